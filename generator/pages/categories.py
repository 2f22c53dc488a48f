"""The pages of one category: its own, its products', its pairs', and those that move readers on.

Gathers what each page is made of; the views are made by `category`, `product`
and `pair`. Start with `CategoryPages.pages`.
"""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics.problem import Diagnostic
from generator.judging.cost_order import cost_order
from generator.judging.duel import judge
from generator.judging.family import state
from generator.judging.pairs import is_indexed
from generator.judging.standing import Standing, best_for, standings, superlatives
from generator.judging.verdict import opening
from generator.model.catalogue import Category
from generator.model.product import Product, Status
from generator.model.prose import Prose
from generator.pages import prose
from generator.pages.arena import arena
from generator.pages.assets import Gallery
from generator.pages.cards import is_writable
from generator.pages.category import (
    PAIRS_A_PAGE,
    ProfileRow,
    RankedRow,
    category_card,
    category_view,
    pair_index_view,
    ranked_row,
)
from generator.pages.cost_ranking import CostRanking, cost_ranking
from generator.pages.directory import Directory
from generator.pages.feeds import FeedEntry
from generator.pages.matrix import Matrix, matrix
from generator.pages.moved import moved_pages
from generator.pages.pair import Writing, pair_view
from generator.pages.parts import Column, Exhibit, exhibit
from generator.pages.prices import changes_by_day
from generator.pages.product import Neighbour, Relations, alternatives_view, product_view
from generator.pages.routes import card_of
from generator.pages.side import Contender
from generator.pages.table import table_page
from generator.pages.tariffs import tariffs_page
from generator.pages.texts import DuelTeaser
from generator.pages.views import Frame, Link, Page, Text, phrase

Pair = tuple[Product, Product]
PRICES = "#prices-"
"""Before the day of a change, in the id of its entry in a feed."""
SHOWN_RIVALS = 3
LINKED_RIVALS = 3


