"""What we left in an output tree, and how each file and folder looked then, so that any other change is noticed.

Kept in the workshop, a file for each of our last two trees, by the inode and
digest of the tree's manifest: a tree that we did not write is in no ledger.
May be deleted at any time. Start with `Ledger`.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from glob import escape
from itertools import chain
from pathlib import Path
from stat import S_ISDIR

import msgspec

from generator.files.blocks import Blocks, NewBlocks
from generator.files.manifest import MANIFEST, Making, file_digest, written
from generator.files.marks import Block, stay_below, time_of

FORMAT = 7
"""Of marks and of what is told of a tree; a ledger of another format is none."""
WHOLE = "*"
"""The block of what belongs to no part."""
TICK, COARSE = 20_000_000, 2_500_000_000
"""Nanoseconds that a folder must have been left alone before its time of change tells anything: the clocks of most file
systems tick some hundred times a second, those that know no fractions of one every other second at the least."""
FRACTION = 10_000_000


class Whole(msgspec.Struct, frozen=True, array_like=True):
    """What a ledger tells of a tree as a whole.

    `watched` are the folders of more than one part, and those that somebody may
    have changed, by their times of change; `strangers` what is not ours in it, files
    and folders; `former` what stays though it is out of use.
    """

    watched: dict[str, int] = {}
    strangers: tuple[bytes, ...] = ()
    former: tuple[str, ...] = ()


class Ledger:
    """Of the tree in `root`, if it is one of ours as we left it; else there is nothing in it."""

    def __init__(self, workshop: Path, name: str, root: Path) -> None:
        self.root = root
        self._blocks: Mapping[str, bytes] = {}
        self._left = 0
        self.manifest = ""
        """The digest of the tree's manifest, if there is anything in the ledger."""
        try:
            manifest = os.stat(root / MANIFEST)
            blocks = Blocks(place_of(workshop, name, manifest.st_ino))
            self._left = manifest.st_mtime_ns
            digest = file_digest(root / MANIFEST) if blocks else ""
            if digest and blocks.head == _head(digest):
                self._blocks, self.manifest = blocks, digest
        except OSError:
            pass

    def __bool__(self) -> bool:
        """Whether the tree is ours."""
        return bool(self._blocks)

    @cached_property
    def handle(self) -> int:
        """That of the tree, from where the system has less of a way to each file."""
        return os.open(self.root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def close(self) -> None:
        if "handle" in self.__dict__:
            os.close(self.handle)

    @property
    def parts(self) -> frozenset[str]:
        return frozenset(name for name in self._blocks if name != WHOLE)

    def written(self, part: str) -> bytes:
        """A part of the tree as it was added; empty if there is no such."""
        return self._blocks.get(part, b"")

    def block(self, part: str) -> Block:
        """What we left as a part of the tree."""
        return Block.read(self.written(part))

    @cached_property
    def whole(self) -> Whole:
        try:
            found = msgspec.msgpack.decode(self._blocks[WHOLE], type=Whole)
        except (KeyError, msgspec.DecodeError):
            return Whole()
        paths = (*(found.watched.keys() - {""}), *map(os.fsdecode, found.strangers))
        return found if stay_below(paths) else Whole()

    @property
    def strangers(self) -> tuple[str, ...]:
        """What is not ours in the tree, files and folders."""
        return tuple(map(os.fsdecode, self.whole.strangers))

    def paths(self) -> Iterator[str]:
        """Those of all files."""
        return chain.from_iterable(self.block(part).paths for part in self.parts)

    def holds(self) -> bool:
        """Whether all files look as we left them."""
        return bool(self) and all(self.block(part).holds(self.handle) for part in self.parts)

    def changed(self, folders: Mapping[str, int]) -> set[str]:
        """Those of a part's folders, with the times they had, in which somebody may have made or removed an entry."""
        return set(self._unrest(folders)).difference(self.whole.watched)

    def changed_watched(self) -> set[str]:
        """As `changed`, of the folders that are watched apart from any part."""
        return set(self._unrest(self.whole.watched))

    def _unrest(self, folders: Mapping[str, int]) -> list[str]:
        """Those in which something may have been made or removed; there is one for each page, so little is called."""
        if not folders:
            return []
        tree, left, lstat, found = self.handle, self._left, os.lstat, []
        for folder, time in folders.items():
            try:
                look = lstat(folder or ".", dir_fd=tree)
            except OSError:
                found.append(folder)
                continue
            alone = left - time > (TICK if time % FRACTION else COARSE)
            if not (time > 0 and alone and look.st_mtime_ns == time and S_ISDIR(look.st_mode)):
                found.append(folder)
        return found


class NewLedger:
    """The ledger of a tree that is being made."""

    def __init__(self, workshop: Path, name: str) -> None:
        self._workshop, self._name = workshop, name
        self._blocks = NewBlocks(workshop / f"{name}.tree")
        self.watched: set[str] = {""}
        """The folders of which is noted in the end when they changed."""

    def add(self, part: str, block: bytes, above: Iterable[str]) -> None:
        """Add a part of the tree: a written `Block`, and the folders that its folders lie in."""
        self._blocks.add(part, block)
        self.watched.update(above)

    def paths(self) -> Iterator[str]:
        """Those of all files that were added so far."""
        return chain.from_iterable(Block.read(self._blocks[part]).paths for part in self._blocks)

    def manifest(self, making: Making, former: Collection[str]) -> Iterator[str]:
        """The manifest of all of it, part by part in the order of their names."""
        return written(making, self._told(lambda block: block.won), self._told(lambda block: block.held), former)

    def _told(self, told: Callable[[Block], str]) -> Iterator[str]:
        """What the parts tell, of which there may be very much."""
        return filter(None, (told(Block.read(self._blocks[part])) for part in sorted(self._blocks)))

    def finish(self, root: Path, tree: int, manifest: str, strangers: Collection[str], former: Collection[str]) -> None:
        """Note how the tree in `root` looks now, when its `manifest`, of this digest, has just been written.

        `tree` is a handle of it.
        """
        watched = {folder: time_of(tree, folder) for folder in sorted(self.watched)}
        whole = Whole(watched, tuple(sorted(map(os.fsencode, strangers))), tuple(sorted(former)))
        self._blocks.add(WHOLE, msgspec.msgpack.encode(whole))
        inode = (root / MANIFEST).stat().st_ino
        self._blocks.finish(_head(manifest), place_of(self._workshop, self._name, inode))

    def drop(self) -> None:
        """Leave nothing, if it is not finished."""
        self._blocks.drop()


def forget(workshop: Path, name: str, *roots: Path) -> None:
    """Remove the ledgers of all but these trees."""
    kept = {place_of(workshop, name, (root / MANIFEST).stat().st_ino) for root in roots if (root / MANIFEST).exists()}
    for path in workshop.glob(f"{escape(name)}.*.tree"):
        if path not in kept and path.name[len(name) + 1 : -len(".tree")].isdigit():
            path.unlink()


def _head(manifest: str) -> str:
    """What the ledger of a tree begins with, given the digest of its manifest."""
    return f"{FORMAT} {manifest}"


def place_of(workshop: Path, name: str, inode: int) -> Path:
    return workshop / f"{name}.{inode}.tree"
