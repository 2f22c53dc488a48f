"""Sentence forms: what a message may hold, how it selects, and what is said when something is missing."""

import re

import pytest

from generator.files.theme import read_theme
from generator.rendering.formats import Formats
from generator.rendering.words import MissingWords, Words, parse_words
from tests.conftest import ROOT


def words(text):
    outcome = parse_words("en.ftl", text)
    assert not outcome.diagnostics
    return Words(outcome.value, Formats("en").plural)


def test_text_variables_and_references():
    said = words("hello = Hello, { $name }! { again }\nagain = { $name } & co\n")
    assert said.plain("hello", "", {"name": "Ann"}) == "Hello, Ann! Ann & co"
    assert said.html("hello", "", {"name": "<b>"}) == "Hello, <b>! <b> &amp; co"


def test_forms_are_attributes():
    said = words("a = one\n    .short = two\n")
    assert (said.plain("a", "", {}), said.plain("a", "short", {})) == ("one", "two")
    assert said.has("a", "short")
    assert not said.has("a", "long")


@pytest.mark.parametrize(("count", "sentence"), [(0, "none"), (1, "one thing"), (2, "a pair"), (5, "many")])
def test_selection_prefers_exact_numbers_then_the_plural(count, sentence):
    said = words("n = { $n_is ->\n    [0] none\n    [one] one thing\n    [2] a pair\n   *[other] many\n}\n")
    assert said.plain("n", "", {"n_is": count}) == sentence


def test_selection_by_words_and_inside_a_selection():
    said = words("x = { $a_is ->\n    [yes] { $b_is ->\n        [1] both\n       *[other] a\n    }\n   *[no] none\n}\n")
    assert [said.plain("x", "", {"a_is": a, "b_is": b}) for a, b in (("yes", 1), ("yes", 2), ("no", 1))] == [
        "both",
        "a",
        "none",
    ]


def test_what_is_missing_is_named():
    said = words("a = { $name }\nb = { nothing }\n")
    with pytest.raises(MissingWords, match=r"uses `\$name`"):
        said.plain("a", "", {})
    with pytest.raises(MissingWords, match="no message `nothing`"):
        said.plain("b", "", {})
    with pytest.raises(MissingWords, match=r"no message `a\.short`"):
        said.plain("a", "short", {})


def test_a_broken_file_is_told_with_its_line():
    (problem,) = parse_words("en.ftl", "a = fine\n\nb = { $x ->\n").diagnostics
    assert (problem.code, problem.span.line) == ("words/syntax", 3)


def test_every_message_that_templates_name_exists_and_no_other():
    """Messages are named in templates, by kinds of claims, and by phrases in `pages`."""
    known = {id for id, _ in parse_words("en.ftl", read_theme()["words/en.ftl"].decode()).value.patterns}
    sources = [p.read_text() for p in (ROOT / "templates").rglob("*") if p.suffix in (".html", ".xml")]
    sources += [p.read_text() for p in (ROOT / "generator").rglob("*.py")]
    text = "\n".join(sources)
    for id in re.findall(r'"([a-z][a-z0-9_-]+)" \| t\b', text):
        assert id in known, id
    parts_of_phrases = ("part-", "chart-time-", "chart-volume-", "plan-includes-", "plan-per-")
    families = ("evidence-", "method-evidence-", "spec-", "status-", *parts_of_phrases)
    unused = {id for id in known if f'"{id}"' not in text and not id.startswith(families)}
    assert unused == set()
