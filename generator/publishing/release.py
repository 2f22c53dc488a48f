"""A finished site that may leave the house: whole, as new as its sources, proved.

Reads the output and nothing else, and hands out only bytes that are as the
manifest says. Start with `finished`.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.files.manifest import MANIFEST, Making, Manifest, digest_of, mark_of, read_manifest
from generator.files.refusal import Refused
from generator.publishing.refusal import Reason, Refusal, some


class Release(Struct, frozen=True):
    """What is to be published: a manifest, and a way to the bytes of each of its files.

    `find` may raise OSError, and returns whatever stands there; `read` checks it.
    """

    manifest: Manifest
    find: Callable[[str], bytes]

    def read(self, path: str) -> bytes:
        """The bytes of a file, exactly as its mark says.

        Raises:
            Refused: somebody changed the file since the manifest was read.
        """
        data = self.find(path) if path != MANIFEST else self.manifest.data
        if path != MANIFEST and digest_of(data) != self.manifest.files[path].digest:
            raise Refused(f"{path} changed while it was published; build the site and publish it again")
        return data

    def without(self, paths: frozenset[str]) -> "Release":
        files = {path: mark for path, mark in self.manifest.files.items() if path not in paths}
        return replace(self, manifest=replace(self.manifest, files=files))

    def beside(self, made: Mapping[str, bytes]) -> "Release":
        """This release and a few files more, whose bytes are at hand."""
        files = {**self.manifest.files, **{path: mark_of(data) for path, data in made.items()}}
        find = self.find
        return Release(replace(self.manifest, files=files), lambda path: made[path] if path in made else find(path))


def in_folder(folder: Path, manifest: Manifest) -> Release:
    return Release(manifest, lambda path: (folder / path).read_bytes())


def stage(release: Release, paths: Iterable[str], folder: Path) -> Path:
    """Write some files of a release into a folder, each checked; return the folder. Raises as `Release.read`."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(release.read(path))
    return folder


def finished(folder: Path, sources: str) -> tuple[Release, tuple[Refusal, ...]]:
    """The site in an output folder, and why it must not be published; `sources` is the digest of today's.

    Every file is read: a page that was changed by hand, lost or half written is told.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        message = f"there is no finished site in {folder}"
        return in_folder(folder, Manifest()), (Refusal(Reason.NOT_BUILT, message, "run `evenhand build` first"),)
    return in_folder(folder, manifest), (*_incomplete(folder, manifest), *_unfit(manifest.making, sources))


def _incomplete(folder: Path, manifest: Manifest) -> Iterator[Refusal]:
    amiss = sorted(path for path, mark in manifest.files.items() if _digest(folder / path) != mark.digest)
    if amiss:
        message = f"{some(amiss)} in {folder} {'is' if len(amiss) == 1 else 'are'} not as it was built"
        yield Refusal(Reason.NOT_WHOLE, message, "run `evenhand build` again")
    known = {*manifest.files, MANIFEST}
    strangers = [path for path in sorted(_visible(folder)) if path not in known]
    if strangers:
        message = f"{some(strangers)} in {folder} {'is' if len(strangers) == 1 else 'are'} no part of the site"
        yield Refusal(Reason.STRANGERS, message, "move it away; only what was built is published")


def _unfit(making: Making, sources: str) -> Iterator[Refusal]:
    if making.sources != sources:
        message = "the site is older than its files, or was built by another version"
        yield Refusal(Reason.STALE, message, "run `evenhand build`, and look at what has changed")
    if not making.audited:
        message = "nobody has proved what the pages say"
        yield Refusal(Reason.UNPROVED, message, "run `evenhand build` without --no-audit")
    if making.drafts:
        yield Refusal(Reason.DRAFTS, "drafts are part of the site", "run `evenhand build` without --drafts")


def _digest(path: Path) -> str:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return ""
        return digest_of(path.read_bytes())
    except OSError:
        return ""


def _visible(folder: Path) -> Iterator[str]:
    """Every file below a folder but those whose name, or a folder's above them, begins with a dot."""
    pending = [""]
    while pending:
        prefix = pending.pop()
        for entry in os.scandir(folder / prefix):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}"
