"""What a path such as `gemma-3.scores.value` stands for, for prose and assertions. Start with `Values`."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from generator.diagnostics.suggest import did_you_mean
from generator.judging.costs import price, rounded
from generator.judging.ranking import own_overall
from generator.model.catalogue import Catalogue, Category
from generator.model.pricing import Money
from generator.model.product import Product
from generator.model.rubric import SpecValue, Tenths, Unchecked

COSTS = ("month", "year", "once", "running")


class PointsValue(Struct, frozen=True):
    points: Tenths


class SpecOf(Struct, frozen=True):
    """A spec with the unit of its field."""

    value: SpecValue
    unit: str


class SumOf(Struct, frozen=True):
    """What is paid, unlike a price: written with all decimals of its currency."""

    money: Money


Found = PointsValue | SpecOf | Money | SumOf | str


class NotFound(Struct, frozen=True):
    """Why a path stands for nothing. `unread` if a broken file is the reason, which was reported already."""

    message: str
    hint: str = ""
    unread: bool = False


class Values:
    """Looks up products and their values by the ids that editors write."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._owners: dict[str, list[tuple[Category, Product]]] = {}
        self._products: dict[tuple[str, str], tuple[Category, Product]] = {}
        for category in catalogue.categories:
            for product in category.products:
                self._owners.setdefault(product.id, []).append((category, product))
                self._products[category.id, product.id] = (category, product)

    def product(self, id: str, category: str = "") -> tuple[Category, Product] | NotFound:
        """Find `id` in its own category, else in the whole site if it is unique there; `category/id` always works."""
        if "/" in id:
            own, _, name = id.partition("/")
            return self._products.get((own, name)) or self._missing(id)
        if found := self._products.get((category, id)):
            return found
        owners = self._owners.get(id, [])
        if len(owners) == 1:
            return owners[0]
        if owners:
            ids = " or ".join(f"`{c.id}/{id}`" for c, _ in owners)
            return NotFound(f"`{id}` is the id of {len(owners)} products", f"write {ids}")
        return self._missing(id, category)

    def value(self, path: str, category: str = "") -> Found | NotFound:
        """Return the current value at PRODUCT.name, .maker, .scores.DIMENSION, .scores.overall, .price.UNIT,
        .specs.SPEC, or .cost.WORKLOAD with .month, .year, .once or .running.
        """
        if not path:
            return NotFound("two braces without a value", "write `{{ ID.scores.overall }}`; braces are shown in `code`")
        id, _, rest = path.partition(".")
        owner = self.product(id, category)
        if isinstance(owner, NotFound):
            return owner
        home, product = owner
        part, _, key = rest.partition(".")
        match part:
            case "name" | "maker" if not key:
                return product.label if part == "name" else product.maker
            case "scores" if key:
                return _points(home, product, key)
            case "specs" if key:
                return _spec(home, product, key)
            case "price" if key:
                return _price(home, product, key)
            case "cost" if key:
                return _cost(home, product, key)
        return NotFound(f"`{path}` stands for nothing", _further(home, id, part))

    def fact(self, path: str, category: str = "") -> Found | NotFound:
        """Return what an assertion may name: a value, or PRODUCT.status or .family (empty without one)."""
        id, _, part = path.partition(".")
        owner = self.product(id, category) if part in ("status", "family") else None
        if not isinstance(owner, tuple):
            return owner or self.value(path, category)
        return owner[1].status.value if part == "status" else owner[1].family

    def _missing(self, id: str, category: str = "") -> NotFound:
        unread = self._catalogue.unread
        if (
            f"{category}/{id}" in unread
            or id in unread
            or id.split("/", maxsplit=1)[0] in unread
            or self._is_unread(id)
        ):
            return NotFound(f"`{id}` could not be read", unread=True)
        return NotFound(
            f"there is no product `{id}`", did_you_mean(id, self._ids()) or "an id is the name of a file in scores/"
        )

    def _is_unread(self, id: str) -> bool:
        return any(u.endswith("/" + id) for u in self._catalogue.unread) or any(
            "/" not in u for u in self._catalogue.unread
        )

    def _ids(self) -> Iterator[str]:
        return iter(self._owners)


