"""The pairs of a category: their addresses, links, days and pages.

There may be hundreds of thousands, so that whatever is the same for many of
them is worked out once. Start with `PairPages.pages`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from heapq import nlargest, nsmallest

from generator.judging.duel import judge
from generator.judging.family import state
from generator.judging.pairs import Indexing, all_meet
from generator.judging.standing import Standing
from generator.judging.verdict import opening
from generator.model.catalogue import Category
from generator.model.product import Product
from generator.pages.arena import Arena
from generator.pages.cards import is_writable
from generator.pages.pair import Writing, pair_view
from generator.pages.parts import Exhibit
from generator.pages.roster import Member, Roster, duel_link
from generator.pages.routes import Routes, Url, card_of
from generator.pages.side import Contender
from generator.pages.texts import DuelTeaser
from generator.pages.views import Frame, Link, Page

Pair = tuple[Product, Product]
Ids = tuple[str, str]
LINKED_RIVALS = 3


class PairPages:
    """`pairs` are in order of their ids; `writings` are the articles of some of them, by both ids."""

    def __init__(
        self,
        category: Category,
        pairs: Mapping[Ids, Pair],
        frame: Frame,
        arena: Arena,
        routes: Routes,
        writings: Mapping[Ids, Writing],
    ) -> None:
        self._category = category
        self._frame, self._arena = frame, arena
        self.writings = writings
        self._words = {p.id: p.freshness.words.day if p.freshness.words else None for p in category.products}
        self._url: dict[Ids, Url] = {ids: routes.pair(category.id, *ids) for ids in pairs}
        self.all = pairs
        self._rosters = dict(self._drawn_up())

    def __len__(self) -> int:
        return len(self.all)

    def entries(self) -> tuple[tuple[str, Link], ...]:
        """Links to all pairs, each with the name of its first product."""
        return tuple([(pair[0].label, self._link(ids)) for ids, pair in self.all.items()])

    def _link(self, ids: Ids) -> Link:
        return duel_link(*self.all[ids], self._url[ids])

    def roster_of(self, product: Product) -> Roster:
        """With whom a product has a page."""
        return self._rosters.get(product.id) or Roster(self._category.id, ())

    def _drawn_up(self) -> Iterator[tuple[str, Roster]]:
        members = {p.id: Member.of(p) for pair in self.all.values() for p in pair}
        listed = tuple([members[id] for id in sorted(members)])
        if all_meet(self.all):
            everybody = Roster(self._category.id, listed)
            yield from ((id, everybody) for id in members)
            return
        partners: dict[str, list[str]] = {id: [] for id in members}
        for a, b in self.all:
            partners[a].append(b)
            partners[b].append(a)
        for id, others in partners.items():
            yield id, Roster(self._category.id, tuple([members[other] for other in sorted(others)]))

    def written(self) -> tuple[Link, ...]:
        """Links to the pairs with an article, under its title."""
        found = ((self._link(ids), self.writings[ids]) for ids in self.all if ids in self.writings)
        return tuple(Link(writing.article.title or link.text, link.url) for link, writing in found)

    # --- teasers

    def newest(self, count: int) -> list[DuelTeaser]:
        """The duels whose words are newest, those with an article first among equals, then by address."""

        def key(ids: Ids) -> tuple[date, bool]:
            return self._day(ids) or date.min, ids in self.writings

        return [self._teaser(ids) for ids in nlargest(count, self.all, key=key)]

    def closest(self, count: int, overalls: Mapping[str, int]) -> list[DuelTeaser]:
        """The duels of products with an overall whose overalls lie nearest to each other, then by address."""
        ranked = [(a, b) for a, b in self.all if a in overalls and b in overalls]
        near = nsmallest(count, ranked, key=lambda ids: abs(overalls[ids[0]] - overalls[ids[1]]))
        return [self._teaser(ids) for ids in near]

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

    def pages(self, standings: Sequence[Standing], exhibits: Mapping[str, Exhibit]) -> Iterator[Page]:
        """The page of each pair; a side links the nearest rivals of its product that have a duel with it."""
        indexing = Indexing(self._category)
        contenders = _Contenders(standings, exhibits, self._url)
        view, template, folder = pair_view, "pair.html", f"scores/{self._category.id}/"
        sources = {id: f"{folder}{id}.yaml" for id in exhibits}
        letters = self._frame.letters
        for ids, (a, b) in self.all.items():
            writing, url = self.writings.get(ids), self._url[ids]
            article = writing.article if writing else None
            indexed = indexing.shows(a, b, article) and not (article and article.draft)
            card = card_of(url) if letters is not None and is_writable(letters, a, b) else ""
            left, right = contenders.of(a.id, b.id), contenders.of(b.id, a.id)
            subjects = (self._frame, self._arena, url, left, right, writing, indexed, card)
            source = article.prose.path if article else sources[a.id]
            yield Page(url, template, view, subjects, listed=indexed, updated=self._day(ids), source=source)


class _Contenders:
    """Sides with their nearest rivals but for the one at hand; the same on all pages that link the same rivals."""

    def __init__(self, standings: Sequence[Standing], exhibits: Mapping[str, Exhibit], urls: Mapping[Ids, Url]) -> None:
        self._exhibits = exhibits
        self._heirs = {s.product.id: s.heir for s in standings}
        self._rivals = {s.product.id: dict(_linked(s, urls)) for s in standings}
        self._known: dict[tuple[str, str], Contender] = {}
        self._usual = {id: self._contender(id, "") for id in self._rivals}
        self._near = {id: frozenset([*rivals][:LINKED_RIVALS]) for id, rivals in self._rivals.items()}

    def of(self, own: str, other: str) -> Contender:
        if other not in self._near[own]:
            return self._usual[own]
        if (own, other) not in self._known:
            self._known[own, other] = self._contender(own, other)
        return self._known[own, other]

    def _contender(self, own: str, left_out: str) -> Contender:
        links = tuple([link for id, link in self._rivals[own].items() if id != left_out][:LINKED_RIVALS])
        exhibit = self._exhibits[own]
        return Contender(exhibit, links, state(exhibit.product, self._heirs[own]))


def _linked(standing: Standing, urls: Mapping[Ids, Url]) -> Iterator[tuple[str, Link]]:
    """The rivals of a product that have a duel with it, the nearest first."""
    own = standing.product.id
    for rival in standing.rivals:
        url = urls.get((own, rival.id) if own < rival.id else (rival.id, own))
        if url:
            yield rival.id, Link(rival.label, url)
