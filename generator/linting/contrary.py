"""Assertions that cannot both hold, whatever the data are. Start with `contradictions`.

Two assertions are contrary if none of a few telling values satisfies both:
for numbers those that are named, one between each two, and one beyond either
end; for words those that are named and others that are not. Whatever a real
value does, one of these does too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise, product

from generator.diagnostics.problem import Diagnostic, Related
from generator.judging.values import Found, NotFound, SpecOf
from generator.linting.assertions import Assertion, Kind, Subject
from generator.linting.comparisons import Right, holds
from generator.model.product import Status
from generator.model.rubric import Answer, PartialDate, Quantity, Unchecked

OTHERS = ("\x00", "\x01")
"""Two words that nobody can write."""
SOME_DAYS = (PartialDate(2000, 1, 1), PartialDate(2001, 1, 1))
Given = Mapping[Subject, Found]


def contradictions(assertions: Iterable[Assertion]) -> Iterator[Diagnostic]:
    """Yield `fact/contrary` at the later of two assertions, once for each; the other is shown beside it."""
    seen: dict[frozenset[Subject], dict[object, tuple[Assertion, Assertion | None]]] = {}
    for later in assertions:
        if later.left is None or isinstance(later.right, NotFound):
            continue
        group = seen.setdefault(_subjects(later), {})
        form = (later.left, later.fact.operator, later.right)
        if form not in group:
            group[form] = later, next((a for a, _ in group.values() if are_contrary(a, later)), None)
        if earlier := group[form][1]:
            message = f"`{_written(later)}` and `{_written(earlier)}` cannot both hold"
            related = (Related(earlier.fact.span, "the opposite is asserted here"),)
            hint = "correct the one that is wrong, and the sentence that it guards"
            yield Diagnostic("fact/contrary", message, later.fact.span, hint=hint, related=related)


def are_contrary(a: Assertion, b: Assertion) -> bool:
    """Whether each can hold and no data let both hold; they are about the same paths."""
    subjects = sorted(_subjects(a), key=lambda s: (s.category, s.product, s.part))
    telling = [_telling_values(subject, (a.right, b.right)) for subject in subjects]
    alone_a = alone_b = False
    for chosen in product(*telling):
        given = dict(zip(subjects, chosen, strict=True))
        one, other = _holds(a, given), _holds(b, given)
        if one and other:
            return False
        alone_a, alone_b = alone_a or one, alone_b or other
    return alone_a and alone_b


def _subjects(assertion: Assertion) -> frozenset[Subject]:
    return frozenset(s for s in (assertion.left, assertion.right) if isinstance(s, Subject))


def _holds(assertion: Assertion, given: Given) -> bool:
    assert assertion.left is not None and not isinstance(assertion.right, NotFound)
    right = given[assertion.right] if isinstance(assertion.right, Subject) else assertion.right
    return holds(given[assertion.left], assertion.fact.operator, right) is True


def _telling_values(subject: Subject, named: Sequence[Subject | Right | NotFound]) -> list[Found]:
    words = [n for n in named if isinstance(n, str)]
    match subject.kind:
        case Kind.NUMBER:
            numbers = _numbers([n for n in named if isinstance(n, Decimal)])
            found: list[Found] = [SpecOf(Quantity(n, str(n)), "") for n in numbers]
        case Kind.DAYS:
            found = [SpecOf(day, "") for day in _days([n for n in named if isinstance(n, PartialDate)])]
        case Kind.ANSWER:
            found = [SpecOf(answer, "") for answer in Answer]
        case Kind.STATUS:
            found = [status.value for status in Status]
        case Kind.WORDS:
            found = [SpecOf(members, "") for members in _members(words)]
        case Kind.WORD:
            found = [SpecOf(word, "") if subject.is_spec else word for word in (*words, *OTHERS)]
    return [*found, SpecOf(Unchecked.UNKNOWN, ""), SpecOf(Answer.PARTIAL, "")] if subject.is_spec else found


def _numbers(named: Sequence[Decimal]) -> list[Decimal]:
    ordered = sorted({*named}) or [Decimal(0), Decimal(1)]
    between = [(a + b) / 2 for a, b in pairwise(ordered)]
    return [ordered[0] - 1, *ordered, *between, ordered[-1] + 1]


def _days(named: Sequence[PartialDate]) -> list[PartialDate]:
    ends = {day for n in named for day in n.span}
    around = {_shifted(day, by) for day in ends for by in (-1, 0, 1)}
    return [PartialDate(d.year, d.month, d.day) for d in sorted(around)] or [*SOME_DAYS]


def _shifted(day: date, by: int) -> date:
    return day if day in (date.min, date.max) else day + timedelta(days=by)


def _members(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every choice among the words, but none at all: a set has at least one member."""
    known = [*dict.fromkeys((*words, *OTHERS))]
    return (chosen for size in range(1, len(known) + 1) for chosen in combinations(known, size))


def _written(assertion: Assertion) -> str:
    return f"{assertion.fact.path} {assertion.fact.operator} {assertion.fact.value}"
