"""Proofs of what a workload costs, and which product is the cheapest for it. Start with `OF_ONE`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from generator.audit.bills import Bill, NoBill, best_bill, fact_of, rate_of, to_coin
from generator.audit.bout import Entrant
from generator.audit.expected import Facts, Finding, Refuted, Shown, claim, flag
from generator.audit.provers.subjects import OfOne, free_text, one
from generator.audit.world import Ring
from generator.model.pricing import Money
from generator.model.product import Status
from generator.model.rubric import Workload

TIMES = re.compile(r"\d+(\.\d+)?")
ONE_FEE = re.compile(r"1:[\d.]+:[A-Z]{3}:month")
"""The arithmetic of a plan that asks one price a month."""
OfProduct = Callable[[Ring, Entrant, Workload], Finding]


def _of_product(prove: OfProduct) -> OfOne:
    def prover(ring: Ring, facts: Facts) -> Finding:
        entrant, workload = one(ring, facts.get("product", "")), _workload(ring, facts)
        if isinstance(entrant, Refuted):
            return entrant
        return workload if isinstance(workload, Refuted) else prove(ring, entrant, workload)

    return prover


def _workload(ring: Ring, facts: Facts) -> Workload | Refuted:
    found = next((w for w in ring.category.workloads if w.id == facts.get("workload")), None)
    return found or Refuted(f"there is no workload `{facts.get('workload', '')}`")


def bill_for(ring: Ring, entrant: Entrant, workload: Workload) -> Bill | NoBill:
    """In the currency that costs are compared in."""
    if (key := (entrant.id, workload.id)) not in ring.bills:
        ring.bills[key] = _compared(ring, entrant, _own_bill(ring, entrant, workload))
    return ring.bills[key]  # type: ignore[return-value]


def _own_bill(ring: Ring, entrant: Entrant, workload: Workload) -> Bill | NoBill:
    """In the product's own currency."""
    if (key := (entrant.id, workload.id)) not in ring.own_bills:
        ring.own_bills[key] = best_bill(ring, entrant.product.pricing, workload)
    return ring.own_bills[key]  # type: ignore[return-value]


def _compared(ring: Ring, entrant: Entrant, bill: Bill | NoBill) -> Bill | NoBill:
    pricing = entrant.product.pricing
    if isinstance(bill, Bill) and pricing and (rate := rate_of(ring, pricing.currency)):
        return bill.times(rate[0])
    return bill


def month_of(ring: Ring, entrant: Entrant, workload: Workload) -> tuple[Money, Shown] | None:
    """What a month costs, rounded and as shown; None if no plan carries the workload."""
    if (key := (entrant.id, workload.id)) not in ring.months:
        bill = bill_for(ring, entrant, workload)
        month = to_coin(bill.month, ring.category.currency) if isinstance(bill, Bill) else None
        ring.months[key] = (month, written(ring, month)) if month else None
    return ring.months[key]


def _cost(ring: Ring, entrant: Entrant, workload: Workload) -> Finding:
    bill = bill_for(ring, entrant, workload)
    if isinstance(bill, NoBill):
        unit = ring.category.units.get(bill.what)
        reason, what = Shown(bill.reason, "", bill.reason), unit.name if unit else bill.what
        return claim("no-cost", product=entrant.name, workload=label(workload), reason=reason, what=free_text(what))
    return claim(
        "cost",
        product=entrant.name,
        workload=label(workload),
        plan=free_text(bill.plan),
        month=money(ring, bill.month),
        year=money(ring, bill.year),
        bought=flag(bill.once > 0),
    )


def _cost_working(ring: Ring, entrant: Entrant, workload: Workload) -> Finding:
    pricing = entrant.product.pricing
    bill = _own_bill(ring, entrant, workload)
    if isinstance(bill, NoBill) or pricing is None:
        return Refuted("no plan carries that workload")
    items = bill.itemise()
    parts = Shown(",".join(f for f, _ in items), " + ".join(t for _, t in items), len(items))
    month, plain = money(ring, bill.month, pricing.currency), flag(bool(ONE_FEE.fullmatch(parts.fact)))
    return claim("cost-working", product=entrant.name, workload=label(workload), parts=parts, month=month, plain=plain)


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
    paid = money(ring, bill.once * (1 + again) + bill.running * month)
    return claim("cost-by", product=entrant.name, workload=label(workload), months=ring.writing.count(month), paid=paid)


