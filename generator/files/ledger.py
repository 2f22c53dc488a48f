"""How the files of our last two trees looked when we left them, so that a file changed by hand is noticed.

Kept in the workshop, by the digest and inode of each tree's manifest; one that
we did not write is in no ledger. May be deleted at any time. Start with `Ledger`.
"""

import os
import stat
from functools import cached_property
from pathlib import Path

import msgspec

from generator.files.manifest import digest_of

FORMAT = 1
Look = tuple[int, int, int] | None
"""Size, time of change (ns) and inode of a regular file; None if there is none."""
Looks = dict[str, Look]
"""By path."""


class Trees(msgspec.Struct, frozen=True):
    """The looks of trees, the newest last."""

    format: int
    trees: dict[str, Looks]


class Ledger:
    def __init__(self, path: Path) -> None:
        self._path = path

    def looks(self, manifest: Path) -> Looks | None:
        """The looks of the tree with this manifest, by path; None if we did not write it."""
        try:
            return self._trees.get(_key(manifest))
        except OSError:
            return None

    def note(self, manifest: Path, looks: Looks) -> None:
        """Remember a tree, and forget all but the one before it."""
        kept = dict([*self._trees.items(), (_key(manifest), looks)][-2:])
        self._path.write_bytes(msgspec.json.encode(Trees(FORMAT, kept)))

    @cached_property
    def _trees(self) -> dict[str, Looks]:
        """As the last build left them, which nobody else may write while a build is at work."""
        try:
            found = msgspec.json.decode(self._path.read_bytes(), type=Trees)
        except (OSError, msgspec.DecodeError, RecursionError):
            return {}
        return found.trees if found.format == FORMAT else {}


def _key(manifest: Path) -> str:
    return f"{digest_of(manifest.read_bytes())}-{manifest.stat().st_ino}"


def look(folder: Path, path: str) -> Look:
    """Look at a file: the same look means the same bytes, unless somebody forges it."""
    try:
        found = os.lstat(f"{folder}/{path}")
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ino) if stat.S_ISREG(found.st_mode) else None
