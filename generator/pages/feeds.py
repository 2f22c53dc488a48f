"""Files for machines: sitemap, robots.txt, Atom feeds. Start with `sitemap_pages`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from generator.pages.lots import Listing
from generator.pages.routes import canonical
from generator.pages.views import Page, Text

SITEMAP = "sitemap"
"""What the names of sitemaps begin with, and of nothing else."""
MOST_URLS = 50_000
MOST_ENTRIES = 40


class SitemapView(Struct, frozen=True):
    lines: str
    """The day, if it is known, and the address of each page: one text, so that to know it again takes no time."""

    @property
    def entries(self) -> tuple[Listing, ...]:
        parts = (line.partition(" ") for line in self.lines.split("\n") if line)
        return tuple([Listing(url, _day(day)) for day, _, url in parts])


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


def sitemap_pages(listings: Iterable[Listing], base_url: str) -> Iterator[Page]:
    """One sitemap of all these pages, or several with at most 50,000 addresses each, and an index of these."""
    lines = (f"{page.updated or ''} {base_url}{canonical(page.url)}" for page in listings)
    chunk, following = list(islice(lines, MOST_URLS)), list(islice(lines, MOST_URLS))
    if not following:
        yield _sitemap(f"{SITEMAP}.xml", "sitemap.xml", chunk)
        return
    parts: list[str] = []
    while chunk:
        parts.append(f" {base_url}{SITEMAP}-{len(parts) + 1}.xml")
        yield _sitemap(f"{SITEMAP}-{len(parts)}.xml", "sitemap.xml", chunk)
        chunk, following = following, list(islice(lines, MOST_URLS))
    yield _sitemap(f"{SITEMAP}.xml", "sitemap-index.xml", parts)


def _sitemap(url: str, template: str, lines: Sequence[str]) -> Page:
    return Page(url, template, SitemapView, ("\n".join(lines),), listed=False)


@lru_cache(maxsize=1024)
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


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
