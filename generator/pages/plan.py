"""All pages of a site: which exist, in which order, what each is made of. Start with `plan`.

Every problem that would make a page wrong or missing shows here, before one is
rendered: dangling links, wrong values, two pages of one address.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.model.catalogue import Catalogue
from generator.pages.asked import ALL, Asked
from generator.pages.assets import Asset, Gallery
from generator.pages.cards import Letters, unwritable
from generator.pages.categories import CategoryPages
from generator.pages.directory import Directory
from generator.pages.feeds import SITEMAP, FeedEntry, feed_page, robots_page, sitemap_pages
from generator.pages.frame import ThemeUrls, make_frame
from generator.pages.lots import Grounds, Late, Lot, Portion, Ready
from generator.pages.pair_pages import PairPages
from generator.pages.routes import FEED, Routes, canonical
from generator.pages.site import site_pages
from generator.pages.views import Frame, Page

ENOUGH_OF_A_KIND = 50

__all__ = ["Plan", "ThemeUrls", "plan"]


class Pages(Lot):
    """All pages of a site, made of lots that lay theirs out in their own way."""

    def __init__(self, lots: Sequence[Lot]) -> None:
        self.lots = lots

    def __getitem__(self, url: str) -> Page:
        for lot in self.lots:
            if url in lot:
                return lot[url]
        raise KeyError(url)

    def __contains__(self, url: object) -> bool:
        return any(url in lot for lot in self.lots)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self.lots)

    def __len__(self) -> int:
        return sum(map(len, self.lots))

    def laid_out(self) -> Iterator[Page]:
        return chain.from_iterable(lot.laid_out() for lot in self.lots)

    def portions(self) -> Iterator[Portion]:
        return chain.from_iterable(lot.portions() for lot in self.lots)

    def shared(self) -> Iterator[object]:
        return chain.from_iterable(lot.shared() for lot in self.lots)

    def telling(self, count: int = ENOUGH_OF_A_KIND) -> tuple[Page, ...]:
        """The pages that a check has to look at, by kind: each with a text of its own, and `count` others of a kind."""
        seen: Counter[str] = Counter()
        telling = []
        for page in chain.from_iterable(lot.telling(count) for lot in self.lots):
            seen[page.template] += 1
            if page.is_written or seen[page.template] <= count:
                telling.append(page)
        return tuple(sorted(telling, key=lambda page: page.template))


class Plan(Struct, frozen=True):
    """The pages, the files that are copied, and where each old address leads now, as search engines know both."""

    pages: Pages
    assets: tuple[Asset, ...]
    frame: Frame
    moves: Mapping[str, str]


def plan(
    catalogue: Catalogue,
    theme: ThemeUrls,
    *,
    files: bool = False,
    live: str = "",
    letters: Letters | None = None,
    asked: Asked = ALL,
) -> Outcome[Plan]:
    """Lay out the site.

    Args:
        theme: addresses of the theme's assets by plain name.
        files: links end in `index.html`.
        live: address of the script that reloads pages; in the preview only.
        letters: what cards can write; None if there are no cards.
        asked: what the pages of pairs and products may show of others.

    Emits `link/dangling`, `value/unknown-path`, `block/unknown`,
    `image/missing`, `card/letters`, `plan/collision`, `plan/too-many`.
    """
    routes = Routes(files, catalogue.site.source_url)
    directory = Directory(catalogue, routes)
    gallery = Gallery(catalogue.images, routes)
    problems: list[Diagnostic] = []
    frame = make_frame(catalogue, theme, directory, gallery, problems, live=live, letters=letters)
    problems += unwritable(catalogue, letters) if letters is not None else ()
    categories = [CategoryPages(c, frame, directory, gallery, problems, asked) for c in catalogue.categories]
    too_many = _too_many(catalogue, sum(c.count for c in categories))
    if too_many:
        return Outcome(None, (*problems, too_many))
    own: list[list[Page]] = [list(site_pages(catalogue, frame, directory, gallery, categories, problems))]
    for category in categories:
        own[-1] += category.pages_before()
        own.append(list(category.pages_behind()))
    pairs = [category.pairs for category in categories]
    problems += _collisions(chain.from_iterable(own), pairs)
    ready = map(Ready, ("", *(category.category.id for category in categories)), own)
    lots: list[Lot] = [lot for both in zip_longest(ready, pairs) for lot in both if lot is not None]
    base_url = catalogue.site.base_url
    feeds = Late("feeds", lambda url: url.endswith(FEED), lambda: _feeds(catalogue, routes, categories))
    sitemaps = Late(
        "sitemaps",
        lambda url: url.startswith(SITEMAP),
        lambda: sitemap_pages(chain.from_iterable(lot.listings() for lot in lots), base_url),
        lambda: Grounds((base_url, *(lot.outline() for lot in lots)), {}),
    )
    pages = Pages([*lots, feeds, Ready("robots", [robots_page(base_url)]), sitemaps])
    moves = {canonical(p.url): canonical(p.leads_to) for p in chain.from_iterable(own) if p.leads_to}
    return Outcome(Plan(pages, gallery.assets(), frame, moves), tuple(problems))


def _too_many(catalogue: Catalogue, count: int) -> Diagnostic | None:
    limit = catalogue.site.limit
    if count <= limit.pages:
        return None
    return Diagnostic(
        "plan/too-many",
        f"this site would have {count:,} pages, the limit is {limit.pages:,}",
        limit.span,
        hint="build fewer pairs (`pairs: {build: {closest: 8}}` in category.yaml), or raise `limits: {pages: …}`",
    )


def _collisions(pages: Iterable[Page], pairs: Sequence[PairPages]) -> Iterator[Diagnostic]:
    """Two pages of one address, which some hosts do not tell apart by case."""
    seen: dict[str, Page] = {}
    for page in pages:
        alike = (page.url if page.url.isascii() else unicodedata.normalize("NFKC", page.url)).casefold()
        first = seen.setdefault(alike, page)
        yield from _collision(next((lot[alike] for lot in pairs if alike in lot), first), page)
    for lot in pairs:
        for first, page in lot.alike():
            yield from _collision(first, page)


def _collision(first: Page, page: Page) -> Iterator[Diagnostic]:
    if first is not page:
        message = f"two pages want the address /{page.url}: `{first.source}` and `{page.source}`"
        yield Diagnostic("plan/collision", message, Span(page.source), hint="rename one of the two")


def _feeds(catalogue: Catalogue, routes: Routes, categories: list[CategoryPages]) -> Iterator[Page]:
    site = catalogue.site
    author = site.publisher.name or site.title
    own = [
        FeedEntry(a.title, site.base_url + f"articles/{a.id}/", a.updated, (a.description,) if a.description else ())
        for a in catalogue.articles
        if a.updated
    ]
    entries = [entry for category in categories for entry in category.feed_entries()]
    yield feed_page(routes.feed(), routes.home(), site.title, site.language, author, site.base_url, [*own, *entries])
    for category in categories:
        yield feed_page(
            routes.feed(category.category.id),
            category.card.url,
            category.card.name,
            site.language,
            author,
            site.base_url,
            category.feed_entries(),
        )
