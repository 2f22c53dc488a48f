"""What scripts reckon costs with, against the catalogue: each plan that holds, to the last figure.

A page without a lie would still mislead a reader who puts in an own volume, if
the prices behind it were others. Start with `check_tariffs`.
"""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from generator.audit.finding import Lie, quoted
from generator.audit.world import Ring
from generator.model.pricing import (
    Allowance,
    FreePlan,
    OwnedPlan,
    Plan,
    QuotePlan,
    Rate,
    SubscriptionPlan,
    Tier,
    UsagePlan,
    digits_of,
    stated,
)
from generator.model.product import Product
from generator.model.rubric import Workload

KINDS: dict[type[Plan], str] = {
    UsagePlan: "usage", FreePlan: "free", SubscriptionPlan: "subscription", OwnedPlan: "owned", QuotePlan: "quote",
}  # fmt: skip
OTHER_NAMES = {"power_watts": "watts"}
Json = dict[str, object]


def check_tariffs(path: str, data: bytes, ring: Ring) -> Iterator[Lie]:
    """Name the first place where the file of a category says something else; emits `audit/tariffs`."""
    try:
        found = json.loads(data)
    except ValueError as error:
        yield Lie("audit/tariffs", f"`/{path}` cannot be read: {error}")
        return
    for place, expected, told in differences("", _meant(ring), found):
        says = f"says {quoted(str(told), 60)} for `{place.removeprefix('.')}`"
        yield Lie("audit/tariffs", f"`/{path}` {says}; the data say {quoted(str(expected), 60)}")
        return


def _meant(ring: Ring) -> Json:
    category, assumed = ring.category, ring.category.assumptions
    currencies = {category.currency} | {p.pricing.currency for p in category.products if p.pricing}
    rates: Json = {}
    for rate in assumed.rates:
        if rate.target == category.currency:
            rates.setdefault(rate.source, {"rate": rate.rate, "date": ring.writing.day(rate.date)})
    return {
        "currency": category.currency,
        "digits": {currency: digits_of(currency) for currency in currencies},
        "units": {
            id: {"name": u.name, "size": u.shown_per.value, "short": u.short} for id, u in category.units.items()
        },
        "workloads": {workload.id: _workload(workload) for workload in category.workloads},
        "electricity": assumed.electricity,
        "hours": assumed.hours,
        "months": assumed.months,
        "rates": rates,
        "products": {product.id: _product(product) for product in category.products},
    }


def _workload(workload: Workload) -> Json:
    variants = [[unit, [*map(list, shares.items())]] for unit, shares in workload.variants.items()]
    return {"name": workload.name, "usage": [*map(list, workload.usage.items())], "variants": variants}


def _product(product: Product) -> Json:
    pricing = product.pricing
    if pricing is None:
        return {"name": product.label, "plans": []}
    return {"name": product.label, "currency": pricing.currency, "plans": [_plan(plan) for plan in pricing.plans]}


def _plan(plan: Plan) -> Json:
    told = {OTHER_NAMES.get(name, name): _plain(getattr(plan, name)) for name in stated(plan) if name != "term"}
    return {"kind": KINDS[type(plan)], **told}


def _plain(value: object) -> object:
    match value:
        case Rate():
            return {name: _plain(getattr(value, name)) for name in stated(value)}
        case Tier() | Allowance():
            return [_plain(getattr(value, name)) for name in stated(value)]
        case tuple():
            return [_plain(item) for item in value]
    return value


def differences(place: str, expected: object, told: object) -> Iterator[tuple[str, object, object]]:
    """Yield where two values differ, as a path, with what is expected and what is told there."""
    match expected, told:
        case dict(), dict() if expected.keys() == told.keys():
            for name, value in expected.items():
                yield from differences(f"{place}.{name}", value, told[name])
        case list(), list() if len(expected) == len(told):
            for number, value in enumerate(expected, 1):
                yield from differences(f"{place}.{number}", value, told[number - 1])
        case Decimal(), str():
            if _number(told) != expected:
                yield place, f"{expected:f}", told
        case _ if told != expected or isinstance(told, bool) is not isinstance(expected, bool):
            yield place, expected, told


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
