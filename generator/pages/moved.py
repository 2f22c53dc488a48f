"""Pages that move readers on: from former ids, and from the duels of retired products. Start with `moved_pages`."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Category
from generator.model.product import Product, Status
from generator.pages.directory import Directory
from generator.pages.routes import root_of
from generator.pages.views import Frame, Head, Link, Page, Text, View, phrase


@dataclass(frozen=True, slots=True)
class MovedView(View):
    """A page that moves readers on: `reason` says why, `target` where."""

    target: Link
    reason: Text


def moved_view(frame: Frame, url: str, target: Link, reason: Text) -> MovedView:
    return MovedView(
        frame=frame,
        root=root_of(url),
        head=Head(url, phrase("moved-title", name=target.text), phrase("moved-description"), indexed=False),
        target=target,
        reason=reason,
    )


def moved_pages(category: Category, frame: Frame, directory: Directory) -> Iterator[Page]:
    """Yield a page for each old address: of a product, of its alternatives, of its duels."""
    for product in category.products:
        for url, target, reason in (*_renamed(product, directory), *_retired(product, category, directory)):
            source = f"scores/{category.id}/{product.id}.yaml"
            yield Page(url, "moved.html", moved_view, (frame, url, target, reason), listed=False, source=source)


def heir_of(product: Product, category: Category) -> Product | None:
    """The current product that a retired one's line of successors ends in, if it ends."""
    at, seen = product, {product.id}
    while at.status is Status.RETIRED and (heir := category.product(at.successor)) and heir.id not in seen:
        at = heir
        seen.add(at.id)
    return at if at is not product else None


Move = tuple[str, Link, Text]


def _renamed(product: Product, directory: Directory) -> Iterator[Move]:
    """From every former id to the present one."""
    routes, home = directory.routes, product.category
    reason = phrase("moved-renamed")
    for old in product.former_ids:
        own = Link(product.label, routes.product(home, product.id))
        yield routes.product(home, old), own, reason
        yield routes.alternatives(home, old), own, reason
        for a, b in directory.pairs[home].values():
            if product in (a, b):
                url = routes.pair(home, old, b.id if a is product else a.id)
                yield url, _duel(a, b, directory), reason


def _retired(product: Product, category: Category, directory: Directory) -> Iterator[Move]:
    """From the duels that a retired product had to its heir's, or to the heir where there is no such duel."""
    heir = heir_of(product, category)
    if heir is None:
        return
    routes = directory.routes
    reason = phrase("moved-retired", name=product.label, successor=heir.label)
    for other in category.products:
        if other.status is not Status.CURRENT or directory.pair_url(product, other):
            continue
        has_duel = heir is not other and directory.pair_url(heir, other)
        target = _duel(heir, other, directory) if has_duel else Link(heir.label, routes.product(heir.category, heir.id))
        yield routes.pair(category.id, product.id, other.id), target, reason


def _duel(first: Product, second: Product, directory: Directory) -> Link:
    a, b = sorted((first, second), key=lambda p: p.id)
    return Link(phrase("pair-heading", a=a.label, b=b.label), directory.routes.pair(a.category, a.id, b.id))
