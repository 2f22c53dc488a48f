"""A folder on a server that only takes files: they are put into their places one by one, the manifest last.

What stands there is looked at in a copy of it here, in `.evenhand/`, which
rsync brings up to date by bytes; earlier releases are kept beside that copy.
Two publishers are told apart by what they find, not by a lock: the server has
none to offer. Start with `FileByFile`.
"""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from generator.files.manifest import MANIFEST, Manifest, digest_of, read_manifest
from generator.publishing.folder import link_or_copy, only_one
from generator.publishing.plan import Plan, Standing, folders_above
from generator.publishing.release import Release, in_folder, stage
from generator.publishing.sending import ASSETS, RESERVED, SENDING, Sending, as_it_stands, is_kept
from generator.publishing.ssh_switch import Place
from generator.publishing.target import KEPT, Kept, LostRace

NAME = "{:06}"
RECORDS = frozenset({MANIFEST, SENDING})
UNFINISHED = ".~tmp~/"
"""Where rsync has files that have arrived until all have."""


class FileByFile:
    """`shop` is a folder here for the copy and for earlier releases; `note` says why nothing better is possible."""

    def __init__(self, place: Place, shop: Path, now: int, note: str) -> None:
        self._place = place
        self._shop = shop
        self._copy = shop / "there"
        self._kept = shop / "kept"
        self._now = now
        self._note = note

    @property
    def place(self) -> str:
        return str(self._place)

    def look(self) -> Standing:
        with self._lock():
            return self._look()

    def apply(self, plan: Plan, release: Release) -> None:
        with self._lock():
            self._publish(plan, release, undone=())

    def verify(self, manifest: Manifest) -> tuple[str, ...]:
        with self._lock():
            self._fetch([*manifest.files, MANIFEST])
        digests = self._digests(manifest.files)
        amiss = {path for path, mark in manifest.files.items() if digests.get(path) != mark.digest}
        found = read_manifest(self._copy)
        return tuple(sorted(amiss | ({MANIFEST} if not found or found.data != manifest.data else set())))

    def kept(self) -> tuple[Kept, ...]:
        found = []
        for number in reversed(self._numbers()):
            if manifest := read_manifest(self._kept / number):
                when = datetime.fromtimestamp((self._kept / number / MANIFEST).stat().st_mtime, UTC)
                found.append(Kept(number, when.isoformat(timespec="seconds"), manifest))
        return tuple(found[:KEPT])

    def restore(self, plan: Plan, kept: Kept) -> None:
        with self._lock():
            undone = [number for number in self._numbers() if number >= kept.id]
            self._publish(plan, in_folder(self._kept / kept.id, kept.manifest), undone)

    # --- looking

    def _look(self) -> Standing:
        names = self._place.ssh.names(self._place.path)
        base, sending = self._manifests(names)
        known = (base, sending.before, sending.wanted) if sending else (base,)
        ours = {path for manifest in known if manifest for path in manifest.files}
        self._fetch([*ours.intersection(names), *RECORDS.intersection(names)])
        manifest, amiss = as_it_stands(base, sending, self._digests(ours))
        hidden = {name for name in names if name.startswith(RESERVED) or UNFINISHED in name}
        foreign = _files_and_empty_folders(names) - ours - hidden - ({MANIFEST} if base else set())
        return Standing(self._token(names), manifest, amiss, frozenset(foreign), sending is not None, (self._note,))

    def _manifests(self, names: Collection[str]) -> tuple[Manifest | None, Sending | None]:
        """The manifest that stands there, and what a run that was cut short was sending."""
        with tempfile.TemporaryDirectory(prefix="evenhand-") as folder:
            place = Path(folder)
            if found := RECORDS.intersection(names):
                self._place.ssh.fetch(self._place.path, found, place, place)
            sending = place / SENDING
            return read_manifest(place), Sending.read(sending.read_bytes()) if sending.is_file() else None

    def _fetch(self, paths: Collection[str]) -> None:
        """Have the copy be what stands there of these files, and nothing more."""
        self._copy.mkdir(exist_ok=True)
        fresh = self._shop / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        if paths:
            self._place.ssh.fetch(self._place.path, paths, fresh, self._copy)
        shutil.rmtree(self._copy)
        os.rename(fresh, self._copy)

    def _digests(self, paths: Iterable[str]) -> dict[str, str]:
        places = ((path, self._copy / path) for path in paths)
        return {path: digest_of(p.read_bytes()) for path, p in places if p.is_file() and not p.is_symlink()}

    def _token(self, names: Iterable[str]) -> str:
        """Changes with every release, with every run that begins or ends, and with every file that comes or goes."""
        marked = [path.read_bytes() for path in (self._copy / MANIFEST, self._copy / SENDING) if path.is_file()]
        listed = "\0".join(sorted(names)).encode("utf-8", "surrogateescape")
        return digest_of(b"\0".join([*marked, listed]))

    # --- sending

    def _publish(self, plan: Plan, release: Release, undone: Iterable[str]) -> None:
        """Send what differs, then the manifest, then delete; without anything undone, what stood there is kept."""
        ssh, path = self._place.ssh, self._place.path
        standing = self._look()
        if standing.token != plan.standing.token:
            raise LostRace(f"somebody else has changed {self.place} in the meantime; run the command again")
        base = read_manifest(self._copy)
        if base and not undone and is_kept(base, standing, release.manifest):
            self._keep(base)
        before = standing.manifest or Manifest()
        paths = [change.path for change in plan.sent]
        with tempfile.TemporaryDirectory(prefix="evenhand-") as folder:
            staged = stage(release, [*paths, MANIFEST], Path(folder))
            (staged / RESERVED).mkdir()
            (staged / SENDING).write_bytes(Sending(before, release.manifest).data)
            ssh.send(staged, path, [SENDING])
            for assets in (True, False):
                wave = [name for name in paths if name.startswith(ASSETS) == assets]
                ssh.send(staged, path, wave, "--delay-updates", "--force")
            ssh.send(staged, path, [MANIFEST])
            ssh.delete(path, self._out_of_use(plan, release.manifest))
            ssh.delete(path, [SENDING])
            self._renew(release.manifest, staged)
        for number in [*undone, *self._numbers()[:-KEPT]]:
            shutil.rmtree(self._kept / number, ignore_errors=True)

    def _out_of_use(self, plan: Plan, manifest: Manifest) -> list[str]:
        """What is deleted: pages that are no more, and what killed runs have left; not what is a folder by now."""
        folders = {above for path in manifest.files for above in folders_above(path)}
        names = self._place.ssh.names(self._place.path)
        left = [name for name in names if UNFINISHED in name and not name.endswith("/")]
        gone = [change.path for change in plan.deleted if change.path not in folders]
        return [path for path in (*gone, *left) if not manifest.files.keys() & set(folders_above(path))]

    def _keep(self, base: Manifest) -> None:
        """Have what stands there among the releases, before anything of it is replaced."""
        numbers = self._numbers()
        if numbers and read_manifest(self._kept / numbers[-1]) == base:
            return  # by a run that was cut short
        self._kept.mkdir(exist_ok=True)
        made = self._assembled(base, self._copy)
        os.rename(made, self._kept / NAME.format(int(numbers[-1]) + 1 if numbers else 1))

    def _renew(self, manifest: Manifest, staged: Path) -> None:
        """Have the copy be what stands there now."""
        made = self._assembled(manifest, staged)
        os.utime(made / MANIFEST, (self._now, self._now))
        shutil.rmtree(self._copy)
        os.rename(made, self._copy)

    def _assembled(self, manifest: Manifest, first: Path) -> Path:
        """A new folder with the files of a manifest: those of one folder, and the rest from the copy."""
        made = self._shop / "next"
        shutil.rmtree(made, ignore_errors=True)
        for path in [*manifest.files, MANIFEST]:
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            link_or_copy((first if (first / path).exists() else self._copy) / path, made / path)
        return made

    def _numbers(self) -> list[str]:
        """The names of kept releases, oldest first."""
        return sorted(n for n in os.listdir(self._kept) if n.isdigit()) if self._kept.is_dir() else []

    def _lock(self) -> AbstractContextManager[None]:
        self._shop.mkdir(parents=True, exist_ok=True)
        return only_one(self._shop, self.place)


def _files_and_empty_folders(names: Iterable[str]) -> set[str]:
    names = set(names)
    full = {f"{above}/" for name in names for above in folders_above(name.removesuffix("/"))}
    return names - full
