"""The output folder: brought up to date out of sight, then switched in whole.

Knows which files are ours by the manifest `evenhand.json`; only those are ever
deleted. Start with `OutputTree`.
"""

import fcntl
import os
import shutil
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.files.entries import entries_of, folders_above, remove
from generator.files.exchange import exchange, recover
from generator.files.ledger import Ledger, Look, Looks, look
from generator.files.manifest import MANIFEST, FileMark, Making, Manifest, digest_of, read_manifest
from generator.files.refusal import WORKSHOP, Refused, refuse

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

    Pages are written into a hidden tree in `.evenhand/` beside the output, the
    tree of the last but one build, of which only what differs is touched.
    `switch` makes it visible. Leaving without `switch` changes nothing that
    can be seen.

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
        self._ledger = Ledger(self.workshop / f"{output.name}.json")
        self._digests: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._is_ours = False
        """Whether the hidden tree is one that we left."""
        self._looks: Looks = {}
        """How the files of the hidden tree look that have stood there since then."""
        self._strangers: tuple[str, ...] = ()
        self._folders: set[str] = set()
        self._former: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        refuse(self._root, self.output)
        if self.workshop.is_symlink():
            raise Refused(f"{self.workshop} is a symbolic link; remove it")
        self.workshop.mkdir(parents=True, exist_ok=True)
        self._lock = self._take_lock()
        try:
            recover(self._hidden, self.output)
            self._look_around()
        except BaseException:
            os.close(self._lock)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._lock)

    def remembered(self) -> bytes:
        """What the last build that ended well left for this one; nothing if there is no such."""
        return self._memory.read_bytes() if self._memory.is_file() else b""

    def remember(self, pieces: Iterable[bytes]) -> None:
        """Leave something for the next build; it may be lost at any time."""
        with self._memory.open("wb") as file:
            file.writelines(pieces)

    def write(self, path: str, data: bytes) -> str:
        """Put a file into the hidden tree, unless the same bytes stand there; return its digest."""
        digest = self._digests[path] = digest_of(data)
        if self._before.get(path) == digest:
            return digest
        target = self._make_room(path)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
        try:
            written = os.write(handle, data)
            while written < len(data):
                written += os.write(handle, memoryview(data)[written:])
        finally:
            os.close(handle)
        return digest

    def keep(self, digests: Mapping[str, str]) -> bool:
        """Count files as written that stand in one of our two trees as they would be; False if one of them does not.

        A file that only the visible tree has is shared by both from then on, as a hard link: none is ever changed
        in place.
        """
        if not all(self._has(path, digest) for path, digest in digests.items()):
            return False
        self._digests.update(digests)
        return True

    def _has(self, path: str, digest: str) -> bool:
        if self._before.get(path) == digest:
            return True
        known = self._visible.get(path)
        if known is None or known[0] != digest or look(self.output, path) != known[1]:
            return False
        self._make_room(path)
        os.link(self.output / path, self._hidden / path, follow_symlinks=False)
        self._before[path] = digest
        return True

    def _make_room(self, path: str) -> str:
        """Return where a file of the hidden tree lies, with a folder around it and nothing in its place."""
        target = f"{self._hidden}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in self._folders:
            self._make_folder(folder)
        if path in self._before:
            os.unlink(target)
            self._looks.pop(path, None)
        return target

    def _make_folder(self, folder: str) -> None:
        """Most folders lie in one that is there already."""
        try:
            os.mkdir(folder)
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
        self._folders.add(folder)

    @cached_property
    def _shown(self) -> Manifest | None:
        """What the visible tree consists of, if it is ours."""
        return read_manifest(self.output)

    @cached_property
    def _visible(self) -> Mapping[str, tuple[str, Look]]:
        """The digests and looks of what we left in the visible tree."""
        looks = self._ledger.looks(self.output / MANIFEST)
        files = self._shown.files if self._shown and looks else {}
        return {path: (mark.digest, (looks or {}).get(path)) for path, mark in files.items()}

    def adopt(self, digests: Mapping[str, str]) -> None:
        """Count files as written that another process wrote through its copy of this tree."""
        self._digests.update(digests)

    def settle(self) -> Path:
        """Drop what is no longer written; return the folder of the hidden tree, which now holds this build alone."""
        for path in self._before.keys() - self._digests.keys():
            remove(self._hidden, path)
        self._before = {path: digest for path, digest in self._before.items() if path in self._digests}
        return self._hidden

    def switch(self, making: Making = UNSAID, keep: str = "") -> None:
        """Drop what is no longer written, carry other people's files along, and make the tree visible.

        Of the visible site's files below the folder `keep`, whose names change
        with their bytes, those that went out of use stay until the next time
        that one does: a page that a reader's browser kept still finds them.
        """
        self.settle()
        if keep:
            self._keep_former(keep)
        self._carry_foreign()
        looks = {path: self._look(path, digest) for path, digest in self._digests.items()}
        marks = {path: FileMark(digest, (looks[path] or (0,))[0]) for path, digest in self._digests.items()}
        (self._hidden / MANIFEST).write_bytes(Manifest(marks, making, self._former).data)
        self._ledger.note(self._hidden / MANIFEST, looks)
        exchange(self._hidden, self.output)

    def _look(self, path: str, digest: str) -> Look:
        """How a file of the hidden tree looks; one that stood there as it should need not be looked at again."""
        stood = self._looks.get(path) if self._before.get(path) == digest else None
        return stood or look(self._hidden, path)

    def _keep_former(self, folder: str) -> None:
        """Write again what the visible site has below `folder` and this build has not, if it is as we left it."""
        if not (self.output / folder).is_dir():
            return
        before = self._shown or Manifest()
        present = {f"{folder}/{name}" for name in entries_of(self.output / folder)}
        unused = (present & before.files.keys()) - self._digests.keys()
        former = unused & set(before.former)
        for path in sorted(unused - former or former):
            place = self.output / path
            data = place.read_bytes() if place.is_file() else b""
            if digest_of(data) == before.files[path].digest:
                self.write(path, data)
                self._former += (path,)

    def _take_lock(self) -> int:
        handle = os.open(self.workshop / f"{self.output.name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise Busy(f"another build is at work on {self.output}; wait for it to end") from None
        return handle

    def open(self) -> None:
        """Take over the hidden tree, or start afresh if a build was cut short in it or its manifest is not ours.

        Its manifest is removed while we work, so that a tree that is only half
        up to date is never mistaken for a whole one. What does not look as we
        left it is removed.
        """
        if not self._is_ours:
            shutil.rmtree(self._hidden, ignore_errors=True)
            self._hidden.mkdir()
            return
        (self._hidden / MANIFEST).unlink()
        for path in self._strangers:
            remove(self._hidden, path)

    def _look_around(self) -> None:
        """Find what stands in the hidden tree as we left it; nothing is changed yet."""
        manifest = read_manifest(self._hidden)
        looks = self._ledger.looks(self._hidden / MANIFEST)
        if manifest and looks is not None and looks.keys() == manifest.files.keys():
            self._is_ours = True
            self._looks = {p: known for p, known in looks.items() if look(self._hidden, p) == known}
            self._before = {p: manifest.files[p].digest for p in self._looks}
            known = {*self._before, MANIFEST}
            self._strangers = tuple([path for path in entries_of(self._hidden) if path not in known])

    def _carry_foreign(self) -> None:
        if not self.output.exists():
            return
        ours = self._shown.files if self._shown else {}
        foreign = [path for path in entries_of(self.output) if path not in ours and path != MANIFEST]
        folders = {f for path in self._digests for f in folders_above(path)} if foreign else set()
        for path in foreign:
            source, target = self.output / path, self._hidden / path
            is_folder = source.is_dir() and not source.is_symlink()
            if is_folder and path in folders:
                continue
            if path in self._digests or path in folders or any(f in self._digests for f in folders_above(path)):
                raise Refused(f"{self.output}/{path} is not ours, and the site needs its place; move it away")
            target.parent.mkdir(parents=True, exist_ok=True)
            if is_folder:
                target.mkdir()
            else:
                shutil.copy2(source, target, follow_symlinks=False)
