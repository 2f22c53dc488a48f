"""Which files look different from last time, by what `stat` says of them. Start with `Watcher`."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

Signature = dict[str, tuple[int, int, int, int]]


class Watcher:
    """Notices new, changed, replaced and deleted files below some places, whatever their times say.

    Links are not followed, so a link into itself is no trap; dotfiles do not count.
    """

    def __init__(self, places: Iterable[Path]) -> None:
        self._places = tuple(places)
        self._seen = self._look()
        self._before = self._seen

    def settled_change(self) -> bool:
        """True once after each change, as soon as two looks in a row agree: one reload for many saves."""
        now, before = self._look(), self._before
        self._before = now
        if now == self._seen or now != before:
            return False
        self._seen = now
        return True

    def _look(self) -> Signature:
        return {path: signature for place in self._places for path, signature in _walk(place)}


def _walk(place: Path) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    pending = [str(place)]
    while pending:
        path = pending.pop()
        try:
            found = os.lstat(path)
            if os.path.isdir(path) and not os.path.islink(path):
                pending += [entry.path for entry in os.scandir(path) if not entry.name.startswith(".")]
            else:
                yield path, (found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns)
        except OSError:
            continue  # it vanished between the two calls, which the next look will show
