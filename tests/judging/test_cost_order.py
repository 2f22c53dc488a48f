"""Cheapest first: places that equals share, the population, and those that cannot be priced."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.judging.claims import AllCost, CheapestFor
from generator.judging.cost_order import cost_order
from generator.model.pricing import Period, QuotePlan, SubscriptionPlan
from tests.judging.test_costs import API, BUSY, MACHINE, priced, workload


def fee(id, amount):
    return priced(id, SubscriptionPlan("s", Decimal(amount), Period.MONTH), usage=workload())


def places(order):
    return [(p.rank.product.id, p.rank.rank, p.rank.shared) for p in order.placed]


def test_the_cheapest_stands_first_and_the_priceless_last():
    order = cost_order(BUSY, [priced("c", QuotePlan("q")), priced("a", API), priced("b", MACHINE), priced("0")])
    assert places(order) == [("b", 1, False), ("a", 2, False)]
    assert {p.rank.of for p in order.placed} == {2}
    assert [p.product.id for p in order.unpriced] == ["0", "c"]
    assert isinstance(order.lead, CheapestFor)
    assert ([p.id for p in order.lead.products], order.lead.of) == (["b"], 2)


def test_equals_share_a_place_and_the_next_is_skipped():
    order = cost_order(workload(), [fee("d", 9), fee("c", 5), fee("b", 5), fee("a", 1)])
    assert places(order) == [("a", 1, False), ("b", 2, True), ("c", 2, True), ("d", 4, False)]


def test_what_is_shown_alike_is_alike():
    """Half a cent apart, and the same to every reader."""
    order = cost_order(workload(), [fee("a", "5.004"), fee("b", "5.001")])
    assert places(order) == [("a", 1, True), ("b", 1, True)]
    assert isinstance(order.lead, AllCost)
    assert (order.lead.month.amount, order.lead.of) == (Decimal("5.00"), 2)


def test_one_alone_is_not_the_cheapest():
    assert cost_order(BUSY, [priced("a", API), priced("b")]).lead is None


@given(st.lists(st.integers(0, 9), max_size=12), st.randoms())
def test_a_place_counts_those_that_cost_less(amounts, random):
    found = [fee(f"p{n}", amount) for n, amount in enumerate(amounts)]
    random.shuffle(found)
    order = cost_order(workload(), found)
    shown = [int(p.priced.cost.month.amount) for p in order.placed]
    assert shown == sorted(amounts)
    for placed, amount in zip(order.placed, shown, strict=True):
        assert placed.rank.rank == 1 + sum(other < amount for other in amounts)
        assert placed.rank.shared == (amounts.count(amount) > 1)
        assert placed.rank.of == len(amounts)