def _cost_at(ring: Ring, facts: Facts) -> Finding:
    """What a month costs at a multiple of the workload, with whatever plan is cheapest then."""
    entrant, workload = one(ring, facts.get("product", "")), _workload(ring, facts)
    if isinstance(entrant, Refuted):
        return entrant
    if isinstance(workload, Refuted):
        return workload
    times = Decimal(facts["times"]) if TIMES.fullmatch(facts.get("times", "")) else Decimal(0)
    bill = _compared(ring, entrant, best_bill(ring, entrant.product.pricing, _multiple(ring, workload, times)))
    if isinstance(bill, NoBill):
        return Refuted("it cannot be priced")
    shown = Shown(fact_of(times), ring.writing.number(times))
    month = money(ring, bill.month)
    return claim("cost-at", product=entrant.name, workload=label(workload), times=shown, month=month)


def _multiple(ring: Ring, workload: Workload, times: Decimal) -> Workload:
    if (key := (workload.id, times)) not in ring.multiples:
        usage = {unit: amount * times for unit, amount in workload.usage.items()}
        ring.multiples[key] = replace(workload, usage=usage)
    return ring.multiples[key]


def _cheapest_for(ring: Ring, facts: Facts) -> Finding:
    """Who costs least, or that all cost the same."""
    workload = _workload(ring, facts)
    if isinstance(workload, Refuted):
        return workload
    priced = [(*month, e) for e in ring.current if (month := month_of(ring, e, workload))]
    least = min((month.amount for month, _, _ in priced), default=Decimal(0))
    low = [(shown, e.name) for month, shown, e in priced if month.amount == least]
    if len(priced) < 2:
        return Refuted("fewer than two can be priced")
    if len(low) == len(priced):
        return claim("all-cost", workload=label(workload), month=low[0][0], of=ring.writing.count(len(priced)))
    return claim(
        "cheapest-for",
        workload=label(workload),
        products=Shown(",".join(n.fact for _, n in low), ring.writing.all_of([n.text for _, n in low]), len(low)),
        month=low[0][0],
        of=ring.writing.count(len(priced)),
    )


def _cost_rank(ring: Ring, entrant: Entrant, workload: Workload) -> Finding:
    """A place among the current products that can be priced, cheapest first."""
    month = month_of(ring, entrant, workload)
    if month is None or entrant.product.status is not Status.CURRENT:
        return Refuted("it cannot be priced, or is not on sale")
    if workload.id not in ring.ladders:
        ring.ladders[workload.id] = sorted(m[0].amount for e in ring.current if (m := month_of(ring, e, workload)))
    ladder, own = ring.ladders[workload.id], month[0].amount
    cheaper = bisect_left(ladder, own)
    return claim(
        "cost-rank",
        product=entrant.name,
        workload=label(workload),
        month=month[1],
        rank=ring.writing.count(1 + cheaper),
        of=ring.writing.count(len(ladder)),
        shared=flag(bisect_right(ladder, own) - cheaper > 1),
    )


def label(workload: Workload) -> Shown:
    return Shown(workload.id, workload.name)


def money(ring: Ring, value: Fraction, currency: str = "") -> Shown:
    return written(ring, to_coin(value, currency or ring.category.currency))


def written(ring: Ring, money: Money) -> Shown:
    return Shown(fact_of(money), ring.writing.paid(money))


OF_ONE: Mapping[str, OfOne] = {
    "cost": _of_product(_cost),
    "no-cost": _of_product(_cost),
    "cost-working": _of_product(_cost_working),
    "converted": _converted,
    "cost-by": _cost_by,
    "cost-at": _cost_at,
    "cheapest-for": _cheapest_for,
    "all-cost": _cheapest_for,
    "cost-rank": _of_product(_cost_rank),
}
