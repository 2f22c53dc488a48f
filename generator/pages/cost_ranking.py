"""The products of a category from cheapest to dearest, for each workload. Start with `cost_rankings`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from generator.judging.claims import AllCost, CheapestFor, CostRank
from generator.judging.cost_order import CostOrder, cost_order
from generator.model.rubric import Tenths, Workload
from generator.pages.costs import CostLine
from generator.pages.parts import Exhibit

SHOWN = 20
"""Rows that stand open; what is beyond them has to be unfolded."""
LEAST_DOTS = 3


class CostRow(Struct, frozen=True):
    """A product with what it costs, or why nobody can say; `rank` is None without a cost."""

    name: str
    url: str
    rank: CostRank | None
    line: CostLine


class Dot(Struct, frozen=True):
    """A product by its cost a month and its own overall; `is_best` if nobody beats it on one and ties on the other."""

    name: str
    month: Decimal
    overall: Tenths
    is_best: bool


class Scatter(Struct, frozen=True):
    """The ranked products that can be priced, cheapest first."""

    workload: str
    currency: str
    dots: tuple[Dot, ...]


class CostRanking(Struct, frozen=True):
    """One workload: `rows` and, folded, `rest`, cheapest first; in both those that cannot be priced stand last."""

    name: str
    about: str
    lead: CheapestFor | AllCost | None
    rows: tuple[CostRow, ...]
    rest: tuple[CostRow, ...]
    scatter: Scatter | None


def cost_rankings(
    workloads: Iterable[Workload], exhibits: Sequence[Exhibit], overalls: Mapping[str, Tenths]
) -> Iterator[CostRanking]:
    """Show current products from cheapest to dearest, for each workload that one of them at least can carry.

    `overalls` are those of ranked products, by id.
    """
    shown = {show.product.id: show for show in exhibits}
    for workload in workloads:
        order = cost_order(workload, [show.costs[workload.id].priced for show in exhibits])
        if order.placed:
            yield _ranking(order, shown, overalls)


def _ranking(order: CostOrder, shown: Mapping[str, Exhibit], overalls: Mapping[str, Tenths]) -> CostRanking:
    ranks = [(p.priced.product, p.rank) for p in order.placed]
    listed = [*ranks, *((p.product, None) for p in order.unpriced)]
    workload, chart = order.workload, _scatter(order, overalls)
    rows = tuple(CostRow(p.label, shown[p.id].url, rank, shown[p.id].costs[workload.id]) for p, rank in listed)
    return CostRanking(workload.name, workload.about, order.lead, rows[:SHOWN], rows[SHOWN:], chart)


def _scatter(order: CostOrder, overalls: Mapping[str, Tenths]) -> Scatter | None:
    """A chart of `LEAST_DOTS` or more products that do not all cost the same."""
    found = [
        (p.rank.month, p.priced.product.label, overalls[p.priced.product.id])
        for p in order.placed
        if p.priced.product.id in overalls
    ]
    if len(found) < LEAST_DOTS or len({money.amount for money, _, _ in found}) < 2:
        return None
    dots = []
    for money, name, overall in found:
        beaten = any(
            (other.amount, -theirs) != (money.amount, -overall) and other.amount <= money.amount and theirs >= overall
            for other, _, theirs in found
        )
        dots.append(Dot(name, money.amount, overall, not beaten))
    return Scatter(order.workload.name, found[0][0].currency, tuple(dots))
