"""What sets two of one family apart, and what became of products that are not current. Start with `upgrade`."""

from generator.judging.claims import (
    Announced,
    Claim,
    DimensionRef,
    Lead,
    ProductRef,
    Retired,
    Siblings,
    Upgrade,
)
from generator.judging.duel import Duel, Row
from generator.model.catalogue import Category
from generator.model.product import Product, Status
from generator.model.rubric import PartialDate

RELEASED = "released"
"""The spec that dates a product, if the category has one of that id."""


def is_family(a: Product, b: Product) -> bool:
    return bool(a.family) and a.family == b.family


def siblings(duel: Duel) -> Siblings | None:
    """Say that both are of one family."""
    return Siblings(*duel.refs) if is_family(duel.a, duel.b) else None


def upgrade(duel: Duel) -> Upgrade | None:
    """Say what the newer of one family gains and loses; None for strangers and where nothing tells which is newer.

    Which is newer follows from `successor:`, else from their `released` spec.
    """
    newer = newer_of(duel.a, duel.b) if is_family(duel.a, duel.b) and duel.rows else None
    if newer is None:
        return None
    older = duel.a if newer is duel.b else duel.b
    gains, losses = (tuple(_lead(r) for r in duel.led_by(p)) for p in (newer, older))
    return Upgrade(ProductRef.of(older), ProductRef.of(newer), gains, losses)


def newer_of(a: Product, b: Product) -> Product | None:
    """Return the later of two products, or None if nothing tells."""
    if a.successor == b.id:
        return b
    if b.successor == a.id:
        return a
    days = [p.specs.get(RELEASED) for p in (a, b)]
    spans = [_span(d) for d in days if isinstance(d, PartialDate)]
    if len(spans) < 2:
        return None
    if spans[0][1] < spans[1][0]:
        return b
    return a if spans[1][1] < spans[0][0] else None


def is_to_be_had(product: Product, other: Product) -> bool:
    """Whether one of two can be advised: it is on sale, or, as the older of their family, somebody has it already."""
    return product.status is Status.CURRENT or (is_family(product, other) and newer_of(product, other) is other)


def heir_of(product: Product, category: Category) -> Product | None:
    """Return the current product that a retired one's line of successors ends in, if it ends."""
    at, seen = product, {product.id}
    while at.status is Status.RETIRED and (heir := category.product(at.successor)) and heir.id not in seen:
        at = heir
        seen.add(at.id)
    return at if at is not product else None


def state(product: Product, heir: Product | None) -> Claim | None:
    """Say that a product is retired or announced; None for a current one, or where nobody follows."""
    match product.status:
        case Status.RETIRED if heir:
            return Retired(ProductRef.of(product), ProductRef.of(heir))
        case Status.ANNOUNCED:
            return Announced(ProductRef.of(product))
    return None


def _span(day: PartialDate) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The first and the last day that a date of any precision may mean."""
    return (day.year, day.month or 1, day.day or 1), (day.year, day.month or 12, day.day or 31)


def _lead(row: Row) -> Lead:
    return Lead(DimensionRef.of(row.dimension), max(row.a, row.b), min(row.a, row.b))
