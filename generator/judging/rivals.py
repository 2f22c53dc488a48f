"""Which products of a category lie closest to each. Start with `nearest`."""

from array import array
from collections.abc import Sequence
from heapq import nsmallest
from operator import itemgetter
from sys import byteorder

from generator.model.product import Product, Status
from generator.model.rubric import Rubric, Tenths

Shape = tuple[str, ...]
"""The dimensions in which a product is scored, in the rubric's order."""
LANE = 2
"""Bytes of a distance."""


def nearest(products: Sequence[Product], rubric: Rubric, count: int) -> dict[str, tuple[Product, ...]]:
    """Return for each product its `count` closest current ones: smallest mean |gap| over shared dimensions, then id."""
    by_shape: dict[Shape, list[Product]] = {}
    for product in products:
        if product.status is Status.CURRENT:
            by_shape.setdefault(_shape(product, rubric), []).append(product)
    fields = [_Field(shape, group) for shape, group in by_shape.items()]
    return {p.id: _nearest(p, _shape(p, rubric), fields, count) for p in products}


class _Field:
    """Products that are scored in the same dimensions, in order of id.

    A large category has millions of distances, but only a hundred scores: what
    a score contributes to the distances to all products is worked out once, as
    one long whole number with a lane of 16 bits for each product. Adding up
    four of these adds up all distances at once; no lane can run over, since
    there are fewer than 65,536 tenths between two products.
    """

    def __init__(self, shape: Shape, products: list[Product]) -> None:
        self.shape = shape
        self.products = sorted(products, key=lambda p: p.id)
        self._columns = {id: [p.points(id) or 0 for p in self.products] for id in shape}
        self._contributions: dict[tuple[str, Tenths], int] = {}

    def closest(self, product: Product, shared: Shape, count: int) -> list[tuple[int, Product]]:
        """Return (total |gap| over the shared dimensions, product), closest first, without the product itself."""
        size = len(self.products)
        lanes = sum(self._contribution(id, product.points(id) or Tenths(0)) for id in shared)
        totals = memoryview(lanes.to_bytes(size * LANE, byteorder)).cast("H").tolist()
        nearest = nsmallest(count + 1, range(size), key=totals.__getitem__)
        return [(totals[n], self.products[n]) for n in nearest if self.products[n] is not product]

    def _contribution(self, id: str, points: Tenths) -> int:
        known = self._contributions.get((id, points))
        if known is None:
            gaps = array("H", [abs(theirs - points) for theirs in self._columns[id]])
            known = self._contributions[id, points] = int.from_bytes(gaps.tobytes(), byteorder)
        return known


def _shape(product: Product, rubric: Rubric) -> Shape:
    return tuple(d.id for d in rubric.dimensions if product.points(d.id) is not None)


def _nearest(product: Product, own: Shape, fields: list[_Field], count: int) -> tuple[Product, ...]:
    candidates: list[tuple[float, str, Product]] = []
    for field in fields:
        if shared := tuple(id for id in own if id in field.shape):
            closest = field.closest(product, shared, count)
            candidates += [(total / len(shared), other.id, other) for total, other in closest]
    return tuple(other for *_, other in sorted(candidates, key=itemgetter(0, 1))[:count])
