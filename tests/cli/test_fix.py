"""`check --fix`: what has one answer is shown as a difference, and written only when asked for."""

import os

import pytest

from tests.cli.test_main import evenhand

BROKEN = """# a comment that stays
nmae: Elm          # and this one
maker: Example Works
scores:
  comfrt: {score: 7,5, why: Soft.}
  value: {score: "8.5", why: Cheap.}
updated: 2026-4-3
specs: {weight: 1_000}
status: curent
"""
BROKEN = BROKEN.replace("score: 7,5", 'score: "7,5"')
MENDED = """# yaml-language-server: $schema=../../.schema/product.json
# a comment that stays
name: Elm          # and this one
maker: Example Works
scores:
  comfort: {score: 7.5, why: Soft.}
  value: {score: 8.5, why: Cheap.}
updated: 2026-04-03
specs: {weight: 1K}
status: current
"""


def test_a_difference_is_shown_and_nothing_is_written(starter):
    starter.write("scores/chairs/elm.yaml", BROKEN)
    found = evenhand("check", "--fix", cwd=starter.root)
    assert found.returncode == 1
    assert "-nmae: Elm          # and this one\n+name: Elm          # and this one" in found.stdout
    assert "8 changes to make" in found.stdout
    assert (starter.root / "scores/chairs/elm.yaml").read_text() == BROKEN


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_written_fixes_keep_comments_order_line_ends_and_mode(starter, ends, mark):
    path = starter.root / "scores/chairs/elm.yaml"
    path.write_bytes((mark + BROKEN.replace("\n", ends)).encode())
    path.chmod(0o640)
    found = evenhand("check", "--fix", "--write", cwd=starter.root)
    assert (found.returncode, found.stderr) == (0, "")
    assert path.read_bytes() == (mark + MENDED.replace("\n", ends)).encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_gets_the_name_that_its_id_should_have(starter):
    sound = (starter.root / "scores/chairs/alder.yaml").read_text().replace("Alder", "Elm")
    starter.write("scores/chairs/Old Elm.yaml", sound).write("scores/chairs/fir.yml", sound.replace("Elm", "Fir"))
    found = evenhand("check", "--fix", "--write", cwd=starter.root)
    assert "rename scores/chairs/Old Elm.yaml → scores/chairs/old-elm.yaml" in found.stdout
    assert (starter.root / "scores/chairs/old-elm.yaml").read_text() == sound
    assert (starter.root / "scores/chairs/fir.yaml").exists()
    assert not (starter.root / "scores/chairs/Old Elm.yaml").exists()


def test_a_name_that_is_taken_is_left_to_the_editor(starter):
    starter.write("scores/chairs/Alder.yaml", (starter.root / "scores/chairs/alder.yaml").read_text())
    found = evenhand("check", "--fix", "--write", cwd=starter.root)
    assert found.returncode == 1
    assert (starter.root / "scores/chairs/Alder.yaml").exists()
    assert "nothing here has only one answer" in found.stdout


def test_two_files_that_want_one_name_are_left_to_the_editor(starter):
    alder = (starter.root / "scores/chairs/alder.yaml").read_text()
    texts = {name: alder.replace("Alder", name.title()) for name in ("Old Elm", "Old_Elm")}
    for name, text in texts.items():
        starter.write(f"scores/chairs/{name}.yaml", text)
    found = evenhand("check", "--fix", "--write", cwd=starter.root)
    assert "nothing here has only one answer" in found.stdout
    assert {name: (starter.root / f"scores/chairs/{name}.yaml").read_text() for name in texts} == texts


def test_words_are_written_as_their_owners_write_them(starter):
    starter.edit("scores/chairs/alder.yaml", "Every part can be ordered\n", "Every part has an Api, and a gpu too\n")
    evenhand("check", "--fix", "--write", cwd=starter.root)
    assert "  - Every part has an API, and a GPU too\n" in (starter.root / "scores/chairs/alder.yaml").read_text()


def test_code_and_addresses_stay_as_they_are(starter):
    text = "Run `sit ikea`, see [it](https://ikea.com), then ikea, ikea, ikea, ikea, ikea, ikea and ikea.\n"
    starter.edit("scores/chairs/alder.yaml", "maker: Example Works", "maker: IKEA").write(
        "content/pages/x.md", f"# X\n\n{text}"
    )
    evenhand("check", "--fix", "--write", cwd=starter.root)
    mended = (starter.root / "content/pages/x.md").read_text().split("then")
    assert mended[0].endswith("Run `sit ikea`, see [it](https://ikea.com), ")
    assert mended[1].count("IKEA") == 7


def test_what_is_left_is_told_and_decides_the_exit_code(starter):
    starter.write("scores/chairs/elm.yaml", BROKEN + "prise: 1\nscore: 4\nscorez: 5\n")
    found = evenhand("check", "--fix", "--write", cwd=starter.root)
    assert found.returncode == 1
    assert "prise" in found.stderr
    assert "nmae" not in found.stderr


def test_write_alone_and_formats_for_programs_are_usage_errors(starter):
    assert evenhand("check", "--write", cwd=starter.root).returncode == 2
    assert evenhand("check", "--fix", "--format", "json", cwd=starter.root).returncode == 2


def test_a_file_that_changed_meanwhile_is_not_overwritten(starter, monkeypatch):
    from generator.diagnostics.problem import Edit, Span
    from generator.files.mend import mended, write_changes
    from generator.files.refusal import Refused
    from generator.files.tree import read_tree

    before = read_tree(starter.root).value
    after = mended(before, [Edit(Span("evenhand.yaml", 1, 1, 1, 2), "#")])
    after = mended(after, [Edit(Span("scores/chairs/alder.yaml", 2, 1, 2, 5), "nom")])
    starter.edit("scores/chairs/alder.yaml", "Alder", "Alder 2")
    with pytest.raises(Refused, match="changed meanwhile"):
        write_changes(starter.root, before, after, {})
    assert "name: Alder 2" in (starter.root / "scores/chairs/alder.yaml").read_text()
    assert not [name for name in os.listdir(starter.root / "scores/chairs") if name.startswith(".")]
