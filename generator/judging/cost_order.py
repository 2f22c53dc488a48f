"""Products from cheapest to dearest for one workload, and those that cannot be priced. Start with `cost_order`."""

from collections.abc import Sequence

from msgspec import Struct

from generator.judging.claims import AllCost, CheapestFor, CostRank, Count, ProductRef, WorkloadRef
from generator.judging.costs import Priced, shown_month
from generator.judging.ranking import places
from generator.model.rubric import Workload


class Placed(Struct, frozen=True):
    """A product that can be priced, with its place."""

    priced: Priced
    rank: CostRank


class CostOrder(Struct, frozen=True):
    """Cheapest first, equals by name; those without a price by name. `lead` says who costs least, of how many."""

    workload: Workload
    lead: CheapestFor | AllCost | None
    placed: tuple[Placed, ...]
    unpriced: tuple[Priced, ...]


def cost_order(workload: Workload, priced: Sequence[Priced]) -> CostOrder:
    """Order current products by what a month of the workload costs, as shown; equals share a place."""
    known = sorted((p for p in priced if p.bill), key=lambda p: (shown_month(p).amount, *_by_name(p)))
    ranks = places((p.product.id, -shown_month(p).amount) for p in known)
    ref = WorkloadRef(workload.id, workload.name)
    placed = tuple(
        Placed(
            p,
            CostRank(
                ProductRef.of(p.product), ref, shown_month(p), Count(place.rank), Count(place.of), place.shared
            ),
        )
        for p in known
        for place in [ranks[p.product.id]]
    )  # fmt: skip
    unpriced = tuple(sorted((p for p in priced if not p.bill), key=_by_name))
    return CostOrder(workload, _lead(ref, known), placed, unpriced)


def _lead(workload: WorkloadRef, known: Sequence[Priced]) -> CheapestFor | AllCost | None:
    """Who costs least, or that all cost the same; nothing about a single one."""
    if len(known) < 2:
        return None
    low, of = shown_month(known[0]), Count(len(known))
    least = sorted((p for p in known if shown_month(p) == low), key=lambda p: p.product.id)
    if len(least) == len(known):
        return AllCost(workload, low, of)
    return CheapestFor(workload, tuple(ProductRef.of(p.product) for p in least), low, of)


def _by_name(priced: Priced) -> tuple[str, str]:
    return priced.product.label, priced.product.id
