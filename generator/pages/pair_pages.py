"""The pairs of a category: their addresses, links, days and pages.

There may be hundreds of thousands, so that a page is laid out when somebody
asks for it, and whatever is the same for many is worked out once. Start with
`PairPages`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import islice

from generator.judging.duel import judge
from generator.judging.family import state
from generator.judging.pairs import Ids, Indexing, Pairs, Tile
from generator.judging.verdict import opening
from generator.model.catalogue import Category
from generator.model.product import Product
from generator.pages.arena import Arena
from generator.pages.cards import is_writable
from generator.pages.lots import Grounds, Listing, Lot, Place, Portion
from generator.pages.pair import Writing, pair_view
from generator.pages.parts import Exhibit
from generator.pages.roster import Roster, duel_link, rosters
from generator.pages.routes import Routes, Url, card_of, is_like_between
from generator.pages.side import Contender
from generator.pages.texts import DuelTeaser
from generator.pages.views import Frame, Link, Page

UrlOf = Callable[[str, str], Url | None]
LINKED_RIVALS = 3


class PairPages(Lot):
    """The page of each pair by its address, in order of their ids; `writings` are the articles of some of them.

    A side links the nearest `rivals` of its product that have a duel with it. `heirs` have the places of retired
    products.
    """

    def __init__(
        self,
        category: Category,
        pairs: Pairs,
        frame: Frame,
        arena: Arena,
        routes: Routes,
        writings: Mapping[Ids, Writing],
        exhibits: Mapping[str, Exhibit],
        rivals: Mapping[str, Sequence[Product]],
        heirs: Mapping[str, Product | None],
    ) -> None:
        self.all, self.writings = pairs, writings
        self._category, self._routes = category, routes
        self._frame, self._arena = frame, arena
        self._words = {p.id: p.freshness.words.day if p.freshness.words else None for p in category.products}
        self._rosters = rosters(category.id, pairs)
        self._indexing = Indexing(category)
        self._contenders = _Contenders(exhibits, rivals, heirs, self._url_of)
        self._sources = {id: f"scores/{category.id}/{id}.yaml" for id in exhibits}

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[str]:
        return (self._url(ids) for ids in self.all)

    def __contains__(self, url: object) -> bool:
        return isinstance(url, str) and self._ids(url) is not None

    def __getitem__(self, url: str) -> Page:
        ids = self._ids(url)
        if ids is None:
            raise KeyError(url)
        return self._page(ids)

    def laid_out(self) -> Iterator[Page]:
        return map(self._page, self.all)

    def portions(self) -> Iterator[Portion]:
        """The pairs of some products with some others: they show the same parts of these."""
        for tile, count in self.all.tiles():
            name = f"{self._category.id}/{tile[0]}-{tile[1]}"
            yield Portion(name, count, partial(self._places, tile), partial(self._grounds, tile))

    def _places(self, tile: Tile) -> Iterator[Place]:
        located = ((ids, self._url(ids)) for ids in self.all.of_tile(tile))
        return (Place(url, ids, partial(self._page, ids, url)) for ids, url in located)

    def _grounds(self, tile: Tile) -> Grounds:
        brought = {id: self._brought[id] for id in self.all.members_of(tile)}
        return Grounds((self._frame, self._arena, self._routes, self._written_in.get(tile, ())), brought)

    @cached_property
    def _written_in(self) -> Mapping[Tile, tuple[Writing, ...]]:
        found: dict[Tile, tuple[Writing, ...]] = {}
        for ids in sorted(self.writings):
            tile = self.all.tile_of(ids)
            found[tile] = (*found.get(tile, ()), self.writings[ids])
        return found

    @cached_property
    def _brought(self) -> Mapping[str, object]:
        """All that a product brings to the pages of its pairs, and to whether these are listed."""
        return {id: (*self._contenders.known(id), *self._indexing.basis(id)) for id in self._sources}

    def shared(self) -> tuple[object, ...]:
        return self._frame, self._arena, *self._brought.values()

    def listings(self) -> Iterator[Listing]:
        for ids, (a, b) in self.all.each():
            if self._is_listed(a, b, self.writings.get(ids)):
                yield Listing(self._url(ids), self._day(ids))

    def outline(self) -> tuple[object, ...]:
        products = [(p.id, self._words[p.id], self._indexing.basis(p.id)) for p in self.all.members]
        written = [(ids, w.article.updated, w.article.draft) for ids, w in self.writings.items()]
        return self._category.id, self._routes, *self.all.outline, *products, *written

    def telling(self, count: int) -> Iterator[Page]:
        return map(self._page, dict.fromkeys((*islice(self.all, count), *self.writings)))

    def _url(self, ids: Ids) -> Url:
        return self._routes.pair(self._category.id, *ids)

    def _url_of(self, a: str, b: str) -> Url | None:
        """The address of two products, in either order, if they have a page."""
        ids = (a, b) if a < b else (b, a)
        return self._url(ids) if ids in self.all else None

    def _ids(self, url: str) -> Ids | None:
        """Whose page stands at an address."""
        may_be = self._routes.ids_at(self._category.id, url)
        return next((ids for ids in may_be if ids in self.all and self._url(ids) == url), None)

    def alike(self) -> Iterator[tuple[Page, Page]]:
        """Two pairs that want one address, such as those of `a-vs` with `b` and of `a` with `vs-b`."""
        if any(is_like_between(product.id) for product in self.all.members):
            for ids in self.all:
                first = self._ids(self._url(ids))
                if first and first != ids:
                    yield self._page(first), self._page(ids)

    def _link(self, ids: Ids) -> Link:
        return duel_link(*self.all[ids], self._url(ids))

    def roster_of(self, product: Product) -> Roster:
        """With whom a product has a page."""
        return self._rosters.get(product.id) or Roster(self._category.id, ())

    def written(self) -> tuple[Link, ...]:
        """Links to the pairs with an article, under its title."""
        found = ((self._link(ids), self.writings[ids]) for ids in sorted(self.writings))
        return tuple(Link(writing.article.title or link.text, link.url) for link, writing in found)

    # --- teasers

    def newest(self, count: int) -> list[DuelTeaser]:
        """The duels whose words are newest, those with an article first among equals, then by address."""
        written = {ids: writing.article.updated for ids, writing in self.writings.items()}
        return [self._teaser(ids) for ids in self.all.newest(count, self._words, written)]

    def closest(self, count: int, overalls: Mapping[str, int]) -> list[DuelTeaser]:
        """The duels of products with an overall whose overalls lie nearest to each other, then by address."""
        return [self._teaser(ids) for ids in self.all.closest(count, overalls)]

    def _teaser(self, ids: Ids) -> DuelTeaser:
        duel = judge(*self.all[ids], self._category.rubric)
        return DuelTeaser(
            self._category.id, self._link(ids), opening(duel), self._day(ids), ids in self.writings, duel.shown_gap
        )

    def _day(self, ids: Ids) -> date | None:
        """When the words of a pair were last looked at: those of either product, or of the article."""
        a, b = self._words[ids[0]], self._words[ids[1]]
        newest = a if b is None or (a is not None and a > b) else b
        writing = self.writings.get(ids)
        written = writing.article.updated if writing else None
        return newest if written is None else written if newest is None else max(newest, written)

    # --- pages

    def _is_listed(self, a: Product, b: Product, writing: Writing | None) -> bool:
        article = writing.article if writing else None
        return self._indexing.shows(a, b, article) and not (article and article.draft)

    def _page(self, ids: Ids, known: Url | None = None) -> Page:
        """The page of a pair; its address may be `known`."""
        (a, b), url = self.all[ids], known or self._url(ids)
        writing, letters = self.writings.get(ids), self._frame.letters
        article = writing.article if writing else None
        indexed = self._is_listed(a, b, writing)
        card = card_of(url) if letters is not None and is_writable(letters, a, b) else ""
        left, right = self._contenders.of(a.id, b.id), self._contenders.of(b.id, a.id)
        subjects = (self._frame, self._arena, url, left, right, writing, indexed, card)
        source = article.prose.path if article else self._sources[a.id]
        return Page(url, "pair.html", pair_view, subjects, listed=indexed, updated=self._day(ids), source=source)


class _Contenders:
    """Sides with their nearest rivals but for the one at hand; the same on all pages that link the same rivals."""

    def __init__(
        self,
        exhibits: Mapping[str, Exhibit],
        rivals: Mapping[str, Sequence[Product]],
        heirs: Mapping[str, Product | None],
        url: UrlOf,
    ) -> None:
        self._exhibits, self._heirs = exhibits, heirs
        self._rivals = {id: tuple(islice(_linked(id, near, url), LINKED_RIVALS + 1)) for id, near in rivals.items()}
        self._known: dict[tuple[str, str], Contender] = {}
        self._usual = {id: self._contender(id, "") for id in self._rivals}
        self._near = {id: frozenset(dict(rivals[:LINKED_RIVALS])) for id, rivals in self._rivals.items()}

    def known(self, own: str) -> tuple[object, ...]:
        """All that a side depends on, whoever the other is."""
        return self._usual[own], self._rivals[own]

    def of(self, own: str, other: str) -> Contender:
        if other not in self._near[own]:
            return self._usual[own]
        if (own, other) not in self._known:
            self._known[own, other] = self._contender(own, other)
        return self._known[own, other]

    def _contender(self, own: str, left_out: str) -> Contender:
        links = tuple([link for id, link in self._rivals[own] if id != left_out][:LINKED_RIVALS])
        exhibit = self._exhibits[own]
        return Contender(exhibit, links, state(exhibit.product, self._heirs[own]))


def _linked(own: str, rivals: Iterable[Product], url_of: UrlOf) -> Iterator[tuple[str, Link]]:
    """Those of its rivals that a product has a duel with."""
    for rival in rivals:
        url = url_of(own, rival.id)
        if url:
            yield rival.id, Link(rival.label, url)
