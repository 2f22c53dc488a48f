"""Price lists over time, read again from the entries of each plan: who followed whom, and what was asked for what.

Knows plans and exact fractions; must not borrow from judging, which it checks. Start with `Chronicle`.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from generator.model.pricing import FreePlan, OwnedPlan, Plan, Pricing, SubscriptionPlan, UsagePlan, same_but_when
from generator.model.rubric import Unit

ALWAYS = date.min


class Asked(NamedTuple):
    """What is paid for: how it is counted, and the unit or what a fee is for each of."""

    what: str
    unit: str


class Chronicle:
    """The entries of one plan by time; `today` is the place of the one that holds, `ahead` of the first announced."""

    def __init__(self, pricing: Pricing, plan: str, units: Mapping[str, Unit]) -> None:
        past, now, later = ([p for p in of if p.name == plan] for of in (pricing.former, pricing.plans, pricing.coming))
        self.entries = sorted([*past, *now, *later], key=lambda p: p.term.start or ALWAYS)
        self.ahead = len(past) + len(now)
        self.today = next((n for n, p in enumerate(self.entries) if any(p is q for q in now)), -1)
        self._units = units

    def place(self, day: date) -> int:
        """Where an entry begins on a day; -1 if none does."""
        return next((n for n, p in enumerate(self.entries) if p.term.start == day), -1)

    def last_day(self, place: int) -> date | None:
        """The last day of an entry that nothing follows at once."""
        end = self.entries[place].term.end
        return None if end is None or self.place(end) >= 0 else end - timedelta(days=1)

    def has_followed(self, place: int) -> bool:
        start = self.entries[place].term.start
        return start is not None and any(p.term.end == start for p in self.entries)

    def prices(self, plan: Plan) -> dict[Asked, Fraction]:
        """The price of one of each unit, of one period, of the whole."""
        match plan:
            case OwnedPlan():
                return {Asked("once", ""): Fraction(plan.once)}
            case UsagePlan():
                return self._rates(plan)
            case SubscriptionPlan():
                return {Asked(plan.period.value, plan.per): Fraction(plan.price), **self._rates(plan)}
        return {}

    def _rates(self, plan: UsagePlan | SubscriptionPlan) -> dict[Asked, Fraction]:
        found = {}
        for rate in plan.rates:
            how = "single" if self._units[rate.unit].shown_per.value == 1 else "bulk"
            found[Asked(how, rate.unit)] = Fraction(rate.price) / Fraction(rate.per)
        return found

    def step(self, place: int) -> dict[Asked, tuple[Fraction, Fraction]]:
        """All prices that an entry changes against the one before it, which it has followed."""
        old, new = self.entries[place - 1], self.entries[place]
        before, after = self.prices(old), self.prices(new)
        before = {key: Fraction(0) for key in after} if isinstance(old, FreePlan) else before
        after = {key: Fraction(0) for key in before} if isinstance(new, FreePlan) else after
        return {key: (before[key], after[key]) for key in before.keys() & after.keys() if before[key] != after[key]}

    def is_other(self, place: int) -> bool:
        """Whether an entry differs from the one before it in more than when it holds."""
        return not same_but_when(self.entries[place - 1], self.entries[place])

    def standing(self, place: int, key: Asked | None) -> str:
        """Announced, still so, or overtaken since; without a key it is the terms."""
        if place >= self.ahead:
            return "coming"
        if place > self.today:
            return "then"
        since = range(place + 1, self.today + 1)
        if any(not self.has_followed(n) or key is None or key in self.step(n) for n in since):
            return "then"
        current = self.entries[self.today]
        return "now" if key is None or isinstance(current, FreePlan) or key in self.prices(current) else "then"
