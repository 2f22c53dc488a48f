"""Facts side by side: differences first, equal rows after them. Start with `spec_rows`."""

from msgspec import Struct

from generator.model.product import Product
from generator.model.rubric import Better, Quantity, SpecField, SpecValue, Unchecked


class SpecCell(Struct, frozen=True):
    """A value and its unit; `better` marks the better one of two."""

    value: SpecValue
    unit: str
    better: bool = False


class SpecRow(Struct, frozen=True):
    name: str
    cells: tuple[SpecCell, ...]


class SpecTable(Struct, frozen=True):
    """`different` rows come first in the order of the category; rows that nobody knows are left out."""

    different: tuple[SpecRow, ...]
    equal: tuple[SpecRow, ...]

    def __bool__(self) -> bool:
        return bool(self.different or self.equal)


def spec_table(fields: tuple[SpecField, ...], *products: Product) -> SpecTable:
    rows = [(field, [p.specs.get(field.id, Unchecked.UNKNOWN) for p in products]) for field in fields]
    known = [(field, values) for field, values in rows if any(v is not Unchecked.UNKNOWN for v in values)]
    different = [_row(field, values) for field, values in known if not _agree(values)]
    equal = [_row(field, values) for field, values in known if _agree(values)]
    return SpecTable(tuple(different), tuple(equal))


def _agree(values: list[SpecValue]) -> bool:
    first = _comparable(values[0])
    return all(_comparable(v) == first for v in values)


def _comparable(value: SpecValue) -> object:
    if isinstance(value, tuple):
        return frozenset(value)
    return value.value if isinstance(value, Quantity) else value


def _row(field: SpecField, values: list[SpecValue]) -> SpecRow:
    best = _best(field, values)
    cells = tuple(SpecCell(v, field.unit, best is not None and _comparable(v) == best) for v in values)
    return SpecRow(field.name, cells)


def _best(field: SpecField, values: list[SpecValue]) -> object:
    """The best of at least two numbers that differ, where the category says which way is better."""
    numbers = [v.value for v in values if isinstance(v, Quantity)]
    if field.better is None or len(numbers) < 2 or len(numbers) < len(values) or len(set(numbers)) == 1:
        return None
    return max(numbers) if field.better is Better.HIGHER else min(numbers)
