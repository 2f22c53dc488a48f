"""What a product's page shows of prices over time: what changed, a chart in steps, and all prices in a table.

Start with `price_histories`.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

from msgspec import Struct

from generator.judging.claims import Claim, PlanEnds, PlanStarts, PriceChange, PriceOf, PriceThen, TermsChange, When
from generator.judging.price_history import Item, Timeline, changes_of, is_in_effect, moves, timelines
from generator.model.product import Product
from generator.model.rubric import Unit
from generator.pages.views import Phrase, Text, phrase

LINES = 2
"""Prices of one chart: what two lines can be told apart by needs no colour."""
A_DAY = timedelta(1)
Dated = PriceChange | TermsChange | PlanEnds | PlanStarts


class Stretch(Struct, frozen=True):
    """What was asked between two days; None where nobody knows when it began, or will end."""

    start: date | None
    end: date | None
    amount: Fraction


class PriceLine(Struct, frozen=True):
    """One price over time, oldest stretch first."""

    name: Text
    stretches: tuple[Stretch, ...]


class PriceChart(Struct, frozen=True):
    """One or two prices of a plan; what begins on `coming` or later is only announced."""

    plan: str
    currency: str
    lines: tuple[PriceLine, ...]
    coming: date | None


class PriceRow(Struct, frozen=True):
    """When an entry held, and what it asked for each item; None for what it did not ask for."""

    when: Phrase
    prices: tuple[PriceThen | None, ...]


class PriceHistory(Struct, frozen=True):
    """One plan over time; `earlier` are changes that others have followed. Without rows no price has changed."""

    plan: str
    changes: tuple[Claim, ...]
    earlier: tuple[Claim, ...]
    charts: tuple[PriceChart, ...]
    heads: tuple[Phrase, ...]
    rows: tuple[PriceRow, ...]


def price_histories(product: Product, units: Mapping[str, Unit]) -> tuple[PriceHistory, ...]:
    """The plans of a product of which there is more to say than what they cost today."""
    found = (_history(line) for line in timelines(product, units))
    return tuple(history for history in found if history.changes or history.earlier)


def changes_by_day(histories: tuple[PriceHistory, ...]) -> Iterator[tuple[date, tuple[Claim, ...]]]:
    """What has taken effect, by its day, oldest first."""
    days: dict[date, list[Claim]] = {}
    for history in histories:
        for claim in (*history.changes, *history.earlier):
            if isinstance(claim, Dated) and is_in_effect(claim):
                days.setdefault(claim.day, []).append(claim)
    yield from ((day, tuple(claims)) for day, claims in sorted(days.items()))


def _history(line: Timeline) -> PriceHistory:
    """Announced changes first, the next of them foremost, then what has changed, newest first."""
    said = [claim for claim in changes_of(line) if isinstance(claim, Dated)]
    coming = [claim for claim in said if _when(claim) is When.COMING]
    newest = sorted(said, key=lambda claim: claim.day, reverse=True)
    now, then = ([claim for claim in newest if _when(claim) is when] for when in (When.NOW, When.THEN))
    followed = (n for n in range(len(line.entries)) if line.follows(n))
    items = tuple(dict.fromkeys(item for n in followed for item, *_ in moves(line, n)))
    return PriceHistory(
        plan=line.plan,
        changes=(*coming, *now),
        earlier=tuple(then),
        charts=tuple(_charts(line, items)),
        heads=tuple(map(_head, items)),
        rows=tuple(_row(line, n, items) for n in range(len(line.entries))) if items else (),
    )


def _when(claim: Dated) -> When:
    return When.COMING if isinstance(claim, PlanStarts) else claim.when


def _charts(line: Timeline, items: tuple[Item, ...]) -> Iterator[PriceChart]:
    """Prices for as many of a unit share an axis."""
    alike: dict[tuple[PriceOf, str], list[Item]] = {}
    for item in items:
        alike.setdefault((item.what, item.per), []).append(item)
    announced = line.entries[line.coming].term.start if line.coming < len(line.entries) else None
    for group in alike.values():
        for n in range(0, len(group), LINES):
            lines = tuple(_line(line, item) for item in group[n : n + LINES])
            yield PriceChart(line.plan, line.currency, lines, announced)


def _line(line: Timeline, item: Item) -> PriceLine:
    asked = ((entry.term, _asked(line, n, item)) for n, entry in enumerate(line.entries))
    stretches = tuple(Stretch(t.start, t.end, amount) for t, amount in asked if amount is not None)
    return PriceLine(_head(item), stretches)


def _asked(line: Timeline, place: int, item: Item) -> Fraction | None:
    """What is free is drawn at nothing."""
    asked = line.asked(place)
    return asked.get(item) if asked else Fraction(0)


def _head(item: Item) -> Phrase:
    if item.what in (PriceOf.BULK, PriceOf.SINGLE):
        return phrase("price-head", unit=item.unit.name, per=item.per)
    fee = phrase(f"price-fee-{item.what.value}")
    return phrase("price-fee-each", fee=fee, unit=item.unit.name) if item.is_fee_for_each else fee


def _row(line: Timeline, place: int, items: tuple[Item, ...]) -> PriceRow:
    return PriceRow(_span(line, place), tuple(line.price(place, item) for item in items))


def _span(line: Timeline, place: int) -> Phrase:
    term = line.entries[place].term
    if term.start and term.end:
        return phrase("price-between", start=term.start, end=term.end - A_DAY)
    if term.end:
        return phrase("price-until", day=term.end - A_DAY)
    return phrase("price-from", day=term.start)
