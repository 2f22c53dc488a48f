"""A folder of this machine as a target: the new site is put together out of sight, then switched in whole.

The hidden tree and earlier releases lie in `.evenhand/` beside the folder, so
on its file system, wherever the output is. A file that stays the same is
linked, not copied. Start with `FolderSite`.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from generator.files.entries import entries_of
from generator.files.exchange import exchange, recover
from generator.files.manifest import MANIFEST, Manifest, digest_of, read_manifest
from generator.files.names import WORKSHOP
from generator.files.output import Busy
from generator.files.refusal import Refused, refuse_place
from generator.model.publishing import FolderTarget
from generator.publishing.plan import Plan, Standing, folders_above
from generator.publishing.release import Release, in_folder
from generator.publishing.target import KEPT, Kept, LostRace

NAME = "{:06}"
ELSEWHERE = "name another folder as the `path` of the target"


class Switch(Struct, frozen=True):
    """Written before a switch: the hidden tree's inode, and what becomes of releases once it is the visible one."""

    inode: int
    keep: str
    drop: Sequence[str]


class FolderSite:
    """`now` is the time a release is dated with, in seconds since 1970."""

    def __init__(self, settings: FolderTarget, root: Path, output: Path, now: int) -> None:
        self._folder = Path(os.path.abspath(root / settings.path))
        self._root = root
        self._output = output
        self._now = now
        self._workshop = self._folder.parent / WORKSHOP / f"published-{self._folder.name}"
        self._next = self._workshop / "next"
        self._kept = self._workshop / "kept"
        self._switch = self._workshop / "switch.json"

    @property
    def place(self) -> str:
        return f"folder {self._folder}"

    def look(self) -> Standing:
        self._refuse()
        if self._workshop.is_dir():
            with self._lock():
                self._settle()
        if not self._folder.exists():
            return Standing()
        manifest = read_manifest(self._folder)
        ours = set(manifest.files) | {MANIFEST} if manifest else set()
        foreign = frozenset(_named(self._folder, path) for path in entries_of(self._folder) if path not in ours)
        amiss = frozenset(_amiss(self._folder, manifest)) if manifest else frozenset()
        return Standing(self._token(), manifest, amiss, foreign)

    def apply(self, plan: Plan, release: Release) -> None:
        same = release.manifest.files.keys() - {change.path for change in plan.sent}
        self._publish(plan, release, same, ())

    def verify(self, manifest: Manifest) -> tuple[str, ...]:
        found = read_manifest(self._folder)
        same = found is not None and found.data == manifest.data
        return tuple(sorted({*_amiss(self._folder, manifest), *(() if same else (MANIFEST,))}))

    def kept(self) -> tuple[Kept, ...]:
        found = []
        for number in reversed(self._numbers()):
            folder = self._kept / number
            if manifest := read_manifest(folder):
                when = datetime.fromtimestamp((folder / MANIFEST).stat().st_mtime, UTC)
                found.append(Kept(number, when.isoformat(timespec="seconds"), manifest))
        return tuple(found[:KEPT])

    def restore(self, plan: Plan, kept: Kept) -> None:
        folder = self._kept / kept.id
        if amiss := sorted(_amiss(folder, kept.manifest)):
            raise Refused(f"{folder} is no longer as it was published: {amiss[0]} differs")
        undone = tuple(number for number in self._numbers() if number >= kept.id)
        self._publish(plan, in_folder(folder, kept.manifest), set(), undone)

    # --- switching

    def _publish(self, plan: Plan, release: Release, same: set[str], undone: tuple[str, ...]) -> None:
        """Put the release in the place of what the plan saw; without anything undone, what stands there is kept."""
        self._refuse()
        self._workshop.mkdir(parents=True, exist_ok=True)
        with self._lock():
            self._settle()
            if self._token() != plan.standing.token:
                raise LostRace(f"somebody else has changed {self.place} in the meantime; run the command again")
            self._fill(release, same, plan.standing.foreign)
            number = NAME.format(int(self._numbers()[-1]) + 1 if self._numbers() else 1)
            switch = Switch(self._next.stat().st_ino, "" if undone else number, undone)
            _write(self._switch, json.dumps(asdict(switch)).encode())
            exchange(self._next, self._folder)
            self._settle()

    def _fill(self, release: Release, same: set[str], foreign: frozenset[str]) -> None:
        self._next.mkdir()
        if self._folder.exists():
            shutil.copymode(self._folder, self._next)
        for path in release.manifest.files:
            (self._next / path).parent.mkdir(parents=True, exist_ok=True)
            if path in same:
                link_or_copy(self._folder / path, self._next / path)
            else:
                _write(self._next / path, release.read(path))
        folders = {above for path in release.manifest.files for above in folders_above(path)}
        for path in foreign:
            in_the_way = (path, *folders_above(path))
            if path not in folders and not any(p in release.manifest.files or p == MANIFEST for p in in_the_way):
                _carry(self._folder / path, self._next / path)
        _write(self._next / MANIFEST, release.manifest.data)
        os.utime(self._next / MANIFEST, (self._now, self._now))

    def _settle(self) -> None:
        """Finish a switch that was cut short, keep or drop what it took away, and clear the hidden tree."""
        recover(self._next, self._folder)
        switch = _switch(self._switch)
        if switch and self._folder.exists() and self._folder.stat().st_ino == switch.inode:
            if switch.keep and self._next.exists() and os.listdir(self._next):
                self._kept.mkdir(exist_ok=True)
                os.rename(self._next, self._kept / switch.keep)
            for number in switch.drop:
                shutil.rmtree(self._kept / number, ignore_errors=True)
        self._switch.unlink(missing_ok=True)
        shutil.rmtree(self._next, ignore_errors=True)
        for number in self._numbers()[:-KEPT]:
            shutil.rmtree(self._kept / number, ignore_errors=True)

    def _numbers(self) -> list[str]:
        """The names of kept releases, oldest first."""
        return sorted(n for n in os.listdir(self._kept) if n.isdigit()) if self._kept.is_dir() else []

    def _token(self) -> str:
        """Changes with every release, and with every file that comes or goes at the top."""
        if not self._folder.exists():
            return ""
        manifest = self._folder / MANIFEST
        digest = digest_of(manifest.read_bytes()) if manifest.is_file() else "none"
        return f"{self._folder.stat().st_ino} {digest} {digest_of('/'.join(sorted(os.listdir(self._folder))).encode())}"

    def _refuse(self) -> None:
        refuse_place(self._root, self._folder, ELSEWHERE)
        if self._workshop.parent.is_symlink():
            raise Refused(f"{self._workshop.parent} is a symbolic link; remove it")
        output = self._output.resolve()
        if output in (self._folder.resolve(), *self._folder.resolve().parents) or self._folder in output.parents:
            raise Refused(f"{self._folder} and the output folder {output} lie in one another; {ELSEWHERE}")

    def _lock(self) -> AbstractContextManager[None]:
        return only_one(self._workshop, self.place)


def _named(folder: Path, path: str) -> str:
    """An empty folder ends in a slash: it is in no file's way, but for one of its own name."""
    place = folder / path
    return f"{path}/" if place.is_dir() and not place.is_symlink() else path


def _amiss(folder: Path, manifest: Manifest) -> Iterator[str]:
    for path, mark in manifest.files.items():
        place = folder / path
        if place.is_symlink() or not place.is_file() or digest_of(place.read_bytes()) != mark.digest:
            yield path


def _switch(path: Path) -> Switch | None:
    try:
        return Switch(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)


@contextmanager
def only_one(workshop: Path, place: str) -> Iterator[None]:
    """Let one run at a time on this machine be at work in a folder that is there; raises Busy."""
    handle = os.open(workshop / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Busy(f"somebody else is publishing to {place}; wait for them to end") from None
    finally:
        os.close(handle)


def link_or_copy(source: Path, target: Path) -> None:
    """Have a file in a second place, where it takes space only if the file system knows no links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target)


def _carry(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir() and not source.is_symlink():
        target.mkdir(exist_ok=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
