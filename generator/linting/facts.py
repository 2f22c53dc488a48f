"""Assertions of articles: each must hold, or the build says where it fails. Start with `check_facts`."""

import operator
from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.diagnostics.problem import Diagnostic
from generator.judging.values import Found, NotFound, PointsValue, SpecOf, Values, number_of, words_of
from generator.model.catalogue import Article, Catalogue, Fact
from generator.model.pricing import Money
from generator.reading.fields import FACTORS, QUANTITY

COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


def check_facts(catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """Emits `fact/false`, `fact/unknown` (a path that stands for nothing) and `fact/form` (numbers against words)."""
    values = Values(catalogue)
    return tuple(
        problem
        for category in catalogue.categories
        for article in category.articles
        for fact in article.facts
        for problem in _check(fact, article, values)
    )


def _check(fact: Fact, article: Article, values: Values) -> Iterator[Diagnostic]:
    left = values.value(fact.path, article.category)
    right = _right(fact.value, article, values)
    for found in (left, right):
        if isinstance(found, NotFound):
            if not found.unread:
                yield Diagnostic("fact/unknown", found.message, fact.span, hint=found.hint)
            return
    assert not isinstance(left, NotFound) and not isinstance(right, NotFound)
    holds = _holds(left, fact.operator, right)
    if holds is None:
        message = f"`{fact.path}` and `{fact.value}` cannot be compared by `{fact.operator}`"
        yield Diagnostic("fact/form", message, fact.span, hint="compare numbers with numbers, words with = or contains")
    elif not holds:
        other = "" if isinstance(right, str | Decimal) else f" and `{fact.value}` is {_shown(right)}"
        message = f"this does not hold: `{fact.path}` is {_shown(left)}{other}"
        yield Diagnostic("fact/false", message, fact.span, hint="correct the text, or the data if that is wrong")


def _right(text: str, article: Article, values: Values) -> Found | NotFound | Decimal:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    if found := QUANTITY.fullmatch(text):
        return Decimal(found[1]) * FACTORS[found[2]]
    if "." in text and " " not in text:
        return values.value(text, article.category)
    return text


def _holds(left: Found, sign: str, right: Found | Decimal) -> bool | None:
    """None if the two cannot be compared that way."""
    right_words = () if isinstance(right, Decimal) else words_of(right)
    if sign in ("contains", "lacks"):
        needle = str(right) if isinstance(right, Decimal) else " ".join(right_words)
        return (needle in words_of(left)) == (sign == "contains")
    a, b = number_of(left), right if isinstance(right, Decimal) else number_of(right)
    if a is not None and b is not None:
        return COMPARE[sign](a, b)
    if sign in ("=", "!=") and a is None and b is None:
        return (words_of(left) == right_words) == (sign == "=")
    return None


def _shown(found: Found) -> str:
    match found:
        case PointsValue(points):
            return str(Decimal(points) / 10)
        case Money(amount, currency):
            return f"{amount.normalize():f} {currency}"
        case SpecOf(value, unit):
            return f"{getattr(value, 'written', None) or ', '.join(words_of(found))} {unit}".strip()
    return found
