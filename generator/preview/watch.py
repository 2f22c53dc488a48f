"""When files change: the system rings, a look at what `stat` says of them decides. Start with `changes`."""

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path

Signature = dict[str, tuple[int, int, int, int]]
SETTLE = 0.02
"""Seconds that files have to hold still: one reload for many saves."""
SOON, LATER = 0.2, 2.0
"""Seconds until the next look: soon where the system cannot ring, or just has, since a new folder does not ring yet."""


class Watcher:
    """Notices new, changed, replaced and deleted files below some places, whatever their times say.

    Links are not followed, so a link into itself is no trap; dotfiles do not count.
    """

    def __init__(self, places: Iterable[Path]) -> None:
        self._places = tuple(places)
        self._seen = self._look()

    def changed(self) -> bool:
        """Whether files look different from last time; if so, wait until they hold still."""
        now = self._look()
        if now == self._seen:
            return False
        before: Signature = {}
        while now != before:
            time.sleep(SETTLE)
            before, now = now, self._look()
        self._seen = now
        return True

    def _look(self) -> Signature:
        return {path: signature for place in self._places for path, signature in _walk(str(place))}


def changes(root: Path, places: Iterable[Path]) -> AsyncIterator[None]:
    """Yield after each change from now on below `places`, which lie in `root` or elsewhere."""
    places = tuple(places)
    return _changes(Watcher(places), root, [place for place in places if place.is_dir()])


async def _changes(watcher: Watcher, root: Path, folders: list[Path]) -> AsyncIterator[None]:
    bell = asyncio.Event()
    ringers = [asyncio.create_task(_ring(bell, folders, True)), asyncio.create_task(_ring(bell, [root], False))]
    wait = SOON
    try:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(bell.wait(), wait)
            silent = any(ringer.done() for ringer in ringers)
            wait = SOON if bell.is_set() or silent else LATER
            bell.clear()
            if await asyncio.to_thread(watcher.changed):
                yield
    finally:
        for ringer in ringers:
            ringer.cancel()


async def _ring(bell: asyncio.Event, folders: list[Path], recursive: bool) -> None:
    """Set the bell whenever the system reports anything in the folders; end if it cannot."""
    try:
        from watchfiles import awatch

        async for _ in awatch(*folders, watch_filter=None, debounce=20, step=5, recursive=recursive):
            bell.set()
    except (ImportError, OSError, RuntimeError):
        return  # no wheel for this system, or no watches left: then we look by ourselves


def _walk(place: str) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """Yield a file, or the files below a folder, with what would differ if they had changed."""
    if not os.path.isdir(place) or os.path.islink(place):
        with contextlib.suppress(OSError):
            yield place, _signature(os.lstat(place))
        return
    pending = [place]
    while pending:
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    else:
                        yield entry.path, _signature(entry.stat(follow_symlinks=False))
        except OSError:
            continue  # it vanished between two calls, which the next look will show


def _signature(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns
