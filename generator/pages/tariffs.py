"""What scripts reckon costs with: units, workloads, assumptions and the plans that hold. Start with `tariffs_page`.

Sequences whose order matters are lists of pairs, since scripts sort the keys of mappings.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.model.catalogue import Category
from generator.model.pricing import (
    Allowance,
    FreePlan,
    OwnedPlan,
    Plan,
    Pricing,
    QuotePlan,
    Rate,
    SubscriptionPlan,
    UsagePlan,
    digits_of,
)
from generator.model.rubric import Assumptions, Unit, Workload
from generator.pages.views import Page

Values = dict[str, object]
Product = tuple[str, str, Pricing | None]
"""Id, name and prices."""


class TariffsView(Struct, frozen=True):
    """`value` is made of texts, whole numbers, decimals, days, lists and mappings."""

    value: Mapping[str, object]


def tariffs_page(category: Category, url: str) -> Page:
    products = tuple((p.id, p.label, p.pricing) for p in category.products)
    subjects = (
        category.currency, tuple(category.units.values()), category.workloads, category.assumptions, products
    )  # fmt: skip
    source = f"scores/{category.id}/category.yaml"
    return Page(url, "costs.json", tariffs_view, subjects, listed=False, source=source)


def currencies_of(categories: Iterable[Category]) -> Iterator[str]:
    """The currencies that scripts have to write: what costs are compared in, and what prices are in."""
    for category in categories:
        yield category.currency
        yield from (p.pricing.currency for p in category.products if p.pricing)


def tariffs_view(
    currency: str,
    units: tuple[Unit, ...],
    workloads: tuple[Workload, ...],
    assumptions: Assumptions,
    products: tuple[Product, ...],
) -> TariffsView:
    found = {currency, *(pricing.currency for _, _, pricing in products if pricing)}
    rates = {
        r.source: {"rate": r.rate, "date": r.date} for r in reversed(assumptions.rates) if r.target == currency
    }  # fmt: skip
    return TariffsView(
        {
            "currency": currency,
            "digits": {code: digits_of(code) for code in sorted(found)},
            "units": {u.id: {"name": u.name, "size": u.shown_per.value, "short": u.short} for u in units},
            "workloads": {w.id: _workload(w) for w in workloads},
            "electricity": assumptions.electricity,
            "hours": assumptions.hours,
            "months": assumptions.months,
            "rates": dict(sorted(rates.items())),
            "products": {id: _product(name, pricing) for id, name, pricing in products},
        }
    )


def _workload(workload: Workload) -> Values:
    variants = [(unit, list(shares.items())) for unit, shares in workload.variants.items()]
    return {"name": workload.name, "usage": list(workload.usage.items()), "variants": variants}


def _product(name: str, pricing: Pricing | None) -> Values:
    if pricing is None:
        return {"name": name, "plans": []}
    return {"name": name, "currency": pricing.currency, "plans": [_plan(plan) for plan in pricing.plans]}


def _plan(plan: Plan) -> Values:
    match plan:
        case UsagePlan():
            return {"kind": "usage", "name": plan.name, "rates": _rates(plan.rates)}
        case FreePlan():
            return {"kind": "free", "name": plan.name, "allowance": _allowance(plan.allowance)}
        case SubscriptionPlan():
            return {
                "kind": "subscription", "name": plan.name, "price": plan.price, "period": plan.period.value,
                "per": plan.per, "minimum": plan.minimum, "allowance": _allowance(plan.allowance),
                "rates": _rates(plan.rates),
            }  # fmt: skip
        case OwnedPlan():
            return {
                "kind": "owned", "name": plan.name, "once": plan.once, "watts": plan.power_watts,
                "monthly": plan.monthly, "capacity": list(plan.capacity), "months": plan.months,
            }  # fmt: skip
        case QuotePlan():
            return {"kind": "quote", "name": plan.name}


def _rates(rates: tuple[Rate, ...]) -> list[Values]:
    return [
        {
            "unit": rate.unit, "price": rate.price, "per": rate.per, "whole": rate.whole,
            "tiers": [(tier.above, tier.price) for tier in rate.tiers], "variants": list(rate.variants),
        }
        for rate in rates
    ]  # fmt: skip


def _allowance(allowance: tuple[Allowance, ...]) -> list[tuple[object, ...]]:
    return [(a.unit, a.amount, a.period.value) for a in allowance]
