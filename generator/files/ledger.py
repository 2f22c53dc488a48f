"""What we left in an output tree, and how each file and folder looked then, so that any other change is noticed.

Kept in the workshop, a file for each of our last two trees, by the inode and
digest of the tree's manifest: a tree that we did not write is in no ledger.
May be deleted at any time. Start with `Ledger`.
"""

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from glob import escape
from operator import attrgetter
from pathlib import Path
from stat import S_ISDIR, S_ISREG

import msgspec

from generator.files.blocks import Blocks, NewBlocks
from generator.files.entries import folders_above
from generator.files.manifest import MANIFEST, Making, file_digest, written

FORMAT = 5
"""Of marks and of what is told of a tree; a ledger of another format is none."""
WHOLE = "*"
"""The block of what belongs to no part."""
TICK, COARSE = 20_000_000, 2_500_000_000
"""Nanoseconds that a folder must have been left alone before its time of change tells anything: the clocks of most file
systems tick some hundred times a second, those that know no fractions of one every other second at the least."""
FRACTION = 10_000_000
END = "\0"
"""Comes before all that a path may hold, so that entries stand in the order of their paths."""


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """A file as we left it: its digest, and how it looked: size, time of change (ns) and inode.

    `verdict` is what the manifest tells of it besides.
    """

    path: str
    digest: str
    size: int
    changed: int
    inode: int
    verdict: str = ""

    def holds(self, root: Path) -> bool:
        """Whether the file looks as we left it: then its bytes are the same, unless somebody forges it."""
        return all_hold(root, (self,))


def all_hold(root: Path, marks: Iterable[Mark]) -> bool:
    """Whether each of these `holds`; as there is one for each page, little is called."""
    place, lstat = f"{root}/", os.lstat
    try:
        for mark in marks:
            look = lstat(place + mark.path)
            is_as_left = look.st_mtime_ns == mark.changed and look.st_ino == mark.inode and look.st_size == mark.size
            if not (is_as_left and S_ISREG(look.st_mode)):
                return False
    except OSError:
        return False
    return True


class Block(msgspec.Struct, frozen=True, array_like=True):
    """A part of a tree: the digest of what its files hold, and what is read only when somebody asks for it.

    `above` are the folders that its folders lie in.
    """

    contents: bytes = b""
    above: tuple[str, ...] = ()
    times: msgspec.Raw = msgspec.Raw(msgspec.msgpack.encode({}))
    marks: msgspec.Raw = msgspec.Raw(msgspec.msgpack.encode([]))

    @staticmethod
    def read(data: bytes) -> "Block":
        """What cannot be read is empty."""
        with suppress(msgspec.DecodeError):
            found = BLOCK.decode(data)
            if _stay_below(filter(None, found.above)):
                return found
        return Block()

    @property
    def folders(self) -> dict[str, int]:
        """Its folders with their times of change; empty if they cannot be read."""
        with suppress(msgspec.DecodeError):
            found = TIMES.decode(self.times)
            if _stay_below(filter(None, found)):
                return found
        return {}

    @property
    def files(self) -> list[Mark]:
        """In the order of their paths; empty if they cannot be read."""
        with suppress(msgspec.DecodeError):
            found = MARKS.decode(self.marks)
            if _stay_below([mark.path for mark in found]):
                return found
        return []


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
        try:
            manifest = os.stat(root / MANIFEST)
            blocks = Blocks(place_of(workshop, name, manifest.st_ino))
            self._left = manifest.st_mtime_ns
            if blocks and blocks.head == _head(root / MANIFEST):
                self._blocks = blocks
        except OSError:
            pass

    def __bool__(self) -> bool:
        """Whether the tree is ours."""
        return bool(self._blocks)

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
        return found if _stay_below(paths) else Whole()

    @property
    def strangers(self) -> tuple[str, ...]:
        """What is not ours in the tree, files and folders."""
        return tuple(map(os.fsdecode, self.whole.strangers))

    def __iter__(self) -> Iterator[Mark]:
        """All of it, part by part."""
        for name in self._blocks:
            if name != WHOLE:
                yield from Block.read(self._blocks[name]).files

    def changed(self, folders: Mapping[str, int]) -> set[str]:
        """Those of a part's folders, with the times they had, in which somebody may have made or removed an entry."""
        return set(self._unrest(folders)).difference(self.whole.watched)

    def changed_watched(self) -> set[str]:
        """As `changed`, of the folders that are watched apart from any part."""
        return set(self._unrest(self.whole.watched))

    def _unrest(self, folders: Mapping[str, int]) -> list[str]:
        """Those in which something may have been made or removed; there is one for each page, so little is called."""
        root, left, lstat, found = f"{self.root}/", self._left, os.lstat, []
        for folder, time in folders.items():
            try:
                look = lstat(root + folder)
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

    def __iter__(self) -> Iterator[Mark]:
        """What was added so far."""
        return (mark for part in self._blocks for mark in Block.read(self._blocks[part]).files)

    def manifest(self, making: Making, former: Collection[str]) -> Iterator[str]:
        """The manifest of all of it, piece by piece."""
        found = sorted([END.join((mark.path, f"{mark.digest} {mark.size}", mark.verdict)) for mark in self])
        verdicts = (entry.split(END)[::2] for entry in found if not entry.endswith(END))
        return written(making, verdicts, (entry.split(END)[:2] for entry in found), former)

    def finish(self, root: Path, strangers: Collection[str], former: Collection[str]) -> None:
        """Note how the tree looks now, when its manifest has just been written."""
        watched = {folder: time_of(root, folder) for folder in sorted(self.watched)}
        whole = Whole(watched, tuple(sorted(map(os.fsencode, strangers))), tuple(sorted(former)))
        self._blocks.add(WHOLE, msgspec.msgpack.encode(whole))
        manifest = root / MANIFEST
        self._blocks.finish(_head(manifest), place_of(self._workshop, self._name, manifest.stat().st_ino))

    def drop(self) -> None:
        """Leave nothing, if it is not finished."""
        self._blocks.drop()


