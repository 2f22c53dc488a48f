"""The output folder: brought up to date out of sight, then switched in whole.

Knows which files are ours by the manifest `evenhand.json`; only those are ever
deleted. Start with `OutputTree`.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec.structs import replace

from generator.files.blocks import Blocks, NewBlocks
from generator.files.entries import Entries, folders_above, is_folder, remove, remove_whole, unlink_links
from generator.files.exchange import exchange, recover
from generator.files.ledger import Ledger, NewLedger, forget
from generator.files.manifest import MANIFEST, Making, Manifest, digest_of, read_manifest
from generator.files.names import WORKSHOP
from generator.files.part import Part, Placed
from generator.files.refusal import Refused, refuse

UNSAID = Making()


class Busy(Exception):
    """Another build is at work on the same output."""


def read_finished(folder: Path) -> dict[str, Path]:
    """Find the pages, feeds, sitemaps and data of a finished site by their paths; hidden folders are left out.

    Raises:
        Refused: there is no such folder.
    """
    if not folder.is_dir():
        raise Refused(f"there is no folder {folder}; run `evenhand build`, or name another one")
    paths = (p for p in sorted(folder.rglob("*")) if p.suffix in (".html", ".xml", ".json") and p.is_file())
    names = ((p.relative_to(folder).as_posix(), p) for p in paths)
    return {name: path for name, path in names if not name.startswith(".") and "/." not in name}


class OutputTree:
    """A build's way to the disk; use it as a context manager, and `open` it before anything is written.

    Files are put into a hidden tree in `.evenhand/` beside the output, the
    tree of the last but one build, of which only what differs is touched. Each
    `part` of it may be brought up to date in another process; what became of it
    has to be handed to `add` here. `switch` makes the tree visible. Leaving
    without `switch` changes nothing that can be seen. What the next build
    should know is put into `memory`; it may be lost at any time.

    Raises:
        Refused: on entry, if the folder is not ours or is no place for output.
        Busy: on entry, if somebody else is building there.
    """

    def __init__(self, root: Path, output: Path) -> None:
        output = Path(os.path.abspath(output))
        self.output = output
        self._root = root
        self.workshop = output.parent / WORKSHOP
        self._hidden = self.workshop / output.name
        self._memory = self.workshop / f"{output.name}.memo"
        self._placed: list[Placed] = []
        self.manifest = ""
        """The digest of the manifest, once the tree is visible."""

    def __enter__(self) -> Self:
        refuse(self._root, self.output, lambda: bool(Ledger(self.workshop, self.output.name, self.output)))
        if self.workshop.is_symlink():
            raise Refused(f"{self.workshop} is a symbolic link; remove it")
        self.workshop.mkdir(parents=True, exist_ok=True)
        self._lock = self._take_lock()
        try:
            recover(self._hidden, self.output)
            if self._hidden.is_symlink():
                self._hidden.unlink()
            self._before = Ledger(self.workshop, self.output.name, self._hidden)
            self._shown = Ledger(self.workshop, self.output.name, self.output)
            self._ledger = NewLedger(self.workshop, self.output.name)
            self.memory = NewBlocks(self._memory)
        except BaseException:
            os.close(self._lock)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ledger.drop()
        self.memory.drop()
        self._before.close()
        self._shown.close()
        os.close(self._lock)

    def _take_lock(self) -> int:
        handle = os.open(self.workshop / f"{self.output.name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise Busy(f"another build is at work on {self.output}; wait for it to end") from None
        return handle

    def remembered(self) -> Blocks:
        """What the last build that ended well left for this one; nothing if there is no such."""
        return Blocks(self._memory)

    def open(self) -> None:
        """Take over the hidden tree, or start afresh if a build was cut short in it or its manifest is not ours.

        Its manifest is emptied while we work, so that a tree that is only half
        up to date is never mistaken for a whole one.
        """
        if not self._before:
            remove_whole(self._hidden)
            self._hidden.mkdir()
            self._doubtful: set[str] = set()
        else:
            self._doubtful = self._before.changed_watched()
            unlink_links(self._hidden, self._doubtful)
            for path in self._before.strangers:
                unlink_links(self._hidden, folders_above(path))
                remove_whole(self._hidden / path)
            (self._hidden / MANIFEST).unlink()
        (self._hidden / MANIFEST).touch()

    def part(self, name: str) -> Part:
        """A part of the tree, to be brought up to date in any process."""
        return Part(name, self._hidden, self._before, self._shown)

    def add(self, placed: Placed) -> None:
        """Take over what became of a part; all that nobody takes over is removed."""
        block = self._before.written(placed.name) if placed.block is None else placed.block
        self._ledger.add(placed.name, block, placed.above)
        self._placed.append(replace(placed, block=None))

    def settle(self) -> Path:
        """Drop what is no longer written; return the folder of the hidden tree, which now holds this build alone."""
        gone = {path for placed in self._placed for path in placed.gone}
        doubtful = self._doubtful.union(*(placed.doubtful for placed in self._placed))
        for part in self._before.parts.difference(placed.name for placed in self._placed):
            block = self._before.block(part)
            changed = self._before.changed(block.folders)
            unlink_links(self._hidden, changed)
            doubtful |= changed
            gone.update(block.paths)
        if gone:
            for path in gone.difference(self._ledger.paths()):
                remove(self._hidden, path)
        doubtful |= {folder for path in gone for folder in ("", *folders_above(path))}
        if self._before:
            doubtful |= self._ledger.watched - self._before.whole.watched.keys()
        self._ledger.watched |= doubtful
        if doubtful:
            for path in _ours(self._ledger).others(self._hidden, doubtful):
                remove_whole(self._hidden / path)
        return self._hidden

    def switch(self, making: Making = UNSAID, former: Iterable[str] = ()) -> None:
        """Carry other people's files along, write the manifest, and make the tree visible.

        `former` are the files that are out of use, and stay.
        """
        self.settle()
        strangers = self._carry_strangers()
        kept = tuple(former)
        digest = hashlib.sha256()
        with (self._hidden / MANIFEST).open("wb") as file:
            for piece in self._ledger.manifest(making, kept):
                data = piece.encode("ascii")
                digest.update(data)
                file.write(data)
        self.manifest = digest.hexdigest()
        self._ledger.finish(self._hidden, self._before.handle, self.manifest, strangers, kept)
        exchange(self._hidden, self.output)
        forget(self.workshop, self.output.name, self._hidden, self.output)

    def former(self, part: str, folder: str, present: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of what a part of the visible site has below `folder`, and this build has not.

        `present` is what this build has. What went out of use stays until the
        next time that something does: a page that a reader's browser kept still
        finds it. Only files that are as we left them.
        """
        digests, former = self._standing(part)
        unused = {path for path in digests if path.startswith(f"{folder}/")}.difference(present)
        unused = {path for path in unused if (self.output / path).is_file()}
        before = unused.intersection(former)
        for path in sorted(unused - before or before):
            data = (self.output / path).read_bytes()
            if digest_of(data) == digests[path]:
                yield path, data

    def _standing(self, part: str) -> tuple[dict[str, str], Collection[str]]:
        """The digests of the files of a part of the visible tree, and which of all its files are out of use."""
        if self._shown:
            return {mark.path: mark.digest for mark in self._shown.block(part).files}, self._shown.whole.former
        manifest = read_manifest(self.output) or Manifest()
        return {path: mark.digest for path, mark in manifest.files.items()}, manifest.former

    def _carry_strangers(self) -> list[str]:
        """Bring what is not ours in the visible tree into the hidden one; return where it lies, files and folders."""
        strangers = self._strangers() if self.output.exists() else []
        ours = _ours(self._ledger) if strangers else Entries(())
        apart = [path for stranger in strangers for path in self._apart(stranger, ours)]
        for path in apart:
            if path in ours.files or path in ours.folders or any(f in ours.files for f in folders_above(path)):
                raise Refused(f"{self.output}/{path} is not ours, and the site needs its place; move it away")
            source, target = self.output / path, self._hidden / path
            target.parent.mkdir(parents=True, exist_ok=True)
            remove_whole(target)  # a leftover, which might be a link
            if is_folder(source):
                shutil.copytree(source, target, symlinks=True)
            else:
                shutil.copy2(source, target, follow_symlinks=False)
        tops = (next(f for f in (*folders_above(path), path) if f not in ours.folders) for path in apart)
        return sorted(set(tops))

    def _apart(self, path: str, ours: Entries) -> Iterator[str]:
        """A folder that is not ours may be where we have one too; then what is in it."""
        if path in ours.folders and is_folder(self.output / path):
            for name in sorted(os.listdir(self.output / path)):
                yield from self._apart(f"{path}/{name}", ours)
        else:
            yield path

    def _strangers(self) -> list[str]:
        """What is not ours in the visible tree, files and folders, none of which lies in another."""
        if not self._shown:
            manifest = read_manifest(self.output) or Manifest()
            ours = Entries((MANIFEST, *manifest.files))
            return [*ours.others(self.output, ("", *ours.folders))]
        parts = self._shown.parts.difference(placed.name for placed in self._placed)
        doubtful = self._shown.changed_watched().union(
            *(placed.doubtful_shown for placed in self._placed),
            *(self._shown.changed(self._shown.block(part).folders) for part in parts),
        )
        known = {path for path in self._shown.strangers if os.path.lexists(self.output / path)}
        found = known.union(_ours(self._shown).others(self.output, doubtful)) if doubtful else known
        return sorted(path for path in found if found.isdisjoint(folders_above(path)))


def _ours(ledger: Ledger | NewLedger) -> Entries:
    return Entries([MANIFEST, *ledger.paths()])
