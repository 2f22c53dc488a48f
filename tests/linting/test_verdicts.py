"""Verdicts in an editor's words: the data have to bear them."""

import pytest

from tests.conftest import told

PAIR = "content/chairs/birch-vs-cedar.md"


def found(site, text):
    return [(d.code, d.span.line, d.span.column) for d in told(site.write(PAIR, text).check())]


@pytest.mark.parametrize(
    ("winner", "code"),
    [("none", "verdict/winner"), ("cedar", "verdict/winner"), ("birch", None), ("brich", "verdict/winner")],
)
def test_the_winner_of_a_verdict_is_the_one_of_the_scores(starter, winner, code):
    starter.edit("scores/chairs/cedar.yaml", "score: 9.0", "score: 3.0")
    for verdict in ("verdict: Birch, for anybody who sits all day.\n", ""):
        text = f"---\nwinner: {winner}\n{verdict}---\n"
        assert [c for c, *_ in found(starter, text)] == ([code] if code else [])


def test_a_verdict_that_names_nobody_is_a_warning(starter):
    assert found(starter, "---\nverdict: Take the one that you like.\n---\n") == [("verdict/unsaid", 2, 10)]


def test_each_number_of_a_verdict_is_on_record(starter):
    body = "::: verdict {winner}\nBirch has 9.9 for comfort, and 3 of 3 are compared.\n:::\n"
    winner = next(w for w in ("birch", "cedar", "none") if not _says_winner(starter, body.format(winner=w)))
    assert ("verdict/number", 2, 11) in found(starter, body.format(winner=winner))
    assert [c for c, *_ in found(starter, body.format(winner=winner))].count("verdict/number") == 1


def test_a_value_put_in_by_the_data_is_never_wrong(starter):
    text = '---\nwinner: {}\nverdict: "Birch has {{{{ birch.scores.comfort }}}} for comfort."\n---\n'
    winner = next(w for w in ("birch", "cedar", "none") if not _says_winner(starter, text.format(w)))
    assert found(starter, text.format(winner)) == []


def _says_winner(site, text):
    return "verdict/winner" in [code for code, *_ in found(site, text)]


def test_schemas_of_a_site_that_cannot_be_read_are_not_measured(starter):
    starter.write("scores/chairs/birch.yaml", "x: [1")
    assert "schema/stale" not in {d.code for d in starter.check().diagnostics}
