"""What the last build made of each page, and which pages another build would make otherwise.

A page is a function of its subjects, its template and our code; while these
are the same it need not be made again. Kept beside the output; may be deleted
at any time. Start with `Memo`.
"""

from collections.abc import Iterable, Iterator, Mapping
from inspect import signature
from typing import Generic, TypeVar

import msgspec

from generator.judging.costs import Priced
from generator.judging.standing import Standing
from generator.memo.digests import Digests
from generator.model.catalogue import Category
from generator.model.product import Product
from generator.model.rubric import Rubric
from generator.pages.costs import CostLine
from generator.pages.parts import Exhibit
from generator.pages.roster import Roster
from generator.pages.side import Contender
from generator.pages.views import Page

SHARED = (Product, Rubric, Category, Standing, Priced, CostLine, Exhibit, Roster)
"""What is part of many subjects."""
NEW, OTHERWISE, SPOILT = "new", "made by other code, templates, words or options", "not as it was left"
SIZE = 8
"""Bytes of the length of the index, which end it all."""
OWN = b"url"
"""The digest of a page's own address, by which it is remembered."""
T = TypeVar("T")
Subjects = tuple[bytes, ...]


class Entry(msgspec.Struct, Generic[T], frozen=True, array_like=True):
    """A page as it was: the digest of each of its subjects, how it was made of them, and what came of it."""

    subjects: Subjects
    by: tuple[str, ...]
    """The template, the name of the view, and what a result tells of the page besides."""
    made: T


class Index(msgspec.Struct, frozen=True, array_like=True):
    """Stands behind all entries, and tells where that of each page begins and ends."""

    made_with: str
    places: dict[str, tuple[int, int]]


class Memo(Generic[T]):
    """`before` is what the last build noted, as `noted` returned it; what cannot be read is forgotten.

    `made_with` is the digest of all that pages are made with: code, templates,
    words, options. `kind` is that of results.
    """

    def __init__(self, before: bytes, made_with: str, kind: type[T]) -> None:
        self._made_with = made_with
        self._decoder = msgspec.msgpack.Decoder(Entry[kind])  # type: ignore[valid-type]
        self._digests = Digests(SHARED)
        self._before = memoryview(before)
        self._index = _index_of(self._before)
        self._now: dict[str, Subjects] = {}

    def recall(self, page: Page) -> T | None:
        """Return what was made of a page, if nothing that it is made of has changed."""
        entry = self._entry(page)
        if entry is None or not self._is_made_alike(entry, page) or entry.subjects != self.subjects(page):
            return None
        return entry.made

    def _entry(self, page: Page) -> Entry[T] | None:
        start, end = self._index.places.get(page.url, (0, 0))
        try:
            return self._decoder.decode(self._before[start:end]) if end else None
        except msgspec.DecodeError:
            return None

    def subjects(self, page: Page) -> Subjects:
        """The digest of each of a page's subjects."""
        url, of = page.url, self._digests.of
        if url not in self._now:
            self._now[url] = tuple([OWN if subject is url else of(subject) for subject in page.subjects])
        return self._now[url]

    def adopt(self, subjects: Mapping[str, Subjects]) -> None:
        """Take over digests that a copy of this memo, in another process, worked out, by the address of the page."""
        self._now.update(subjects)

    def why(self, page: Page) -> tuple[str, ...]:
        """Why a page that was asked for is made again, each reason as a few words."""
        entry = self._entry(page)
        if entry is None:
            return (NEW,)
        if not self._is_made_alike(entry, page):
            return (OTHERWISE,)
        return tuple(dict.fromkeys(_changed(page, entry.subjects, self.subjects(page)))) or (SPOILT,)

    def noted(self, pages: Iterable[Page], made: Mapping[str, T]) -> Iterator[bytes]:
        """Yield piece by piece what the next build has to know; pages of which nothing was made are forgotten."""
        encode = msgspec.msgpack.Encoder().encode
        places, start = {}, 0
        for page in pages:
            if page.url in made:
                entry = encode(Entry(self.subjects(page), _by(page), made[page.url]))
                places[page.url] = (start, start + len(entry))
                start += len(entry)
                yield entry
        index = encode(Index(self._made_with, places))
        yield index
        yield len(index).to_bytes(SIZE, "big")

    def _is_made_alike(self, entry: Entry[T], page: Page) -> bool:
        return self._index.made_with == self._made_with and entry.by == _by(page)


def _by(page: Page) -> tuple[str, ...]:
    return page.template, page.view.__qualname__, page.source, "listed" if page.listed else ""


def _index_of(before: memoryview) -> Index:
    length = int.from_bytes(before[-SIZE:], "big")
    try:
        return msgspec.msgpack.decode(before[-SIZE - length : -SIZE], type=Index)
    except msgspec.DecodeError:
        return Index("", {})


def _changed(page: Page, before: Subjects, now: Subjects) -> Iterator[str]:
    if len(before) != len(now):
        yield OTHERWISE
        return
    for name, subject, was, is_now in zip(signature(page.view).parameters, page.subjects, before, now, strict=False):
        if was != is_now:
            yield _called(name, subject)


def _called(name: str, subject: object) -> str:
    """What people call a subject."""
    match subject:
        case Contender(exhibit=Exhibit(product=product)) | Exhibit(product=product):
            return product.label
        case Standing(product=product):
            return f"the place of {product.label}"
        case Product():
            return subject.label
    return WORDS.get(name, name.replace("_", " "))


WORDS = {
    "frame": "what surrounds every page: title, navigation, assets",
    "arena": "the rubric, workloads, profiles or specs",
    "rubric": "the rubric, workloads, profiles or specs",
    "columns": "the rubric, workloads, profiles or specs",
    "pairs": "the pairs or rivals",
    "relations": "the pairs or rivals",
    "neighbours": "the pairs or rivals",
    "rows": "the products",
    "current": "the products",
    "overalls": "who leads",
    "workloads": "the rubric, workloads, profiles or specs",
    "exhibits": "the products",
    "products": "the products",
    "shelves": "the products",
    "categories": "the products",
    "best": "who leads",
    "best_for": "who leads",
    "matrix": "who leads",
    "newest": "the pairs shown first",
    "closest": "the pairs shown first",
    "entries": "the list of pages",
    "article": "the text",
    "writing": "the text",
}
