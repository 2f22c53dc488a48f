"""The steps of a trace as lines: one small table each, numbers aligned, exact ones as fractions.

Knows how steps are laid out, not where their numbers stand. Read `judging.traces.steps` first.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.judging.traces.steps import (
    Backing,
    Bill,
    BreakEven,
    Gaps,
    Halfway,
    Mean,
    Moved,
    Need,
    Order,
    Outlays,
    Payback,
    Raised,
    Step,
    WinShare,
)
from generator.model.rubric import WHOLE
from generator.rendering.formats import Formats
from generator.rendering.speech import Speech

PLACES = 4
MOST_ENTRIES = 24
DOUBLE = 2
Row = Sequence[str]


def step_lines(step: Step, speech: Speech) -> Iterator[str]:
    """Lay out one step: a line that says what it is, then its numbers."""
    return LAYOUTS[type(step)](step, speech)


def points(tenths: int) -> str:
    """A score, an overall or a gap: 81 → 8.1."""
    return f"{Decimal(tenths) / 10:.1f}"


def signed(tenths: int) -> str:
    return f"{Decimal(tenths) / 10:+.1f}".replace("-", "−") if tenths else "0.0"


def percent(weight: int) -> str:
    """A weight: 3500 → 35%."""
    return f"{(Decimal(weight) / 100).normalize():f}%"


def exact(value: Fraction, least: int = 0, sign: str = "") -> str:
    """A number with all of its decimals if they end soon, else rounded to four with `≈` before it."""
    for places in range(least, 9):
        if (value * 10**places).denominator == 1:
            return f"{_decimal(value):{sign}.{places}f}".replace("-", "−")
    return f"≈ {_decimal(value):{sign}.{PLACES}f}".replace("-", "−")


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _share(value: Fraction) -> str:
    """A share as a fraction and in percent: 61/75 ≈ 81.33%."""
    hundred = value * 100
    about = "=" if (hundred * 100).denominator == 1 else "≈"
    return f"{value} {about} {_decimal(hundred):.2f}%"


def _table(rows: Sequence[Row], left: int = 1) -> Iterator[str]:
    """Columns two apart; the first `left` stand to the left, the others to the right."""
    wide = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        cells = [c.ljust(w) if n < left else c.rjust(w) for n, (c, w) in enumerate(zip(row, wide, strict=True))]
        yield f"  {'  '.join(cells)}".rstrip()


def _mean(step: Mean) -> Iterator[str]:
    by = f", by the weights of {step.profile.name}" if step.profile else ""
    yield f"{step.product.name}{by}"
    least = max(_places(t.product) for t in step.terms)
    rows = [
        (t.dimension.name, f"{points(t.points)} ×", f"{percent(t.weight)} =", exact(t.product, least))
        for t in step.terms
    ]
    total = ("sum", "", f"{percent(step.divisor)}  ", exact(step.total, least))
    *lines, last = _table([("dimension", "score  ", "weight  ", "product"), *rows, total])
    yield from lines
    rounded = f"rounded half up to {points(step.shown)}"
    if step.divisor == WHOLE:
        yield f"{last}, {rounded}"
    else:
        yield last
        yield f"  {exact(step.total)} ÷ {percent(step.divisor)} = {exact(step.mean)}, {rounded}".replace("= ≈", "≈")


def _places(value: Fraction) -> int:
    """How many decimals a number has; as many as are shown of one that does not end soon."""
    return next((places for places in range(9) if (value * 10**places).denominator == 1), PLACES)


def _gaps(step: Gaps) -> Iterator[str]:
    yield f"Gaps between {step.product.name} and {step.other.name}; up to {points(step.tie)} neither leads"
    rows = [
        (g.dimension.name, f"{points(g.own)} −", f"{points(g.other)} =", signed(g.gap), _leader(step, g.gap))
        for g in step.gaps
    ]
    for line, row in zip(_table([row[:4] for row in rows]), rows, strict=True):
        yield f"{line}  {row[4]}"


def _leader(step: Gaps, gap: int) -> str:
    if abs(gap) <= step.tie:
        return "level"
    return (step.product if gap > 0 else step.other).name


def _win_share(step: WinShare, formats: Formats) -> Iterator[str]:
    yield f"{step.product.name} against {step.other.name}, with every possible weighting as likely as any other"
    yield from _table([(g.dimension.name, "gap", signed(g.gap)) for g in step.gaps])
    against = sum(g.gap < 0 for g in step.gaps)
    if step.factors:
        product = " × ".join(map(str, step.factors))
        if against == 1:
            yield f"  loses with {product} = {1 - step.share} of them: for each gap in favour,"
            yield "  the one gap against ÷ (that gap + the gap in favour)"
        else:
            yield f"  wins with {product} = {step.share} of them: for each gap against,"
            yield "  the one gap in favour ÷ (that gap + the gap against)"
    yield f"  wins with {_share(step.share)} of them"
    text, how = formats.share(step.share)
    if how != "all":
        yield f'  shown as "{"" if how == "about" else how + " "}{text}": rounded toward the middle'


def _break_even(step: BreakEven, formats: Formats) -> Iterator[str]:
    name = step.dimension.name
    yield f"Where {step.challenger.name} draws level by {name}, the other weights in proportion"
    yield from _table(
        [
            (f"gap on {name}, g", exact(step.gap, 1, "+")),
            ("mean gap of the others, R", exact(step.rest, 1, "+")),
            ("R ÷ (R − g)", _share(step.at)),
            ("at present", _share(step.present).split()[-1]),
        ],
        left=2,
    )
    if step.shown:
        down = step.shown.above is not step.shown.enough
        shown = formats.threshold(step.at, down=down)
        which = "over" if step.shown.above else "under"
        yield f'  shown as "{which} {shown}": rounded {"down" if down else "up"}, so that the sentence stays true'


def _raised(step: Raised) -> Iterator[str]:
    least = max(_places(t.product) for t in step.terms)
    yield f"{step.product.name} with {_share(step.weight).split()[-1]} of the weight on {step.dimension.name}"
    rows = [
        (t.dimension.name, f"{signed(t.gap)} ×", f"{_share(t.weight).split()[-1]} =", exact(t.product, least, "+"))
        for t in step.terms
    ]
    yield from _table([("dimension", "gap  ", "weight  ", "product"), *rows])
    lead = "ahead" if step.gap > 0 else "level" if step.gap == 0 else "behind"
    yield f"  sum {exact(step.gap, 1, '+')}: {step.product.name} is {lead}"


def _order(step: Order) -> Iterator[str]:
    by = (
        f"on {step.dimension.name}"
        if step.dimension
        else f"by the weights of {step.profile.name}"
        if step.profile
        else ""
    )
    yield f"All {len(step.entries)} that count{f', {by}' if by else ', by their overall'}"
    rows = [(_place(e.rank, e.shared), e.product.name, points(e.points)) for e in step.entries]
    yield from _first(rows)


def _bill(step: Bill, speech: Speech) -> Iterator[str]:
    yield f"{step.working.product.name}, a month"
    yield f"  {speech.plain(step.working)}"
    rows = [("" if n else speech.part(p.part), str(span)) for p in step.prices for n, span in enumerate(p.spans)]
    if step.rate:
        rows.append((f"× {step.rate.rate} {step.rate.target}, {step.rate.date}", str(step.rate.span or "")))
    if rows:
        yield "  where these prices stand"
        yield from _table([(f"  {text}", place) for text, place in rows], left=2)


def _outlays(step: Outlays, formats: Formats) -> Iterator[str]:
    yield f"All {len(step.entries)} that can be priced, a month of {step.workload.name}"
    rows = [(_place(e.rank, e.shared), e.product.name, formats.sum(e.month)) for e in step.entries]
    yield from _first(rows)


def _place(rank: int, shared: bool) -> str:
    return f"{rank}{'=' if shared else ''}"


def _first(rows: Sequence[Row]) -> Iterator[str]:
    """Places from the first on, as many as a terminal is for."""
    yield from _table(rows[:MOST_ENTRIES], left=2)
    if len(rows) > MOST_ENTRIES:
        yield f"  … and {len(rows) - MOST_ENTRIES} more (--format json has them all)"


def _backing(step: Backing) -> Iterator[str]:
    yield "Scores by their strongest evidence"
    rows = [(kind.value, str(count)) for kind, count in step.kinds]
    yield from _table([*rows, ("none", str(step.bare))] if step.bare or not rows else rows)


def _need(step: Need) -> Iterator[str]:
    yield f"{step.spec.name} has to be: {step.word}"
    yield from _table([(product.name, value) for product, value in step.values], left=2)


def _halfway(step: Halfway) -> Iterator[str]:
    yield f"{step.dimension.name} of {step.product.name}, halfway between the two"
    charged = f"10 × {exact(step.least, 2)} ÷ {exact(step.month, 2)}" if step.month else "no charge"
    yield from _table(
        [("mean of the other scores, not rounded", exact(step.quality, 1)), (f"price, {charged}", exact(step.price, 1))]
    )
    quality, price = exact(step.quality, 1), exact(step.price, 1)
    half = (
        f"({quality} + {price}) ÷ 2 = {exact(step.exact, 1)}".replace("= ≈", "≈")
        .replace("(≈ ", "(")
        .replace("+ ≈ ", "+ ")
    )
    yield f"  {half}, rounded half up to {points(step.shown)}"


def _moved(step: Moved) -> Iterator[str]:
    before, after = exact(step.before, 2), exact(step.after, 2)
    yield "How far the price moved"
    if step.times >= DOUBLE:
        yield f"  {after} ÷ {before} = {exact(step.times)}".replace("= ≈", "≈")
    else:
        high, low = (before, after) if step.before > step.after else (after, before)
        yield f"  ({high} − {low}) ÷ {before} = {_share(step.share)}"


def _payback(step: Payback) -> Iterator[str]:
    yield f"{step.product.name}, paid once, against {step.other.name}"
    once, theirs, running = (exact(value, 2) for value in (step.once, step.theirs, step.running))
    if step.months is None:
        yield f"  {theirs} − {running} a month is not over 0"
    else:
        yield f"  {once} ÷ ({theirs} − {running}) = {exact(step.months)} months".replace("= ≈", "≈")


LAYOUTS: dict[type[Step], Callable[[Any, Speech], Iterator[str]]] = {
    Mean: lambda step, speech: _mean(step),
    Gaps: lambda step, speech: _gaps(step),
    WinShare: lambda step, speech: _win_share(step, speech.formats),
    BreakEven: lambda step, speech: _break_even(step, speech.formats),
    Raised: lambda step, speech: _raised(step),
    Order: lambda step, speech: _order(step),
    Backing: lambda step, speech: _backing(step),
    Need: lambda step, speech: _need(step),
    Bill: _bill,
    Outlays: lambda step, speech: _outlays(step, speech.formats),
    Halfway: lambda step, speech: _halfway(step),
    Moved: lambda step, speech: _moved(step),
    Payback: lambda step, speech: _payback(step),
}
