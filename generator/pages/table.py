"""What scripts compare and sort products by: all facts of a category in one file. Start with `table_page`.

Texts, whole numbers, decimals and values of specs, whose figures are written
when the file is; `pages.tariffs` has what costs are reckoned with.
"""

from collections.abc import Mapping

from msgspec import Struct

from generator.judging.claims import Cost
from generator.judging.pairs import Pairs
from generator.model.catalogue import Category
from generator.model.rubric import (
    Answer,
    PartialDate,
    Quantity,
    Rubric,
    SpecField,
    SpecValue,
    Tenths,
    Unchecked,
    Workload,
)
from generator.pages.parts import Exhibit
from generator.pages.search import together
from generator.pages.views import Page

Values = dict[str, object]


class TableView(Struct, frozen=True):
    """`value` is made of texts, whole numbers, decimals, quantities, days, lists and mappings."""

    value: Mapping[str, object]


def table_page(category: Category, url: str, exhibits: Mapping[str, Exhibit], pairs: Pairs) -> Page:
    """The file of a category: its products in order of id, and which of them have a page together, by their ids."""
    products = sorted(category.products, key=lambda p: p.id)
    every, some = together(products, pairs)
    shown = tuple(exhibits[p.id] for p in products)
    subjects = (category.rubric, category.workloads, category.specs, category.currency, shown, every, some)
    source = f"scores/{category.id}/category.yaml"
    return Page(url, "table.json", table_view, subjects, listed=False, source=source)


def table_view(
    rubric: Rubric, workloads: tuple[Workload, ...], specs: tuple[SpecField, ...], currency: str,
    exhibits: tuple[Exhibit, ...], every: tuple[int, ...], some: tuple[tuple[int, ...], ...],
) -> TableView:  # fmt: skip
    return TableView(
        {
            "tie": rubric.tie,
            "currency": currency,
            "dimensions": [(d.id, d.name, d.weight) for d in rubric.dimensions],
            "workloads": [(w.id, w.name) for w in workloads],
            "specs": [(s.id, s.name, s.unit, s.better.value if s.better else "") for s in specs],
            "products": [_row(show, rubric, workloads, specs) for show in exhibits],
            "all": every,
            "some": some,
        }
    )


def _row(show: Exhibit, rubric: Rubric, workloads: tuple[Workload, ...], specs: tuple[SpecField, ...]) -> Values:
    product = show.product
    points: list[Tenths | None] = [product.points(d.id) for d in rubric.dimensions]
    costs = [show.costs[w.id].cost for w in workloads]
    return {
        "id": product.id,
        "name": product.label,
        "maker": product.maker,
        "url": show.url,
        "status": product.status.value,
        "overall": show.overall.points if show.overall else None,
        "points": points,
        "costs": [cost.month.amount if isinstance(cost, Cost) else None for cost in costs],
        "specs": [_spec(product.specs.get(s.id, Unchecked.UNKNOWN)) for s in specs],
    }


def _spec(value: SpecValue) -> object:
    """None for what nobody knows, a list as it is; an answer by its id, numbers and days with what they sort by."""
    match value:
        case Unchecked():
            return None
        case Answer():
            return {"answer": value.value}
        case Quantity():
            return {"text": value, "by": value.value}
        case PartialDate():
            return {"text": value, "by": str(value)}
        case tuple():
            return list(value)
    return value
