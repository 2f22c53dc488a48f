"""Assertions of articles: each must hold, or the build says where it fails. Start with `check_facts`."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics.problem import Diagnostic
from generator.judging.values import NotFound, PointsValue, SpecOf, SumOf, Values, words_of
from generator.linting.assertions import Assertion, read_assertion, value_of
from generator.linting.comparisons import Right, holds
from generator.linting.contrary import contradictions
from generator.model.catalogue import Catalogue
from generator.model.pricing import Money
from generator.model.rubric import PartialDate


def check_facts(catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """Emits `fact/false`, `fact/unknown` (a path that stands for nothing), `fact/form` (numbers against words)
    and `fact/contrary` (two that cannot both hold).
    """
    values = Values(catalogue)
    assertions = [
        read_assertion(fact, article.category, values)
        for category in catalogue.categories
        for article in category.articles
        for fact in article.facts
    ]
    single = (problem for assertion in assertions for problem in _check(assertion, values))
    return (*single, *contradictions(assertions))


def _check(assertion: Assertion, values: Values) -> Iterator[Diagnostic]:
    fact = assertion.fact
    left = values.fact(fact.path, assertion.category)
    right = value_of(assertion.right, fact.value, assertion.category, values)
    for found in (left, right):
        if isinstance(found, NotFound):
            if not found.unread:
                yield Diagnostic("fact/unknown", found.message, fact.span, hint=found.hint)
            return
    assert not isinstance(left, NotFound) and not isinstance(right, NotFound)
    answer = holds(left, fact.operator, right) if assertion.has_form else None
    if answer is None:
        message = f"`{fact.path}` and `{fact.value}` cannot be compared by `{fact.operator}`"
        hint = "compare numbers with numbers, days with days, words with = or contains"
        yield Diagnostic("fact/form", message, fact.span, hint=hint)
    elif not answer:
        other = f" and `{fact.value}` is {_shown(right)}" if _is_looked_up(right) else ""
        message = f"this does not hold: `{fact.path}` is {_shown(left)}{other}"
        yield Diagnostic("fact/false", message, fact.span, hint="correct the text, or the data if that is wrong")


def _is_looked_up(right: Right) -> bool:
    return not isinstance(right, str | Decimal | PartialDate)


def _shown(found: Right) -> str:
    match found:
        case PointsValue(points):
            return str(Decimal(points) / 10)
        case Money(amount, currency) | SumOf(Money(amount, currency)):
            return f"{amount.normalize():f} {currency}"
        case SpecOf(value, unit):
            return f"{getattr(value, 'written', None) or ', '.join(words_of(found))} {unit}".strip()
    return str(found) or "not given"
