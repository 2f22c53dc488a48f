"""Two costs as lines over months or over volume, each with its name at its end. Start with `line_chart`.

Coordinates are whole tenths of a unit of the drawing; sums are never drawn from
floating point. The side's class colours a line, and one of the two is dashed.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from markupsafe import Markup, escape
from msgspec import Struct

from generator.judging.curves import Curve, Point

WIDTH, HEIGHT = 480, 250
LEFT, RIGHT, TOP, BOTTOM = 60, 118, 12, 42
STEPS = (1, 2, 5, 10)
MOST_TICKS = 5
LINE_HEIGHT = 16
MOST_LETTERS = 16
MANY = 8192

Write = Callable[[Fraction], str]


class Axis(Struct, frozen=True):
    """A range from 0 to `most`, its ticks and how they are written; `label` says what is counted."""

    most: Fraction
    step: Fraction
    label: str
    write: Write

    def ticks(self) -> Iterator[Fraction]:
        for n in range(int(self.most / self.step) + 1):
            yield n * self.step


def years(months: Fraction, label: str, write: Write) -> Axis:
    """An axis of months with a tick for each year, or each few years; months where there are but a few."""
    step = max(1, int(months) // (12 * MOST_TICKS)) * 12
    return Axis(months, Fraction(step), label, write) if months >= 24 else axis(months, label, write)


def axis(most: Fraction, label: str, write: Write) -> Axis:
    """An axis that ends at `most`, with at most `MOST_TICKS` steps of 1, 2 or 5 times a power of ten."""
    wanted = most / MOST_TICKS if most else Fraction(1)
    power = Fraction(1)
    while power * 10 <= wanted:
        power *= 10
    while power > wanted:
        power /= 10
    return Axis(most, next(power * n for n in STEPS if power * n >= wanted), label, write)


class Field(Struct, frozen=True):
    """What two curves are drawn on: how far it reaches on both sides, and its grid."""

    right: Fraction
    top: Fraction
    grid: str

    def place(self, point: Point) -> tuple[str, str]:
        across = LEFT * 10 + part_of(point[0], self.right, (WIDTH - LEFT - RIGHT) * 10)
        return tenths(across), tenths(self.down(point))

    def down(self, point: Point) -> int:
        """How far down a point lies, in tenths."""
        bottom = HEIGHT - BOTTOM
        return bottom * 10 - part_of(point[1], self.top, (bottom - TOP) * 10)


def field(x: Axis, y: Axis) -> Field:
    """The same for all curves that share their axes."""
    bare = Field(x.most, y.most, "")
    return Field(x.most, y.most, "\n".join(_grid(x, y, bare.place)))


def line_chart(a: Curve, b: Curve, field: Field, dots: tuple[Point, ...], label: str) -> Markup:
    """Draw two curves; `dots` are where they meet, `label` says for screen readers what can be seen.

    What is the same on many pages stands on lines of its own, which the audit reads once.
    """
    parts = [f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">', field.grid]
    for side, curve in (("a", a), ("b", b)):
        points = " ".join([",".join(field.place(point)) for point in curve.points])
        parts.append(f'<polyline class="line side-{side}" points="{points}"/>')
    parts += [f'<circle class="meet" cx="{cx}" cy="{cy}" r="5"/>' for cx, cy in map(field.place, dots)]
    parts += named([(curve.product.label, field.down(curve.points[-1])) for curve in (a, b)])
    return Markup("\n".join([*parts, "</svg>"]))


def _grid(x: Axis, y: Axis, place: Callable[[Point], tuple[str, str]]) -> Iterator[str]:
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    rows = [(place((Fraction(0), tick))[1], escape(y.write(tick))) for tick in y.ticks()]
    columns = [(place((tick, Fraction(0)))[0], escape(x.write(tick))) for tick in x.ticks()]
    yield f'<path class="grid" d="{"".join(f"M{LEFT} {down}H{right}" for down, _ in rows)}"/>'
    yield '<g class="ticks" text-anchor="end" dominant-baseline="central">'
    for down, text in rows:
        yield f'<text x="{LEFT - 8}" y="{down}">{text}</text>'
    yield '</g><g class="ticks" text-anchor="middle">'
    for across, text in columns:
        yield f'<text x="{across}" y="{bottom + 18}">{text}</text>'
    yield f'</g><text class="axis" x="{right}" y="{HEIGHT - 6}" text-anchor="end">{escape(x.label)}</text>'


def named(ends: Sequence[tuple[str, int]], most: int = MOST_LETTERS) -> Iterator[str]:
    """Names beside the ends of one or two lines, each with its height in tenths; moved apart if they would overlap."""
    heights = [height for _, height in ends]
    if len(heights) > 1:
        high, low = (0, 1) if heights[0] <= heights[1] else (1, 0)
        overlap = LINE_HEIGHT * 10 - (heights[low] - heights[high])
        if overlap > 0:
            heights[high] -= overlap // 2
            heights[low] += overlap - overlap // 2
    for side, (name, _), down in zip("ab", ends, heights, strict=False):
        text = escape(_short(name, most))
        yield f'<text class="name side-{side}" x="{WIDTH - RIGHT + 8}" y="{tenths(down)}" dy=".35em">{text}</text>'


def _short(name: str, most: int) -> str:
    """What fits beside the drawing; the whole name stands in the table below."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def part_of(value: Fraction, most: Fraction | int, length: int) -> int:
    """So much of a length as a value is of the most, rounded half up; in whole numbers, for there are many."""
    (part, of), (reach, by) = value.as_integer_ratio(), most.as_integer_ratio()
    part, whole = part * by * length, of * reach
    return (2 * part + whole) // (2 * whole) if whole else 0


@lru_cache(MANY)
def tenths(value: Fraction | int) -> str:
    """A tenfold coordinate, rounded, as text without idle zeros; a drawing has but a few thousand of them."""
    whole, tenth = divmod(round(value), 10)
    return f"{whole}.{tenth}" if tenth else str(whole)
