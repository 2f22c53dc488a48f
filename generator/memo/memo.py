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
OWN = b"url"
"""The digest of a page's own address, by which it is remembered."""
T = TypeVar("T")
Subjects = tuple[bytes, ...]


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A page as it was: the digest of each of its subjects, how it was made of them, and what came of it."""

    subjects: Subjects
    by: tuple[str, ...]
    """The template, the name of the view, and what a result tells of the page besides."""
    made: msgspec.Raw


class Index(msgspec.Struct, frozen=True, array_like=True):
    made_with: str
    pages: dict[str, Entry]


class Memo(Generic[T]):
    """`before` is what the last build noted, as `noted` returned it; what cannot be read is forgotten.

    `made_with` is the digest of all that pages are made with: code, templates,
    words, options. `kind` is that of results.
    """

    def __init__(self, before: bytes, made_with: str, kind: type[T]) -> None:
        self._made_with = made_with
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._digests = Digests(SHARED)
        self._before = _read(before)
        self._now: dict[str, Subjects] = {}

    def recall(self, page: Page) -> T | None:
        """Return what was made of a page, if nothing that it is made of has changed."""
        entry = self._before.pages.get(page.url)
        if entry is None or entry.subjects != self.subjects(page) or not self._is_made_alike(entry, page):
            return None
        try:
            return self._decoder.decode(entry.made)
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
        entry = self._before.pages.get(page.url)
        if entry is None:
            return (NEW,)
        if not self._is_made_alike(entry, page):
            return (OTHERWISE,)
        return tuple(dict.fromkeys(_changed(page, entry.subjects, self.subjects(page)))) or (SPOILT,)

    def noted(self, pages: Iterable[Page], made: Mapping[str, T]) -> bytes:
        """Return what the next build has to know of these pages; those of which nothing was made are forgotten."""
        encode = msgspec.msgpack.Encoder().encode
        entries = {
            page.url: Entry(self.subjects(page), _by(page), msgspec.Raw(encode(made[page.url])))
            for page in pages
            if page.url in made
        }
        return encode(Index(self._made_with, entries))

    def _is_made_alike(self, entry: Entry, page: Page) -> bool:
        return self._before.made_with == self._made_with and entry.by == _by(page)


def _by(page: Page) -> tuple[str, ...]:
    return page.template, page.view.__qualname__, page.source, "listed" if page.listed else ""


def _read(before: bytes) -> Index:
    try:
        return msgspec.msgpack.decode(before, type=Index)
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
    "relations": "the pairs or rivals",
    "neighbours": "the pairs or rivals",
    "rows": "the products",
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
