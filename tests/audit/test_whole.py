"""Feeds and sitemaps against all pages, of which each is looked at on its own."""

import re

import pytest

from generator.audit.whole import Batch, Gist, Listing, Record, check_whole

SITE = "https://example.com/"
PAGES = [
    Record("", "Home", "Home", hidden=False, moved=False),
    Record("a/", "A | Site", "A", hidden=False, moved=False, changes=("Now $3.",)),
    Record("draft/", "Draft", "Draft", hidden=True, moved=False),
    Record("old/", "Old", "Old", hidden=False, moved=True),
]


def listed(*entries, is_feed=False, fault=""):
    whole = tuple(entry if isinstance(entry, tuple) else (SITE + entry, "", "") for entry in entries)
    some = Listing("some.xml", (), is_feed, fault) if fault else Listing.of("some.xml", whole, is_feed, SITE)
    found = [*PAGES, some, Listing.of("other.xml", (), False, SITE), None]
    told = [
        [(d.code, d.message) for d in check_whole(batches, SITE)] for batches in (split(found, 1), split(found, 99))
    ]
    assert told[0] == told[1]
    return [(code, re.sub("[“”]", '"', message.partition("` ")[2])) for code, message in told[0]]


def split(found, size):
    """The same in batches of so many files."""
    parts = [found[n : n + size] for n in range(0, len(found), size)]
    return [Batch(Gist.of(part), lambda part=part: part) for part in parts]


def test_a_sitemap_without_a_fault_is_not_looked_into():
    def found():
        raise AssertionError("nobody need look into this")

    sitemap = Listing.of("sitemap.xml", [(SITE + "a/", "", "")], False, SITE)
    assert not [*check_whole([Batch(Gist.of([*PAGES, sitemap]), found)], SITE)]


def test_what_is_true_is_no_lie():
    assert not listed("", "a/", "other.xml")
    assert not listed((f"{SITE}a/", "A", "Now $3."), (f"{SITE}a/", "A | Site", ""), is_feed=True)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("b/", '"https://example.com/b/", which is no page of the site'),
        ("draft/", '"https://example.com/draft/", which search engines are kept away from'),
        ("old/", '"https://example.com/old/", which search engines are kept away from'),
        (("a/", "", ""), '"a/", which is no page of the site'),
        (("https://example.org/a/", "", ""), '"https://example.org/a/", which is no page of the site'),
    ],
)
def test_a_sitemap_lists_what_readers_are_led_to(entry, message):
    assert listed("", entry, "a/") == [("audit/feed", f"lists {message}")]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (("b/", "B", ""), 'lists "https://example.com/b/", which is no page of the site'),
        (("other.xml", "", ""), 'lists "https://example.com/other.xml", which is no page of the site'),
        (("a/", "B", ""), 'calls "https://example.com/a/" "B"; the page is "A"'),
        (("a/", "A", "Now $4."), 'says "Now $4." of "https://example.com/a/", which says no such thing'),
    ],
)
def test_a_feed_says_what_the_pages_say(entry, message):
    url, title, news = entry
    assert listed((SITE + url, title, news), is_feed=True) == [("audit/feed", message)]


@pytest.mark.parametrize("page", ["draft/", "old/"])
def test_a_feed_may_tell_of_what_a_sitemap_leaves_out(page):
    """A draft that is built on demand and a page that leads on are news as much as any other."""
    assert not listed((SITE + page, page.strip("/").title(), ""), is_feed=True)
    assert listed((SITE + page, "Other", ""), is_feed=True)


def test_a_broken_listing_is_told():
    assert listed(fault="no element found") == [("audit/feed", "cannot be read: no element found")]
