"""A part of the output tree, brought up to date by one process while others are at work on other parts.

Knows paths and bytes, not pages. Start with `Part`.
"""

import os
import shutil
import stat
from functools import cached_property
from pathlib import Path

from msgspec import Raw, Struct, msgpack, structs

from generator.files.entries import unlink_links
from generator.files.ledger import Ledger
from generator.files.manifest import digest_of
from generator.files.marks import Block, Look, Mark, noted, time_of

NEW, MODE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644
"""How a file is opened that is not there yet."""


class Placed(Struct, frozen=True):
    """What became of a part: its block for the ledger, the digest of what its files hold, and where its folders lie.

    `block` is None if it is that of the ledger before. `gone` are the paths of
    the hidden tree that were a part of it before and are no longer; `doubtful`
    the folders, of the hidden and of the visible tree, in which somebody else
    may have made something.
    """

    name: str
    block: bytes | None
    contents: bytes
    above: tuple[str, ...]
    gone: tuple[str, ...]
    doubtful: frozenset[str]
    doubtful_shown: frozenset[str]


class Part:
    """Some files of the tree that is being made in `hidden`, where those of `before` stand; `shown` is the visible one.

    A file that only the visible tree has as it would be is shared by both from then on, as a hard link: none is ever
    changed in place.
    """

    def __init__(self, name: str, hidden: Path, before: Ledger, shown: Ledger) -> None:
        self._name, self._hidden, self._handle = name, hidden, before.handle
        self._shown_ledger = shown
        self._was, self._was_shown = before.block(name), shown.block(name)
        self._folders = self._was.folders
        self._doubtful = before.changed(self._folders)
        self._doubtful_shown = frozenset(shown.changed(self._was_shown.folders))
        unlink_links(hidden, self._doubtful)
        self._placed: dict[str, Mark] = {}
        self._is_afresh, self._watched = not before, before.whole.watched
        self._made: set[str] = set()
        """The folders in which something was made, and those above them."""
        self._filled: dict[str, int] = {}
        """Of these, when a file was last made in them, if nothing else was done there since."""

    def write(self, path: str, data: bytes, verdict: str = "") -> str:
        """Put a file into the hidden tree, unless the same bytes stand there; return its digest."""
        digest = digest_of(data)
        if not self._stands(path, digest, verdict):
            self._placed[path] = Mark(path, digest, self._put(path, data), verdict)
        return digest

    def keep(self, path: str, digest: str, verdict: str = "") -> bool:
        """Count a file as written if it stands in one of our two trees as it would be; else return False."""
        return self._stands(path, digest, verdict) or self._is_shared(path, digest, verdict)

    def finish(self) -> Placed:
        changed = self._doubtful | self._made
        times = {folder: time for folder, time in self._folders.items() if folder not in changed}
        block = noted(self._placed.values(), self._handle, times | self._times_filled())
        gone = tuple([path for path in self._before if path not in self._placed])
        return self._as(block, msgpack.encode(block), gone)

    def _times_filled(self) -> dict[str, int]:
        """The times of change of folders as their files tell them, where one shows that they do.

        If one is wrong all the same, as the clock has moved on in between, somebody may have changed the folder for
        all we know.
        """
        folder = next(iter(self._filled), None)
        is_told = folder is not None and time_of(self._handle, folder) == self._filled[folder]
        return self._filled if is_told else {}

    def as_it_was(self, contents: bytes) -> Placed | None:
        """The part whose files are those of this digest, if one of our two trees has it and nobody has touched it."""
        return self._left_here(contents) or self._taken_over(contents)

    def _left_here(self, contents: bytes) -> Placed | None:
        if self._doubtful or self._was.contents != contents or not self._was.holds(self._handle):
            return None
        return self._as(self._was, None, ())

    def _taken_over(self, contents: bytes) -> Placed | None:
        """From the visible tree, when the hidden one has nothing of it: the second time that a site is built."""
        shown = self._was_shown
        if self._was.held or shown.contents != contents or not shown.holds(self._shown_ledger.handle):
            return None
        folders = shown.folders
        for folder in folders:
            self._make_folder(folder)
        for path in shown.paths:
            self._link(path)
        times = {folder: time_of(self._handle, folder) for folder in folders}
        block = structs.replace(shown, times=Raw(msgpack.encode(times)))
        return self._as(block, msgpack.encode(block), ())

    def _as(self, block: Block, written: bytes | None, gone: tuple[str, ...]) -> Placed:
        doubtful = frozenset(self._doubtful)
        return Placed(self._name, written, block.contents, block.above, gone, doubtful, self._doubtful_shown)

    def _stands(self, path: str, digest: str, verdict: str) -> bool:
        """Whether the hidden tree has a file as it would be."""
        mark = self._before.get(path)
        if mark is None or mark.digest != digest or not mark.holds(self._handle):
            return False
        self._placed[path] = mark if mark.verdict == verdict else structs.replace(mark, verdict=verdict)
        return True

    def _is_shared(self, path: str, digest: str, verdict: str) -> bool:
        """Whether the visible tree has a file as it would be, which is then in the hidden one too."""
        mark = self._shown.get(path)
        if mark is None or mark.digest != digest or not mark.holds(self._shown_ledger.handle):
            return False
        self._share(path)
        self._placed[path] = Mark(path, digest, mark.look, verdict)
        return True

    def _share(self, path: str) -> None:
        """Have a file of the visible tree in the hidden one too."""
        self._filled.pop(self._make_room(path), None)
        self._link(path)

    def _link(self, path: str) -> None:
        """Link a file of the visible tree in the place of whatever stands there."""
        shown, hidden = self._shown_ledger.handle, self._handle
        try:
            os.link(path, path, src_dir_fd=shown, dst_dir_fd=hidden, follow_symlinks=False)
        except FileExistsError:
            _clear(f"{self._hidden}/{path}")
            os.link(path, path, src_dir_fd=shown, dst_dir_fd=hidden, follow_symlinks=False)

    def _put(self, path: str, data: bytes) -> Look:
        """Write a file; return how it looks."""
        folder = self._make_room(path)
        try:
            handle = os.open(path, NEW, MODE, dir_fd=self._handle)
        except FileExistsError:
            _clear(f"{self._hidden}/{path}")
            handle = os.open(path, NEW, MODE, dir_fd=self._handle)
        try:
            written = os.write(handle, data)
            while written < len(data):
                written += os.write(handle, memoryview(data)[written:])
            look = os.fstat(handle)
        finally:
            os.close(handle)
        self._filled[folder] = look.st_atime_ns  # nobody has read it since it was made
        return look.st_size, look.st_mtime_ns, look.st_ino

    def _make_room(self, path: str) -> str:
        """Make a folder for a file of the hidden tree, and remove what we left in its place; return the folder."""
        folder = path.rpartition("/")[0]
        self._make_folder(folder)
        if path in self._before:
            _clear(f"{self._hidden}/{path}")
        return folder

    @cached_property
    def _before(self) -> dict[str, Mark]:
        return {mark.path: mark for mark in self._was.files}

    @cached_property
    def _shown(self) -> dict[str, Mark]:
        return {mark.path: mark for mark in self._was_shown.files}

    def _make_folder(self, folder: str) -> None:
        """Make a folder, and those above it; one that stands there and was none of ours may hold what is not either."""
        if folder in self._made:
            return
        above = folder.rpartition("/")[0]
        if above:
            self._make_folder(above)
        self._filled.pop(above, None)
        try:
            os.mkdir(folder or ".", dir_fd=self._handle)
        except FileExistsError:
            place = f"{self._hidden}/{folder}"
            if not stat.S_ISDIR(os.lstat(place).st_mode):  # somebody else's file, or a link to another place
                os.unlink(place)
                os.mkdir(place)
            if not (self._is_afresh or folder in self._folders or folder in self._watched):
                self._doubtful.add(folder)
        self._made.add(folder)


def _clear(target: str) -> None:
    """Remove what stands in the place of a file."""
    try:
        os.unlink(target)
    except FileNotFoundError:
        pass
    except (IsADirectoryError, PermissionError):
        shutil.rmtree(target)
