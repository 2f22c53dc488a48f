"""Problems for programs on the command line: what is chosen by itself, what goes where, what is capped."""

import json
import os

from generator.cli.main import run
from tests.cli.test_main import evenhand


def test_json_is_always_a_list_and_alone_on_standard_output(starter):
    clean = evenhand("check", "--format", "json", cwd=starter.root)
    assert (clean.returncode, json.loads(clean.stdout)) == (0, [])
    starter.edit("scores/chairs/alder.yaml", "maker:", "makr:")
    found = evenhand("check", "--format", "json", cwd=starter.root)
    assert found.returncode == 1
    (problem,) = json.loads(found.stdout)
    assert (problem["code"], problem["file"], problem["line"]) == ("key/unknown", "scores/chairs/alder.yaml", 4)
    assert problem["suggestion"]["replacement"] == "maker"
    assert json.loads(evenhand("build", "--format", "json", cwd=starter.root).stdout) == [problem]


def test_columns_count_code_points(starter):
    starter.edit("scores/chairs/alder.yaml", "maker: Example Works", 'maker: {"🪑🪑": 1}')
    (problem,) = json.loads(evenhand("check", "--format", "json", cwd=starter.root).stdout)
    assert (problem["col"], problem["path"]) == (8, "maker")
    starter.edit(
        "scores/chairs/alder.yaml",
        'maker: {"🪑🪑": 1}',
        "maker: Works\nlinks: {buy: {url: https://x.example/🪑🪑, affilate: true}}",
    )
    problems = json.loads(evenhand("check", "--format", "json", cwd=starter.root).stdout)
    assert [p["col"] for p in problems] == [42]


def test_annotations_and_their_summary_are_chosen_under_actions(starter):
    starter.edit("scores/chairs/alder.yaml", "maker:", "makr:")
    summary = starter.root / "summary.md"
    inside = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    found = evenhand("check", cwd=starter.root, GITHUB_WORKSPACE=str(starter.root.parent), **inside)
    assert found.returncode == 1
    place = f"file={starter.root.name}/scores/chairs/alder.yaml,line=4,"
    assert found.stdout.startswith(f"::error {place}")
    assert "key/unknown" in summary.read_text()
    assert evenhand("check", "--format", "text", cwd=starter.root, **inside).stdout == ""


def test_sarif_is_one_run(starter):
    starter.edit("scores/chairs/alder.yaml", "maker:", "makr:")
    found = json.loads(evenhand("check", "--format", "sarif", cwd=starter.root).stdout)
    assert found["version"] == "2.1.0"
    assert [r["ruleId"] for r in found["runs"][0]["results"]] == ["key/unknown"]


def test_a_name_that_is_no_text_is_told_to_programs(starter, capfdbinary):
    (starter.root / "content/pages").mkdir(exist_ok=True)
    (starter.root / os.fsdecode(b"content/pages/te\xff.md")).write_text("x")
    assert run(["check", "--format", "sarif", "--root", str(starter.root)]) == 1
    assert b"te%FF.md" in capfdbinary.readouterr().out


def test_a_flood_is_folded_and_capped(starter):
    for number in range(60):
        starter.write(
            f"scores/chairs/chair-{number}.yaml", f"name: C{number}\nmaker: M\nscores: {{comfort: 5}}\nprise: 1\n"
        )
    folded = evenhand("check", cwd=starter.root).stderr
    assert folded.count("unknown key `prise`") == 1
    assert "the same in scores/chairs/chair-1.yaml:4:1" in folded
    for number in range(60):
        starter.edit(f"scores/chairs/chair-{number}.yaml", "prise", f"prise{number}")
    capped = evenhand("check", cwd=starter.root).stderr
    assert capped.count("error[key/unknown]") < 60
    assert "more (--all shows them)" in capped
    assert evenhand("check", "--all", cwd=starter.root).stderr.count("error[key/unknown]") == 60


def test_codes_are_explained_and_listed(starter):
    assert "YAML" in evenhand("explain", "yaml/tab", cwd=starter.root).stdout
    listed = evenhand("explain", cwd=starter.root).stdout.splitlines()
    assert len(listed) > 100
    wrong = evenhand("explain", "yaml/tabs", cwd=starter.root)
    assert wrong.returncode == 2
    assert "did you mean 'yaml/tab'?" in wrong.stderr
