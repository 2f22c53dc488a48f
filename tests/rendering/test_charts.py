"""Drawings: what is in them, and that nothing leaves them."""

import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.rubric import Tenths
from generator.pages.cost_ranking import Dot, Scatter
from generator.pages.product import Trend
from generator.rendering.charts import sparks
from generator.rendering.charts.scatter import HEIGHT, MOST_NAMED, WIDTH, scatter
from generator.rendering.charts.sparks import spark
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


def points_of_spark(*past, now):
    """Where the line of a trend begins, turns and ends; days count from the first."""
    first = date(2026, 1, 1)
    trend = Trend("Value & price", tuple((first + timedelta(days), Tenths(p)) for days, p in past), Tenths(now))
    svg = str(spark(trend, SPEECH))
    path = re.search(r' d="([^"]+)"', svg)[1]
    return [int(n) for n in re.findall(r"\d+", path)], svg


def test_a_trend_is_drawn_in_steps_with_days_as_far_apart_as_they_were():
    (x0, y0, x1, y1, x2, y2, x3, y3, end), svg = points_of_spark((0, 60), (30, 70), (120, 80), now=90)
    assert (x0, y0 > y1 > y2 > y3) == (0, True)
    assert abs(3 * (x2 - x1) - (x3 - x2)) <= 3
    assert end <= sparks.WIDTH and f'cx="{end}" cy="{y3}"' in svg
    assert "Value &amp; price: 6.0 until January 1, 2026, 7.0 until January 31, 2026" in svg
    assert svg.endswith("</svg>") and "now 9.0" in svg


def test_a_small_change_looks_small_and_none_falls_out_of_the_drawing():
    (_, y0, _, y1, _), _ = points_of_spark((0, 79), now=80)
    assert 0 < y0 - y1 < sparks.HEIGHT / 4
    for past, now in ((0, 100), (100, 0), (50, 50)):
        (_, y0, _, y1, _), _ = points_of_spark((0, past), now=now)
        assert sparks.EDGE <= min(y0, y1) <= max(y0, y1) <= sparks.HEIGHT - sparks.EDGE
