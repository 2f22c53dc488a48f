"""Prices over the years as steps, each with its name at its end; days stand as far apart as they were.

Start with `price_chart`. What is only announced is drawn thin; the numbers stand in a table.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from markupsafe import Markup, escape

from generator.judging.bills import SHOWN, decimal_of
from generator.model.pricing import Money
from generator.pages.prices import PriceChart, PriceLine, Stretch
from generator.pages.views import phrase
from generator.rendering.charts.lines import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Axis, axis, named, tenths
from generator.rendering.speech import Speech

MARGIN = 8
"""Before the first change and after the last one stands so large a part of the time between them."""
ROOM = 12
"""Letters of a name beside the end of a line; one line alone is named above the drawing."""
LEAST = timedelta(60)
STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between two ticks."""
MOST_TICKS = 6


def price_chart(chart: PriceChart, speech: Speech) -> Markup:
    """Draw one or two prices; what can be seen is said for screen readers."""
    days = sorted({d for line in chart.lines for s in line.stretches for d in (s.start, s.end) if d})
    margin = max((days[-1] - days[0]) / MARGIN, LEAST)
    first, last = days[0] - min(margin, days[0] - date.min), days[-1] + min(margin, date.max - days[-1])
    highest = max(s.amount for line in chart.lines for s in line.stretches)
    y = axis(highest, "", lambda v: speech.formats.sum(Money(decimal_of(v, SHOWN), chart.currency)))
    frame = _Frame(first, last, y)
    names = [speech.plain(line.name) for line in chart.lines]
    label = speech.plain(phrase("price-lines", plan=chart.plan, items=tuple(names)))
    parts = [f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">']
    parts += frame.grid(speech)
    for side, line in zip("ab", chart.lines, strict=False):
        parts += _steps(frame, side, line, chart.coming)
    ends = [round(frame.down(line.stretches[-1].amount) * 10) for line in chart.lines]
    parts += named(list(zip(names, ends, strict=True)), ROOM) if len(names) > 1 else ()
    return Markup("".join([*parts, "</svg>"]))


class _Frame:
    """Where a day and an amount stand in the drawing."""

    def __init__(self, first: date, last: date, y: Axis) -> None:
        self.first, self.last, self.y = first, last, y

    def across(self, day: date) -> Fraction:
        share = Fraction((day - self.first).days, (self.last - self.first).days)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def down(self, amount: Fraction) -> Fraction:
        height = HEIGHT - TOP - BOTTOM
        return TOP + height - amount / (self.y.most or 1) * height

    def grid(self, speech: Speech) -> Iterator[str]:
        for tick in self.y.ticks():
            down = tenths(self.down(tick) * 10)
            text = escape(self.y.write(tick))
            yield f'<path class="grid" d="M{LEFT} {down}H{WIDTH - RIGHT}"/>'
            yield f'<text class="tick" x="{LEFT - 8}" y="{down}" dy=".35em" text-anchor="end">{text}</text>'
        for day, by_month in self._ticks():
            text = escape(speech.formats.month(day) if by_month else str(day.year))
            x = tenths(self.across(day) * 10)
            yield f'<path class="grid" d="M{x} {TOP}V{HEIGHT - BOTTOM}"/>'
            yield f'<text class="tick" x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{text}</text>'

    def _ticks(self) -> Iterator[tuple[date, bool]]:
        """First days of months, as many months apart as leave room for what is written below."""
        start, end = self.first.year * 12 + self.first.month, self.last.year * 12 + self.last.month - 1
        step = next((s for s in STEPS if (end - start) // s < MOST_TICKS), STEPS[-1])
        for month in range(-(-start // step) * step, end + 1, step):
            yield date(month // 12, month % 12 + 1, 1), step % 12 != 0


def _steps(frame: _Frame, side: str, line: PriceLine, coming: date | None) -> Iterator[str]:
    """Two paths: what was and is asked, and, in a thin line, what is announced."""
    certain = [s for s in line.stretches if not (coming and s.start and s.start >= coming)]
    announced = line.stretches[len(certain) :]
    if certain:
        yield f'<path class="line side-{side}" d="{_path(frame, None, certain)}"/>'
    if announced:
        path = _path(frame, certain[-1] if certain else None, announced)
        yield f'<path class="line side-{side}" stroke-opacity=".75" d="{path}"/>'


def _path(frame: _Frame, before: Stretch | None, stretches: Sequence[Stretch]) -> str:
    """From day to day, with a gap wherever nothing was offered; it takes up where `before` ends."""
    path = ""
    if before and before.end == stretches[0].start and before.end:
        path = f"M{tenths(frame.across(before.end) * 10)} {tenths(frame.down(before.amount) * 10)}"
    for stretch in stretches:
        left = tenths(frame.across(stretch.start or frame.first) * 10)
        right = tenths(frame.across(stretch.end or frame.last) * 10)
        down = tenths(frame.down(stretch.amount) * 10)
        joined = before is not None and before.end == stretch.start
        path += f"{f'V{down}' if joined and path else f'M{left} {down}'}H{right}"
        before = stretch
    return path
