"""Drawings: what is in them, and that nothing leaves them."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.cost_ranking import Dot, Scatter
from generator.rendering.charts.scatter import HEIGHT, MOST_NAMED, WIDTH, scatter
from generator.rendering.charts.strips import strip
from tests.rendering.test_speech import english

SPEECH = english()


@given(st.fractions(0, 1))
def test_a_strip_is_full_and_has_two_sides(share):
    left, right = map(int, re.findall(r'width="(\d+)"', strip(share)))
    assert 990 <= left + right <= 1000
    assert abs(left - share * 1000) <= 10
    assert (right == 0) <= (share > Fraction(99, 100))


dots = st.builds(
    Dot, st.sampled_from(["A", "<b>", "Gemma 3"]), st.decimals(0, 10**9, places=2), st.integers(0, 100), st.booleans()
)


@given(st.lists(dots, min_size=3, max_size=30))
def test_every_dot_stands_inside_of_the_drawing(found):
    found[0] = Dot("Dear", Decimal(max(d.month for d in found) + 1), 50, True)
    drawn = scatter(Scatter("Work", "USD", tuple(found)), SPEECH)
    circles = re.findall(r'<circle class="dot(?: best)?" cx="([\d.]+)" cy="([\d.]+)"', drawn)
    assert len(circles) == len(found)
    assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT for x, y in circles)
    named = len(re.findall('<text class="name', drawn))
    assert named == (len(found) if len(found) <= MOST_NAMED else sum(d.is_best for d in found))
    assert "<b>" not in drawn


@pytest.mark.parametrize("lowest", [0, 49, 50, 99, 100])
def test_the_scale_begins_below_the_lowest_overall(lowest):
    dots = tuple(Dot(f"P{n}", Decimal(n), points, False) for n, points in enumerate((lowest, 100, 100)))
    ticks = re.findall(r'text-anchor="end">(\d+)<', scatter(Scatter("Work", "USD", dots), SPEECH))
    assert int(ticks[0]) <= lowest / 10
    assert ticks[-1] == "10"
