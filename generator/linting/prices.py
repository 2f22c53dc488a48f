"""Checks of price lists: slips of a power of ten, offers that ran out, sources, and summaries beside plans.

Start with `outlier`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from generator.diagnostics.problem import Diagnostic, Related, Span
from generator.linting.manuscript import Manuscript
from generator.linting.numbers import Number, Numerals
from generator.model.catalogue import Category
from generator.model.pricing import FreePlan, OwnedPlan, Period, Plan, Pricing, Rate, SubscriptionPlan, UsagePlan
from generator.model.product import Product
from generator.reading.numerals import FACTORS

FAR = 10
"""Comparable prices of one plan differ by no more than this many times."""
EXACT = Context(prec=99)
MONTHS = 12
CENT = Decimal("0.01")
Priced = tuple[Category, Product, Pricing]


def outlier(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `pricing/outlier` for a rate far from every comparable one of its plan, the highest of several.

    Comparable are the rates of units that are shown for as many, and the same unit in the entry before.
    """
    for category, product, pricing in _priced(manuscript):
        for plan, before in _in_time((*pricing.former, *pricing.plans, *pricing.coming)):
            rates = _rates(plan)
            found = [(rate, near) for rate in rates if (near := _far(rate, rates, _rates(before), category))]
            if found:
                rate, near = max(found, key=lambda pair: _each(pair[0]))
                keys = _keys(manuscript, product, plan)
                other = _place(manuscript, product, *keys, "rates", near.unit) if near in rates else None
                related = (Related(other, "another rate of the plan"),) if other and near.unit != rate.unit else ()
                high, low = sorted((_each(rate), _each(near)), reverse=True)
                than = "the price before" if near.unit == rate.unit else f"the rate for `{near.unit}`"
                message = f"the rate for `{rate.unit}` is {_times(high / low)} times {than}"
                if _each(rate) < _each(near):
                    message = f"the rate for `{rate.unit}` is a {_times(high / low)}th of {than}"
                place = _place(manuscript, product, *keys, "rates", rate.unit)
                hint = "look at `price` and `per`: does one of them lack a power of ten?"
                yield Diagnostic("pricing/outlier", message, place, hint=hint, related=related)


def _far(rate: Rate, rates: tuple[Rate, ...], before: tuple[Rate, ...], category: Category) -> Rate | None:
    """The nearest comparable rate, if even that is far."""
    size = category.units[rate.unit].shown_per.value
    beside = [r for r in rates if r.unit != rate.unit and category.units[r.unit].shown_per.value == size]
    known = [r for r in (*beside, *(r for r in before if r.unit == rate.unit)) if r.price]
    if not rate.price or not known:
        return None
    if any(_is_near(rate, other) for other in known):
        return None
    return min(known, key=lambda r: max(_each(r) / _each(rate), _each(rate) / _each(r)))


def _is_near(rate: Rate, other: Rate) -> bool:
    """Multiplied out, since most are near and a division takes longer than the rest."""
    own, others = EXACT.multiply(rate.price, other.per), EXACT.multiply(other.price, rate.per)
    return max(own, others) <= FAR * min(own, others)


def _each(rate: Rate) -> Fraction:
    return Fraction(rate.price) / Fraction(rate.per)


def _times(ratio: Fraction) -> str:
    return f"{float(ratio):,.0f}"


def _rates(plan: Plan | None) -> tuple[Rate, ...]:
    return plan.rates if isinstance(plan, UsagePlan | SubscriptionPlan) else ()


def _in_time(plans: Iterable[Plan]) -> Iterator[tuple[Plan, Plan | None]]:
    """Each entry with the one of its name before it."""
    last: dict[str, Plan] = {}
    for plan in sorted(plans, key=lambda p: p.term.start or date.min):
        yield plan, last.get(plan.name)
        last[plan.name] = plan


