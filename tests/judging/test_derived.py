"""Derived scores: half the others, half the cost; held against an oracle, and against the audit's arithmetic."""

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.judging.claims import Charge, Derived, NotDerived
from generator.judging.derived import derivation, derive
from generator.judging.ranking import own_overall
from generator.model.catalogue import Catalogue, Category, Site
from generator.model.pricing import FreePlan, Period, Pricing, QuotePlan, SubscriptionPlan
from generator.model.product import Evidence, EvidenceKind, Score, Status
from generator.model.rubric import Dimension, Quantity, Rubric, Tenths, Unit, Weight, Workload
from tests.making import product

UNITS = {"calls": Unit("calls", "calls", Quantity(Decimal(1), "1"))}
WORK = Workload("work", "Work", MappingProxyType({"calls": Decimal(0)}))
RUBRIC = Rubric(
    (
        Dimension("speed", "Speed", Weight(4500)),
        Dimension("value", "Value", Weight(3000), derive="work"),
        Dimension("comfort", "Comfort", Weight(2500)),
    )
)
SCORES = st.integers(0, 100)
FEES = st.integers(0, 10**6).map(lambda cents: Decimal(cents) / 100)


def fee(price):
    return Pricing("USD", plans=(SubscriptionPlan("Fee", Decimal(price), Period.MONTH),))


def made(id, speed, comfort, pricing, **more):
    return product(id, speed, comfort, names=("speed", "comfort"), pricing=pricing, **more)


def category(*products, rubric=RUBRIC):
    found = Category("things", "Things", "thing", rubric, products, units=UNITS, workloads=(WORK,))
    return derive(Catalogue(Site("Site", "https://example.com/"), (found,))).categories[0]


def points(id, *products, **more):
    return category(*products, **more).product(id).points("value")


def oracle(speed, comfort, own, others):
    """The formula as docs/claims.md words it, in tenths."""
    quality = (Fraction(speed) * 45 + comfort * 25) / 70
    charges = [c for c in (own, *others) if c > 0]
    price = Fraction(100) if own == 0 else min(Fraction(100), 100 * Fraction(min(charges)) / Fraction(own))
    tenths = (quality + price) / 2
    return (tenths + Fraction(1, 2)) // 1


def test_a_worked_example():
    lark, quill = made("lark", 80, 70, fee(9)), made("quill", 85, 90, fee("2.40"))
    # lark: (8.0 × 45 + 7.0 × 25) ÷ 70 = 7.643, 10 × 2.40 ÷ 9 = 2.667, the mean is 5.155
    assert points("lark", lark, quill) == 52
    # quill: (8.5 × 45 + 9.0 × 25) ÷ 70 = 8.679, and 10 as the lowest: 9.339
    assert points("quill", lark, quill) == 93


@given(SCORES, SCORES, FEES, st.lists(FEES, max_size=4))
def test_every_score_is_what_the_formula_says(speed, comfort, own, others):
    rest = [made(f"p{n}", 50, 50, fee(price)) for n, price in enumerate(others)]
    found = points("own", made("own", speed, comfort, fee(own)), *rest)
    assert found == oracle(speed, comfort, own, others)
    assert 0 <= found <= 100


@given(SCORES, SCORES, st.lists(FEES, min_size=2, max_size=2).map(sorted), FEES)
def test_costing_more_never_helps(speed, comfort, prices, other):
    low, high = (points("own", made("own", speed, comfort, fee(p)), made("b", 1, 1, fee(other))) for p in prices)
    assert low >= high


def test_what_is_free_has_ten_for_its_price_and_is_not_the_lowest_charge():
    free = made("free", 60, 60, Pricing("USD", plans=(FreePlan("Free"),)))
    assert points("free", free) == 80
    assert points("paid", made("paid", 60, 60, fee(5)), free) == 80


def test_the_lowest_charge_is_of_products_that_are_on_sale():
    own = made("own", 60, 60, fee(10))
    old = made("old", 60, 60, fee(1), status=Status.RETIRED)
    soon = made("soon", 60, 60, fee(1), status=Status.ANNOUNCED)
    assert points("own", own, old, soon) == 80
    assert points("old", own, old) == 80, "never over 10 for the price"


@pytest.mark.parametrize("pricing", [None, Pricing("USD"), Pricing("USD", plans=(QuotePlan("Ask"),)), "other currency"])
def test_without_a_cost_there_is_no_score(pricing):
    if pricing == "other currency":
        pricing = replace(fee(5), currency="EUR")
    own = category(made("own", 60, 60, pricing), made("b", 50, 50, fee(5))).product("own")
    assert own.scores["value"].points is None
    assert own.scores["value"].derived is not None


def test_without_one_of_the_other_scores_there_is_none():
    for speed, names in ((None, ("speed", "comfort")), (60, ("speed",))):
        half = product("half", *(speed, 60)[: len(names)], names=names, pricing=fee(5))
        found = category(half)
        assert found.product("half").points("value") is None
        said = derivation(found.product("half"), RUBRIC.dimensions[1], found)
        assert isinstance(said, NotDerived)
        assert [d.id for d in said.missing] == [("speed" if speed is None else "comfort")]


def test_a_typed_score_wins_and_is_an_opinion_whatever_stands_behind_it():
    evidence = (Evidence(EvidenceKind.MEASURED, "a bill"),)
    own = made("own", 60, 60, fee(5))
    for typed in (Score(Tenths(30), evidence=evidence, overrules=True), Score(None, overrules=True)):
        scores = MappingProxyType({**own.scores, "value": typed})
        kept = category(replace(own, scores=scores)).product("own").scores["value"]
        assert kept is typed
        assert kept.is_opinion
        assert derivation(replace(own, scores=scores), RUBRIC.dimensions[1], category(own)) is None


def test_derived_scores_do_not_count_themselves_nor_each_other():
    both = Rubric(tuple(replace(d, derive="work" if d.id != "speed" else "") for d in RUBRIC.dimensions))
    own = product("own", 60, names=("speed",), pricing=fee(5))
    found = category(own, rubric=both).product("own")
    assert found.points("value") == found.points("comfort") == 80
    typed = replace(own, scores=MappingProxyType({**own.scores, "comfort": Score(Tenths(0), overrules=True)}))
    assert category(typed, rubric=both).product("own").points("value") == 80


def test_scores_stand_in_the_order_of_the_rubric_and_count_as_any_other():
    found = category(made("own", 60, 60, fee(5))).product("own")
    assert list(found.scores) == ["speed", "value", "comfort"]
    assert own_overall(found, RUBRIC) == 66


def test_what_is_said_of_it():
    found = category(
        made("own", 60, 60, fee(10)),
        made("b", 1, 1, fee("2.5")),
        made("free", 6, 6, Pricing("USD", plans=(FreePlan("F"),))),
    )
    said = {p.id: derivation(p, RUBRIC.dimensions[1], found) for p in found.products}
    assert isinstance(said["own"], Derived)
    assert (said["own"].quality, said["own"].price, said["own"].charge) == (Decimal(6), Decimal("2.5"), Charge.MORE)
    assert (said["b"].charge, said["free"].charge) == (Charge.LEAST, Charge.NOTHING)
    assert said["own"].least.amount == Decimal("2.50")


def test_a_rubric_without_derived_dimensions_is_left_alone():
    plain = Catalogue(Site("Site", "https://example.com/"), (Category("c", "C", "c", Rubric(RUBRIC.dimensions[::2])),))
    assert derive(plain).categories[0] is plain.categories[0]
