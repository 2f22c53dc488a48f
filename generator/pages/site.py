"""The pages that belong to no category: home, articles, free pages, how we score, 404. Start with `site_pages`."""

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from generator.diagnostics.problem import Diagnostic
from generator.model.catalogue import Catalogue, Category
from generator.model.prose import Prose
from generator.model.rubric import Rubric
from generator.pages import prose
from generator.pages.assets import Gallery
from generator.pages.categories import CategoryPages
from generator.pages.compare import compare_page
from generator.pages.directory import Directory
from generator.pages.search import search_pages
from generator.pages.texts import (
    ArticleTeaser,
    CategoryTeaser,
    DuelTeaser,
    RubricOf,
    article_view,
    home_view,
    method_view,
    not_found_view,
)
from generator.pages.views import Frame, Link, Page, Phrase, phrase

TOP = 3
TEASERS = 6


def site_pages(
    catalogue: Catalogue,
    frame: Frame,
    directory: Directory,
    gallery: Gallery,
    categories: Sequence[CategoryPages],
    problems: list[Diagnostic],
) -> Iterator[Page]:
    """Yield the pages in order; problems of their prose are added to `problems`."""
    routes = directory.routes
    home = Link(phrase("home"), routes.home())
    method = Link(phrase("method-title"), routes.method())

    def text(source: Prose | None) -> prose.Text:
        outcome = prose.resolve(source, directory, gallery)
        problems.extend(outcome.diagnostics)
        return outcome.value or prose.Text()

    newest, closest = _teasers(categories)
    teasers = tuple(CategoryTeaser(c.card, c.rows()[:TOP], len(c.rows()), len(c.pairs)) for c in categories)
    articles = tuple(
        ArticleTeaser(Link(a.title, routes.article(a.id)), a.description, a.updated) for a in catalogue.articles
    )
    subjects = (frame, home.url, text(catalogue.home), teasers, newest, closest, articles, method, routes.feed())
    updated = max((day for c in categories if (day := c.newest())), default=None)
    yield Page(home.url, "home.html", home_view, subjects, updated=updated, source="content/index.md")

    for article in catalogue.articles:
        url = routes.article(article.id)
        own = (frame, article, text(article.prose), url, home)
        yield Page(
            url, "article.html", article_view, own,
            listed=not article.draft, updated=article.updated, source=article.prose.path,
        )  # fmt: skip
    for page in catalogue.pages:
        url = routes.page(page.id)
        own = (frame, page, text(page.prose), url, home)
        yield Page(
            url, "page.html", article_view, own,
            listed=not page.draft, updated=page.updated, source=page.prose.path,
        )  # fmt: skip

    title = catalogue.method.title if catalogue.method else ""
    rubrics = _rubrics(categories)
    yield Page(
        method.url, "method.html", method_view, (frame, method.url, title, text(catalogue.method), rubrics, home),
        source="content/how-we-score.md",
    )  # fmt: skip
    yield compare_page(frame, routes, categories, home)
    yield from search_pages(catalogue, frame, directory, home)
    links = tuple(Link(c.card.name, c.card.url) for c in categories)
    root = urlsplit(catalogue.site.base_url).path
    yield Page("404.html", "404.html", not_found_view, (frame, "404.html", root, links, home), listed=False)


def _teasers(categories: Sequence[CategoryPages]) -> tuple[tuple[DuelTeaser, ...], tuple[DuelTeaser, ...]]:
    """The newest duels of all categories, those with an article first among equals, and the closest of the rest."""
    newest = [t for c in categories for t in c.pairs.newest(TEASERS)]
    newest.sort(key=lambda t: (t.updated or date.min, t.written), reverse=True)
    closest = [t for c in categories for t in c.pairs.closest(2 * TEASERS, c.overalls) if t not in newest[:TEASERS]]
    closest.sort(key=lambda t: t.gap)
    return tuple(newest[:TEASERS]), tuple(closest[:TEASERS])


def _rubrics(categories: Sequence[CategoryPages]) -> tuple[RubricOf, ...]:
    """Each rubric once, with the categories that share it; apart where they derive scores from unlike workloads."""
    shared: dict[tuple[Rubric, tuple[tuple[str, Phrase], ...]], list[Link]] = {}
    for category in categories:
        key = category.category.rubric, tuple(_derived(category.category))
        shared.setdefault(key, []).append(Link(category.card.name, category.card.url))
    return tuple(RubricOf(rubric, tuple(links), dict(derived)) for (rubric, derived), links in shared.items())


def _derived(category: Category) -> Iterator[tuple[str, Phrase]]:
    """Dimensions whose scores are derived, each with the formula."""
    workloads = {w.id: w.name for w in category.workloads}
    for dimension in category.rubric.dimensions:
        if dimension.derive in workloads:
            yield dimension.id, phrase("method-derive", workload=workloads[dimension.derive])
