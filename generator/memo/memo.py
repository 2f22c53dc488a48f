"""What the last build made of each page, and which pages another build would make otherwise.

A page is a function of its subjects, its template and our code; while these
are the same it need not be made again. So is a portion of pages. Kept beside
the output; may be deleted at any time. Start with `Memo`.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from inspect import signature
from typing import Generic, TypeVar

import msgspec

from generator.files.blocks import Blocks, NewBlocks
from generator.judging.costs import Priced
from generator.judging.standing import Standing
from generator.memo.digests import Digests
from generator.model.catalogue import Category
from generator.model.product import Product
from generator.model.rubric import Rubric
from generator.pages.costs import CostLine
from generator.pages.lots import Place, Portion
from generator.pages.parts import Exhibit
from generator.pages.roster import Roster
from generator.pages.side import Contender
from generator.pages.views import Page

SHARED = (Product, Rubric, Category, Standing, Priced, CostLine, Exhibit, Roster)
"""What is part of many subjects."""
NEW, OTHERWISE, SPOILT = "new", "made by other code, templates, words or options", "not as it was left"
AMISS = "something was found on it"
SOURCE = 2
"""The place of a page's source in what it is made by."""
OWN = ("url",)
"""Stands for a page's own address, by which it is remembered."""
T = TypeVar("T")
S = TypeVar("S")
Subjects = tuple[bytes, ...]


class Entry(msgspec.Struct, Generic[T], frozen=True, array_like=True):
    """A page as it was: the digest of each of its subjects, how it was made of them, and what came of it."""

    url: str
    subjects: Subjects
    by: tuple[str, ...]
    """The template, the name of the view, and what a result tells of the page besides."""
    sound: bool
    """False if something was found on the page, which has to be told again."""
    made: T

    @property
    def source(self) -> str:
        """The file to name when something is wrong with the page."""
        return self.by[SOURCE]


class Chapter(msgspec.Struct, Generic[S], frozen=True, array_like=True):
    """A portion as it was: the digests of its grounds, if they are known, what came of it, and each of its pages."""

    shared: bytes
    brought: dict[str, bytes]
    sound: bool
    sum: S
    entries: msgspec.Raw


class Memo(Generic[T, S]):
    """`before` is what the last build noted, a block for each of its portions; what cannot be read is forgotten.

    What the next build has to know is gathered in `now`. `made_with` is the
    digest of all that pages are made with: code, templates, words, options.
    `digests` may know some subjects already. `kind` is that of the results of
    pages, `sums` of what comes of portions.
    """

    def __init__(
        self, before: Blocks, now: NewBlocks, made_with: str, digests: Digests, kind: type[T], sums: type[S]
    ) -> None:
        self._before, self._now = before, now
        self._made_with = made_with
        self._chapters = msgspec.msgpack.Decoder(Chapter[sums])  # type: ignore[valid-type]
        self._entries = msgspec.msgpack.Decoder(list[Entry[kind]])  # type: ignore[valid-type]
        self.digests = digests

    def of(self, portion: Portion) -> "Recollection[T, S]":
        """What was noted of a portion."""
        return Recollection(self, portion, self._before.get(portion.name, b""))

    @property
    def is_made_alike(self) -> bool:
        """Whether the last build made its pages with the same."""
        return self._before.head == self._made_with

    def chapter(self, block: bytes) -> Chapter[S] | None:
        with suppress(msgspec.DecodeError):
            return self._chapters.decode(block)
        return None

    def entries(self, chapter: Chapter[S]) -> list[Entry[T]]:
        with suppress(msgspec.DecodeError):
            return self._entries.decode(chapter.entries)
        return []

    def note(self, portion: str, noted: bytes | None) -> None:
        """Take over what is to be known of a portion by the next build; None is what the last one noted."""
        self._now.add(portion, self._before[portion] if noted is None else noted)

    def noted(self, portions: Iterable[str]) -> Iterator[tuple[str, str, T]]:
        """The address and the source of each page of these portions, and what was made of it."""
        for portion in portions:
            for entry in self._entries.decode(self._chapters.decode(self._now[portion]).entries):
                yield entry.url, entry.source, entry.made

    def finish(self) -> None:
        """Leave what was noted to the next build."""
        self._now.finish(self._made_with)


