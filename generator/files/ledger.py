"""How the files of our last two trees looked when we left them, so that a file changed by hand is noticed.

Kept in the workshop, by the digest and inode of each tree's manifest; one that
we did not write is in no ledger. May be deleted at any time. Start with `Ledger`.
"""

import json
import os
import stat
from functools import cached_property
from pathlib import Path

from generator.files.manifest import digest_of

FORMAT = 1
Look = list[int] | None
"""Size, time of change (ns) and inode of a regular file; None if there is none."""


class Ledger:
    def __init__(self, path: Path) -> None:
        self._path = path

    def looks(self, manifest: Path) -> dict[str, Look] | None:
        """The looks of the tree with this manifest, by path; None if we did not write it."""
        try:
            return self._trees.get(_key(manifest))
        except OSError:
            return None

    def note(self, manifest: Path, looks: dict[str, Look]) -> None:
        """Remember a tree, and forget all but the one before it."""
        kept = dict([*self._trees.items(), (_key(manifest), looks)][-2:])
        self._path.write_text(json.dumps({"format": FORMAT, "trees": kept}, separators=(",", ":")), "utf-8")

    @cached_property
    def _trees(self) -> dict[str, dict[str, Look]]:
        """As the last build left them, which nobody else may write while a build is at work."""
        try:
            data = json.loads(self._path.read_bytes())
            return dict(data["trees"]) if data["format"] == FORMAT else {}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return {}


def _key(manifest: Path) -> str:
    return f"{digest_of(manifest.read_bytes())}-{manifest.stat().st_ino}"


def look(folder: Path, path: str) -> Look:
    """Look at a file: the same look means the same bytes, unless somebody forges it."""
    try:
        found = os.lstat(f"{folder}/{path}")
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ino] if stat.S_ISREG(found.st_mode) else None
