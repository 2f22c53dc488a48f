"""Money: what a workload costs, who is cheaper, when owning pays for itself."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judging.bills import Bill, Refusal, bill_of
from generator.judging.claims import Cheaper, Crossing, NoCostReason, NoCrossing, Ratio
from generator.judging.costs import cheaper, crossing, price, rounded
from generator.model.catalogue import Category
from generator.model.pricing import (
    Allowance,
    FreePlan,
    Money,
    OwnedPlan,
    Period,
    Pricing,
    QuotePlan,
    Rate,
    SubscriptionPlan,
    Tier,
    UsagePlan,
)
from generator.model.rubric import Assumptions, ExchangeRate, Quantity, Rubric, Unit, Workload
from tests.making import product

M = Quantity(Decimal(1_000_000), "1M")
UNITS = {
    "input": Unit("input", "input tokens", M, "M"),
    "output": Unit("output", "output tokens", M, "M"),
    "seat": Unit("seat", "seats", Quantity(Decimal(1), "1")),
}


def workload(**usage):
    return Workload("w", "W", MappingProxyType({u: Decimal(n) for u, n in usage.items()}))


def category(**assumed):
    assumptions = Assumptions(**{"electricity": Decimal("0.15"), **assumed})
    return Category("things", "Things", "thing", Rubric(()), units=UNITS, assumptions=assumptions)


def rate(unit, price, **more):
    return Rate(unit, Decimal(str(price)), Decimal(1_000_000), **more)


def priced(id, *plans, usage=None, currency="USD", within=None):
    made = product(id, pricing=Pricing(currency, plans=plans))
    return price(made, usage or BUSY, within or category())


BUSY = workload(input=150_000_000, output=60_000_000)
API = UsagePlan("API", (rate("input", "0.40"), rate("output", "1.60")))
MACHINE = OwnedPlan("Own machine", Decimal(2000), Decimal(300))


def test_the_worked_example():
    """10,000 requests a day on GPT-4.1 Mini against own hardware, from the facts of the reference site."""
    api, own = priced("api", API), priced("own", MACHINE)
    assert (api.cost.month, api.cost.year) == (Money(Decimal("156.00"), "USD"), Money(Decimal("1898.00"), "USD"))
    assert own.bill.running == Fraction(324, 10)
    paid = crossing(api, own, 36)
    assert isinstance(paid, Crossing)
    assert (paid.product.id, paid.months) == ("own", Decimal("16.2"))
    tenth = workload(input=15_000_000, output=6_000_000)
    never = crossing(priced("api", API, usage=tenth), priced("own", MACHINE, usage=tenth), 36)
    assert isinstance(never, NoCrossing)
    assert not never.ever


def test_nothing_is_said_of_what_pays_for_itself_where_the_other_has_to_be_bought_again():
    dear = priced("dear", OwnedPlan("Own", Decimal(1000), months=36))
    for months, is_told in ((6, False), (36, True)):
        cheap = priced("cheap", OwnedPlan("Own", Decimal(500), months=months))
        assert (crossing(dear, cheap, 36) is not None) is is_told
        assert (crossing(cheap, dear, 36) is not None) is is_told


def test_nothing_has_paid_for_itself_at_once():
    """A day or two are told as a tenth of a month."""
    paid = crossing(priced("api", API), priced("own", OwnedPlan("Own machine", Decimal(1))), 36)
    assert isinstance(paid, Crossing)
    assert paid.months == Decimal("0.1")


def test_what_would_pay_for_itself_after_the_horizon_does_not():
    never = crossing(priced("api", API), priced("own", MACHINE), 12)
    assert isinstance(never, NoCrossing)
    assert never.ever


def test_the_cheapest_plan_that_carries_the_workload_is_named():
    free = FreePlan("Free", (Allowance("input", Decimal(1000), Period.DAY),))
    assert priced("a", free, API).cost.plan == "API"
    assert priced("a", API, free, usage=workload(input=30_000)).cost.plan == "Free"
    assert priced("a", free, usage=workload(input=30_001)).cost.reason is NoCostReason.NO_RATE


@pytest.mark.parametrize(
    ("plans", "reason", "what"),
    [
        ((), NoCostReason.NO_PRICES, ""),
        ((QuotePlan("Enterprise"),), NoCostReason.QUOTE, ""),
        ((UsagePlan("API", (rate("input", 1),)),), NoCostReason.NO_RATE, "output tokens"),
        ((QuotePlan("Enterprise"), UsagePlan("API", (rate("input", 1),))), NoCostReason.NO_RATE, "output tokens"),
    ],
)
def test_why_there_is_no_cost(plans, reason, what):
    cost = priced("a", *plans).cost
    assert (cost.reason, cost.what) == (reason, what)


def test_another_currency_needs_a_dated_rate():
    euros = priced("a", API, currency="EUR")
    assert (euros.cost.reason, euros.cost.what) == (NoCostReason.CURRENCY, "EUR")
    rates = (ExchangeRate("EUR", "USD", Decimal("1.08"), date(2026, 4, 1)),)
    told = priced("a", API, currency="EUR", within=category(rates=rates))
    assert told.cost.month == Money(Decimal("168.48"), "USD")
    assert told.working.month == Money(Decimal("156.00"), "EUR")
    assert (told.converted.rate, told.converted.date) == (Decimal("1.08"), date(2026, 4, 1))


def test_seats_minimum_and_what_is_beyond_the_allowance():
    allowance = (Allowance("input", Decimal(100_000_000), Period.MONTH),)
    team = SubscriptionPlan(
        "Team", Decimal(25), Period.MONTH, "seat", 2, allowance, (rate("input", 1), rate("output", 2))
    )
    alone = priced("a", team)
    assert alone.cost.month.amount == 50 + 50 + 120
    five = priced("a", team, usage=workload(seat=5, input=1, output=0))
    assert five.cost.month.amount == 125
    assert five.cost.year.amount == 125 * 12


def test_a_year_has_twelve_payments_and_365_days():
    yearly = SubscriptionPlan("Y", Decimal(120), Period.YEAR, "", 1, (Allowance("input", Decimal(1), Period.DAY),))
    bill = bill_of(yearly, workload(input=30), category(), "USD")
    assert (bill.month, bill.year) == (10, 120)
    used = bill_of(API, BUSY, category(), "USD")
    assert used.year == used.month * 365 / 30


def test_tiers_beyond_and_for_all():
    tiers = (Tier(Decimal(100_000_000), Decimal("0.20")),)
    usage = workload(input=150_000_000)
    beyond = bill_of(UsagePlan("a", (rate("input", "0.40", tiers=tiers),)), usage, category(), "USD")
    whole = bill_of(UsagePlan("a", (rate("input", "0.40", tiers=tiers, whole=True),)), usage, category(), "USD")
    assert (beyond.month, whole.month) == (50, 30)


def test_variants_take_part_where_a_plan_has_them():
    cached = UsagePlan("a", (rate("input", "0.40", variants=(("cached", Decimal("0.10")),)),))
    usage = Workload(
        "w", "W", {"input": Decimal(150_000_000)}, {"input": {"cached": Decimal(50_000_000), "batch": Decimal(5)}}
    )
    assert bill_of(cached, usage, category(), "USD").month == 40 + 5


def test_as_many_machines_as_the_tightest_unit_needs():
    plan = OwnedPlan("m", Decimal(2000), Decimal(300), Decimal(10), (("output", Decimal(25_000_000)),), 20)
    bill = bill_of(plan, BUSY, category(), "USD")
    assert bill.once == 6000
    assert bill.running == 3 * Fraction("32.4") + 30
    assert bill.month == bill.running + 300


@pytest.mark.parametrize(
    ("low", "high", "ratio", "times"),
    [
        (50, 100, Ratio.HALF, "2.0"), (33, 99, Ratio.THIRD, "3.0"), (100, 202, Ratio.HALF, "2.0"),
        (100, 203, Ratio.TIMES, "2.0"), (10, 29, Ratio.TIMES, "2.9"), (100, 104, Ratio.LITTLE, "1.0"),
        (0, 10, Ratio.FREE, "0"), (25, 100, Ratio.QUARTER, "4.0"), (10, 100, Ratio.TENTH, "10.0"),
    ],
)  # fmt: skip
def test_how_much_cheaper(low, high, ratio, times):
    a, b = (priced(str(n), SubscriptionPlan("s", Decimal(n), Period.MONTH), usage=workload()) for n in (high, low))
    claim = cheaper(a, b)
    assert isinstance(claim, Cheaper)
    assert (claim.product.id, claim.ratio, claim.times) == (str(low), ratio, Decimal(times))


@pytest.mark.parametrize(
    ("value", "currency", "shown"),
    [("0.005", "USD", "0.0050"), ("0.0000123", "USD", "0.000012"), ("1.005", "USD", "1.01"), ("1234.5", "JPY", "1235")],
)
def test_amounts_are_rounded_half_up_once(value, currency, shown):
    assert str(rounded(Fraction(value), currency).amount) == shown


PRICES = st.decimals(0, 1000, places=2)


@given(st.lists(st.tuples(st.integers(1, 10**9), PRICES), max_size=3, unique_by=lambda t: t[0]), PRICES, st.data())
def test_more_never_costs_less(steps, first, data):
    """With tiers for what is beyond a threshold; it holds whatever the tiers' prices are."""
    tiers = tuple(Tier(Decimal(above), price) for above, price in sorted(steps))
    plan = UsagePlan("a", (Rate("input", first, Decimal(1), tiers),))
    low, high = sorted(data.draw(st.tuples(st.integers(0, 2 * 10**9), st.integers(0, 2 * 10**9))))
    bills = [bill_of(plan, workload(input=n), category(), "USD") for n in (low, high)]
    assert bills[0].month <= bills[1].month


@given(st.lists(st.sampled_from([API, MACHINE, QuotePlan("q"), FreePlan("f")]), unique=True), st.randoms())
def test_the_order_of_plans_changes_nothing(plans, random):
    shuffled = list(plans)
    random.shuffle(shuffled)
    assert priced("a", *plans).cost == priced("a", *shuffled).cost


def test_nothing_used_costs_what_is_fixed():
    none = workload(input=0, output=0)
    assert bill_of(API, none, category(), "USD").month == 0
    fee = SubscriptionPlan("s", Decimal(25), Period.MONTH, rates=(rate("input", 1), rate("output", 1)))
    assert bill_of(fee, none, category(), "USD").month == 25
    assert isinstance(bill_of(FreePlan("f"), none, category(), "USD"), Bill)
    assert isinstance(bill_of(FreePlan("f"), BUSY, category(), "USD"), Refusal)
