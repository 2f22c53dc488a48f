"""The digest of what a page is made of: equal values have equal digests, in every process.

Knows values, not pages. Start with `Digests.of`.
"""

import copyreg
import pickle
from collections.abc import Iterable
from fractions import Fraction
from functools import _lru_cache_wrapper
from hashlib import blake2b
from io import BytesIO
from types import MappingProxyType
from typing import Any

SIZE = 16
"""Bytes of a digest."""
EMPTY = blake2b(b"", digest_size=SIZE).digest()


class Digests:
    """Works out the digest of each value once; `apart` are types whose values are parts of many others."""

    def __init__(self, apart: tuple[type, ...] = ()) -> None:
        self._known: dict[int, tuple[object, bytes]] = {id(""): ("", EMPTY)}
        """By identity, with the value itself, so that no other takes its place in memory."""
        reducers: dict[type, Any] = {MappingProxyType: _items, Fraction: _parts, _lru_cache_wrapper: _remembered}
        reducers |= dict.fromkeys(apart, lambda value: (bytes, (self.of(value),)))
        self._apart = apart
        self._reducers = {**copyreg.dispatch_table, **reducers}

    def of(self, value: object) -> bytes:
        """The digest of a value that is made of structs, tuples, mappings in their order, texts and numbers.

        Nothing in it may be a set of texts, whose order is another in each process.
        """
        if isinstance(value, str):
            return blake2b(value.encode(), digest_size=SIZE).digest() if value else EMPTY
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, blake2b(self._written(value), digest_size=SIZE).digest())
        return known[1]

    def learn(self, values: Iterable[object]) -> None:
        """Work these out now, so that processes that are forked later know them."""
        for value in values:
            self.of(value)

    def of_all(self, values: Iterable[object]) -> list[bytes]:
        """The digest of each of these, as `of` has it: nearly all of them are known."""
        known = self._known
        return [found[1] if (found := known.get(id(value))) else self.of(value) for value in values]

    def of_each(self, values: Iterable[object]) -> bytes:
        """One digest of all of these, each of which is as above."""
        return blake2b(b"".join(map(self.of, values)), digest_size=SIZE).digest()

    def _written(self, value: object) -> bytes:
        """A value as pickle writes it; `fast`: by what it is alone, not by which of its parts are the same object."""
        stream = BytesIO()
        pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
        pickler.fast = True
        pickler.dispatch_table = self._reducers
        pickler.dump(value.__reduce_ex__(pickle.HIGHEST_PROTOCOL) if type(value) in self._apart else value)
        return stream.getvalue()


def _items(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return dict, (tuple(mapping.items()),)


def _parts(number: Fraction) -> tuple[Any, ...]:
    return Fraction, (number.numerator, number.denominator)


def _remembered(function: Any) -> tuple[Any, ...]:
    """A function that remembers its results is what it is without them."""
    return tuple, ((function.__wrapped__,),)