class CategoryPages:
    """Everything a category decides, judged once, and the pages made of it."""

    def __init__(
        self, category: Category, frame: Frame, directory: Directory, gallery: Gallery, problems: list[Diagnostic]
    ) -> None:
        self.category = category
        self.frame = frame
        self.directory = directory
        self.routes = directory.routes
        self.pairs: tuple[Pair, ...] = tuple(directory.pairs[category.id].values())
        self.arena = arena(category, self.routes, directory.shared_labels)
        self.standings = standings(category)
        terms = category.terms
        self.exhibits: dict[str, Exhibit] = {p.id: exhibit(p, terms, self.routes, gallery) for p in category.products}
        self.texts = {p.id: self._text(p.prose, gallery, problems) for p in category.products}
        written = [(a.pair, Writing(a, self._text(a.prose, gallery, problems, a.pair))) for a in category.articles]
        self.writings = {pair: writing for pair, writing in written if pair in directory.pairs[category.id]}
        self.intro = self._text(category.prose, gallery, problems)
        self.card = category_card(category, self.routes)
        self._by_id = {s.product.id: s for s in self.standings}
        self._rivals = {s.product.id: self._linked(s) for s in self.standings}
        self._contenders: dict[tuple[str, str], Contender] = {}
        self._pairs_of: dict[str, list[Pair]] = {}
        for pair in self.pairs:
            for product in pair:
                self._pairs_of.setdefault(product.id, []).append(pair)

    @property
    def count(self) -> int:
        """How many pages there will be, about: enough to refuse a site that is too large."""
        return len(self.pairs) + 2 * len(self.category.products) + 1

    def rows(self) -> tuple[RankedRow, ...]:
        return tuple(
            ranked_row(s, self.category.rubric, self.exhibits[s.product.id])
            for s in self.standings
            if s.product.status is not Status.RETIRED
        )

    def pages(self) -> Iterator[Page]:
        """The category, then products with their alternatives, then pairs, then pages that move readers on."""
        yield from self._own_pages()
        for standing in self.standings:
            yield from self._product_pages(standing)
        for pair in self.pairs:
            yield self._pair_page(pair)
        yield from moved_pages(self.category, self.frame, self.directory)
        yield table_page(self.category, self.routes.table(self.category.id), self.exhibits, self.pairs)
        if self.category.workloads:
            yield tariffs_page(self.category, self.routes.costs(self.category.id))

    def newest_duels(self, count: int) -> list[DuelTeaser]:
        """The duels whose words are newest, those with an article first among equals, then by address."""
        pairs = sorted(self.pairs, key=lambda p: (self._words_day(*p) or date.min, self._is_written(*p)), reverse=True)
        return [self._teaser(a, b) for a, b in pairs[:count]]

    def closest_duels(self, count: int) -> list[DuelTeaser]:
        """The duels of ranked products whose overalls lie nearest to each other, then by address."""
        overalls = {s.product.id: s.overall for s in self.standings if s.place and s.overall is not None}
        ranked = [(a, b) for a, b in self.pairs if a.id in overalls and b.id in overalls]
        ranked.sort(key=lambda pair: abs(overalls[pair[0].id] - overalls[pair[1].id]))
        return [self._teaser(a, b) for a, b in ranked[:count]]

    def _teaser(self, a: Product, b: Product) -> DuelTeaser:
        duel = judge(a, b, self.category.rubric)
        link = Link(phrase("pair-heading", a=a.label, b=b.label), self._pair_url(a, b))
        return DuelTeaser(
            self.category.id, link, opening(duel), self._words_day(a, b), self._is_written(a, b), duel.shown_gap
        )

    def _is_written(self, a: Product, b: Product) -> bool:
        return (a.id, b.id) in self.writings

    def feed_entries(self) -> Iterator[FeedEntry]:
        """Articles of pairs, products by the day their words changed, and changes of prices by their own day."""
        base = self.frame.base_url
        for writing in self.writings.values():
            article = writing.article
            if article.updated and article.pair:
                a, b = (self._by_id[id].product for id in article.pair)
                title: Text = article.title or phrase("pair-heading", a=a.label, b=b.label)
                url = f"{base}{self.category.id}/{article.id}/"
                yield FeedEntry(title, url, article.updated, _said(article.description))
        for product in self.category.products:
            url = f"{base}{self.category.id}/{product.id}/"
            if product.freshness.words:
                summary = _said(product.summary or product.tagline)
                yield FeedEntry(product.label, url, product.freshness.words.day, summary)
            for day, changes in changes_by_day(self.exhibits[product.id].price_history):
                yield FeedEntry(product.label, url, day, changes, f"{PRICES}{day}")

    # --- the category itself

    def _own_pages(self) -> Iterator[Page]:
        entries = tuple((a.label, self.pair_link(a, b)) for a, b in self.pairs)
        chunks = [entries[n : n + PAIRS_A_PAGE] for n in range(0, len(entries), PAIRS_A_PAGE)]
        numbers = range(1, len(chunks) + 1) if len(chunks) > 1 else range(0)
        indexes = tuple(
            Link(phrase("page-number", number=n), self.routes.category_index(self.category.id, n)) for n in numbers
        )
        written = tuple(
            Link(w.article.title or phrase("pair-heading", a=a.label, b=b.label), self._pair_url(a, b))
            for a, b in self.pairs
            if (w := self.writings.get((a.id, b.id)))
        )
        subjects = (
            self.frame, self.card, tuple(self.arena.columns.values()), self.rows(),
            self.arena.weighing, self.routes.table(self.category.id), self.arena.compare, superlatives(self.category),
            self._matrix(),
            self._profiles(), self._costs(), entries, written, self.intro, self.arena.home, self.arena.method, indexes,
        )  # fmt: skip
        source = f"scores/{self.category.id}/category.yaml"
        yield Page(self.card.url, "category.html", category_view, subjects, updated=self.newest(), source=source)
        for number, link in zip(numbers, indexes, strict=True):
            own = (
                self.frame, self.card, number, link.url, chunks[number - 1], len(entries), indexes, self.arena.home
            )  # fmt: skip
            yield Page(link.url, "pair-index.html", pair_index_view, own, listed=False, source=source)

    def _matrix(self) -> Matrix | None:
        def product_url(product: Product) -> str:
            return self.exhibits[product.id].card.url

        return matrix(self.standings, self.category.rubric, product_url, self.directory.pair_url)

    def _profiles(self) -> tuple[ProfileRow, ...]:
        """The profiles that can be decided, with their weights as columns."""
        profiles = {p.id: p for p in self.category.profiles}
        specs = {s.id: s.name for s in self.category.specs}
        return tuple(
            ProfileRow(
                profile.name,
                tuple(Column.within(profile, d) for d in self.category.rubric.dimensions if d.id in profile.weights),
                tuple(specs[id] for id in profile.needs),
                claim,
            )
            for claim in best_for(self.category)
            for profile in [profiles[claim.profile.id]]
        )

    def _costs(self) -> tuple[CostRanking, ...]:
        """The current products from cheapest to dearest, for each workload that one of them at least can carry."""
        current = {p.id: self.exhibits[p.id] for p in self.category.products if p.status is Status.CURRENT}
        urls = {id: show.card.url for id, show in current.items()}
        overalls = {s.product.id: s.overall for s in self.standings if s.place and s.overall is not None}
        found = []
        for workload in self.category.workloads:
            lines = {id: show.costs[workload.id] for id, show in current.items()}
            order = cost_order(workload, [line.priced for line in lines.values()])
            if order.placed:
                found.append(cost_ranking(order, lines, urls, overalls))
        return tuple(found)

    def newest(self) -> date | None:
        days = [p.freshness.words.day for p in self.category.products if p.freshness.words]
        return max([*days, *(w.article.updated for w in self.writings.values() if w.article.updated)], default=None)

    # --- products

    def _product_pages(self, standing: Standing) -> Iterator[Page]:
        product = standing.product
        show = self.exhibits[product.id]
        neighbours = self._neighbours(standing)
        relations = Relations(neighbours[:SHOWN_RIVALS], self._duels(product), self._successor(product))
        updated = product.freshness.words.day if product.freshness.words else None
        source = f"scores/{self.category.id}/{product.id}.yaml"
        subjects = (self.frame, self.arena, show, standing, relations, self.texts[product.id], self.routes)
        yield Page(show.card.url, "product.html", product_view, subjects, updated=updated, source=source)
        if neighbours:
            url = self.routes.alternatives(self.category.id, product.id)
            own = (self.frame, self.arena, standing, neighbours, url, show.card.url)
            yield Page(url, "alternatives.html", alternatives_view, own, updated=updated, source=source)

    def _neighbours(self, standing: Standing) -> tuple[Neighbour, ...]:
        return tuple(
            Neighbour(
                self._by_id[other.id],
                self.exhibits[other.id].card.url,
                self.directory.pair_url(standing.product, other) or "",
            )
            for other in standing.rivals
        )

    def _duels(self, product: Product) -> tuple[Link, ...]:
        return tuple(self.pair_link(a, b) for a, b in self._pairs_of.get(product.id, ()))

    def _successor(self, product: Product) -> Link | None:
        heir = self._by_id[product.id].heir
        return Link(heir.label, self.exhibits[heir.id].card.url) if heir else None

    # --- pairs

    def _pair_page(self, pair: Pair) -> Page:
        a, b = pair
        url = self._pair_url(a, b)
        writing = self.writings.get((a.id, b.id))
        article = writing.article if writing else None
        indexed = is_indexed(self.category, a, b, article) and not (article and article.draft)
        letters = self.frame.letters
        card = card_of(url) if letters is not None and is_writable(letters, a, b) else ""
        subjects = (
            self.frame, self.arena, url, self._contender(a, b), self._contender(b, a), writing, indexed, card
        )  # fmt: skip
        source = article.prose.path if article else f"scores/{self.category.id}/{a.id}.yaml"
        day = self._words_day(a, b)
        return Page(url, "pair.html", pair_view, subjects, listed=indexed, updated=day, source=source)

    def _contender(self, own: Product, other: Product) -> Contender:
        """One side with its nearest rivals but for the one at hand; the same on all pages that link the same rivals."""
        rivals = self._rivals[own.id]
        left_out = other.id if any(id == other.id for id, _ in rivals[:LINKED_RIVALS]) else ""
        if (own.id, left_out) not in self._contenders:
            links = tuple(link for id, link in rivals if id != left_out)[:LINKED_RIVALS]
            now = state(own, self._by_id[own.id].heir)
            self._contenders[own.id, left_out] = Contender(self.exhibits[own.id], links, now)
        return self._contenders[own.id, left_out]

    def _linked(self, standing: Standing) -> tuple[tuple[str, Link], ...]:
        """The rivals of a product that have a duel with it, by id, the nearest first."""
        urls = ((rival, self.directory.pair_url(standing.product, rival)) for rival in standing.rivals)
        return tuple((rival.id, Link(rival.label, url)) for rival, url in urls if url)

    def _words_day(self, a: Product, b: Product) -> date | None:
        writing = self.writings.get((a.id, b.id))
        days = [p.freshness.words.day for p in (a, b) if p.freshness.words]
        article = writing.article.updated if writing else None
        return max([*days, *([article] if article else [])], default=None)

    def _pair_url(self, a: Product, b: Product) -> str:
        return self.routes.pair(self.category.id, a.id, b.id)

    def pair_link(self, a: Product, b: Product) -> Link:
        return Link(phrase("pair-heading", a=a.label, b=b.label), self._pair_url(a, b))

    def _text(
        self, text: Prose | None, gallery: Gallery, problems: list[Diagnostic], pair: tuple[str, str] | None = None
    ) -> prose.Text:
        outcome = prose.resolve(text, self.directory, gallery, self.category, pair)
        problems += outcome.diagnostics
        return outcome.value or prose.Text()


def _said(text: str) -> tuple[Text, ...]:
    return (text,) if text else ()
