"""What holds of every price: more never costs less, a year has 365 days or twelve payments, order does not matter."""

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from hypothesis import assume, example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.judging.bills import Bill, bill_of
from generator.judging.claims import Bought, Fee, Metered, Power
from generator.judging.costs import price
from generator.model.catalogue import Category
from generator.model.pricing import (
    Allowance,
    FreePlan,
    OwnedPlan,
    Period,
    Pricing,
    QuotePlan,
    Rate,
    SubscriptionPlan,
    Tier,
    UsagePlan,
)
from generator.model.rubric import Assumptions, Quantity, Rubric, Unit, Workload
from tests.making import product

ONE = Quantity(Decimal(1), "1")
UNITS = {name: Unit(name, name, ONE) for name in ("calls", "words", "seat")}
HOME = Category("things", "Things", "thing", Rubric(()), units=UNITS, assumptions=Assumptions(Decimal("0.15")))

PRICES = st.decimals(0, 100, places=2)
ROUNDING = Fraction(1, 10**6)
"""Amounts inside the arithmetic have twelve digits, which an allowance of a year does not end within."""
AMOUNTS = st.integers(0, 500)
VARIANTS = MappingProxyType({"calls": MappingProxyType({"cached": Decimal(40), "batch": Decimal(7)})})


def workload(calls, words=0, seat=1, variants=VARIANTS):
    usage = {"calls": Decimal(calls), "words": Decimal(words), "seat": Decimal(seat)}
    return Workload("w", "W", MappingProxyType(usage), variants)


@st.composite
def rates(draw, unit, whole=False):
    above = sorted(draw(st.sets(st.integers(1, 400), max_size=3)))
    tiers = tuple(Tier(Decimal(at), draw(PRICES)) for at in above)
    names = draw(st.sampled_from(((), ("cached",), ("batch", "cached"))))
    variants = tuple((name, draw(PRICES)) for name in names)
    return Rate(unit, draw(PRICES), draw(st.sampled_from((Decimal(1), Decimal(1000)))), tiers, whole, variants)


def allowances(draw):
    units = draw(st.sets(st.sampled_from(("calls", "words")), max_size=2))
    return tuple(Allowance(u, Decimal(draw(AMOUNTS)), draw(st.sampled_from(Period))) for u in sorted(units))


@st.composite
def plans(draw, name="plan"):
    some = tuple(draw(rates(unit)) for unit in draw(st.sampled_from((("calls", "words", "seat"), ("calls",), ()))))
    kind = draw(st.integers(0, 4))
    if kind == 0:
        return UsagePlan(name, some)
    if kind == 1:
        return FreePlan(name, allowances(draw))
    if kind == 2:
        per, minimum = draw(st.sampled_from((("", 1), ("seat", 1), ("seat", 3))))
        return SubscriptionPlan(
            name, draw(PRICES), draw(st.sampled_from(Period)), per, minimum, allowances(draw), some
        )  # fmt: skip
    if kind == 3:
        capacity = draw(
            st.sampled_from(((), (("calls", Decimal(100)),), (("calls", Decimal(70)), ("words", Decimal(9)))))
        )
        watts, months = draw(st.sampled_from((0, 300))), draw(st.sampled_from((None, 1, 24)))
        return OwnedPlan(name, draw(PRICES), Decimal(watts), draw(PRICES), capacity, months)
    return QuotePlan(name)


menus = st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True).flatmap(
    lambda names: st.tuples(*(plans(name) for name in names))
)


def priced(menu, usage):
    return price(product("p", pricing=Pricing("USD", plans=tuple(menu))), usage, HOME)


@given(menus, st.tuples(AMOUNTS, AMOUNTS), st.tuples(AMOUNTS, AMOUNTS), st.integers(0, 5), st.integers(0, 5))
def test_more_of_anything_never_costs_less(menu, calls, words, seats, more_seats):
    """Of any unit, with any set of plans whose tiers are for what is beyond them; and what more carries, less does."""
    less = priced(menu, workload(min(calls), min(words), seats))
    more = priced(menu, workload(max(calls), max(words), seats + more_seats))
    if more.bill:
        assert less.bill
        assert less.bill.month <= more.bill.month
        assert less.bill.year <= more.bill.year


