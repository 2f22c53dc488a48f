"""What a site is made of and made with, in digests: finished pages that know them can be told from stale ones.

Start with `origin`.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache

from generator import __version__
from generator.files.theme import PACKAGE, contents, read_theme
from generator.files.tree import SourceTree


def origin(tree: SourceTree) -> str:
    """The digest of a site's own files, of the theme, and of the version that makes pages of them."""
    found = hashlib.sha256(f"{__version__} {tree.digest()}".encode())
    for name, data in read_theme().items():
        found.update(f"{name} {len(data)} ".encode() + data)
    return found.hexdigest()


def made_with(tree: SourceTree) -> str:
    """The digest of all files that decide what becomes of the same data: templates, words, code."""
    own = (part for path in tree.under("templates") for part in (path.encode(), tree.files[path]))
    theme = (part for name, data in read_theme().items() for part in (name.encode(), data))
    return digest_of_parts([*own, b"", *theme, b"", tools()])


@cache
def tools() -> bytes:
    """The digest of what does the work, which a running program does not change: code, Python, what is installed."""
    return digest_of_parts(_tools()).encode()


def _tools() -> Iterator[bytes]:
    yield sys.version.encode()
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith(".py"):
                yield contents(f"{folder}/{name}")
    for place in sys.path:
        if place.endswith("site-packages") and os.path.isdir(place):
            yield str(os.stat(place).st_mtime_ns).encode()  # changes with every package that comes or goes


def digest_of_parts(parts: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(b"%d:" % len(part) + part)
    return found.hexdigest()
