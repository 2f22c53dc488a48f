"""One line between a product and a rival: the two overalls, and what each is ahead on. Start with `difference`."""

from generator.judging.claims import Claim, Count, Difference, DimensionRef, ProductRef
from generator.judging.duel import Duel
from generator.model.product import Product


def difference(duel: Duel, product: Product) -> Claim | None:
    """Return what sets `product` apart from the other side; None if they share no dimension."""
    own, theirs = (duel.overall_a, duel.overall_b) if product.id == duel.a.id else (duel.overall_b, duel.overall_a)
    if own is None or theirs is None:
        return None
    rival = duel.b if product.id == duel.a.id else duel.a
    return Difference(
        product=ProductRef.of(product),
        rival=ProductRef.of(rival),
        own=own,
        theirs=theirs,
        leads=tuple(DimensionRef.of(r.dimension) for r in duel.led_by(product)),
        trails=tuple(DimensionRef.of(r.dimension) for r in duel.led_by(rival)),
        level=tuple(DimensionRef.of(r.dimension) for r in duel.level),
        compared=Count(len(duel.rows)),
        partial=bool(duel.missing),
    )