class Recollection(Generic[T, S]):
    """What is known of the pages of a portion, and then what is to be known of them by the next build."""

    def __init__(self, memo: Memo[T, S], portion: Portion, block: bytes) -> None:
        self._memo = memo
        self._chapter = memo.chapter(block)
        grounds = portion.grounds() if portion.grounds else None
        self._shared = memo.digests.of_each(grounds.shared) if grounds else b""
        self._brought = {id: memo.digests.of(part) for id, part in grounds.brought.items()} if grounds else {}

    @cached_property
    def same(self) -> S | None:
        """What came of the portion, if nothing that its pages are made of has changed."""
        was = self._alike
        return was.sum if was and was.sound and was.brought == self._brought else None

    @cached_property
    def _alike(self) -> Chapter[S] | None:
        """The portion as it was, if what all of its pages share has not changed."""
        was = self._chapter if self._memo.is_made_alike else None
        return was if was and self._shared and was.shared == self._shared else None

    @cached_property
    def _unchanged(self) -> frozenset[str]:
        """Those that pages are about, and bring to them what they did."""
        was = self._alike.brought if self._alike else {}
        return frozenset([id for id, digest in self._brought.items() if was.get(id) == digest])

    @cached_property
    def _before(self) -> dict[str, Entry[T]]:
        return {entry.url: entry for entry in self._memo.entries(self._chapter)} if self._chapter else {}

    def recall_unseen(self, place: Place) -> Entry[T] | None:
        """Return what is known of a page if its grounds have not changed, so that it need not be laid out."""
        if self._alike is None or not self._unchanged.issuperset(place.about):
            return None
        entry = self._before.get(place.url)
        return entry if entry and entry.sound else None

    def recall(self, page: Page) -> Entry[T] | None:
        """Return what is known of a page, if nothing that it is made of has changed."""
        entry = self._before.get(page.url)
        if entry is None or not entry.sound or not self._is_alike(entry, page):
            return None
        return entry if entry.subjects == self._subjects(page) else None

    def why(self, page: Page) -> tuple[str, ...]:
        """Why a page that was asked for is made again, each reason as a few words."""
        entry = self._before.get(page.url)
        if entry is None:
            return (NEW,)
        if not self._is_alike(entry, page):
            return (OTHERWISE,)
        if not entry.sound:
            return (AMISS,)
        return tuple(dict.fromkeys(_changed(page, entry.subjects, self._subjects(page)))) or (SPOILT,)

    def note(self, page: Page, made: T, sound: bool) -> Entry[T]:
        """What is to be known of a page that was made; it is made again next time if it is not `sound`."""
        return Entry(page.url, self._subjects(page), _by(page), sound, made)

    def noted(self, entries: Sequence[Entry[T]], sum: S) -> bytes:
        """The block of this portion: its pages, recalled or noted, and what comes of them."""
        sound, known = all(entry.sound for entry in entries), msgspec.Raw(msgspec.msgpack.encode(entries))
        return msgspec.msgpack.encode(Chapter(self._shared, self._brought, sound, sum, known))

    def _subjects(self, page: Page) -> Subjects:
        """The digest of each of a page's subjects."""
        url = page.url
        return tuple(self._memo.digests.of_all([OWN if subject is url else subject for subject in page.subjects]))

    def _is_alike(self, entry: Entry[T], page: Page) -> bool:
        return self._memo.is_made_alike and entry.by == _by(page)


def _by(page: Page) -> tuple[str, ...]:
    return page.template, page.view.__qualname__, page.source, "listed" if page.listed else ""


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
    "lines": "the list of pages",
    "article": "the text",
    "writing": "the text",
}
