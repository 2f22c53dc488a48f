"""Problems as other programs read them: JSON, GitHub's annotations, SARIF; and folded for people."""

import json

from generator.diagnostics.codes import Level
from generator.diagnostics.fold import folded
from generator.diagnostics.github import annotations, step_summary
from generator.diagnostics.machine import to_json
from generator.diagnostics.problem import Diagnostic, Edit, Related, Rename, Span
from generator.diagnostics.sarif import to_sarif
from generator.diagnostics.text import render_fold

PLACE = Span("scores/a/b.yaml", 3, 5, 3, 9, "scores.value")
TYPO = Diagnostic(
    "key/unknown",
    "unknown key `pric,e`",
    PLACE,
    hint="did you mean `price`?",
    related=(Related(Span("x.yaml", 1, 1, 1, 4), "like here"),),
    fix=Edit(PLACE, "price"),
)
PHRASE = "100% a phrase: says | nothing\n<b>"
WARNING = Diagnostic("editorial/filler", PHRASE, Span("content/ä b.md", 2), given=Level.WARN)
NAMED = Diagnostic("id/malformed", "`B` is not an id", Span("scores/a/B.yaml"), fix=Rename("scores/a/B.yaml", "b.yaml"))


def test_json_has_the_fields_that_are_promised():
    assert json.loads(to_json([])) == []
    typo, warning, named = json.loads(to_json([TYPO, WARNING, NAMED]))
    assert typo == {
        "code": "key/unknown",
        "level": "error",
        "message": "unknown key `pric,e`",
        "file": "scores/a/b.yaml",
        "line": 3,
        "col": 5,
        "end_line": 3,
        "end_col": 9,
        "path": "scores.value",
        "help": "did you mean `price`?",
        "suggestion": {"replacement": "price", "line": 3, "col": 5, "end_line": 3, "end_col": 9},
        "related": [
            {"file": "x.yaml", "line": 1, "col": 1, "end_line": 1, "end_col": 4, "message": "like here"},
        ],
    }
    assert (warning["level"], warning["path"], warning["help"], warning["suggestion"]) == ("warn", None, None, None)
    assert named["suggestion"] == {"rename_to": "b.yaml"}


def test_annotations_are_escaped_and_errors_come_first():
    first, second = annotations([WARNING, TYPO])
    assert first == (
        "::error file=scores/a/b.yaml,line=3,endLine=3,col=5,endColumn=8,title=key/unknown::"
        "unknown key `pric,e`%0Adid you mean `price`?"
    )
    assert second.startswith("::warning file=content/ä b.md,line=2,")
    assert second.endswith("::100%25 a phrase: says | nothing%0A<b>")


def test_the_step_summary_holds_all_problems_and_no_markup_of_theirs():
    assert step_summary([]) == "### Evenhand\n\nNothing wrong was found.\n"
    table = step_summary([TYPO] * 30 + [WARNING])
    assert table.count("key/unknown") == 30
    assert "30 errors, 1 warning" in table
    assert r"says \| nothing\\u{a}\<b\>" in table


def test_sarif_names_rules_places_and_fixes():
    (run,) = json.loads(to_sarif([TYPO, WARNING], "1.2.3"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["editorial/filler", "key/unknown"]
    typo, warning = run["results"]
    assert rules[typo["ruleIndex"]]["id"] == typo["ruleId"] == "key/unknown"
    assert typo["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 5,
        "endLine": 3,
        "endColumn": 9,
    }
    assert typo["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "price"}
    assert warning["level"] == "warning"
    assert warning["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/%C3%A4%20b.md"
    assert run["columnKind"] == "unicodeCodePoints"


def test_the_same_fault_in_many_files_is_told_once():
    same = [Diagnostic("key/unknown", "unknown key `x`", Span(f"{n}.yaml", 4)) for n in range(9)]
    twice = [Diagnostic("key/unknown", "unknown key `y`", Span(f"{n}.yaml", 5)) for n in range(2)]
    folds = folded([*same, *twice])
    assert [len(f.others) for f in folds] == [8, 0, 0]
    places = ", ".join(f"{n}.yaml:4:1" for n in range(1, 6))
    assert f"= the same in {places} and 3 more" in render_fold(folds[0], {})
