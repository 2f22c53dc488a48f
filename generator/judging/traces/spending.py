"""Claims about money step by step: the bill of each product, and when what was paid once comes back.

Knows prices and workloads, no sentence and no page. Start with `spending`.
"""

from fractions import Fraction

from generator.judging import claims as c
from generator.judging.cost_order import cost_order
from generator.judging.costs import Priced, price, rate_of
from generator.judging.curves import scaled
from generator.judging.traces.steps import Bill, Moved, Outlay, Outlays, Payback, PriceAt, Step
from generator.judging.traces.subjects import refs
from generator.model.catalogue import Category
from generator.model.product import Product, Status
from generator.model.rubric import Workload


def spending(claim: c.Claim, products: tuple[Product, ...], category: Category) -> tuple[Step, ...]:
    """Work out again what a claim says of a workload; nothing for one that speaks of none, or of no price."""
    named = {ref.id for ref in refs(claim) if isinstance(ref, c.WorkloadRef)}
    workload = next((w for w in category.workloads if w.id in named), None)
    if workload is None:
        return ()
    if isinstance(claim, c.CostAt):
        workload = scaled(workload, Fraction(claim.times))
    priced = [price(product, workload, category) for product in products]
    bills = tuple(found for p in priced if (found := bill_of(p, category)))
    if isinstance(claim, c.Crossing | c.NoCrossing):
        return (*bills, *_payback(*priced))
    if isinstance(claim, c.CheapestFor | c.AllCost | c.CostRank):
        return (*bills, _outlays(workload, category))
    return bills


def bill_of(priced: Priced, category: Category) -> Bill | None:
    """What was asked for what, and at which lines; None for a product that cannot be priced."""
    if priced.bill is None or priced.working is None:
        return None
    prices = tuple(PriceAt(part, spans) for part, spans in zip(priced.bill.parts, priced.bill.places, strict=True))
    source = priced.converted.source if priced.converted else ""
    return Bill(priced.working, prices, rate_of(source, category))


def _outlays(workload: Workload, category: Category) -> Outlays:
    current = [price(p, workload, category) for p in category.products if p.status is Status.CURRENT]
    ranks = [placed.rank for placed in cost_order(workload, current).placed]
    entries = tuple(Outlay(r.product, r.month, r.rank, r.shared) for r in ranks)
    return Outlays(c.WorkloadRef(workload.id, workload.name), entries)


def moved(claim: c.PriceChange) -> tuple[Step, ...]:
    """How far a price moved; nothing to divide where one of the two is nothing."""
    before, after = Fraction(claim.before.amount), Fraction(claim.after.amount)
    return (Moved(before, after, abs(after - before) / before, after / before),) if before and after else ()


def _payback(owner: Priced, renter: Priced) -> tuple[Step, ...]:
    if owner.bill is None or renter.bill is None:
        return ()
    once, running, theirs = owner.bill.once - renter.bill.once, owner.bill.running, renter.bill.running
    months = once / (theirs - running) if theirs > running else None
    sides = c.ProductRef.of(owner.product), c.ProductRef.of(renter.product)
    return (Payback(*sides, once, running, theirs, months),)
