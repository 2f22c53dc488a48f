"""The products of a category from cheapest to dearest, for each workload. Start with `cost_ranking`."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.judging.claims import AllCost, CheapestFor, CostRank
from generator.judging.cost_order import CostOrder
from generator.pages.costs import CostLine

SHOWN = 20
"""Rows that stand open; what is beyond them has to be unfolded."""


@dataclass(frozen=True, slots=True)
class CostRow:
    """A product with what it costs, or why nobody can say; `rank` is None without a cost."""

    name: str
    url: str
    rank: CostRank | None
    line: CostLine


@dataclass(frozen=True, slots=True)
class CostRanking:
    """One workload: `rows` and, folded, `rest`, cheapest first; in both those that cannot be priced stand last."""

    name: str
    about: str
    lead: CheapestFor | AllCost | None
    rows: tuple[CostRow, ...]
    rest: tuple[CostRow, ...]


def cost_ranking(order: CostOrder, lines: Mapping[str, CostLine], urls: Mapping[str, str]) -> CostRanking:
    """`lines` are what the products cost for the workload, and `urls` where their pages are, by id."""
    ranks = [(p.priced.product, p.rank) for p in order.placed]
    listed = [*ranks, *((p.product, None) for p in order.unpriced)]
    rows = tuple(CostRow(p.label, urls[p.id], rank, lines[p.id]) for p, rank in listed)
    return CostRanking(order.workload.name, order.workload.about, order.lead, rows[:SHOWN], rows[SHOWN:])
