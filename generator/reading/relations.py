"""What products of a category say of one another: names, families, successors, former ids. Start with `relate`."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.diagnostics.problem import Related, Span
from generator.diagnostics.suggest import closest, did_you_mean
from generator.model.product import Product
from generator.reading.desk import Desk
from generator.reading.ids import PRODUCT_WORDS, check_id


def relate(desk: Desk, category: str, products: Sequence[Product], unread: set[str]) -> tuple[Product, ...]:
    """Return the products with their labels and with those former ids that are free.

    Emits `product/same-name`, `reference/family`, `reference/product`,
    `product/successor-circle` and `id/duplicate`. Nobody complains about a
    successor whose file is in `unread`.
    """
    _check_families(desk, category, products)
    return tuple(_placed(desk, category, _labelled(desk, products), unread))


def _check_families(desk: Desk, category: str, products: Sequence[Product]) -> None:
    """A family of one whose name is nearly that of a larger family is a slip of the pen."""
    sizes = Counter(p.family for p in products if p.family)
    larger = [family for family, size in sizes.items() if size > 1]
    for product in products:
        if sizes.get(product.family) == 1 and (near := closest(product.family, larger)):
            span = desk.documents[f"scores/{category}/{product.id}.yaml"].span("family")
            message = f"only {product.label} is of the family `{product.family}`"
            desk.report("reference/family", message, span, f"did you mean `{near}`?")


def _labelled(desk: Desk, products: Sequence[Product]) -> tuple[Product, ...]:
    """Add the maker to names that two products share; two of one name and one maker are an error."""
    by_name: dict[str, list[Product]] = {}
    for product in products:
        by_name.setdefault(product.name.casefold(), []).append(product)
    for namesakes in by_name.values():
        seen: dict[str, Product] = {}
        for product in namesakes:
            first = seen.setdefault(product.maker.casefold(), product)
            if first is not product and product.span and first.span:
                related = (Related(first.span, "first named here"),)
                message = f"two products of {product.maker} are called `{product.name}`"
                desk.report(
                    "product/same-name",
                    message,
                    product.span,
                    "say how they differ, by a size or a year",
                    related=related,
                )
    return tuple(
        replace(p, label=f"{p.name} ({p.maker})") if len(by_name[p.name.casefold()]) > 1 else p for p in products
    )


def _placed(desk: Desk, category: str, products: Sequence[Product], unread: set[str]) -> Iterator[Product]:
    """Yield the products with those former ids that are free; successors have to exist and lead somewhere."""
    ids = {p.id: p for p in products}
    former: dict[str, Product] = {}
    for product in products:
        span = product.successor_span or Span("")
        if product.successor and product.successor not in ids and f"{category}/{product.successor}" not in unread:
            others = [i for i in ids if i != product.id]
            hint = did_you_mean(product.successor, others) or "name the file of another product of this category"
            desk.report("reference/product", f"there is no product `{product.successor}`", span, hint)
        elif _goes_in_a_circle(product, ids):
            message = f"the successors of `{product.id}` run in a circle"
            desk.report("product/successor-circle", message, span, "end the line with a current product")
        free: list[str] = []
        for old, place in zip(product.former_ids, product.former_spans, strict=True):
            if old in free:
                desk.report("id/duplicate", f"former id `{old}` stands twice", place, "remove one of them")
                continue
            holder = ids.get(old) or former.setdefault(old, product)
            if holder is not product or old in ids:
                related = (Related(holder.span, "taken here"),) if holder.span else ()
                desk.report("id/duplicate", f"former id `{old}` is taken", place, "remove it", related=related)
            elif check_id(desk, old, place, PRODUCT_WORDS):
                free.append(old)
        yield replace(product, former_ids=tuple(free), former_spans=())


def _goes_in_a_circle(product: Product, ids: Mapping[str, Product]) -> bool:
    seen, at = {product.id}, product.successor
    while at in ids and at not in seen:
        seen.add(at)
        at = ids[at].successor
    return at in seen and bool(at)
