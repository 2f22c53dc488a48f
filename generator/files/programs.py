"""Programs and tables that we made of texts, kept for the next run in a folder of the user's.

Nothing that a site brings along may stand for one. Any of it may be missing,
unreadable or deleted at any time. Start with `Programs`.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.files.origin import digest_of_parts

MOST = 1000
"""Programs that are kept; an editor who works on a template makes a new one with each save."""
NEWEST = 8
"""So many makers, each a version of Evenhand, have a folder of their own; others are forgotten."""
T = TypeVar("T")


class Programs:
    """`made_by` is the digest of all that makes them; `folder` need not exist, or be writable."""

    def __init__(self, folder: Path, made_by: str) -> None:
        self._all = folder
        self._folder = folder / made_by
        self._usable: bool | None = None

    def get(self, key: str) -> bytes | None:
        """Return the program under a key, if there is one and nobody else can have put it there."""
        try:
            return (self._folder / key).read_bytes() if self._is_ours() else None
        except OSError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep a program if that is possible, and not where others could make us write elsewhere."""
        place = self._folder / key
        try:
            self._make_room()
            if not self._is_ours():
                return
            fresh = place.with_name(f"{place.name}.{os.getpid()}")
            fresh.write_bytes(data)
            fresh.replace(place)
        except OSError:
            return

    def once(self, texts: Iterable[str], kind: type[T], work: Callable[[], T]) -> T:
        """Return what `work` makes of texts, with nothing to decide it but these and our code; at best it was kept."""
        key = digest_of_parts(text.encode() for text in texts)
        try:
            return msgspec.msgpack.decode(self.get(key) or b"", type=kind)
        except msgspec.DecodeError:
            made = work()
        with suppress(OverflowError):  # a number that only Python can hold
            self.put(key, msgspec.msgpack.encode(made))
        return made

    def _is_ours(self) -> bool:
        """Whether the folder belongs to the user, and nobody else can write there."""
        if self._usable is None:
            try:
                found = os.lstat(self._folder)
                self._usable = found.st_uid == os.getuid() and not found.st_mode & 0o022
            except (OSError, AttributeError):
                self._usable = False
        return self._usable

    def _make_room(self) -> None:
        if self._folder.is_dir():
            if len(os.listdir(self._folder)) >= MOST:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder.mkdir(mode=0o700, exist_ok=True)
            return
        self._folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        self._usable = None
        others = sorted(self._all.iterdir(), key=lambda place: place.stat().st_mtime, reverse=True)
        for old in others[NEWEST:]:
            shutil.rmtree(old, ignore_errors=True)
