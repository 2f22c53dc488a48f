"""The audit's own sums against worked numbers, and against judging, which is made another way."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.arithmetic import mean_half_up, mean_in_points, share_ahead, turning_point
from generator.audit.forms import Sentences, read_forms
from generator.audit.writing import Writing
from generator.files.theme import read_theme
from generator.judging.firmness import break_even, win_share
from generator.judging.ranking import overall
from generator.rendering.formats import Formats
from generator.rendering.words import Words
from generator.rendering.words_file import parse_words

GAPS = st.lists(st.integers(-100, 100), min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("gaps", "share"),
    [
        ((4, -3, 20, 25), 0.994011),
        ((10, -15, 5, -15), 0.2575),
        ((5, -5, 0, 0), 0.5),
        ((3, 1, 0, 2), 1),
        ((20, -1, -1, -1), 0.863838),
        ((-4, 3, 6, -2), 0.642857),
    ],
)
def test_shares_of_weightings_are_those_worked_out(gaps, share):
    assert float(share_ahead(gaps)) == pytest.approx(share, abs=1e-6)


@given(GAPS)
def test_two_ways_to_a_share_meet(gaps):
    assert share_ahead(gaps) == win_share(gaps)
    assert share_ahead(gaps) + share_ahead([-g for g in gaps]) == (1 if any(gaps) else 0)


@given(GAPS, st.data())
def test_two_ways_to_a_break_even_meet(gaps, data):
    weights = data.draw(st.lists(st.integers(1, 9_000), min_size=len(gaps), max_size=len(gaps)))
    for at, gap in enumerate(gaps):
        if len(gaps) > 1:
            rest = sum(g * w for g, w in zip(gaps, weights, strict=True)) - gap * weights[at]
            assert turning_point(gap, rest, sum(weights) - weights[at]) == break_even(gaps, weights, at)


def test_the_break_even_of_the_worked_pair():
    assert turning_point(-3, 4 * 3500 + 20 * 2000 + 25 * 1500, 7000) == Fraction(61, 75)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 9_000)), min_size=1, max_size=10))
def test_two_ways_to_an_overall_meet(scored):
    points, weights = [p for p, _ in scored], [w for _, w in scored]
    assert mean_half_up(points, weights) == overall(points, weights)
    assert abs(float(mean_in_points(points, weights)) * 10 - mean_half_up(points, weights)) <= 0.5005


def test_what_lies_between_two_goes_up():
    assert mean_half_up([82, 83], [1, 1]) == 83
    assert mean_in_points([100], [7]) == "10"
    assert mean_in_points([82, 95, 90, 95], [3500, 3000, 2000, 1500]) == "8.945"


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "fr", "ar", "ja"])
def test_two_ways_to_write_meet(language):
    ours, theirs = Writing(language), Formats(language)
    for count in range(6):
        assert ours.all_of("abcdef"[:count]) == theirs.listing("abcdef"[:count])
        assert ours.one_of("abcdef"[:count]) == theirs.choice("abcdef"[:count])
    for thousandth in range(1001):
        share = Fraction(thousandth, 1000)
        assert (ours.share(share).text, ours.share(share).choice) == theirs.share(share)
        for down in (True, False) if 0 < share < 1 else ():
            assert ours.limit(share / 7, down) == theirs.threshold(share / 7, down)
    for points in range(101):
        assert ours.tenths(points).text == theirs.points(points)
    for weight in (1, 3333, 3500, 10_000):
        assert ours.weight(weight).text == theirs.weight(weight)


CHOICES = ("yes", "no", "one", "some", "none", "above", "over", "under", "all", "whole", "move", 0, 1, 2, 5)


@given(st.data())
def test_two_ways_to_read_the_words_meet(data):
    text = read_theme()["words/en.ftl"].decode()
    words, sentences = Words(parse_words("en.ftl", text).value, _plural), Sentences(read_forms(text), _plural)
    key = data.draw(st.sampled_from(sorted(sentences.forms)))
    arguments = _Any(data)
    assert " ".join(words.plain(*key)(arguments).split()) == " ".join(sentences.say(*key, arguments).split())


def _plural(count: int) -> str:
    return "one" if count == 1 else "other"


class _Any(dict):
    """Arguments that are drawn when they are asked for."""

    def __init__(self, data):
        super().__init__()
        self._data = data

    def __missing__(self, name):
        self[name] = self._data.draw(st.sampled_from(CHOICES)) if name.endswith("_is") else f"<{name} 100%>"
        return self[name]
