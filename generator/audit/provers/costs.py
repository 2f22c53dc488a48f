"""Proofs of what a workload costs, who is cheaper, and when owning pays for itself. Start with `PROVERS`."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from generator.audit.bills import Bill, NoBill, best_bill, fact_of, rate_of, to_coin
from generator.audit.bout import Entrant
from generator.audit.expected import Facts, Finding, Refuted, Shown, claim, flag
from generator.audit.provers.subjects import free_text, one, two
from generator.audit.world import Ring
from generator.model.pricing import Money
from generator.model.rubric import Workload

WORDS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 10: "tenth"}
TIMES = re.compile(r"\d+(\.\d+)?")
ONE_FEE = re.compile(r"1:[\d.]+:[A-Z]{3}:month")
"""The arithmetic of a plan that asks one price a month."""
OfProduct = Callable[[Ring, Entrant, Workload], Finding]
OfPair = Callable[[Ring, Workload, Entrant, Entrant], Finding]


def _of_product(prove: OfProduct) -> Callable[[Ring, Facts], Finding]:
    def prover(ring: Ring, facts: Facts) -> Finding:
        entrant, workload = one(ring, facts.get("product", "")), _workload(ring, facts)
        if isinstance(entrant, Refuted):
            return entrant
        return workload if isinstance(workload, Refuted) else prove(ring, entrant, workload)

    return prover


def _of_pair(first: str, second: str, prove: OfPair) -> Callable[[Ring, Facts], Finding]:
    def prover(ring: Ring, facts: Facts) -> Finding:
        workload = _workload(ring, facts)
        if isinstance(workload, Refuted):
            return workload
        return two(first, second, lambda ring, bout, named: prove(ring, workload, bout.a, bout.b))(ring, facts)

    return prover


def _workload(ring: Ring, facts: Facts) -> Workload | Refuted:
    found = next((w for w in ring.category.workloads if w.id == facts.get("workload")), None)
    return found or Refuted(f"there is no workload `{facts.get('workload', '')}`")


def bill_for(ring: Ring, entrant: Entrant, workload: Workload) -> Bill | NoBill:
    """In the currency that costs are compared in."""
    if (key := (entrant.id, workload.id)) not in ring.bills:
        ring.bills[key] = _bill(ring, entrant, workload)
    return ring.bills[key]  # type: ignore[return-value]


def _bill(ring: Ring, entrant: Entrant, workload: Workload) -> Bill | NoBill:
    pricing = entrant.product.pricing
    bill = best_bill(ring, pricing, workload)
    if isinstance(bill, Bill) and pricing and (rate := rate_of(ring, pricing.currency)):
        return bill.times(rate[0])
    return bill


def _cost(ring: Ring, entrant: Entrant, workload: Workload) -> Finding:
    bill = bill_for(ring, entrant, workload)
    if isinstance(bill, NoBill):
        unit = ring.category.units.get(bill.what)
        reason, what = Shown(bill.reason, "", bill.reason), unit.name if unit else bill.what
        return claim("no-cost", product=entrant.name, workload=_name(workload), reason=reason, what=free_text(what))
    return claim(
        "cost",
        product=entrant.name,
        workload=_name(workload),
        plan=free_text(bill.plan),
        month=_money(ring, bill.month),
        year=_money(ring, bill.year),
        bought=flag(bill.once > 0),
    )


def _cost_working(ring: Ring, entrant: Entrant, workload: Workload) -> Finding:
    pricing = entrant.product.pricing
    bill = best_bill(ring, pricing, workload)
    if isinstance(bill, NoBill) or pricing is None:
        return Refuted("no plan carries that workload")
    parts = Shown(",".join(f for f, _ in bill.parts), " + ".join(t for _, t in bill.parts), len(bill.parts))
    month, plain = _money(ring, bill.month, pricing.currency), flag(bool(ONE_FEE.fullmatch(parts.fact)))
    return claim("cost-working", product=entrant.name, workload=_name(workload), parts=parts, month=month, plain=plain)


def _converted(ring: Ring, facts: Facts) -> Finding:
    entrant = one(ring, facts.get("product", ""))
    if isinstance(entrant, Refuted):
        return entrant
    source = entrant.product.pricing.currency if entrant.product.pricing else ""
    rate = rate_of(ring, source)
    if rate is None:
        return Refuted("no rate of ours applies to its prices")
    return claim(
        "converted",
        product=entrant.name,
        source=free_text(source),
        target=free_text(ring.category.currency),
        rate=Shown(fact_of(rate[0]), ring.writing.number(rate[0])),
        date=Shown(rate[1].isoformat(), ring.writing.day(rate[1])),
    )


def _cheaper(ring: Ring, workload: Workload, a: Entrant, b: Entrant) -> Finding:
    amounts = []
    for entrant in (a, b):
        bill = bill_for(ring, entrant, workload)
        if isinstance(bill, NoBill):
            return Refuted(f"{entrant.name.text} cannot be priced for it")
        amounts.append((to_coin(bill.month, ring.category.currency), entrant))
    (own, low), (theirs, high) = sorted(amounts, key=lambda entry: (entry[0].amount, entry[1].id))
    shown = _shown(ring, own)
    if own == theirs:
        return claim("same-cost", first=low.name, second=high.name, workload=_name(workload), month=shown)
    ratio, times = _ratio(Fraction(own.amount), Fraction(theirs.amount))
    return claim(
        "cheaper",
        product=low.name,
        other=high.name,
        workload=_name(workload),
        own=shown,
        theirs=_shown(ring, theirs),
        less=_shown(ring, Money(theirs.amount - own.amount, own.currency)),
        ratio=Shown(ratio, "", ratio),
        times=Shown(fact_of(times), ring.writing.number(times)),
    )


def _ratio(low: Fraction, high: Fraction) -> tuple[str, Decimal]:
    if not low:
        return "free", Decimal(0)
    times = _tenths(high / low)
    word = next((word for number, word in WORDS.items() if abs(high / low / number - 1) * 100 <= 1), "")
    return word or ("little" if high * 10 < low * 11 else "times"), times


def _crossing(ring: Ring, workload: Workload, a: Entrant, b: Entrant) -> Finding:
    bills = [bill_for(ring, entrant, workload) for entrant in (a, b)]
    one_bill, other_bill = bills
    if isinstance(one_bill, NoBill) or isinstance(other_bill, NoBill) or one_bill.once == other_bill.once:
        return Refuted("not both can be priced, or neither costs more at first")
    owns, rents = (one_bill, other_bill) if one_bill.once > other_bill.once else (other_bill, one_bill)
    owner, renter = (a, b) if owns is one_bill else (b, a)
    extra, saved = owns.once - rents.once, rents.running - owns.running
    values = {
        "product": owner.name,
        "other": renter.name,
        "workload": _name(workload),
        "once": _money(ring, extra),
        "running": _money(ring, owns.running),
        "theirs": _money(ring, rents.running),
    }
    horizon = ring.category.assumptions.months
    if saved > 0 and extra <= saved * min(horizon, owns.lasts or horizon):
        months = _tenths(extra / saved)
        return claim("crossing", **values, months=Shown(fact_of(months), ring.writing.number(months), _whole(months)))
    return claim("no-crossing", **values, horizon=ring.writing.count(horizon), ever=flag(saved > 0))


def _cost_by(ring: Ring, facts: Facts) -> Finding:
    """What was paid by a month: as often as it had to be bought until then, and what it took to run."""
    entrant, workload, months = one(ring, facts.get("product", "")), _workload(ring, facts), facts.get("months", "")
    if isinstance(entrant, Refuted):
        return entrant
    if isinstance(workload, Refuted):
        return workload
    bill, horizon = bill_for(ring, entrant, workload), ring.category.assumptions.months
    if isinstance(bill, NoBill) or not months.isdecimal() or int(months) > horizon:
        return Refuted("it cannot be priced, or not so far")
    month, lasts = int(months), bill.lasts or horizon
    again = (month - (month == horizon)) // lasts if month else 0
    paid = _money(ring, bill.once * (1 + again) + bill.running * month)
    return claim("cost-by", product=entrant.name, workload=_name(workload), months=ring.writing.count(month), paid=paid)


def _cost_at(ring: Ring, facts: Facts) -> Finding:
    """What a month costs at a multiple of the workload, with whatever plan is cheapest then."""
    entrant, workload = one(ring, facts.get("product", "")), _workload(ring, facts)
    if isinstance(entrant, Refuted):
        return entrant
    if isinstance(workload, Refuted):
        return workload
    times = Decimal(facts["times"]) if TIMES.fullmatch(facts.get("times", "")) else Decimal(0)
    usage = {unit: amount * times for unit, amount in workload.usage.items()}
    bill = _bill(ring, entrant, replace(workload, usage=usage))
    if isinstance(bill, NoBill):
        return Refuted("it cannot be priced")
    shown = Shown(fact_of(times), ring.writing.number(times))
    month = _money(ring, bill.month)
    return claim("cost-at", product=entrant.name, workload=_name(workload), times=shown, month=month)


def _cheapest_for(ring: Ring, facts: Facts) -> Finding:
    workload = _workload(ring, facts)
    if isinstance(workload, Refuted):
        return workload
    bills = [(bill_for(ring, entrant, workload), entrant) for entrant in ring.current]
    priced = [(to_coin(bill.month, ring.category.currency), e) for bill, e in bills if isinstance(bill, Bill)]
    amounts = {month.amount for month, _ in priced}
    if len(amounts) < 2:
        return Refuted("fewer than two can be priced, or all cost the same")
    low = [(month, e) for month, e in priced if month.amount == min(amounts)]
    names = [e.name for _, e in low]
    return claim(
        "cheapest-for",
        workload=_name(workload),
        products=Shown(",".join(n.fact for n in names), ring.writing.all_of([n.text for n in names]), len(names)),
        month=_shown(ring, low[0][0]),
        of=ring.writing.count(len(priced)),
    )


def _name(workload: Workload) -> Shown:
    return Shown(workload.id, workload.name)


def _money(ring: Ring, value: Fraction, currency: str = "") -> Shown:
    return _shown(ring, to_coin(value, currency or ring.category.currency))


def _shown(ring: Ring, money: Money) -> Shown:
    return Shown(fact_of(money), ring.writing.paid(money))


def _whole(value: Decimal) -> int | str:
    """What a sentence chooses its plural by."""
    return int(value) if value == int(value) else "part"


def _tenths(value: Fraction) -> Decimal:
    """Half up to one place."""
    return Decimal((20 * value.numerator + value.denominator) // (2 * value.denominator)).scaleb(-1)


PROVERS = {
    "cost": _of_product(_cost),
    "no-cost": _of_product(_cost),
    "cost-working": _of_product(_cost_working),
    "converted": _converted,
    "cost-by": _cost_by,
    "cost-at": _cost_at,
    "cheaper": _of_pair("product", "other", _cheaper),
    "same-cost": _of_pair("first", "second", _cheaper),
    "crossing": _of_pair("product", "other", _crossing),
    "no-crossing": _of_pair("product", "other", _crossing),
    "cheapest-for": _cheapest_for,
}
