"""Steps over the years: days as far apart as they were, one drawing for prices that share an axis."""

import re
from datetime import date
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from generator.files.theme import read_theme
from generator.pages.prices import PriceChart, PriceLine, Stretch
from generator.rendering.charts.lines import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH
from generator.rendering.charts.prices import price_chart
from generator.rendering.language import language_of

SPEECH = language_of("en", read_theme(), {}).value.speech
DAYS = (date(2024, 3, 1), date(2024, 6, 15), date(2026, 3, 1))
NUMBER = r"-?\d+(?:\.\d)?"


def stretches(*amounts, days=DAYS):
    ends = (None, *days, None)
    return tuple(Stretch(s, e, Fraction(a)) for (s, e), a in zip(pairwise(ends), amounts, strict=True))


def drawn(*lines, coming=None):
    made = tuple(PriceLine(name, steps) for name, steps in lines)
    svg = str(price_chart(PriceChart("API", "USD", made, coming), SPEECH))
    ElementTree.fromstring(svg)
    return svg


def paths(svg):
    return re.findall(r'<path class="line side-(.)"[^>]* d="([^"]*)"', svg)


def places(path):
    """The days on which a path turns, and the heights between them."""
    across = [float(x) for x in re.findall(rf"H({NUMBER})", path)]
    down = [float(path.split()[1].split("H")[0]), *(float(y) for y in re.findall(rf"V({NUMBER})", path))]
    return across, down


def test_days_stand_as_far_apart_as_they_were():
    ((side, path),) = paths(drawn(("tokens", stretches(4, 3, 2, 1))))
    across, down = places(path)
    assert side == "a"
    assert len(across) == len(down) == 4
    spans = [b - a for a, b in pairwise(across[:3])]
    days = [(b - a).days for a, b in pairwise(DAYS)]
    assert spans[1] / spans[0] == pytest.approx(days[1] / days[0], abs=0.05)


def test_heights_are_the_prices_from_nothing_up():
    ((_, path),) = paths(drawn(("tokens", stretches(4, 3, 2, 0))))
    height = HEIGHT - TOP - BOTTOM
    assert places(path)[1] == [TOP + height * (1 - share) for share in (1, 0.75, 0.5, 0)]


def test_everything_lies_inside_of_the_frame():
    for days in (DAYS, (date(2026, 3, 1),), (date(2026, 3, 1), date(2026, 3, 2)), (date(1990, 1, 1), date(2026, 1, 1))):
        svg = drawn(("tokens", stretches(*range(len(days) + 1), days=days)))
        for _, path in paths(svg):
            assert all(LEFT <= x <= WIDTH - RIGHT for x in places(path)[0])
        ticks = re.findall(rf'<text class="tick" x="({NUMBER})" y="{HEIGHT - BOTTOM + 18}"', svg)
        assert 1 <= len(ticks) <= 7
        assert all(LEFT <= float(x) <= WIDTH - RIGHT for x in ticks)


def test_a_line_breaks_where_nothing_was_offered():
    gap = (Stretch(None, DAYS[0], Fraction(2)), Stretch(DAYS[1], None, Fraction(1)))
    ((_, path),) = paths(drawn(("tokens", gap)))
    assert path.count("M") == 2
    assert "V" not in path


def test_what_is_announced_is_drawn_apart_and_takes_up_where_the_other_ends():
    svg = drawn(("tokens", stretches(4, 3, 2, 1)), coming=DAYS[2])
    (_, sure), (_, announced) = paths(svg)
    assert svg.count("stroke-opacity") == 1
    assert sure.count("H") == 3
    assert announced.startswith(f"M{sure.rpartition('H')[2]} ")


def test_two_lines_have_their_names_and_one_has_none():
    both = drawn(("input", stretches(4, 3, 2, 1)), ("output & more", stretches(8, 6, 4, 2)))
    assert [side for side, _ in paths(both)] == ["a", "b"]
    assert re.findall(r'class="name side-(.)"[^>]*>([^<]*)<', both) == [("a", "input"), ("b", "output &amp; mo…")]
    assert "name side-" not in drawn(("input", stretches(4, 3, 2, 1)))
    assert "input and output &amp; more" in both


def test_a_chart_speaks_of_its_prices():
    label = re.search(r'role="img" aria-label="([^"]*)"', drawn(("input", stretches(4, 3, 2, 1))))
    assert label
    assert "input" in label[1]
    assert "table below" in label[1]
