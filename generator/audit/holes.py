"""Values that prose puts in, looked up again: `<data value="gemma-3.scores.value">9.8</data>`. Start with `Holes`."""

import re

from generator.audit.bills import Bill, to_coin
from generator.audit.bout import Entrant
from generator.audit.provers.costs import bill_for
from generator.audit.seen import Hole
from generator.audit.world import Ring, World
from generator.model.pricing import Money, UsagePlan
from generator.model.rubric import Answer, PartialDate, Quantity, SpecValue, Unchecked

PATH = re.compile(
    r"((?:[a-z0-9-]+/)?[a-z0-9-]+)\.(name|maker|status|family|scores|specs|price|cost)"
    r"(?:\.([a-z0-9_-]+)(?:\.([a-z]+))?)?"
)
"""What we take for a path; a theme may use `<data>` for values of its own."""


class Holes:
    def __init__(self, world: World) -> None:
        self._world = world
        self._owners: dict[str, list[str]] = {}
        for category in world.catalogue.categories:
            for product in category.products:
                self._owners.setdefault(product.id, []).append(category.id)

    def expected(self, hole: Hole, category: str) -> str | None:
        """Return what the hole has to show; an empty text if there is nothing, None if it is no path of ours."""
        path = PATH.fullmatch(hole.path)
        if path is None:
            return None
        found = self._find(path[1], hole.category or category)
        return self._value(*found, path[2], path[3] or "", path[4] or "month") if found else ""

    def _find(self, id: str, category: str) -> tuple[Ring, Entrant] | None:
        """By `category/id`, else in the own category, else where the id is unique."""
        home, slash, name = id.rpartition("/")
        owners = self._owners.get(name, [])
        if not slash:
            home = category if category in owners else owners[0] if len(owners) == 1 else ""
        ring = self._world.ring(home)
        entrant = ring.entrants.get(name) if ring else None
        return (ring, entrant) if ring and entrant else None

    def _value(self, ring: Ring, entrant: Entrant, part: str, key: str, what: str) -> str:
        product = entrant.product
        match part:
            case "name":
                return entrant.name.text
            case "maker" | "family":
                return str(getattr(product, part))
            case "status":
                return product.status.value
            case "specs":
                unit = ring.specs[key].unit if key in ring.specs else ""
                return self._spec(ring, product.specs.get(key, Unchecked.UNKNOWN), unit)
            case "scores":
                points = ring.overall(entrant) if key == "overall" else ring.points(entrant, key)
                return "" if points is None else ring.writing.tenths(points).text
            case "cost":
                return self._cost(ring, entrant, key, what)
        return self._price(ring, entrant, key)

    @staticmethod
    def _cost(ring: Ring, entrant: Entrant, id: str, what: str) -> str:
        workload = next((w for w in ring.category.workloads if w.id == id), None)
        bill = bill_for(ring, entrant, workload) if workload else None
        amount = getattr(bill, what, None) if isinstance(bill, Bill) else None
        return "" if amount is None else ring.writing.paid(to_coin(amount, ring.category.currency))

    def _spec(self, ring: Ring, value: SpecValue, unit: str) -> str:
        match value:
            case Answer() | Unchecked():
                return ring.sentences.say(f"spec-{value.value}", "", {}) or ""
            case Quantity():
                return f"{ring.writing.quantity(value)} {unit}".strip()
            case PartialDate():
                return ring.writing.moment(value)
            case tuple():
                return ring.writing.all_of(value)
        return value

    @staticmethod
    def _price(ring: Ring, entrant: Entrant, unit: str) -> str:
        """The lowest current rate, for as many as prices of the unit are shown for."""
        pricing, shown = entrant.product.pricing, ring.category.units.get(unit)
        if pricing is None or shown is None:
            return ""
        plans = [p for p in pricing.plans if isinstance(p, UsagePlan)]
        rates = [rate for plan in plans for rate in plan.rates if rate.unit == unit]
        if not rates:
            return ""
        least = min(rates, key=lambda rate: rate.price / rate.per)
        return ring.writing.money(Money(least.price * shown.shown_per.value / least.per, pricing.currency))
