"""Prices over time: which changes there are, when they count as present, and how far a price moved."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.judging.claims import PlanEnds, PlanStarts, PriceChange, TermsChange, Way, When
from generator.judging.price_history import changes_of, timelines
from generator.model.pricing import FreePlan, OwnedPlan, Period, Pricing, Rate, SubscriptionPlan, Term, UsagePlan
from generator.model.rubric import Quantity, Unit
from generator.rendering.formats import Formats
from tests.making import product

UNITS = {
    "tokens": Unit("tokens", "tokens", Quantity(Decimal(1_000_000), "1M"), "M"),
    "calls": Unit("calls", "calls", Quantity(Decimal(1), "1")),
}
TODAY = date(2026, 11, 21)


def fee(price, start=None, end=None, **more):
    return SubscriptionPlan("Team", Decimal(str(price)), Period.MONTH, term=Term(start, end), **more)


def metered(start=None, end=None, **prices):
    per = {"tokens": Decimal(1000), "calls": Decimal(1)}
    rates = tuple(Rate(unit, Decimal(str(price)), per[unit]) for unit, price in prices.items())
    return UsagePlan("API", rates, Term(start, end))


def said(*entries, today=TODAY):
    current = tuple(p for p in entries if p.term.covers(today))
    coming = tuple(p for p in entries if p.term.start and p.term.start > today)
    former = tuple(p for p in entries if p not in current and p not in coming)
    made = product("own", pricing=Pricing("USD", plans=current, former=former, coming=coming))
    return [claim for line in timelines(made, UNITS) for claim in changes_of(line)]


MARCH, JUNE, NEW_YEAR = date(2026, 3, 1), date(2026, 6, 1), date(2027, 1, 1)


def test_a_price_that_fell():
    (change,) = said(fee(30, end=MARCH), fee(24, MARCH))
    assert isinstance(change, PriceChange)
    assert (change.way, change.when, change.day, change.share) == (Way.LESS, When.NOW, MARCH, Fraction(1, 5))
    assert (change.before.amount, change.after.amount) == (30, 24)


def test_prices_of_units_are_those_of_as_many_as_are_shown():
    changes = said(metered(end=MARCH, tokens="0.0005", calls=2), metered(MARCH, tokens="0.0004", calls=5))
    assert [(c.unit.id, c.per, c.before.amount, c.after.amount) for c in changes] == [
        ("tokens", "1M", Decimal("0.5"), Decimal("0.4")),
        ("calls", "", 2, 5),
    ]
    assert [(c.way, c.times) for c in changes] == [(Way.LESS, Decimal("0.8")), (Way.TIMES, Decimal("2.5"))]


def test_the_same_price_written_in_another_way_is_no_change():
    other = replace(metered(MARCH), rates=(Rate("tokens", Decimal(400), Decimal(1_000_000_000)),))
    assert [type(c) for c in said(metered(end=MARCH, tokens="0.0004"), other)] == [TermsChange]
    assert not said(metered(end=MARCH, tokens=1), metered(MARCH, tokens=1))


def test_only_the_last_change_of_a_price_is_present():
    changes = said(
        metered(end=MARCH, tokens=3, calls=3), metered(MARCH, JUNE, tokens=2, calls=2),
        metered(JUNE, NEW_YEAR, tokens=4, calls=2), metered(NEW_YEAR, tokens=1, calls=2),
    )  # fmt: skip
    assert [(c.unit.id, c.day, c.when) for c in changes] == [
        ("tokens", MARCH, When.THEN),
        ("calls", MARCH, When.NOW),
        ("tokens", JUNE, When.NOW),
        ("tokens", NEW_YEAR, When.COMING),
    ]


def test_what_is_announced_takes_effect_by_itself():
    entries = fee(30, end=NEW_YEAR), fee(40, NEW_YEAR)
    for today, when in ((NEW_YEAR - timedelta(1), When.COMING), (NEW_YEAR, When.NOW)):
        (change,) = said(*entries, today=today)
        assert change.when is when


def test_what_is_no_longer_offered_has_no_present_changes():
    first, second = said(fee(30, end=MARCH), fee(24, MARCH, JUNE))
    assert (first.when, second) == (When.THEN, PlanEnds(second.product, "Team", When.THEN, JUNE - timedelta(1)))


def test_an_offer_ends_and_another_begins():
    ends, starts = said(
        fee(9, end=date(2026, 12, 1)), SubscriptionPlan("Studio", Decimal(80), Period.MONTH, term=Term(NEW_YEAR))
    )
    assert (ends.when, ends.day) == (When.COMING, date(2026, 11, 30))
    assert isinstance(starts, PlanStarts)


def test_after_a_gap_nothing_is_compared():
    entries = fee(30, end=MARCH), fee(24, JUNE)
    assert [type(c) for c in said(*entries)] == [PlanEnds]


def test_from_and_to_nothing():
    free = FreePlan("Team", term=Term(MARCH))
    (change,) = said(fee(30, end=MARCH), free)
    assert (change.way, change.after.amount, change.share) == (Way.FREE, 0, 0)
    (change,) = said(replace(free, term=Term(None, MARCH)), fee(30, MARCH))
    assert (change.way, change.before.amount) == (Way.CHARGED, 0)


@pytest.mark.parametrize(
    "after",
    [
        metered(MARCH, tokens=1),
        fee(30, MARCH, per="seat"),
        replace(fee(30, MARCH), period=Period.YEAR),
        fee(30, MARCH, minimum=3),
        OwnedPlan("Team", Decimal(30), term=Term(MARCH)),
    ],
)
def test_other_terms_are_no_price_that_moved(after):
    (change,) = said(fee(30, end=MARCH), replace(after, name="Team"))
    assert isinstance(change, TermsChange)


PRICES = st.integers(1, 10**6).map(lambda cents: Decimal(cents) / 100)


@given(PRICES, PRICES)
def test_a_price_moves_as_far_back_as_it_came(one, other):
    there, back = said(fee(one, end=MARCH), fee(other, MARCH)), said(fee(other, end=MARCH), fee(one, MARCH))
    if one == other:
        assert not there
        return
    (up,), (down,) = (there, back) if other > one else (back, there)
    assert down.way is Way.LESS
    assert up.way in (Way.MORE, Way.TIMES)
    assert (up.way is Way.TIMES) == (up.share >= 1)
    assert (1 + up.share) * (1 - down.share) == 1


@given(st.lists(st.tuples(st.integers(-900, 900), PRICES), min_size=1, max_size=6, unique_by=lambda e: e[0]))
def test_the_order_in_the_file_changes_nothing_and_every_change_is_told_once(steps):
    days = sorted(TODAY + timedelta(days) for days, _ in steps)
    amounts = [Decimal(1), *(price for _, price in steps)]
    entries = [fee(a, s, e) for a, s, e in zip(amounts, [None, *days], [*days, None], strict=True)]
    changes = said(*entries)
    assert changes == said(*reversed(entries))
    assert [c.day for c in changes] == [d for d, a, b in zip(days, amounts, amounts[1:], strict=False) if a != b]
    assert sum(c.when is When.NOW for c in changes) <= 1
    assert all((c.when is When.COMING) == (c.day > TODAY) for c in changes)


MOVES = [
    ("1/5", "20%", "exact"),
    ("1/3", "33%", "about"),
    ("2/3", "67%", "about"),
    ("1/8", "13%", "about"),
    ("1/1000", "1%", "under"),
    ("1/100", "1%", "exact"),
    ("999/1000", "99%", "over"),
    ("1", "100%", "exact"),
    ("3/2", "150%", "exact"),
]


@pytest.mark.parametrize(("share", "text", "how"), MOVES)
def test_percentages_are_honest(share, text, how):
    assert Formats("en").moved(Fraction(share)) == (text, how)
