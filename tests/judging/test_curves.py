"""Costs over months and over volume: straight between their points, exact on them."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.judging.costs import price
from generator.judging.curves import crossings, over_time, over_volume
from generator.model.pricing import OwnedPlan, Pricing, Rate, Tier, UsagePlan
from tests.judging.test_costs import API, BUSY, MACHINE, category, priced, workload
from tests.making import product


def volume(plan, usage=BUSY):
    return over_volume(price(product("p", pricing=Pricing("USD", plans=(plan,))), usage, category()), category())


def test_owning_crosses_renting_after_16_2_months():
    own, rent = over_time(priced("own", MACHINE), 36), over_time(priced("api", API), 36)
    ((months, paid),) = crossings(own, rent)
    assert round(float(months), 1) == 16.2
    assert paid == months * 156
    assert own.points == ((0, 2000), (36, 2000 + 36 * Fraction("32.4")))


def test_what_does_not_last_is_bought_again():
    short = over_time(priced("m", OwnedPlan("m", Decimal(100), months=12)), 36)
    assert short.points == ((0, 100), (12, 100), (12, 200), (24, 200), (24, 300), (36, 300))


def test_volume_is_straight_where_prices_are_and_bends_where_they_do():
    assert [x for x, _ in volume(API).points] == [0, 2]
    tiers = (Tier(Decimal(100), Decimal(1)),)
    bent = volume(UsagePlan("t", (Rate("input", Decimal(2), Decimal(1), tiers),)), workload(input=100))
    assert [x for x, _ in bent.points] == [0, 1, 2]
    assert bent.at(Fraction(1)) == 200
    assert bent.at(Fraction(2)) == 300


def test_a_bend_is_found_where_it_is():
    plan = UsagePlan("t", (Rate("input", Decimal(2), Decimal(1), (Tier(Decimal(70), Decimal(1)),)),))
    assert volume(plan, workload(input=150)).points == ((0, 0), (Fraction(7, 15), 140), (2, 370))


def test_a_leap_is_drawn_as_steep_as_can_be_seen():
    tiers = (Tier(Decimal(90), Decimal(1)),)
    curve = volume(UsagePlan("t", (Rate("input", Decimal(2), Decimal(1), tiers, whole=True),)), workload(input=100))
    left, right = next(piece for piece in pairwise(curve.points) if piece[1][1] < piece[0][1])
    assert 0 < right[0] - left[0] <= Fraction(1, 16)
    assert left[0] <= Fraction(9, 10) <= right[0]


def test_a_product_that_cannot_be_priced_has_no_curve():
    assert volume(UsagePlan("a", (Rate("input", Decimal(1), Decimal(1)),))) is None


@given(st.fractions(0, 2, max_denominator=64))
def test_a_straight_curve_is_the_price_at_any_volume(times):
    curve = volume(API)
    usage = workload(**{u: n * Decimal(times.numerator) / Decimal(times.denominator) for u, n in BUSY.usage.items()})
    bill = price(curve.product, usage, category()).bill
    assert abs(curve.at(times) - bill.month) < Fraction(1, 10**12)