def noted(marks: Iterable[Mark], root: Path, times: Mapping[str, int]) -> Block:
    """A part of a tree that is whole now.

    `times` are the times of change of those folders in which nothing has changed.
    """
    files = sorted(marks, key=attrgetter("path"))
    folders = {mark.path.rpartition("/")[0]: 0 for mark in files}
    folders = {folder: times.get(folder) or time_of(root, folder) for folder in folders}
    lying = {folder.rpartition("/")[0] for folder in folders if folder}
    above = sorted(lying.union(*map(folders_above, lying)))
    held = END.join([text for mark in files for text in (mark.path, mark.digest, mark.verdict)])
    contents = hashlib.sha256(held.encode()).digest()
    times_of, marks_of = (msgspec.Raw(msgspec.msgpack.encode(what)) for what in (folders, files))
    return Block(contents, tuple(above), times_of, marks_of)


def forget(workshop: Path, name: str, *roots: Path) -> None:
    """Remove the ledgers of all but these trees."""
    kept = {place_of(workshop, name, (root / MANIFEST).stat().st_ino) for root in roots if (root / MANIFEST).exists()}
    for path in workshop.glob(f"{escape(name)}.*.tree"):
        if path not in kept and path.name[len(name) + 1 : -len(".tree")].isdigit():
            path.unlink()


def _head(manifest: Path) -> str:
    return f"{FORMAT} {file_digest(manifest)}"


def place_of(workshop: Path, name: str, inode: int) -> Path:
    return workshop / f"{name}.{inode}.tree"


def time_of(root: Path, folder: str) -> int:
    """When an entry of a folder was last made or removed, in nanoseconds; 0 if it is no folder."""
    try:
        found = os.lstat(f"{root}/{folder}")
    except OSError:
        return 0
    return found.st_mtime_ns if S_ISDIR(found.st_mode) else 0


def _stay_below(paths: Iterable[str]) -> bool:
    """Whether none of these paths leads out of the tree; nothing else is asked of what we wrote ourselves."""
    text = "/" + "/\n/".join(["-", *paths]) + "/"
    return not ("//" in text or "/./" in text or "/../" in text)


BLOCK = msgspec.msgpack.Decoder(Block)
TIMES = msgspec.msgpack.Decoder(dict[str, int])
MARKS = msgspec.msgpack.Decoder(list[Mark])
