"""Sitemaps are split at 50,000 addresses; feeds are newest first."""

from datetime import date

from generator.pages.feeds import FeedEntry, feed_page, sitemap_pages
from generator.pages.lots import Late, Listing, Ready
from generator.pages.views import Page


def page(n, listed=True):
    return Page(f"p{n}/", "x.html", dict, (), listed=listed, updated=date(2026, 1, 1))


def listing(n):
    return Listing(f"p{n}/", date(2026, 1, 1))


def test_one_sitemap_of_the_listed_pages():
    (sitemap,) = sitemap_pages(Ready("", [page(1), page(2, listed=False)]).listings(), "https://example.com/")
    assert sitemap.view(*sitemap.subjects).entries == (Listing("https://example.com/p1/", date(2026, 1, 1)),)


def test_a_sitemap_may_be_empty_and_a_page_without_a_day():
    (nothing,) = sitemap_pages([], "https://example.com/")
    assert nothing.view(*nothing.subjects).entries == ()
    (one,) = sitemap_pages([Listing("a/index.html", None)], "https://example.com/")
    assert one.view(*one.subjects).entries == (Listing("https://example.com/a/", None),)


def test_many_addresses_are_split():
    first, second, index = sitemap_pages([listing(n) for n in range(50_001)], "https://example.com/")
    assert index.template == "sitemap-index.xml"
    assert [e.url for e in index.view(*index.subjects).entries] == [
        "https://example.com/sitemap-1.xml",
        "https://example.com/sitemap-2.xml",
    ]
    assert [len(p.view(*p.subjects).entries) for p in (first, second)] == [50_000, 1]


def test_late_pages_are_made_when_one_of_them_is_asked_for():
    asked = []
    found = Late(
        "sitemaps",
        lambda url: url.endswith(".xml"),
        lambda: asked.append("all") or sitemap_pages([listing(1)], "https://example.com/"),
    )
    assert "p1/" not in found
    assert not asked
    assert "sitemap.xml" in found
    assert "other.xml" not in found
    assert [*found] == ["sitemap.xml"]
    assert asked == ["all"]


def test_feeds_are_newest_first_and_then_by_address():
    days = [date(2026, 1, 1), date(2026, 3, 1), date(2026, 1, 1)]
    entries = [FeedEntry("t", f"https://example.com/{n}/", day, "") for n, day in zip("cab", days, strict=True)]
    made = feed_page("feed.xml", "", "T", "en", "A", "https://example.com/", entries)
    view = made.view(*made.subjects)
    assert [e.url[-2] for e in view.entries] == ["a", "b", "c"]
    assert view.updated == date(2026, 3, 1)
