"""Which words are near enough to be proposed, and which are the only thing that can be meant."""

import pytest

from generator.diagnostics.suggest import only_answer

KEYS = ("name", "maker", "pros", "cons", "price", "scores", "score", "summary", "successor", "until")


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("nmae", "name"),
        ("Makers", "maker"),
        ("sumary", "summary"),
        ("sucesor", "successor"),
        ("untill", "until"),
        ("prise", "price"),
        ("scor", "score"),
        ("scoress", "scores"),
        ("scoree", None),  # score or scores
        ("prs", "pros"),
        ("rpos", "pros"),
        ("xyz", None),
        ("pens", None),
        ("", None),
    ],
)
def test_only_a_slip_of_one_word_is_mended(word, right):
    assert only_answer(word, KEYS) == right
