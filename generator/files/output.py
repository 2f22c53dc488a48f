"""The output folder: brought up to date out of sight, then switched in whole.

Knows which files are ours by the manifest `evenhand.json`; only those are ever
deleted. Start with `OutputTree`.
"""

import errno
import fcntl
import hashlib
import json
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.files.exchange import exchange, recover
from generator.files.tree import CONFIG, FOLDERS

MANIFEST = "evenhand.json"
WORKSHOP = ".evenhand"
FORMAT = 1


class Refused(Exception):
    """The output folder must not be touched; the message says why and what to do."""


class Busy(Exception):
    """Another build is at work on the same output."""


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
        self.output = output
        self._root = root
        self._workshop = output.parent / WORKSHOP
        self._hidden = self._workshop / output.name
        self._digests: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._folders: set[str] = set()

    def __enter__(self) -> Self:
        refuse(self._root, self.output)
        self._workshop.mkdir(parents=True, exist_ok=True)
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

    def write(self, path: str, data: bytes) -> None:
        """Put a file into the hidden tree, unless the same bytes stand there."""
        digest = hashlib.blake2b(data, digest_size=16).hexdigest()
        self._digests[path] = digest
        if self._before.get(path) == digest:
            return
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

    def switch(self) -> None:
        """Drop what is no longer written, carry other people's files along, and make the tree visible."""
        for path in self._before.keys() - self._digests.keys():
            _unlink(self._hidden, path)
        self._carry_foreign()
        manifest = {"format": FORMAT, "files": dict(sorted(self._digests.items()))}
        data = json.dumps(manifest, indent=0, separators=(",", ":")).encode() + b"\n"
        (self._hidden / MANIFEST).write_bytes(data)
        exchange(self._hidden, self.output)

    def _take_lock(self) -> int:
        handle = os.open(self._workshop / f"{self.output.name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise Busy(f"another build is at work on {self.output}; wait for it to end") from None
        return handle

    def _open_hidden(self) -> None:
        """Take over the hidden tree, or start afresh if a build was cut short in it.

        Its manifest is removed while we work, so that a tree that is only half
        up to date is never mistaken for a whole one.
        """
        manifest = read_manifest(self._hidden)
        if manifest is None:
            shutil.rmtree(self._hidden, ignore_errors=True)
            self._hidden.mkdir()
            return
        (self._hidden / MANIFEST).unlink()
        for path in _files(self._hidden):
            if path not in manifest:
                _unlink(self._hidden, path)
        self._before = {p: d for p, d in manifest.items() if os.path.lexists(self._hidden / p)}

    def _carry_foreign(self) -> None:
        if not self.output.exists():
            return
        ours = read_manifest(self.output) or {}
        for path in _files(self.output):
            if path in ours or path == MANIFEST:
                continue
            if path in self._digests:
                raise Refused(f"{self.output}/{path} is not ours, and the site has a page there; move it away")
            target = self._hidden / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(self.output / path, target, follow_symlinks=False)


def read_manifest(folder: Path) -> dict[str, str] | None:
    """Return path → digest of a tree that we made, or None if it is not ours."""
    try:
        data = json.loads((folder / MANIFEST).read_bytes())
        files = data["files"] if data["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return files if isinstance(files, dict) else None


def refuse(root: Path, output: Path) -> None:
    """Raise `Refused` unless the output folder is ours, empty, or holds nothing but dotfiles."""
    if output.is_symlink():
        raise Refused(f"{output} is a symbolic link; name the folder itself with --output")
    real, source = output.resolve(), root.resolve()
    if real == source or real in source.parents:
        raise Refused(f"{output} holds the sources of the site; choose another folder with --output")
    if any((source / folder) in (real, *real.parents) for folder in (*FOLDERS, WORKSHOP)):
        raise Refused(f"{output} lies inside the sources of the site; choose another folder with --output")
    if real in (Path("/"), Path.home().resolve()) or (real / CONFIG).exists():
        raise Refused(f"{output} is no place for a site that is replaced as a whole; choose another with --output")
    if not output.exists():
        return
    if not output.is_dir():
        raise Refused(f"{output} is a file; remove it, or choose another folder with --output")
    if output.is_mount():
        raise Refused(f"{output} is a mount point and cannot be switched; build into a folder inside of it")
    if (output / ".git").exists():
        raise Refused(f"{output} is a git work tree; build elsewhere and publish from there")
    foreign = [name for name in sorted(os.listdir(output)) if not name.startswith(".")]
    if foreign and read_manifest(output) is None:
        found = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise Refused(f"{output} holds files that are not ours ({found}); empty it, or choose another with --output")


def _files(folder: Path) -> list[str]:
    """Every file below a folder, as relative paths with forward slashes."""
    found = []
    for place, _, names in os.walk(folder):
        prefix = os.path.relpath(place, folder).replace(os.sep, "/")
        found += [name if prefix == "." else f"{prefix}/{name}" for name in names]
    return found


def _unlink(folder: Path, path: str) -> None:
    """Remove a file, and the folders above it that are then empty."""
    try:
        os.unlink(folder / path)
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
