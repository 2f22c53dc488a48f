"""Pages that search engines could not tell apart. Start with `Texts`."""

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import pairwise

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Span

SIZE = 8
"""Bytes of the digest of a text; among a million the odds that two have the same are one in thirty million."""


class Shown(Struct, frozen=True, array_like=True):
    """What search engines show of a page: digests of its title and description; empty if they are not shown it."""

    title: bytes = b""
    description: bytes = b""

    @property
    def packed(self) -> bytes:
        return self.title + self.description

    def texts(self) -> Iterator[tuple[str, bytes]]:
        if self.title:
            yield "title", self.title
            yield "description", self.description


Told = tuple[str, str, Shown]
"""Address, source and texts of a page."""


TITLE, DESCRIPTION = (blake2b(digest_size=SIZE, person=kind) for kind in (b"title", b"description"))
"""A title and a description are never the same text."""


def shown(title: bytes, description: bytes) -> Shown:
    """Of the texts as they are written."""
    return Shown(_digest(TITLE, title), _digest(DESCRIPTION, description))


def _digest(kind: blake2b, text: bytes) -> bytes:
    found = kind.copy()
    found.update(text)
    return found.digest()


class Texts:
    """The texts of pages, of which there may be very many."""

    def __init__(self) -> None:
        self._digests = bytearray()
        self._different = set[int]()
        """The same, each once."""

    def add(self, packed: bytes) -> None:
        """Take in what is shown of some pages."""
        self._digests += packed
        self._different.update(array("Q", packed))

    def same(self, pages: Callable[[], Iterable[Told]]) -> Iterator[Diagnostic]:
        """Find titles and descriptions that two pages share; emits `plan/same-text`.

        `pages` returns all pages anew each time, in their order.
        """
        repeated = self._repeated()
        first: dict[bytes, str] = {}
        for url, source, found in pages() if repeated else ():
            for what, text in found.texts():
                if text in repeated and first.setdefault(text, url) != url:
                    yield _same(what, url, first[text], source)

    def _repeated(self) -> set[bytes]:
        """The digests of what occurs more than once."""
        count = len(self._different)
        self._different.clear()  # it is large, and much is to come that needs memory
        if count * SIZE == len(self._digests):  # which takes a fifth of the time to tell
            return set()
        found = sorted(array("Q", self._digests))
        return {one.to_bytes(SIZE, sys.byteorder) for one, other in pairwise(found) if one == other}


def _same(what: str, url: str, first: str, source: str) -> Diagnostic:
    hint = {"title": "give one of them another `name:`", "description": "write a text for one of them"}[what]
    if source.endswith(".md"):
        hint = f"give one of them a `{what}:` of its own"
    return Diagnostic("plan/same-text", f"/{url} and /{first} have the same {what}", Span(source), hint=hint)
