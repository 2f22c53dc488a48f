"""What only shows across pages: feeds and sitemaps lead to pages, under the names that these have.

Works on one small record a page, so that records of several processes can be
put together. Start with `check_whole`.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from generator.audit.addresses import address_of
from generator.audit.finding import quoted
from generator.diagnostics.problem import Diagnostic, Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
PRICES = "#prices-"
"""In the id of an entry that tells of prices."""
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Record(Struct, frozen=True, tag=True):
    """A page: its address, names, whether search engines are kept away, whether it leads on to another.

    `changes` is what it says of prices over time.
    """

    url: str
    title: str
    heading: str
    hidden: bool
    moved: bool
    changes: tuple[str, ...] = ()


Entry = tuple[str, str, str]
"""An address; in a feed with a title and news of prices."""


class Listing(Struct, frozen=True, tag=True):
    """A feed or a sitemap: what it lists, and digests of where that leads; `fault` if it is broken."""

    path: str
    entries: tuple[Entry, ...]
    is_feed: bool
    fault: str = ""
    digests: bytes = b""

    @classmethod
    def of(cls, path: str, entries: Iterable[Entry], is_feed: bool, base_url: str) -> Self:
        """`base_url` is that of the site."""
        known = tuple(entries)
        digests = array("Q", [_digest_below(base_url, url) for url, _, _ in known])
        return cls(path, known, is_feed, digests=digests.tobytes())


Found = Record | Listing | None
"""What the audit keeps of a file until all have been seen."""


def listing_of(path: str, data: bytes, base_url: str) -> Listing | None:
    """Read an Atom feed or a sitemap of the site at `base_url`; None for any other file."""
    if not path.endswith(".xml"):
        return None
    from xml.etree import ElementTree

    try:
        tree = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        return Listing(path, (), False, str(error))
    if tree.tag == f"{ATOM}feed":
        return Listing.of(path, map(_entry, tree.iter(f"{ATOM}entry")), True, base_url)
    if tree.tag in (f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"):
        return Listing.of(path, ((node.text or "", "", "") for node in tree.iter(f"{SITEMAP}loc")), False, base_url)
    return None


def _entry(entry: "Element") -> Entry:
    links = [n.get("href", "") for n in entry.iter(f"{ATOM}link") if n.get("rel", "alternate") == "alternate"]
    title, id, summary = (" ".join((entry.findtext(ATOM + name) or "").split()) for name in ("title", "id", "summary"))
    return links[0] if links else "", title, (summary or id) if PRICES in id else ""


class Gist(Struct, frozen=True, array_like=True):
    """What some files come to: digests of where readers are led to, and of where listings lead.

    `tells` is whether one of these tells more than addresses, as feeds do, or is broken.
    """

    visible: bytes = b""
    listed: bytes = b""
    tells: bool = False

    @classmethod
    def of(cls, found: Iterable[Found]) -> Self:
        visible, listed, tells = array("Q"), bytearray(), False
        for one in found:
            if isinstance(one, Listing):
                visible.append(_digest(one.path))
                listed += one.digests
                tells |= one.is_feed or bool(one.fault)
            elif one and not (one.hidden or one.moved):
                visible.append(_digest(address_of(one.url)))
        return cls(visible.tobytes(), bytes(listed), tells)


class Batch(Struct, frozen=True):
    """Some files: what they come to, and what the audit keeps of each, anew each time; there may be very many."""

    gist: Gist
    found: Callable[[], Iterable[Found]]


def check_whole(batches: Sequence[Batch], base_url: str) -> Iterator[Diagnostic]:
    """Check each entry of each listing; emits `audit/feed`. As long as all is well few batches are looked into."""
    missing = _missing([batch.gist for batch in batches])
    telling = [batch for batch in batches if batch.gist.tells or (missing and batch.gist.listed)]
    listings = [one for batch in telling for one in batch.found() if isinstance(one, Listing)]
    entries = {url for listing in listings for url, _, _ in listing.entries}
    amiss = {url for url in entries if _digest_below(base_url, url) in missing}
    in_feeds = {url for listing in listings if listing.is_feed for url, _, _ in listing.entries}
    digests = {_digest_below(base_url, url) for url in in_feeds}
    asked = [batch for batch in batches if amiss or not digests.isdisjoint(_unpacked(batch.gist.visible))]
    records = (one for batch in asked for one in batch.found() if isinstance(one, Record))
    named = ((base_url + address_of(record.url), record) for record in records)
    pages = {url: record for url, record in named if url in in_feeds or url in amiss}
    for listing in listings:
        yield from _check(listing, pages, amiss)


def _missing(gists: Sequence[Gist]) -> set[int]:
    """Digests of where listings lead, but no reader is led to."""
    listed = set[int]().union(*(_unpacked(gist.listed) for gist in gists))
    return listed.difference(*(_unpacked(gist.visible) for gist in gists))


def _digest_below(base_url: str, url: str) -> int:
    """Of what comes after `base_url`; of anything else one that no address of the site has."""
    return _digest(url.removeprefix(base_url) if url.startswith(base_url) else f"/{url}")


def _digest(address: str) -> int:
    """Eight bytes: among a million the odds of two alike are one in 30 million."""
    return int.from_bytes(blake2b(address.encode(), digest_size=8).digest(), "big")


def _unpacked(digests: bytes) -> "array[int]":
    return array("Q", digests)


def _check(listing: Listing, pages: Mapping[str, Record], amiss: Set[str]) -> Iterator[Diagnostic]:
    """Check a listing; `pages` are those in feeds, and what there is of `amiss`: what no reader is led to."""
    if listing.fault:
        yield _wrong(listing, f"cannot be read: {listing.fault}")
    for url, title, news in listing.entries:
        page = pages.get(url)
        if page is None and (listing.is_feed or url in amiss):
            yield _wrong(listing, f"lists {quoted(url)}, which is no page of the site")
        elif page and not listing.is_feed and url in amiss:
            yield _wrong(listing, f"lists {quoted(url)}, which search engines are kept away from")
        elif page and listing.is_feed and title not in (page.heading, page.title):
            yield _wrong(listing, f"calls {quoted(url)} {quoted(title)}; the page is {quoted(page.heading)}")
        elif page and listing.is_feed and _left(news, page.changes):
            yield _wrong(listing, f"says {quoted(news)} of {quoted(url)}, which says no such thing")


def _left(news: str, said: tuple[str, ...]) -> str:
    """What is left of news without the sentences that the page says."""
    for sentence in sorted(said, key=len, reverse=True):
        news = news.replace(sentence, " ")
    return news.strip()


def _wrong(listing: Listing, what: str) -> Diagnostic:
    return Diagnostic("audit/feed", f"`/{listing.path}` {what}", Span(listing.path))
