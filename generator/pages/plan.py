"""All pages of a site: which exist, in which order, what each is made of. Start with `plan`.

Every problem that would make a page wrong or missing shows here, before one is
rendered: dangling links, wrong values, two pages of one address.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.model.catalogue import Catalogue
from generator.pages.assets import Asset, Gallery
from generator.pages.cards import Letters, unwritable
from generator.pages.categories import CategoryPages
from generator.pages.directory import Directory
from generator.pages.feeds import FeedEntry, feed_page, robots_page, sitemap_pages
from generator.pages.frame import ThemeUrls, make_frame
from generator.pages.routes import Routes, canonical
from generator.pages.site import site_pages
from generator.pages.views import Frame, Page

ENOUGH_OF_A_KIND = 50

__all__ = ["Plan", "ThemeUrls", "plan"]


class Plan(Struct, frozen=True):
    """Pages by address, in the order they are rendered, and the files that are copied."""

    pages: dict[str, Page]
    assets: tuple[Asset, ...]
    frame: Frame

    def telling(self) -> tuple[Page, ...]:
        """The pages that a check has to look at, by kind: each with a text of its own, and some of the others."""
        seen: Counter[str] = Counter()
        telling = []
        for page in self.pages.values():
            seen[page.template] += 1
            if page.source.endswith(".md") or seen[page.template] <= ENOUGH_OF_A_KIND:
                telling.append(page)
        return tuple(sorted(telling, key=lambda page: page.template))

    @property
    def moves(self) -> dict[str, str]:
        """Where each old address leads now, as search engines know both."""
        return {canonical(p.url): canonical(p.leads_to) for p in self.pages.values() if p.leads_to}


def plan(
    catalogue: Catalogue, theme: ThemeUrls, *, files: bool = False, live: str = "", letters: Letters | None = None
) -> Outcome[Plan]:
    """Lay out the site.

    Args:
        theme: addresses of the theme's assets by plain name.
        files: links end in `index.html`.
        live: address of the script that reloads pages; in the preview only.
        letters: what cards can write; None if there are no cards.

    Emits `link/dangling`, `value/unknown-path`, `block/unknown`,
    `image/missing`, `card/letters`, `plan/collision`, `plan/too-many`.
    """
    routes = Routes(files, catalogue.site.source_url)
    directory = Directory(catalogue, routes)
    gallery = Gallery(catalogue.images, routes)
    problems: list[Diagnostic] = []
    frame = make_frame(catalogue, theme, directory, gallery, problems, live=live, letters=letters)
    problems += unwritable(catalogue, letters) if letters is not None else ()
    categories = [CategoryPages(c, frame, directory, gallery, problems) for c in catalogue.categories]
    too_many = _too_many(catalogue, sum(c.count for c in categories))
    if too_many:
        return Outcome(None, (*problems, too_many))
    pages: list[Page] = list(site_pages(catalogue, frame, directory, gallery, categories, problems))
    for category in categories:
        pages += category.pages()
    pages += sitemap_pages(pages, catalogue.site.base_url)
    pages.append(robots_page(catalogue.site.base_url))
    pages += _feeds(catalogue, routes, categories, pages)
    return Outcome(Plan(_by_url(pages, problems), gallery.assets(), frame), tuple(problems))


def _too_many(catalogue: Catalogue, count: int) -> Diagnostic | None:
    if count <= catalogue.site.limit:
        return None
    return Diagnostic(
        "plan/too-many",
        f"this site would have {count:,} pages, the limit is {catalogue.site.limit:,}",
        Span("evenhand.yaml"),
        hint="build fewer pairs (`pairs: {build: {closest: 8}}` in category.yaml), or raise `limits: {pages: …}`",
    )


def _by_url(pages: list[Page], problems: list[Diagnostic]) -> dict[str, Page]:
    found: dict[str, Page] = {}
    seen: dict[str, Page] = {}
    for page in pages:
        found.setdefault(page.url, page)
        alike = page.url if page.url.isascii() else unicodedata.normalize("NFKC", page.url)
        first = seen.setdefault(alike.casefold(), page)
        if first is not page:
            message = f"two pages want the address /{page.url}: `{first.source}` and `{page.source}`"
            problems.append(Diagnostic("plan/collision", message, Span(page.source), hint="rename one of the two"))
    return found


def _feeds(catalogue: Catalogue, routes: Routes, categories: list[CategoryPages], pages: list[Page]) -> Iterator[Page]:
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
