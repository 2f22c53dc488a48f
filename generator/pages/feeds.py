"""Files for machines: sitemap, robots.txt, Atom feeds. Start with `sitemap_pages`."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from generator.pages.routes import canonical
from generator.pages.views import Page, Text

SITEMAP = "sitemap"
"""What the names of sitemaps begin with, and of nothing else."""
MOST_URLS = 50_000
MOST_ENTRIES = 40


class SitemapEntry(Struct, frozen=True):
    url: str
    updated: date | None


class SitemapView(Struct, frozen=True):
    entries: tuple[SitemapEntry, ...]


class RobotsView(Struct, frozen=True):
    sitemap: str


class FeedEntry(Struct, frozen=True):
    """`summary` is one text or several sentences; `mark` tells entries of one page apart."""

    title: Text
    url: str
    updated: date
    summary: tuple[Text, ...]
    mark: str = ""


class FeedView(Struct, frozen=True):
    """Newest first; `updated` is the newest entry's day."""

    title: Text
    language: str
    author: str
    url: str
    home: str
    updated: date
    entries: tuple[FeedEntry, ...]


def sitemap_pages(pages: Iterable[Page], base_url: str) -> list[Page]:
    """One sitemap of all listed pages, or an index of several with at most 50,000 addresses each."""
    entries = [SitemapEntry(base_url + canonical(p.url), p.updated) for p in pages if p.listed]
    if len(entries) <= MOST_URLS:
        return [_sitemap(f"{SITEMAP}.xml", entries)]
    chunks = [entries[n : n + MOST_URLS] for n in range(0, len(entries), MOST_URLS)]
    parts = [_sitemap(f"{SITEMAP}-{number}.xml", chunk) for number, chunk in enumerate(chunks, 1)]
    index = SitemapView(tuple(SitemapEntry(base_url + part.url, None) for part in parts))
    return [Page(f"{SITEMAP}.xml", "sitemap-index.xml", SitemapView, (index.entries,), listed=False), *parts]


def _sitemap(url: str, entries: Sequence[SitemapEntry]) -> Page:
    return Page(url, "sitemap.xml", SitemapView, (tuple(entries),), listed=False)


def robots_page(base_url: str) -> Page:
    return Page("robots.txt", "robots.txt", RobotsView, (f"{base_url}{SITEMAP}.xml",), listed=False)


def feed_page(
    url: str, home: str, title: Text, language: str, author: str, base_url: str, entries: Iterable[FeedEntry]
) -> Page:
    """An Atom feed of the newest entries; equals in order of address."""
    listed = sorted(sorted(entries, key=lambda e: (e.url, e.mark)), key=lambda e: e.updated, reverse=True)[
        :MOST_ENTRIES
    ]
    updated = listed[0].updated if listed else date(1970, 1, 1)
    subjects = (title, language, author, base_url + url, base_url + canonical(home), updated, tuple(listed))
    return Page(url, "feed.xml", FeedView, subjects, listed=False)
