"""Pages that move readers on: from former ids, and from the duels of retired products. Start with `moved_pages`."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from itertools import product as product_of

from generator.judging.family import heir_of
from generator.model.catalogue import Category
from generator.model.product import Product, Status
from generator.pages.directory import Directory
from generator.pages.roster import duel_link
from generator.pages.routes import root_of
from generator.pages.views import Frame, Head, Link, Page, Text, View, phrase


class MovedView(View, frozen=True):
    """A page that moves readers on: `reason` says why, `target` where."""

    target: Link
    reason: Text


def moved_view(frame: Frame, url: str, target: Link, reason: Text) -> MovedView:
    return MovedView(
        frame=frame,
        root=root_of(url),
        head=Head(
            url, phrase("moved-title", name=target.text), phrase("moved-description"), indexed=False, searched=False
        ),
        target=target,
        reason=reason,
    )


def moved_pages(category: Category, frame: Frame, directory: Directory) -> Iterator[Page]:
    """Yield a page for each old address: of a product, of its alternatives, of its duels."""
    moves = [(product, move) for product in category.products for move in _renamed(product, directory)]
    moves += _duels(category, directory)
    for product, (url, target, reason) in moves:
        source = f"scores/{category.id}/{product.id}.yaml"
        subjects = (frame, url, target, reason)
        yield Page(url, "moved.html", moved_view, subjects, listed=False, source=source, leads_to=target.url)


Move = tuple[str, Link, Text]
"""An old address, where it leads now, and why."""


def _renamed(product: Product, directory: Directory) -> Iterator[Move]:
    """From every former id to the present one."""
    routes, home = directory.routes, product.category
    own = Link(product.label, routes.product(home, product.id))
    for old in product.former_ids:
        yield routes.product(home, old), own, phrase("moved-renamed")
        yield routes.alternatives(home, old), own, phrase("moved-renamed")


def _duels(category: Category, directory: Directory) -> Iterator[tuple[Product, Move]]:
    """From each duel under a former id, or of a retired product, to the one that has its place now."""
    heirs = {p.id: heir_of(p, category) or p for p in category.products}
    moved = {p.id for p in category.products if p.former_ids or heirs[p.id] is not p}
    for a, b in combinations(category.products if moved else (), 2):
        if a.id not in moved and b.id not in moved:
            continue
        reason: Text = phrase("moved-renamed")
        target = _place(a, b, directory)
        has_page = target is not None
        if not has_page:
            target, reason = _inherited(a, b, heirs, directory), _retirement(a, b, heirs)
        for first, second in product_of((a.id, *a.former_ids), (b.id, *b.former_ids)):
            if target and not (has_page and (first, second) == (a.id, b.id)):
                yield a, (directory.routes.pair(category.id, first, second), target, reason)


def _inherited(a: Product, b: Product, heirs: Mapping[str, Product], directory: Directory) -> Link | None:
    """Where a duel without a page leads: to the heirs' duel, or to the heir.

    None if neither side is retired, or if one is only announced: they never had a duel.
    """
    retired = [p for p in (a, b) if heirs[p.id] is not p]
    if not retired or Status.ANNOUNCED in (a.status, b.status):
        return None
    heir = heirs[retired[0].id]
    own = Link(heir.label, directory.routes.product(heir.category, heir.id))
    return _place(heirs[a.id], heirs[b.id], directory) or own


def _retirement(a: Product, b: Product, heirs: Mapping[str, Product]) -> Text:
    product = a if heirs[a.id] is not a else b
    return phrase("moved-retired", name=product.label, successor=heirs[product.id].label)


def _place(a: Product, b: Product, directory: Directory) -> Link | None:
    """The page of a duel, if there is one."""
    return _duel(a, b, directory) if directory.pair_url(a, b) else None


def _duel(first: Product, second: Product, directory: Directory) -> Link:
    a, b = sorted((first, second), key=lambda p: p.id)
    return duel_link(a, b, directory.routes.pair(a.category, a.id, b.id))
