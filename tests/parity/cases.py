"""Random prices and volumes: every kind of plan, every way a price may vary, every way it may be missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from types import MappingProxyType

from msgspec.structs import replace

from generator.model.catalogue import Category
from generator.model.pricing import (
    Allowance,
    FreePlan,
    OwnedPlan,
    Period,
    Plan,
    Pricing,
    QuotePlan,
    Rate,
    SubscriptionPlan,
    Tier,
    UsagePlan,
)
from generator.model.product import Product
from generator.model.rubric import Assumptions, ExchangeRate, Quantity, Rubric, Unit, Workload
from tests.making import product

CURRENCIES = ("USD", "EUR", "JPY", "KWD", "CHF")
UNITS = (
    Unit("input", "input tokens", Quantity(Decimal(1_000_000), "1M"), "M"),
    Unit("calls", "calls", Quantity(Decimal(1000), "1K"), "K"),
    Unit("1", "gigabytes", Quantity(Decimal(1), "1")),
    Unit("seat", "seats", Quantity(Decimal(1), "1")),
)
NAMES = ("API", "Team", "\U0001d504lpha", "ﬀ first", "Zürich", "a", "Ärger & Söhne <b>", "عربي", "Plan 9", "{ $x }")
VARIANTS = ("cached", "batch")
DAY = date(2026, 4, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """Two products of a category, and a workload with a reader's own volume in it."""

    category: Category
    workload: Workload
    a: Product
    b: Product


def cases(seed: int, count: int) -> Iterator[Case]:
    random = Random(seed)
    for _ in range(count):
        yield case(random)


def case(random: Random) -> Case:
    used = random.sample(UNITS, random.randint(1, 3))
    named = Workload(
        "w", "W", MappingProxyType({u.id: volume(random) for u in used}),
        MappingProxyType({u.id: variants(random) for u in used if random.random() < 0.3}),
    )  # fmt: skip
    assumed = Assumptions(
        electricity=random.choice([None, *3 * [price(random)]]),
        hours=Decimal(random.choice(["720", "24", "0.5"])),
        months=random.choice([1, 3, 36, 36, 120]),
        rates=tuple(
            ExchangeRate(source, target, Decimal(random.randint(1, 99_999)).scaleb(-random.randint(0, 5)), DAY)
            for source in CURRENCIES for target in CURRENCIES if source != target and random.random() < 0.6
        ),
    )  # fmt: skip
    a, b = (seller(random, id, [u.id for u in used]) for id in ("a-1", "b-2"))
    currency = random.choice([CURRENCIES[0], *CURRENCIES])
    category = Category(
        "things", "Things", "thing", Rubric(()), (a, b), currency=currency, units={u.id: u for u in UNITS},
        workloads=(named,), assumptions=assumed,
    )  # fmt: skip
    own = MappingProxyType({unit: volume(random) for unit in named.usage})
    if random.random() < 0.05:
        b = replace(a, id="b-2", label="Beta")
        category = replace(category, products=(a, b))
    return Case(category, replace(named, name=random.choice(["Your own month", "W"]), usage=own), a, b)


def volume(random: Random) -> Decimal:
    return random.choice([
        Decimal(0), Decimal(1), Decimal(random.randint(1, 60)), Decimal(random.randint(1, 10**6)),
        Decimal(random.randint(1, 999)) * 10 ** random.randint(0, 9), Decimal(random.randint(1, 10**6)).scaleb(-3),
    ])  # fmt: skip


def price(random: Random) -> Decimal:
    return random.choice([
        Decimal(0), Decimal(random.randint(1, 99)), Decimal(random.randint(1, 9999)).scaleb(-2),
        Decimal(random.randint(1, 9999)).scaleb(-random.randint(0, 8)), Decimal("0.40"), Decimal("25.000"),
        Decimal(random.randint(1, 50)) * 100,
    ])  # fmt: skip


def variants(random: Random) -> MappingProxyType[str, Decimal]:
    return MappingProxyType({name: volume(random) for name in VARIANTS if random.random() < 0.7})


def seller(random: Random, id: str, units: list[str]) -> Product:
    name = random.choice(["Alpha", "Beta", "Gamma’s", "Ünïcode", "عربي"])
    if random.random() < 0.04:
        return product(id, name=name)
    plans = tuple(plan(random, units) for _ in range(random.choice([0, 1, 1, 2, 3, 4])))
    return product(id, name=name, pricing=Pricing(random.choice([CURRENCIES[0], *CURRENCIES]), plans=plans))


def plan(random: Random, units: list[str]) -> Plan:
    name = random.choice(NAMES)
    match random.choice(["usage", "usage", "subscription", "subscription", "owned", "owned", "free", "quote"]):
        case "usage":
            return UsagePlan(name, rates(random, units, 0.93))
        case "subscription":
            return SubscriptionPlan(
                name, price(random), random.choice([*Period]), random.choice(["", "", *units]), random.randint(1, 5),
                allowances(random, units), rates(random, units, 0.8),
            )  # fmt: skip
        case "owned":
            return OwnedPlan(
                name, price(random) * random.choice([0, 1, 1, 100]), random.choice([Decimal(0), price(random)]),
                random.choice([Decimal(0), price(random)]),
                tuple((u, Decimal(random.randint(0, 10**7))) for u in units if random.random() < 0.5),
                random.choice([None, None, 1, 12, 24, 60]),
            )  # fmt: skip
        case "free":
            return FreePlan(name, allowances(random, units))
    return QuotePlan(name)


def rates(random: Random, units: list[str], often: float) -> tuple[Rate, ...]:
    return tuple(rate(random, unit) for unit in units if random.random() < often)


def rate(random: Random, unit: str) -> Rate:
    above = sorted({Decimal(random.randint(1, 10**6)) for _ in range(random.choice([0, 0, 1, 2, 3]))})
    return Rate(
        unit, price(random), random.choice([Decimal(1), Decimal(1000), Decimal(1_000_000), Decimal(3), Decimal(7)]),
        tuple(Tier(limit, price(random)) for limit in above), random.random() < 0.4,
        tuple((name, price(random)) for name in VARIANTS if random.random() < 0.4),
    )  # fmt: skip


def allowances(random: Random, units: list[str]) -> tuple[Allowance, ...]:
    listed = [unit for unit in units for _ in range(random.choice([0, 1, 1, 2]))]
    return tuple(Allowance(unit, volume(random), random.choice([*Period])) for unit in listed)