@given(rates("calls"), st.integers(1, 400))
def test_what_is_beyond_a_tier_costs_no_leap(rate, amount):
    """A sliver more costs at most a sliver at the highest price there is."""
    plan, sliver = UsagePlan("a", (rate,)), Decimal("0.001")
    dearest = max([rate.price, *(t.price for t in rate.tiers), *(p for _, p in rate.variants)])
    own = replace(workload(0), usage=MappingProxyType({"calls": Decimal(amount)}))
    more = replace(own, usage=MappingProxyType({"calls": Decimal(amount) + sliver}))
    low, high = (bill_of(plan, w, HOME, "USD").month for w in (own, more))
    assert 0 <= high - low <= Fraction(dearest) * Fraction(sliver) / Fraction(rate.per)


@given(plans(), AMOUNTS, AMOUNTS, st.integers(0, 5))
def test_a_month_and_a_year_are_their_parts(plan, calls, words, seats):
    """365 days of usage and power, twelve payments of fees, twelve months of what is spread."""
    bill = bill_of(plan, workload(calls, words, seats), HOME, "USD")
    assume(isinstance(bill, Bill))
    month = year = Fraction(0)
    for part in bill.parts:
        match part:
            case Metered(amount, _, money):
                cost = Fraction(amount) * Fraction(money.amount)
                month, year = month + cost, year + cost * 365 / 30
            case Power(watts, hours, money):
                cost = Fraction(watts) * Fraction(hours) * Fraction(money.amount) / 1000
                month, year = month + cost, year + cost * 365 / 30
            case Fee(count, money, period):
                paid = Fraction(count) * Fraction(money.amount)
                month += {"day": paid * 30, "month": paid, "year": paid / 12}[period]
                year += {"day": paid * 365, "month": paid * 12, "year": paid}[period]
            case Bought(money, months):
                month, year = month + Fraction(money.amount) / months, year + Fraction(money.amount) * 12 / months
    assert max(abs(month - bill.month), abs(year - bill.year)) < ROUNDING


@given(menus, AMOUNTS, AMOUNTS, st.integers(0, 5), st.randoms())
@example((UsagePlan("b", ()), FreePlan("a", (Allowance("calls", Decimal(900), Period.MONTH),))), 1, 1, 1, None)
def test_the_order_of_plans_changes_nothing(menu, calls, words, seats, random):
    """Neither the cost nor its arithmetic, nor the reason why there is none."""
    other = list(reversed(menu))
    if random:
        random.shuffle(other)
    own, turned = (priced(some, workload(calls, words, seats)) for some in (menu, other))
    assert (own.cost, own.working, own.bill) == (turned.cost, turned.working, turned.bill)


@given(plans())
def test_nothing_used_costs_what_is_fixed(plan):
    bill = bill_of(plan, workload(0, 0, 0), HOME, "USD")
    match plan:
        case UsagePlan() | FreePlan():
            fixed = Fraction(0)
        case SubscriptionPlan():
            payments = {Period.DAY: 30, Period.MONTH: 1, Period.YEAR: Fraction(1, 12)}[plan.period]
            fixed = Fraction(plan.price) * (plan.minimum if plan.per else 1) * payments
        case OwnedPlan():
            power = Fraction(plan.power_watts) * 720 * Fraction("0.15") / 1000
            fixed = Fraction(plan.once) / (plan.months or 36) + power + Fraction(plan.monthly)
        case QuotePlan():
            assert not isinstance(bill, Bill)
            return
    if isinstance(bill, Bill):
        assert bill.month == fixed
    else:
        assert isinstance(plan, OwnedPlan) or bill.what in UNITS