def expired(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `pricing/expired` for a plan whose last entry has ended."""
    for _, product, pricing in _priced(manuscript):
        going_on = {p.name for p in (*pricing.plans, *pricing.coming)}
        last = {p.name: p for p, _ in _in_time(pricing.former) if p.name not in going_on and not _is_turned(p)}
        for plan in last.values():
            message = f"`{plan.name}` ended on {plan.term.end}, and nothing comes after it"
            place = _place(manuscript, product, *_keys(manuscript, product, plan), "until")
            yield Diagnostic(
                "pricing/expired", message, place, hint="add what it costs since, or waive this if it is gone"
            )


def _is_turned(plan: Plan) -> bool:
    """Whether it ends before it begins, which is told elsewhere."""
    return bool(plan.term.start and plan.term.end and plan.term.end <= plan.term.start)


def unsourced(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `pricing/unsourced` for prices that nobody can look up, or of which nobody knows how old they are."""
    for _, product, pricing in _priced(manuscript):
        absent = [
            key for key, there in (("source", pricing.source), ("checked", product.freshness.prices)) if not there
        ]
        if absent:
            keys = " and ".join(f"`{key}`" for key in absent)
            place = _place(manuscript, product, "pricing", key=True)
            hint = f"add {' and '.join(f'`{key}: …`' for key in absent)} below `pricing:`"
            yield Diagnostic("pricing/unsourced", f"these prices have no {keys}", place, hint=hint)


def free_summary(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `pricing/free-summary` for a summary that names a price where every plan is free."""
    for _, product, pricing in _priced(manuscript):
        amounts = _amounts(manuscript, pricing)
        if amounts and pricing.plans and all(isinstance(p, FreePlan) for p in pricing.plans):
            message = f"the summary names `{_written(pricing, amounts[0])}`, yet every plan is free"
            place = _place(manuscript, product, "pricing", "summary")
            yield Diagnostic("pricing/free-summary", message, place, hint="add the plan that costs this")


def summary(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `pricing/summary` for each amount of a summary that no present plan asks for."""
    for category, product, pricing in _priced(manuscript):
        if all(isinstance(p, FreePlan) for p in pricing.plans):
            continue
        known = {amount for plan in pricing.plans for amount in _asked(plan, category)}
        for number in _amounts(manuscript, pricing):
            if number.value not in known:
                message = f"the summary names `{_written(pricing, number)}`, which no plan asks for at present"
                place = _place(manuscript, product, "pricing", "summary")
                yield Diagnostic("pricing/summary", message, place, hint="correct it, or add the plan that asks for it")


def _amounts(manuscript: Manuscript, pricing: Pricing) -> list[Number]:
    numerals = Numerals(manuscript.catalogue.site.language)
    return [number for number in numerals.find(pricing.summary) if number.is_money and number.value]


def _written(pricing: Pricing, number: Number) -> str:
    """With the sign before it or after it."""
    before = pricing.summary[: number.start]
    sign = before[-1:] if before[-1:] and not (before[-1:].isspace() or before[-1:].isalnum()) else ""
    return f"{sign}{pricing.summary[number.start : number.whole]}"


def _asked(plan: Plan, category: Category) -> Iterator[Decimal]:
    """Every amount by which a plan may be known: by the month or the year, for one or for many."""
    if isinstance(plan, SubscriptionPlan):
        fees = {plan.price, plan.price * plan.minimum}
        yield from fees
        yield from (fee * MONTHS for fee in fees if plan.period is Period.MONTH)
        yield from ((fee / MONTHS).quantize(CENT) for fee in fees if plan.period is Period.YEAR)
    if isinstance(plan, OwnedPlan):
        yield from (plan.once, plan.monthly)
    for rate in _rates(plan):
        many: set[Decimal] = {*map(Decimal, FACTORS.values()), category.units[rate.unit].shown_per.value, rate.per}
        prices = (rate.price, *(tier.price for tier in rate.tiers), *(price for _, price in rate.variants))
        yield from (price * size / rate.per for price in prices for size in many)


def _priced(manuscript: Manuscript) -> Iterator[Priced]:
    for category in manuscript.catalogue.categories:
        for product in category.products:
            pricing = product.pricing
            if pricing and (pricing.plans or pricing.former or pricing.coming):
                yield category, product, pricing


def _keys(manuscript: Manuscript, product: Product, plan: Plan) -> tuple[str | int, ...]:
    """Where an entry stands in its file."""
    entries = manuscript.documents[_path(product)].data["pricing"]["plans"]
    term = tuple(str(day) if day else "" for day in (plan.term.start, plan.term.end))
    named = (n for n, e in enumerate(entries) if str(e["name"]).strip() == plan.name and _term(e) == term)
    return ("pricing", "plans", next(named, 0))


def _term(entry: dict[str, object]) -> tuple[str, ...]:
    return tuple(str(entry.get(key, "")) for key in ("from", "until"))


def _place(manuscript: Manuscript, product: Product, *keys: str | int, key: bool = False) -> Span:
    return manuscript.documents[_path(product)].span(*keys, key=key)


def _path(product: Product) -> str:
    return f"scores/{product.category}/{product.id}.yaml"
