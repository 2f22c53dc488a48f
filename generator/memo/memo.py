"""What the last build made of each page, and which pages another build would make otherwise.

A page is a function of its subjects, its template and our code; while these
are the same it need not be made again. Kept beside the output; may be deleted
at any time. Start with `Memo`.
"""

from collections.abc import Iterable, Iterator
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
from generator.pages.parts import Exhibit
from generator.pages.roster import Roster
from generator.pages.side import Contender
from generator.pages.views import Page

SHARED = (Product, Rubric, Category, Standing, Priced, CostLine, Exhibit, Roster)
"""What is part of many subjects."""
NEW, OTHERWISE, SPOILT = "new", "made by other code, templates, words or options", "not as it was left"
AMISS = "something was found on it"
NONE = msgspec.msgpack.encode([])
SOURCE = 2
"""The place of a page's source in what it is made by."""
OWN = b"url"
"""The digest of a page's own address, by which it is remembered."""
T = TypeVar("T")
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


class Memo(Generic[T]):
    """`before` is what the last build noted, a block for each of its portions; what cannot be read is forgotten.

    What the next build has to know is gathered in `now`. `made_with` is the
    digest of all that pages are made with: code, templates, words, options.
    `kind` is that of results.
    """

    def __init__(self, before: Blocks, now: NewBlocks, made_with: str, kind: type[T]) -> None:
        self._before, self._now = before, now
        self._made_with = made_with
        self._decoder = msgspec.msgpack.Decoder(list[Entry[kind]])  # type: ignore[valid-type]
        self._digests = Digests(SHARED)

    def of(self, portion: str) -> "Recollection[T]":
        """What was noted of a portion."""
        try:
            entries = self._decoder.decode(self._before.get(portion, NONE))
        except msgspec.DecodeError:
            entries = []
        return Recollection(entries, self._before.head == self._made_with, self._digests)

    def note(self, portion: str, noted: bytes) -> None:
        """Take over what is to be known of a portion by the next build."""
        self._now.add(portion, noted)

    def noted(self, portions: Iterable[str]) -> Iterator[tuple[str, str, T]]:
        """The address and the source of each page of these portions, and what was made of it."""
        for portion in portions:
            for entry in self._decoder.decode(self._now[portion]):
                yield entry.url, entry.by[SOURCE], entry.made

    def finish(self) -> None:
        """Leave what was noted to the next build."""
        self._now.finish(self._made_with)


class Recollection(Generic[T]):
    """What is known of the pages of a portion, and then what is to be known of them by the next build."""

    def __init__(self, entries: Iterable[Entry[T]], is_made_alike: bool, digests: Digests) -> None:
        self._before = {entry.url: entry for entry in entries}
        self._is_made_alike = is_made_alike
        self._of = digests.of
        self._now: list[Entry[T]] = []

    def recall(self, page: Page) -> T | None:
        """Return what was made of a page, if nothing that it is made of has changed."""
        entry = self._before.get(page.url)
        if entry is None or not entry.sound or not self._is_alike(entry, page):
            return None
        return entry.made if entry.subjects == self._subjects(page) else None

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

    def keep(self, page: Page) -> None:
        """Remember what was recalled of a page."""
        self._now.append(self._before[page.url])

    def note(self, page: Page, made: T, sound: bool) -> None:
        """Remember what was made of a page; it is made again next time if it is not `sound`."""
        self._now.append(Entry(page.url, self._subjects(page), _by(page), sound, made))

    @property
    def noted(self) -> bytes:
        """The block of this portion."""
        return msgspec.msgpack.encode(self._now)

    def _subjects(self, page: Page) -> Subjects:
        """The digest of each of a page's subjects."""
        url, of = page.url, self._of
        return tuple([OWN if subject is url else of(subject) for subject in page.subjects])

    def _is_alike(self, entry: Entry[T], page: Page) -> bool:
        return self._is_made_alike and entry.by == _by(page)


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
    "article": "the text",
    "writing": "the text",
}
