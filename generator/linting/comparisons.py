"""What the signs of assertions mean, for numbers, days and words. Start with `holds`."""

import operator
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from generator.judging.values import Found, SpecOf, number_of, words_of
from generator.model.pricing import Money
from generator.model.rubric import Answer, PartialDate, Unchecked

Days = tuple[date, date]
Right = Found | Decimal | PartialDate

NUMBERS: Mapping[str, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
        "=": operator.eq,
        "!=": operator.ne,
    }
)
DAYS: Mapping[str, Callable[[Days, Days], bool]] = MappingProxyType(
    {
        "<": lambda a, b: a[1] < b[0],
        "<=": lambda a, b: a[1] <= b[1],
        ">": lambda a, b: a[0] > b[1],
        ">=": lambda a, b: a[0] >= b[0],
        "=": lambda a, b: b[0] <= a[0] and a[1] <= b[1],
        "!=": lambda a, b: a[1] < b[0] or b[1] < a[0],
    }
)
"""A month on the left may be any of its days, so the sign has to hold for all of them; on the right it is all."""
YES_AND_NO = {"true": Answer.YES.value, "false": Answer.NO.value}


def holds(left: Found, sign: str, right: Right) -> bool | None:
    """Whether the data bear the assertion out; None if the two cannot be compared by that sign.

    What is unknown bears out nothing but `= unknown`: not even that it differs from something.
    """
    if right == Unchecked.UNKNOWN.value and isinstance(left, SpecOf) and sign in ("=", "!="):
        return _is_unknown(left) == (sign == "=")
    if _is_unknown(left) or _is_unknown(right):
        return False
    if sign in ("contains", "lacks"):
        needle = str(right) if isinstance(right, Decimal | PartialDate) else " ".join(words_of(right))
        return (needle in words_of(left)) == (sign == "contains")
    days, others = _days(left), _days(right)
    if days and others:
        return DAYS[sign](days, others)
    a, b = _number(left), _number(right)
    if a is not None and b is not None:
        return NUMBERS[sign](a, b) if _is_one_currency(left, right) else None
    if sign in ("=", "!=") and a is None and b is None and not (days or others):
        return (words_of(left) == _words(left, right)) == (sign == "=")
    return None


def _is_unknown(found: Right) -> bool:
    return isinstance(found, SpecOf) and found.value is Unchecked.UNKNOWN


def _words(left: Found, right: Right) -> tuple[str, ...]:
    """The words on the right; `true` and `false` mean `yes` and `no`, as in a product's file."""
    words = () if isinstance(right, Decimal | PartialDate) else words_of(right)
    if isinstance(left, SpecOf) and isinstance(left.value, Answer):
        return tuple(YES_AND_NO.get(word, word) for word in words)
    return words


def _number(found: Right) -> Decimal | None:
    return found if isinstance(found, Decimal) else None if isinstance(found, PartialDate) else number_of(found)


def _days(found: Right) -> Days | None:
    """The first and the last day that a date may stand for."""
    if isinstance(found, SpecOf):
        found = found.value if isinstance(found.value, PartialDate) else ""
    return found.span if isinstance(found, PartialDate) else None


def _is_one_currency(left: Found, right: Right) -> bool:
    return not (isinstance(left, Money) and isinstance(right, Money)) or left.currency == right.currency
