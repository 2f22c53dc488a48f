"""Results that took long to make, kept beside the output by the digest of what they were made from.

A file that is missing or cut is only made again. Start with `Kept`.
"""

import os
from collections.abc import Callable, Collection
from pathlib import Path

from generator.files.manifest import digest_of

CHECK = 32
"""Signs of the digest of its own bytes that a kept file begins with."""


class Kept:
    """A folder of results by key; a key is a digest in hexadecimal and decides every byte of its result.

    A link in the place of the folder is removed: what it leads to is not ours.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if folder.is_symlink():
            folder.unlink()

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key; else make it, and keep it."""
        place = self._folder / key
        try:
            check, data = _apart(place.read_bytes())
            if check == _check(data):
                return data
        except OSError:
            pass
        data = make()
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f"{key}.{os.getpid()}")
        beside.write_bytes(_check(data) + data)
        beside.replace(place)
        return data

    def keep_only(self, keys: Collection[str]) -> None:
        """Forget all others, so that there is never more than one build needs."""
        if not self._folder.is_dir():
            return
        for name in os.listdir(self._folder):
            if name not in keys:
                (self._folder / name).unlink(missing_ok=True)


def _check(data: bytes) -> bytes:
    return digest_of(data)[:CHECK].encode()


def _apart(stored: bytes) -> tuple[bytes, bytes]:
    return stored[:CHECK], stored[CHECK:]
