"""Proofs of what is said of scores that nobody typed. Start with `OF_ONE`."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from generator.audit.bills import fact_of
from generator.audit.expected import Facts, Finding, Refuted, Shown, claim
from generator.audit.provers.costs import label, money
from generator.audit.provers.subjects import OfOne, dimension, listed, one
from generator.audit.world import Ring


def _derived(ring: Ring, facts: Facts) -> Finding:
    entrant, index = one(ring, facts.get("product", "")), dimension(ring, facts)
    if isinstance(entrant, Refuted):
        return entrant
    if isinstance(index, Refuted):
        return index
    name = ring.dimensions[index]
    worked = ring.worked.get((entrant.id, name.fact))
    if worked is None:
        return Refuted("that score was typed, or is none")
    if worked.points is None or worked.quality is None or worked.price is None or worked.month is None:
        return claim(
            "not-derived",
            product=entrant.name,
            dimension=name,
            workload=label(worked.workload),
            missing=listed(ring, worked.missing),
        )
    charge = "nothing" if not worked.month else "least" if worked.month == worked.least else "more"
    return claim(
        "derived",
        product=entrant.name,
        dimension=name,
        points=ring.writing.tenths(worked.points),
        quality=_points(ring, worked.quality),
        price=_points(ring, worked.price),
        workload=label(worked.workload),
        charge=Shown(charge, "", charge),
        month=money(ring, worked.month),
        least=money(ring, worked.least or worked.month),
    )


def _points(ring: Ring, tenths: Fraction) -> Shown:
    """In whole points with two places at most."""
    with localcontext(prec=40):
        exact = Decimal(tenths.numerator) / Decimal(10 * tenths.denominator)
        value = exact.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return Shown(fact_of(value), ring.writing.number(value))


OF_ONE: Mapping[str, OfOne] = {"derived": _derived, "not-derived": _derived}