def _further(category: Category, id: str, part: str) -> str:
    """How a path goes on that ends too early, or what its second word may be."""
    known = {
        "scores": ["overall", *(d.id for d in category.rubric.dimensions)],
        "specs": [f.id for f in category.specs],
        "price": [*category.units],
        "cost": [w.id for w in category.workloads],
    }
    if part in known:
        return "go on: " + ", ".join(f"`{id}.{part}.{key}`" for key in known[part][:6]) if known[part] else ""
    hint = f"say what of it: `{id}.name`, `{id}.scores.overall`"
    return did_you_mean(part, ("name", "maker", *known)) if part else hint


def _points(category: Category, product: Product, key: str) -> Found | NotFound:
    if key == "overall":
        points = own_overall(product, category.rubric)
    elif key in (known := [d.id for d in category.rubric.dimensions]):
        points = product.points(key)
    else:
        return NotFound(f"there is no dimension `{key}`", did_you_mean(key, [*known, "overall"]))
    if points is None:
        return NotFound(f"{product.label} has no score for `{key}`", "add it, or say in words that it is not known")
    return PointsValue(points)


def _spec(category: Category, product: Product, key: str) -> Found | NotFound:
    fields = {field.id: field for field in category.specs}
    if key not in fields:
        return NotFound(f"there is no spec `{key}`", did_you_mean(key, fields))
    return SpecOf(product.specs.get(key, Unchecked.UNKNOWN), fields[key].unit)


def _price(category: Category, product: Product, key: str) -> Found | NotFound:
    """The cheapest current rate for the unit, for as many as the unit's prices are shown for."""
    if key not in category.units:
        return NotFound(
            f"there is no unit `{key}`",
            did_you_mean(key, category.units) or "declare it under `units:` in category.yaml",
        )
    rate = product.pricing.cheapest_rate(key) if product.pricing else None
    if rate is None or product.pricing is None:
        return NotFound(f"{product.label} has no price for `{key}`", "add a usage plan with that rate")
    return Money(rate.price * category.units[key].shown_per.value / rate.per, product.pricing.currency)


def _cost(category: Category, product: Product, key: str) -> Found | NotFound:
    """What a workload costs; what was paid once and what it takes to run are sums of their own."""
    id, _, what = key.partition(".")
    workload = next((w for w in category.workloads if w.id == id), None)
    if workload is None:
        hint = did_you_mean(id, [w.id for w in category.workloads]) or "declare it under `workloads:` in category.yaml"
        return NotFound(f"there is no workload `{id}`", hint)
    if (what or COSTS[0]) not in COSTS:
        return NotFound(f"a cost has no `{what}`", did_you_mean(what, COSTS) or ", ".join(COSTS))
    bill = price(product, workload, category).bill
    if bill is None:
        return NotFound(f"{product.label} has no cost for `{id}`", "`evenhand explain` says why on the product's page")
    amount = dict(zip(COSTS, (bill.month, bill.year, bill.once, bill.running), strict=True))[what or COSTS[0]]
    return SumOf(rounded(amount, category.currency))


def number_of(found: Found) -> Decimal | None:
    """The value as a number, where it is one."""
    match found:
        case PointsValue(points):
            return Decimal(points) / 10
        case Money(amount, _) | SumOf(Money(amount, _)):
            return amount
        case SpecOf(value, _):
            return getattr(value, "value", None) if not isinstance(value, str) else None
    return None


def words_of(found: Found) -> tuple[str, ...]:
    """The value as the words that `contains` looks among."""
    match found:
        case SpecOf(value, _) if isinstance(value, tuple):
            return value
        case SpecOf(value, _):
            return (str(value),)
        case str():
            return (found,)
    return ()
