"""Products by cost and overall score. Start with `scatter`."""

from collections.abc import Iterator
from fractions import Fraction

from markupsafe import Markup, escape

from generator.judging.bills import decimal_of
from generator.model.pricing import Money
from generator.pages.cost_ranking import Dot, Scatter
from generator.pages.views import Phrase, phrase
from generator.rendering.charts.lines import LINE_HEIGHT, Axis, axis, tenths
from generator.rendering.speech import Speech

WIDTH, HEIGHT = 480, 300
LEFT, RIGHT, TOP, BOTTOM = 34, 20, 12, 42
MOST_NAMED = 12
BESIDE = 100
TURN = Fraction(3, 5)
"""From this part of the width on a name stands left of its dot."""


def scatter(chart: Scatter, speech: Speech) -> Markup:
    """Draw the dots with their names beside them; of many, those that nobody beats on both, the others in titles."""
    across = axis(Fraction(max(d.month for d in chart.dots)), speech.plain(Phrase("scatter-cost")), str)
    low = min(min(d.overall for d in chart.dots) // 10, 9)
    names = speech.listing([d.name for d in chart.dots if d.is_best])
    label = speech.plain(phrase("scatter-label", workload=chart.workload, count=len(chart.dots), best=names))
    parts = [f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">']
    parts += _grid(across, low, chart.currency, speech)
    parts += _dots(chart.dots, across, low)
    return Markup("".join([*parts, "</svg>"]))


def _grid(across: Axis, low: int, currency: str, speech: Speech) -> Iterator[str]:
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    for points in range(low, 11, 1 if low > 4 else 2):
        down = tenths(_down(points * 10, low))
        yield f'<path class="grid" d="M{LEFT} {down}H{right}"/>'
        yield f'<text class="tick" x="{LEFT - 8}" y="{down}" dy=".35em" text-anchor="end">{points}</text>'
    for tick in across.ticks():
        text = escape(speech.formats.money(Money(decimal_of(tick), currency)))
        place = tenths(_place(tick, across))
        yield f'<text class="tick" x="{place}" y="{bottom + 18}" text-anchor="middle">{text}</text>'
    yield f'<text class="axis" x="{right}" y="{HEIGHT - 6}" text-anchor="end">{escape(across.label)}</text>'


def _dots(dots: tuple[Dot, ...], across: Axis, low: int) -> Iterator[str]:
    """The dots, then the names of the best, each moved down where it would stand on the one before."""
    for dot in dots:
        x, y = tenths(_across(dot, across)), tenths(_down(dot.overall, low))
        kind = "dot best" if dot.is_best else "dot"
        yield f'<circle class="{kind}" cx="{x}" cy="{y}" r="5"><title>{escape(dot.name)}</title></circle>'
    taken: list[tuple[bool, int]] = []
    for dot in sorted(dots, key=lambda d: -d.overall):
        if not dot.is_best and len(dots) > MOST_NAMED:
            continue
        place, down = _across(dot, across), _down(dot.overall, low)
        turned = place > (LEFT + (WIDTH - LEFT - RIGHT) * TURN) * 10
        while any(side == turned and abs(down - other) < LINE_HEIGHT * 10 for side, other in taken):
            down += LINE_HEIGHT * 5
        taken.append((turned, down))
        beside, anchor = (place - BESIDE, "end") if turned else (place + BESIDE, "start")
        at = f'x="{tenths(beside)}" y="{tenths(down)}" dy=".35em" text-anchor="{anchor}"'
        kind = "name best" if dot.is_best else "name"
        yield f'<text class="{kind}" {at}>{escape(dot.name)}</text>'


def _across(dot: Dot, across: Axis) -> Fraction:
    return _place(Fraction(dot.month), across)


def _place(month: Fraction, across: Axis) -> Fraction:
    return LEFT * 10 + month / (across.most or 1) * (WIDTH - LEFT - RIGHT) * 10


def _down(points: int, low: int) -> int:
    """Tenths of a unit from the top; the scale begins at the whole point below the lowest overall."""
    return TOP * 10 + (100 - points) * (HEIGHT - TOP - BOTTOM) // (10 - low)
