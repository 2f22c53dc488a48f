"""The exact share against the six vectors, a simulation, and its properties."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judging.firmness import break_even, gap_at, win_share, wins_share
from tests.making import duel_of_gaps

VECTORS = [
    ((4, -3, 20, 25), 0.994011, 8.25),
    ((10, -15, 5, -15), 0.257500, -2.25),
    ((5, -5, 0, 0), 0.500000, 0.25),
    ((3, 1, 0, 2), 1, 1.65),
    ((20, -1, -1, -1), 0.863838, 6.35),
    ((-4, 3, 6, -2), 0.642857, 0.40),
]
WEIGHTS = (35, 30, 20, 15)
gaps_strategy = st.lists(st.integers(-100, 100), min_size=1, max_size=7)


@pytest.mark.parametrize(("gaps", "share", "gap"), VECTORS)
def test_vectors(gaps, share, gap):
    assert float(win_share(gaps)) == pytest.approx(share, abs=5e-7)
    assert float(duel_of_gaps(gaps).gap) == pytest.approx(gap)


@pytest.mark.parametrize("gaps", [v[0] for v in VECTORS] + [(7, -7, -7, 3, 3, 0, -1)])
def test_share_agrees_with_a_simulation(gaps):
    """The oracle draws weightings uniformly from the simplex (normalised exponentials) and counts."""
    draw = random.Random(7)
    rounds = 40_000
    won = sum(sum(g * draw.expovariate(1) for g in gaps) > 0 for _ in range(rounds))
    assert won / rounds == pytest.approx(float(win_share(gaps)), abs=0.01)


@given(gaps_strategy)
def test_both_sides_share_all_weightings(gaps):
    mine, theirs = win_share(gaps), win_share([-g for g in gaps])
    assert mine + theirs == (1 if any(gaps) else 0)


@given(gaps_strategy, st.randoms())
def test_order_and_scale_do_not_matter(gaps, draw):
    shuffled = gaps[:]
    draw.shuffle(shuffled)
    assert win_share(shuffled) == win_share(gaps) == win_share([3 * g for g in gaps])


@given(gaps_strategy)
def test_only_dominance_is_total(gaps):
    assert (win_share(gaps) == 1) == (any(gaps) and min(gaps) >= 0)


def test_break_even_of_the_reference_pair():
    gaps = (4, -3, 20, 25)
    found = [break_even(gaps, WEIGHTS, i) for i in range(4)]
    assert [f is not None for f in found] == [False, True, False, False]
    assert float(found[1]) == pytest.approx(0.8133, abs=5e-5)


@given(st.lists(st.integers(-100, 100), min_size=2, max_size=6), st.data())
def test_break_even_is_where_the_gap_is_zero(gaps, data):
    weights = data.draw(st.lists(st.integers(1, 100), min_size=len(gaps), max_size=len(gaps)))
    index = data.draw(st.integers(0, len(gaps) - 1))
    at = break_even(gaps, weights, index)
    ends = (gap_at(gaps, weights, index, Fraction(0)), gap_at(gaps, weights, index, Fraction(1)))
    if at is None:
        assert ends[0] * ends[1] >= 0
    else:
        assert 0 < at < 1
        assert gap_at(gaps, weights, index, at) == 0
        assert ends[0] * ends[1] < 0


@given(gaps_strategy, st.fractions(0, 1))
def test_a_share_is_at_least_what_it_is(gaps, least):
    assert wins_share(gaps, least.as_integer_ratio()) == (win_share(gaps) >= least)
    assert wins_share(gaps, win_share(gaps).as_integer_ratio())
