"""The command as a user types it: exit codes, messages, options before and after the verb."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT


def evenhand(*arguments, cwd, **environment):
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def test_new_then_build(tmp_path):
    made = evenhand("new", "my-site", cwd=tmp_path)
    assert made.returncode == 0
    assert "cd my-site" in made.stdout
    built = evenhand("build", "--strict", cwd=tmp_path / "my-site")
    assert built.returncode == 0, built.stderr
    assert "pages in" in built.stdout
    assert "no warnings" in built.stdout
    assert built.stderr == ""
    assert (tmp_path / "my-site/.gitignore").read_text() == "/site/\n/.evenhand/\n"
    assert json.loads((tmp_path / "my-site/.vscode/extensions.json").read_text())["recommendations"]
    assert '"comfort"' in (tmp_path / "my-site/.schema/product.json").read_text("utf-8")


def test_new_does_not_write_over_anything(starter):
    refused = evenhand("new", starter.root, cwd=starter.root)
    assert refused.returncode == 4
    assert "is not empty" in refused.stderr


def test_mistakes_are_told_with_place_and_way_out(starter):
    starter.edit("scores/chairs/alder.yaml", "maker:", "makr:")
    found = evenhand("check", cwd=starter.root)
    assert found.returncode == 1
    assert "error[key/unknown]: unknown key `makr`" in found.stderr
    assert "--> scores/chairs/alder.yaml:4:1" in found.stderr
    assert "did you mean `maker`?" in found.stderr
    assert found.stderr.rstrip().endswith("1 error; `evenhand explain CODE` says more")
    assert "\x1b" not in found.stderr


@pytest.mark.parametrize("order", [("--root", "{}", "--quiet", "build"), ("build", "--root", "{}", "--quiet")])
def test_options_stand_before_or_after_the_verb(starter, tmp_path, order):
    result = evenhand(*[a.format(starter.root) for a in order], cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert (starter.output / "index.html").exists()


def test_the_site_is_found_from_a_folder_inside(starter):
    assert evenhand("check", cwd=starter.root / "scores" / "chairs").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["bild"], 2, "build"),
        (["build", "--draft"], 2, "--drafts"),
        (["check", "--as-of", "soon"], 2, "soon"),
        (["check", "--root", "absent"], 2, "no folder absent"),
        (["build", "--base-url", "ftp://x"], 2, "http"),
        (["build", "--output", "."], 4, "holds the sources"),
        (["build", "--output", "scores/out"], 4, "inside the sources"),
        (["build", "--output", "evenhand.yaml"], 4, "is a file"),
        (["build", "--output", "/proc/x"], 3, "error: "),
    ],
)
def test_what_cannot_be_done_says_why(starter, arguments, code, words):
    result = evenhand(*arguments, cwd=starter.root)
    assert result.returncode == code
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_no_site_here(tmp_path):
    result = evenhand("build", cwd=tmp_path)
    assert result.returncode == 2
    assert "evenhand new" in result.stderr


def test_the_day_comes_from_the_environment(starter):
    starter.edit("scores/chairs/alder.yaml", "once: 190", "once: 190, until: 2026-06-01")
    starter.edit("evenhand.yaml", "currency: USD", "freshness: {words: 1, scores: 1, prices: 1}")
    evenhand("build", cwd=starter.root, SOURCE_DATE_EPOCH="1767225600")  # 2026-01-01
    assert "$190 once" in starter.page("chairs/alder")
    assert "(old)" not in starter.page("chairs/alder")
    evenhand("build", cwd=starter.root, SOURCE_DATE_EPOCH="1798761600")  # 2027-01-01
    assert "$190 once" not in starter.page("chairs/alder")
    assert "(old)" in starter.page("chairs/alder")
    assert evenhand("build", cwd=starter.root, SOURCE_DATE_EPOCH="soon").returncode == 2


def test_another_base_url(starter):
    evenhand("build", "--base-url", "https://preview.example.org/pr-7", cwd=starter.root)
    assert 'href="https://preview.example.org/pr-7/chairs/"' in starter.page("chairs")


def test_add_a_product_and_articles(starter):
    result = evenhand("add", "product", "--name", 'C++ & "Friends" <3', "--maker", "Oak: & Co", cwd=starter.root)
    assert result.returncode == 0, result.stderr
    added = starter.root / "scores/chairs/c-friends-3.yaml"
    assert added.read_text("utf-8").startswith("# yaml-language-server: $schema=../../.schema/product.json\n")
    known = json.loads((starter.root / ".schema/product.json").read_text("utf-8"))["properties"]["successor"]["enum"]
    assert "c-friends-3" in known
    assert evenhand("add", "article", "--title", "Sitting: a history", cwd=starter.root).returncode == 0
    assert evenhand("add", "article", "--pair", "cedar", "birch", cwd=starter.root).returncode == 0
    assert "title" not in (starter.root / "content/chairs/birch-vs-cedar.md").read_text()
    titled = evenhand("add", "article", "--pair", "alder", "cedar", "--title", "Sit: or lean", cwd=starter.root)
    assert titled.returncode == 0
    assert 'title: "Sit: or lean"\n' in (starter.root / "content/chairs/alder-vs-cedar.md").read_text()
    for name in ("Alternatives", "A vs B"):
        taken = evenhand("add", "product", "--name", name, "--maker", "Oak", cwd=starter.root)
        assert (taken.returncode, "choose another one" in taken.stderr) == (2, True)
    assert evenhand("check", "--strict", "--drafts", cwd=starter.root).returncode == 0
    again = evenhand("add", "product", "--name", 'C++ & "Friends" <3', "--maker", "Oak", cwd=starter.root)
    assert again.returncode == 4
    assert "is there already" in again.stderr
    lost = evenhand("add", "product", "--name", "X", cwd=starter.root)
    assert lost.returncode == 2
    assert "--maker is missing" in lost.stderr


def test_schemas_are_printed_for_tools(starter):
    first, second = (evenhand("schema", cwd=starter.root, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert (first.returncode, first.stderr) == (0, "")
    assert list(json.loads(first.stdout)) == ["site", "category", "product"]
    assert first.stdout == second.stdout
    assert not (starter.root / ".schema").exists()


def test_schemas_are_written_when_they_change(starter):
    assert evenhand("schema", "--write", cwd=starter.root).stdout.count(": written\n") == 3
    before = {p: p.stat().st_mtime_ns for p in (starter.root / ".schema").iterdir()}
    assert sorted(p.name for p in before) == ["category.json", "product.json", "site.json"]
    assert evenhand("schema", "--write", cwd=starter.root).stdout.count(": unchanged\n") == 3
    assert {p: p.stat().st_mtime_ns for p in (starter.root / ".schema").iterdir()} == before
    starter.edit("scores/chairs/category.yaml", "id: weight", "id: mass")
    assert evenhand("schema", "--write", cwd=starter.root).stdout == (
        ".schema/site.json: unchanged\n.schema/category.json: written\n.schema/product.json: written\n"
    )
    assert evenhand("schema", "--write", "--quiet", cwd=starter.root).stdout == ""


def test_schemas_are_written_for_a_broken_site_too(starter):
    starter.edit("evenhand.yaml", "title:", "titel:")
    assert evenhand("schema", "--write", cwd=starter.root).returncode == 0
    scores = json.loads((starter.root / ".schema/product.json").read_text("utf-8"))["properties"]["scores"]
    assert scores["additionalProperties"] == {"$ref": "#/definitions/ScoreEntry"}


def test_a_schema_that_cannot_be_written_leaves_nothing_behind(starter):
    (starter.root / ".schema").write_text("a file", "utf-8")
    result = evenhand("schema", "--write", cwd=starter.root)
    assert result.returncode == 3
    assert "Traceback" not in result.stderr


def test_help_is_quick_and_lists_the_verbs(tmp_path):
    result = evenhand("--help", cwd=tmp_path)
    assert all(verb in result.stdout for verb in ("new", "add", "check", "build", "serve", "schema"))
    code = (
        "import sys; import generator.cli.main; print(*[m for m in ('jinja2','pydantic','babel') if m in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""


def test_an_interrupted_build_says_so(starter, monkeypatch, capsys):
    from generator.cli.main import run

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.chdir(starter.root)
    monkeypatch.setattr("generator.build.build_loaded", interrupted)
    assert run(["build"]) == 130
    assert "nothing was changed" in capsys.readouterr().err
