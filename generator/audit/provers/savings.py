"""Proofs of which of two products is cheaper, and when owning one pays for itself. Start with `OF_PAIRS`."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.audit.arithmetic import on_one_scale
from generator.audit.bills import Bill, fact_of
from generator.audit.bout import Bout
from generator.audit.expected import Expected, Shown, claim, flag
from generator.audit.provers.costs import bill_for, label, money, month_of, written
from generator.audit.provers.subjects import Found, OfPair
from generator.audit.world import Ring
from generator.model.pricing import Money
from generator.model.rubric import Workload

WORDS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 10: "tenth"}


def _find_cheaper(ring: Ring, bout: Bout) -> Iterator[Found]:
    """Who costs less a month for each workload, or that both cost the same."""
    for n, workload in enumerate(ring.category.workloads):
        one_month, other_month = month_of(ring, bout.a, workload), month_of(ring, bout.b, workload)
        if one_month is not None and other_month is not None:
            (one, shown), (other, more) = one_month, other_month
            yield (True, n, more, shown) if one.amount > other.amount else (False, n, shown, more)


def _cheaper(ring: Ring, low: Shown, high: Shown, n: int, shown: Shown, more: Shown) -> Expected:
    workload, own, theirs = label(ring.category.workloads[n]), _sum(shown), _sum(more)
    if own.amount == theirs.amount:
        return claim("same-cost", first=low, second=high, workload=workload, month=shown)
    named = {"product": low, "other": high, "workload": workload}
    return claim("cheaper", **named, own=shown, theirs=more, **_apart(ring, own, theirs))


def _sum(shown: Shown) -> Money:
    amount, _, currency = shown.fact.partition(":")
    return Money(Decimal(amount), currency)


def _apart(ring: Ring, own: Money, theirs: Money) -> Mapping[str, Shown]:
    ratio, times = _ratio(own.amount, theirs.amount)
    return {
        "less": written(ring, Money(theirs.amount - own.amount, own.currency)),
        "ratio": Shown(ratio, "", ratio),
        "times": Shown(fact_of(times), ring.writing.number(times)),
    }


def _ratio(least: Decimal, most: Decimal) -> tuple[str, Decimal]:
    """How much dearer, as a word where there is one within 1 %, and in tenths; reckoned in whole coins."""
    if not least:
        return "free", Decimal(0)
    low, high = on_one_scale([least.as_integer_ratio(), most.as_integer_ratio()])
    times = _tenths(high, low)
    word = next((word for number, word in WORDS.items() if abs(high - low * number) * 100 <= low * number), "")
    return word or ("little" if high * 10 < low * 11 else "times"), times


def _find_crossing(ring: Ring, bout: Bout) -> Iterator[Found]:
    """Whether, and after how long, what costs more at first has paid for itself, for each workload."""
    for workload in ring.category.workloads:
        bills = [(bill, e) for e in (bout.a, bout.b) if isinstance(bill := bill_for(ring, e, workload), Bill)]
        if len(bills) == 2 and bills[0][0].once != bills[1][0].once:
            (rents, _), (owns, owner) = sorted(bills, key=lambda entry: entry[0].once)
            horizon = ring.category.assumptions.months
            if not rents.once or (rents.lasts or horizon) >= min(horizon, owns.lasts or horizon):
                yield owner is bout.b, workload, owns, rents


def _crossing(ring: Ring, owner: Shown, renter: Shown, workload: Workload, owns: Bill, rents: Bill) -> Expected:
    values = {
        "product": owner,
        "other": renter,
        "workload": label(workload),
        "once": money(ring, owns.once - rents.once),
        "running": money(ring, owns.running),
        "theirs": money(ring, rents.running),
    }
    extra, saved = owns.once - rents.once, rents.running - owns.running
    horizon = ring.category.assumptions.months
    if saved > 0 and extra <= saved * min(horizon, owns.lasts or horizon):
        pace = extra / saved
        months = max(_tenths(pace.numerator, pace.denominator), Decimal("0.1"))
        return claim("crossing", **values, months=Shown(fact_of(months), ring.writing.number(months), _whole(months)))
    return claim("no-crossing", **values, horizon=ring.writing.count(horizon), ever=flag(saved > 0))


def _whole(value: Decimal) -> int | str:
    """What a sentence chooses its plural by."""
    return int(value) if value == int(value) else "part"


def _tenths(above: int, below: int) -> Decimal:
    """A quotient half up to one place."""
    return Decimal((20 * above + below) // (2 * below)).scaleb(-1)


OF_PAIRS = {
    **dict.fromkeys(
        ("cheaper", "same-cost"), OfPair(_find_cheaper, _cheaper, "not both can be priced for it", by=("workload",))
    ),
    **dict.fromkeys(
        ("crossing", "no-crossing"),
        OfPair(
            _find_crossing,
            _crossing,
            "not both can be priced, neither costs more at first, or the other has to be bought again",
            by=("workload",),
            alike=False,
        ),
    ),
}
