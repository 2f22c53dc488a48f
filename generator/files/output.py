"""The output folder: brought up to date out of sight, then switched in whole.

Knows which files are ours by the manifest `evenhand.json`; only those are ever
deleted. Start with `OutputTree`.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.files.exchange import exchange, recover
from generator.files.ledger import Ledger, look
from generator.files.manifest import MANIFEST, FileMark, Making, Manifest, digest_of, read_manifest
from generator.files.tree import CONFIG, FOLDERS

WORKSHOP = ".evenhand"
UNSAID = Making()


class Refused(Exception):
    """The output folder must not be touched; the message says why and what to do."""


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
    """A build's way to the disk; use it as a context manager.

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
        self._ledger = Ledger(self.workshop / f"{output.name}.json")
        self._digests: dict[str, str] = {}
        self._before: dict[str, str] = {}
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
            self._open_hidden()
        except BaseException:
            os.close(self._lock)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._lock)

    def write(self, path: str, data: bytes) -> str:
        """Put a file into the hidden tree, unless the same bytes stand there; return its digest."""
        digest = self._digests[path] = digest_of(data)
        if self._before.get(path) == digest:
            return digest
        target = f"{self._hidden}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
        if path in self._before:
            os.unlink(target)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)
        return digest

    def adopt(self, digests: Mapping[str, str]) -> None:
        """Count files as written that another process wrote through its copy of this tree."""
        self._digests.update(digests)

    def settle(self) -> Path:
        """Drop what is no longer written; return the folder of the hidden tree, which now holds this build alone."""
        for path in self._before.keys() - self._digests.keys():
            _unlink(self._hidden, path)
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
        looks = {path: look(self._hidden, path) for path in self._digests}
        marks = {path: FileMark(digest, (looks[path] or [0])[0]) for path, digest in self._digests.items()}
        (self._hidden / MANIFEST).write_bytes(Manifest(marks, making, self._former).data)
        self._ledger.note(self._hidden / MANIFEST, looks)
        exchange(self._hidden, self.output)

    def _keep_former(self, folder: str) -> None:
        """Write again what the visible site has below `folder` and this build has not, if it is as we left it."""
        if not (self.output / folder).is_dir():
            return
        before = read_manifest(self.output) or Manifest()
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

    def _open_hidden(self) -> None:
        """Take over the hidden tree, or start afresh if a build was cut short in it or its manifest is not ours.

        Its manifest is removed while we work, so that a tree that is only half
        up to date is never mistaken for a whole one. What does not look as we
        left it is removed.
        """
        manifest = read_manifest(self._hidden)
        looks = self._ledger.looks(self._hidden / MANIFEST)
        if manifest is None or looks is None or looks.keys() != manifest.files.keys():
            shutil.rmtree(self._hidden, ignore_errors=True)
            self._hidden.mkdir()
            return
        (self._hidden / MANIFEST).unlink()
        self._before = {p: m.digest for p, m in manifest.files.items() if look(self._hidden, p) == looks[p]}
        for path in entries_of(self._hidden):
            if path not in self._before:
                _unlink(self._hidden, path)

    def _carry_foreign(self) -> None:
        if not self.output.exists():
            return
        manifest = read_manifest(self.output)
        ours = manifest.files if manifest else {}
        folders = {f for path in self._digests for f in _folders_above(path)}
        for path in entries_of(self.output):
            if path in ours or path == MANIFEST:
                continue
            if path in self._digests or path in folders or any(f in self._digests for f in _folders_above(path)):
                raise Refused(f"{self.output}/{path} is not ours, and the site needs its place; move it away")
            source, target = self.output / path, self._hidden / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir() and not source.is_symlink():
                target.mkdir()
            else:
                shutil.copy2(source, target, follow_symlinks=False)


def refuse(root: Path, output: Path) -> None:
    """Raise `Refused` unless the output folder is ours, empty, or holds nothing but dotfiles."""
    refuse_place(root, output, "choose another folder with --output")
    foreign = [name for name in sorted(os.listdir(output)) if not name.startswith(".")] if output.exists() else []
    if foreign and read_manifest(output) is None:
        found = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise Refused(f"{output} holds files that are not ours ({found}); empty it, or choose another with --output")


def refuse_place(root: Path, folder: Path, instead: str) -> None:
    """Raise `Refused` for a folder that must not be switched as a whole, whoever its files belong to."""
    if folder.is_symlink():
        raise Refused(f"{folder} is a symbolic link; name the folder itself, or {instead}")
    real, source = folder.resolve(), root.resolve()
    if real == source or real in source.parents:
        raise Refused(f"{folder} holds the sources of the site; {instead}")
    if any((source / name).resolve() in (real, *real.parents) for name in (*FOLDERS, WORKSHOP)):
        raise Refused(f"{folder} lies inside the sources of the site; {instead}")
    if real in (Path("/"), Path.home().resolve()) or (real / CONFIG).exists():
        raise Refused(f"{folder} is no place for a site that is replaced as a whole; {instead}")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Refused(f"{folder} is a file; remove it, or {instead}")
    if folder.is_mount():
        raise Refused(f"{folder} is a mount point and cannot be switched; use a folder inside of it")
    if (folder / ".git").exists():
        raise Refused(f"{folder} is a git work tree; {instead}")


def entries_of(folder: Path) -> list[str]:
    """Every file, link and empty folder below a folder, as relative paths with forward slashes."""
    found, pending = [], [""]
    while pending:
        prefix = pending.pop()
        entries = list(os.scandir(f"{folder}/{prefix}"))
        if not entries and prefix:
            found.append(prefix.rstrip("/"))
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                pending.append(f"{prefix}{entry.name}/")
            else:
                found.append(f"{prefix}{entry.name}")
    return found


def _folders_above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def _unlink(folder: Path, path: str) -> None:
    """Remove a file, and the folders above it that are then empty."""
    place = folder / path
    try:
        if place.is_dir() and not place.is_symlink():
            os.rmdir(place)
        else:
            os.unlink(place)
    except FileNotFoundError:
        return
    for parent in (folder / path).parents:
        if parent == folder:
            return
        try:
            os.rmdir(parent)
        except OSError as error:
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT):
                return
            raise
