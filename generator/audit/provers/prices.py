"""Proofs of what is said of prices over time. Start with `OF_ONE`."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from generator.audit.bills import fact_of
from generator.audit.bout import Entrant
from generator.audit.expected import Facts, Finding, Refuted, Shown, claim, flag
from generator.audit.price_lists import Asked, Chronicle
from generator.audit.provers.subjects import OfOne, free_text, one
from generator.audit.world import Ring
from generator.model.pricing import Money

FEES = ("day", "month", "year", "once")
OfPlan = Callable[[Ring, Entrant, Chronicle, str, date, Facts], Finding]


def _of_plan(prove: OfPlan) -> OfOne:
    """Find the plan by its name as `data-claim` writes it, and the day."""

    def prover(ring: Ring, facts: Facts) -> Finding:
        entrant = one(ring, facts.get("product", ""))
        if isinstance(entrant, Refuted):
            return entrant
        pricing = entrant.product.pricing
        plans = (*pricing.plans, *pricing.former, *pricing.coming) if pricing else ()
        name = next((p.name for p in plans if free_text(p.name).fact == facts.get("plan")), None)
        day = _day(facts.get("day", ""))
        if pricing is None or name is None or day is None:
            return Refuted("it has no such plan, or that is no day")
        return prove(ring, entrant, Chronicle(pricing, name, ring.category.units), name, day, facts)

    return prover


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _change(ring: Ring, entrant: Entrant, plan: Chronicle, name: str, day: date, facts: Facts) -> Finding:
    place, key = plan.place(day), Asked(facts.get("what", ""), facts.get("unit", ""))
    moved = plan.step(place) if place > 0 and plan.has_followed(place) else {}
    if key not in moved:
        return Refuted("that price did not change on that day")
    before, after = moved[key]
    write, (unit, per, many) = ring.writing, _unit(ring, key)
    share = abs(after - before) / before if before and after else Fraction(0)
    with localcontext(prec=40):
        times = _half_up(after / before, 1) if before and after else Decimal(0)
    return claim(
        "price-change",
        product=entrant.name,
        plan=free_text(name),
        what=_word(key.what),
        unit=unit,
        each=flag(key.what in FEES and bool(key.unit)),
        when=_word(plan.standing(place, key)),
        day=_written(ring, day),
        way=_word(_way(before, after)),
        before=_money(ring, entrant, before * many),
        after=_money(ring, entrant, after * many),
        per=free_text(per),
        share=write.moved(share),
        times=Shown(fact_of(times), write.number(times), int(times) if times == int(times) else "part"),
    )


def _way(before: Fraction, after: Fraction) -> str:
    if before == 0:
        return "charged"
    if after == 0:
        return "free"
    return "less" if after < before else "times" if after / before >= 2 else "more"


def _unit(ring: Ring, key: Asked) -> tuple[Shown, str, Fraction]:
    """A unit with its name, how many of it a price is shown for, as written and as a number."""
    if key.what in FEES:
        return Shown(key.unit, key.unit.replace("_", " ")), "", Fraction(1)
    unit = ring.category.units[key.unit]
    return (
        Shown(unit.id, unit.name),
        unit.shown_per.written if key.what == "bulk" else "",
        Fraction(unit.shown_per.value),
    )


def _terms(ring: Ring, entrant: Entrant, plan: Chronicle, name: str, day: date, facts: Facts) -> Finding:
    place = plan.place(day)
    if place < 1 or not plan.has_followed(place) or plan.step(place) or not plan.is_other(place):
        return Refuted("nothing but its prices changed on that day, or nothing at all")
    when = _word(plan.standing(place, None))
    return claim("terms-change", product=entrant.name, plan=free_text(name), when=when, day=_written(ring, day))


def _ends(ring: Ring, entrant: Entrant, plan: Chronicle, name: str, day: date, facts: Facts) -> Finding:
    place = next((n for n in range(len(plan.entries)) if plan.last_day(n) == day), -1)
    if place < 0:
        return Refuted("it does not end on that day")
    when = _word("then" if place < plan.ahead and place != plan.today else "coming")
    return claim("plan-ends", product=entrant.name, plan=free_text(name), when=when, day=_written(ring, day))


def _starts(ring: Ring, entrant: Entrant, plan: Chronicle, name: str, day: date, facts: Facts) -> Finding:
    place = plan.place(day)
    if place < plan.ahead or plan.has_followed(place):
        return Refuted("no new plan is announced for that day")
    return claim("plan-starts", product=entrant.name, plan=free_text(name), day=_written(ring, day))


def _then(ring: Ring, entrant: Entrant, plan: Chronicle, name: str, day: date, facts: Facts) -> Finding:
    key = Asked(facts.get("what", ""), facts.get("unit", ""))
    entry = next((p for p in plan.entries if p.term.covers(day)), None)
    price = plan.prices(entry).get(key) if entry else None
    if price is None:
        return Refuted("it asked no such price on that day")
    unit, _, many = _unit(ring, key)
    return claim(
        "price-then",
        product=entrant.name,
        plan=free_text(name),
        what=_word(key.what),
        unit=unit,
        day=_written(ring, day),
        price=_money(ring, entrant, price * many),
    )


def _word(word: str) -> Shown:
    return Shown(word, "", word)


def _written(ring: Ring, day: date) -> Shown:
    return Shown(day.isoformat(), ring.writing.day(day))


def _money(ring: Ring, entrant: Entrant, amount: Fraction) -> Shown:
    currency = entrant.product.pricing.currency if entrant.product.pricing else ""
    with localcontext(prec=12):
        money = Money(Decimal(amount.numerator) / Decimal(amount.denominator), currency)
    return Shown(fact_of(money), ring.writing.paid(money))


def _half_up(value: Fraction, places: int) -> Decimal:
    """Without idle zeros."""
    scaled, rest = divmod(value.numerator * 10**places, value.denominator)
    return Decimal(scaled + (2 * rest >= value.denominator)).scaleb(-places).normalize()


OF_ONE: Mapping[str, OfOne] = {
    "price-change": _of_plan(_change),
    "terms-change": _of_plan(_terms),
    "plan-ends": _of_plan(_ends),
    "plan-starts": _of_plan(_starts),
    "price-then": _of_plan(_then),
}
CHANGES = frozenset(OF_ONE) - {"price-then"}
"""Kinds that a feed tells of."""
