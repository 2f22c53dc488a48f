"""How the files of a part of an output tree looked when we left them, so that any other change is noticed.

What is told of a part is a `Block`; what is told of the whole tree, a `ledger`. Start with `noted`.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from operator import attrgetter
from stat import S_ISDIR, S_ISREG

import msgspec

from generator.files.entries import folders_above
from generator.files.manifest import NEXT, line_of, lines_of

Look = tuple[int, int, int]
"""Of a file: size, time of change (ns) and inode."""


class Mark(msgspec.Struct, frozen=True):
    """A file as we left it: its digest, and how it looked.

    `verdict` is what the manifest tells of it besides.
    """

    path: str
    digest: str
    look: Look
    verdict: str = ""

    @property
    def line(self) -> str:
        """What the manifest tells of it."""
        return line_of(self.path, self.digest, self.look[0])

    def holds(self, tree: int) -> bool:
        """Whether the file looks as we left it: then its bytes are the same, unless somebody forges it.

        `tree` is a handle of its tree.
        """
        return all_hold(tree, [self.path], [self.look])


def all_hold(tree: int, paths: Iterable[str], looks: Iterable[Look]) -> bool:
    """Whether each of these files looks like this; as there is one for each page, little is called."""
    lstat = os.lstat
    try:
        for path, (size, changed, inode) in zip(paths, looks, strict=True):
            look = lstat(path, dir_fd=tree)
            is_as_left = look.st_mtime_ns == changed and look.st_ino == inode and look.st_size == size
            if not (is_as_left and S_ISREG(look.st_mode)):
                return False
    except (OSError, ValueError):
        return False
    return True


class Block(msgspec.Struct, frozen=True, array_like=True):
    """A part of a tree: the digest of what its files hold, and what is read only when somebody asks for it.

    `above` are the folders that its folders lie in. `held` are the lines of
    its files in the manifest, in the order of their paths, `won` those of
    verdicts, and `looks` is how the files looked.
    """

    contents: bytes = b""
    above: tuple[str, ...] = ()
    times: msgspec.Raw = msgspec.Raw(msgspec.msgpack.encode({}))
    held: str = ""
    won: str = ""
    looks: msgspec.Raw = msgspec.Raw(msgspec.msgpack.encode([]))

    @staticmethod
    def read(data: bytes) -> "Block":
        """What cannot be read is empty."""
        with suppress(msgspec.DecodeError):
            found = BLOCK.decode(data)
            if stay_below(filter(None, found.above)):
                return found
        return Block()

    @property
    def paths(self) -> list[str]:
        """Of its files, in their order; empty if one of them leads out of the tree."""
        found = [*_told(self.held)]
        return found if stay_below(found) else []

    @property
    def folders(self) -> dict[str, int]:
        """Its folders with their times of change; empty if they cannot be read."""
        with suppress(msgspec.DecodeError):
            found = TIMES.decode(self.times)
            if stay_below(filter(None, found)):
                return found
        return {}

    @property
    def files(self) -> list[Mark]:
        """In the order of their `paths`; empty if they cannot be read."""
        with suppress(msgspec.DecodeError, ValueError):
            return list(self._marks())
        return []

    def _marks(self) -> Iterator[Mark]:
        held, won = _told(self.held), _told(self.won)
        for path, look in zip(self.paths, LOOKS.decode(self.looks), strict=True):
            yield Mark(path, held[path].partition(" ")[0], look, won.get(path, ""))

    def holds(self, tree: int) -> bool:
        """Whether all of its files look as we left them; `tree` is a handle of their tree."""
        with suppress(msgspec.DecodeError):
            return all_hold(tree, self.paths, LOOKS.decode(self.looks))
        return False


def noted(marks: Iterable[Mark], tree: int, times: Mapping[str, int]) -> Block:
    """A part of a tree that is whole now, of which there is a handle.

    `times` are the times of change of those folders in which nothing has changed.
    """
    files = sorted(marks, key=attrgetter("path"))
    folders = {mark.path.rpartition("/")[0]: 0 for mark in files}
    folders = {folder: times.get(folder) or time_of(tree, folder) for folder in folders}
    lying = {folder.rpartition("/")[0] for folder in folders if folder}
    above = sorted(lying.union(*map(folders_above, lying)))
    held = NEXT.join([mark.line for mark in files])
    won = NEXT.join(lines_of({mark.path: mark.verdict for mark in files if mark.verdict}))
    contents = hashlib.sha256(f"{held}{NEXT}{won}".encode()).digest()
    times_of, looks = (msgspec.Raw(msgspec.msgpack.encode(what)) for what in (folders, [mark.look for mark in files]))
    return Block(contents, tuple(above), times_of, held, won, looks)


def time_of(tree: int, folder: str) -> int:
    """When an entry of a folder was last made or removed, in nanoseconds; 0 if it is no folder."""
    try:
        found = os.lstat(folder or ".", dir_fd=tree)
    except OSError:
        return 0
    return found.st_mtime_ns if S_ISDIR(found.st_mode) else 0


def stay_below(paths: Iterable[str]) -> bool:
    """Whether none of these paths leads out of the tree; nothing else is asked of what we wrote ourselves."""
    text = "/" + "/\n/".join(["-", *paths]) + "/"
    return not ("//" in text or "/./" in text or "/../" in text)


def _told(lines: str) -> dict[str, str]:
    """What lines of the manifest tell, by path; nothing if they are none."""
    with suppress(msgspec.DecodeError):
        return TOLD.decode(f"{{{lines}}}")
    return {}


BLOCK = msgspec.msgpack.Decoder(Block)
TIMES = msgspec.msgpack.Decoder(dict[str, int])
TOLD = msgspec.json.Decoder(dict[str, str])
LOOKS = msgspec.msgpack.Decoder(list[Look])
