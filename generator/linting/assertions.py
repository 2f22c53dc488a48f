"""Assertions of articles with their paths looked up: what is compared with what. Start with `read_assertion`."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.judging.values import Found, NotFound, Values
from generator.linting.comparisons import Right
from generator.model.catalogue import Category, Fact
from generator.model.rubric import PartialDate, SpecType
from generator.reading.fields import partial_date
from generator.reading.numerals import FACTORS, QUANTITY


class Kind(StrEnum):
    """What values a path can have."""

    NUMBER = "number"
    DAYS = "days"
    WORD = "word"
    WORDS = "words"
    ANSWER = "answer"
    STATUS = "status"


KINDS = {
    SpecType.NUMBER: Kind.NUMBER,
    SpecType.DATE: Kind.DAYS,
    SpecType.TEXT: Kind.WORD,
    SpecType.SET: Kind.WORDS,
    SpecType.BOOL: Kind.ANSWER,
}


class Subject(Struct, frozen=True):
    """A path after it was looked up: two texts that write it in two ways mean the same."""

    category: str
    product: str
    part: str
    kind: Kind

    @property
    def is_spec(self) -> bool:
        return self.part.startswith("specs.")


class Assertion(Struct, frozen=True):
    """A fact. `left` is None if its path leads nowhere; `right` is another path or a value."""

    fact: Fact
    category: str
    left: Subject | None
    right: Subject | Right | NotFound

    @property
    def has_form(self) -> bool:
        """False if an order is asserted of what has none, whether or not the values are known."""
        if self.left is None or self.fact.operator not in ("<", "<=", ">", ">="):
            return True
        if isinstance(self.right, Subject):
            return self.left.kind is self.right.kind and self.left.kind in (Kind.NUMBER, Kind.DAYS)
        return isinstance(self.right, {Kind.NUMBER: Decimal, Kind.DAYS: PartialDate}.get(self.left.kind, ()))


def read_assertion(fact: Fact, category: str, values: Values) -> Assertion:
    """Look up both sides of a fact that stands in a text of `category`."""
    left = _subject(fact.path, category, values)
    return Assertion(fact, category, left, _right(fact.value, category, left, values))


def value_of(right: Subject | Right | NotFound, written: str, category: str, values: Values) -> Right | NotFound:
    """The present value of the right side."""
    return values.fact(written, category) if isinstance(right, Subject) else right


def _subject(path: str, category: str, values: Values) -> Subject | None:
    id, _, part = path.partition(".")
    owner = values.product(id, category)
    if isinstance(owner, NotFound):
        return None
    home, product = owner
    kind = _kind(part, home)
    return Subject(home.id, product.id, part, kind) if kind else None


def _kind(part: str, category: Category) -> Kind | None:
    first, _, key = part.partition(".")
    specs = {field.id: field for field in category.specs}
    match first:
        case "scores":
            return Kind.NUMBER if key == "overall" or key in {d.id for d in category.rubric.dimensions} else None
        case "price":
            return Kind.NUMBER if key in category.units else None
        case "specs":
            return KINDS[specs[key].type] if key in specs else None
        case "status":
            return None if key else Kind.STATUS
    return Kind.WORD if part in ("name", "maker", "family") else None


def _right(text: str, category: str, left: Subject | None, values: Values) -> Subject | Right | NotFound:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    if left and left.kind is Kind.DAYS and (days := partial_date(text)):
        return days
    if (left is None or left.kind in (Kind.NUMBER, Kind.DAYS)) and (found := QUANTITY.fullmatch(text)):
        return Decimal(found[1]) * FACTORS[found[2]]
    if "." in text and " " not in text:
        return _subject(text, category, values) or _missing(text, category, values)
    return text


def _missing(text: str, category: str, values: Values) -> NotFound | Found:
    found = values.fact(text, category)
    if isinstance(found, NotFound) and found.hint and not found.unread:
        return NotFound(found.message, f"{found.hint}; a text with a dot in it stands in quotes")
    return found
