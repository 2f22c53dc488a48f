"""The pages of one category: its own, its products', its pairs', and those that move readers on.

Gathers what each page is made of; the views are made by `category`, `product`
and `pair`. Start with `CategoryPages`.
"""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics.problem import Diagnostic
from generator.judging.rivals import nearest
from generator.judging.standing import Standing, best_for, standings, superlatives
from generator.model.catalogue import Category
from generator.model.product import Product, Status
from generator.model.prose import Prose
from generator.model.rubric import Tenths
from generator.pages import prose
from generator.pages.arena import arena
from generator.pages.asked import Asked
from generator.pages.assets import Gallery
from generator.pages.category import (
    PAIRS_A_PAGE,
    ProfileRow,
    RankedRow,
    category_card,
    category_view,
    pair_index_view,
    ranked_row,
)
from generator.pages.directory import Directory
from generator.pages.feeds import FeedEntry
from generator.pages.matrix import Matrix, matrix
from generator.pages.moved import moved_pages
from generator.pages.pair import Writing
from generator.pages.pair_pages import PairPages
from generator.pages.parts import Column, Exhibit, exhibit
from generator.pages.prices import changes_by_day
from generator.pages.product import Neighbour, Relations, alternatives_view, product_view
from generator.pages.roster import stretches
from generator.pages.table import table_page
from generator.pages.tariffs import tariffs_page
from generator.pages.views import Frame, Link, Page, Text, phrase

PRICES = "#prices-"
"""Before the day of a change, in the id of its entry in a feed."""
RIVALS = 12
"""As many alternatives a product has."""
SHOWN_RIVALS = 3


class CategoryPages:
    """Everything a category decides, judged once, and the pages made of it."""

    def __init__(
        self,
        category: Category,
        frame: Frame,
        directory: Directory,
        gallery: Gallery,
        problems: list[Diagnostic],
        asked: Asked,
    ) -> None:
        self.category = category
        self.frame = frame
        self.directory = directory
        self.routes = directory.routes
        self.arena = arena(category, self.routes, directory.shared_labels)
        self.standings = standings(category)
        self.rivals = nearest(category.products, category.rubric, RIVALS)
        terms = category.terms
        self.exhibits: dict[str, Exhibit] = {p.id: exhibit(p, terms, self.routes, gallery) for p in category.products}
        self.texts = {p.id: self._text(p.prose, gallery, problems) for p in category.products}
        written = [(a.pair, Writing(a, self._text(a.prose, gallery, problems, a.pair))) for a in category.articles]
        pairs = directory.pairs[category.id]
        writings = {pair: writing for pair, writing in written if pair and pair in pairs}
        heirs = {s.product.id: s.heir for s in self.standings}
        linked = self.rivals if asked.rivals else dict.fromkeys(self.rivals, ())
        self.pairs = PairPages(category, pairs, frame, self.arena, self.routes, writings, self.exhibits, linked, heirs)
        self.intro = self._text(category.prose, gallery, problems)
        self.card = category_card(category, self.routes)
        self._by_id = {s.product.id: s for s in self.standings}
        self._asked = asked

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

    def pages_before(self) -> Iterator[Page]:
        """The category, then products with their alternatives, in order of their ids: ranks change with every score."""
        yield from self._own_pages()
        for id in sorted(self._by_id):
            yield from self._product_pages(self._by_id[id])

    def pages_behind(self) -> Iterator[Page]:
        """What comes after the pairs: pages that move readers on, files for scripts."""
        yield from moved_pages(self.category, self.frame, self.directory)
        yield table_page(self.category, self.routes.table(self.category.id), self.exhibits, self.pairs.all)
        if self.category.workloads:
            yield tariffs_page(self.category, self.routes.costs(self.category.id))

    @property
    def overalls(self) -> dict[str, Tenths]:
        """Of the ranked products."""
        return {s.product.id: s.overall for s in self.standings if s.place and s.overall is not None}

    def feed_entries(self) -> Iterator[FeedEntry]:
        """Articles of pairs, products by the day their words changed, and changes of prices by their own day."""
        base = self.frame.base_url
        for writing in self.pairs.writings.values():
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
        count = len(self.pairs)
        listed = stretches(self.category.id, self.pairs.all, PAIRS_A_PAGE)
        here = listed[0] if len(listed) == 1 else None
        elsewhere = listed if len(listed) > 1 else []
        priced = self.category.products if self.category.workloads else ()
        current = tuple([self.exhibits[p.id] for p in priced if p.status is Status.CURRENT])
        subjects = (
            self.frame, self.card, tuple(self.arena.columns.values()), self.rows(),
            self.arena.weighing, self.routes.table(self.category.id), self.arena.compare, superlatives(self.category),
            self._matrix(), self._profiles(), self.category.workloads, current, self.overalls, here, self.routes, count,
            self.pairs.written(), self.intro, self.arena.home, self.arena.method, len(elsewhere),
        )  # fmt: skip
        source = f"scores/{self.category.id}/category.yaml"
        yield Page(self.card.url, "category.html", category_view, subjects, updated=self.newest(), source=source)
        for number, pairs in enumerate(elsewhere, 1):
            own = (self.frame, self.card, number, len(elsewhere), pairs, self.routes, count, self.arena.home)
            url = self.routes.category_index(self.category.id, number)
            yield Page(url, "pair-index.html", pair_index_view, own, listed=False, source=source)

    def _matrix(self) -> Matrix | None:
        def product_url(product: Product) -> str:
            return self.exhibits[product.id].url

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

    def newest(self) -> date | None:
        days = [p.freshness.words.day for p in self.category.products if p.freshness.words]
        return max(
            [*days, *(w.article.updated for w in self.pairs.writings.values() if w.article.updated)], default=None
        )

    # --- products

    def _product_pages(self, standing: Standing) -> Iterator[Page]:
        product = standing.product
        show = self.exhibits[product.id]
        neighbours = self._neighbours(product)
        shown = standing if self._asked.standing else standing.alone
        near = neighbours[:SHOWN_RIVALS] if self._asked.nearest else ()
        relations = Relations(near, self.pairs.roster_of(product), self._successor(product), bool(neighbours))
        updated = product.freshness.words.day if product.freshness.words else None
        source = f"scores/{self.category.id}/{product.id}.yaml"
        subjects = (self.frame, self.arena, show, shown, relations, self.texts[product.id], self.routes)
        yield Page(show.url, "product.html", product_view, subjects, updated=updated, source=source)
        if neighbours:
            url = self.routes.alternatives(self.category.id, product.id)
            own = (self.frame, self.arena, product, neighbours, url, show.url)
            yield Page(url, "alternatives.html", alternatives_view, own, updated=updated, source=source)

    def _neighbours(self, product: Product) -> tuple[Neighbour, ...]:
        return tuple(
            Neighbour(other, self.exhibits[other.id].url, self.directory.pair_url(product, other) or "")
            for other in self.rivals[product.id]
        )

    def _successor(self, product: Product) -> Link | None:
        heir = self._by_id[product.id].heir
        return Link(heir.label, self.exhibits[heir.id].url) if heir else None

    def _text(
        self, text: Prose | None, gallery: Gallery, problems: list[Diagnostic], pair: tuple[str, str] | None = None
    ) -> prose.Text:
        outcome = prose.resolve(text, self.directory, gallery, self.category, pair)
        problems += outcome.diagnostics
        return outcome.value or prose.Text()


def _said(text: str) -> tuple[Text, ...]:
    return (text,) if text else ()
