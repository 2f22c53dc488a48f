"""What lies in a folder, and how it is taken out of it. Start with `entries_of`."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path


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


def folders_above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def is_folder(place: Path) -> bool:
    return place.is_dir() and not place.is_symlink()


def unlink_links(root: Path, folders: Iterable[str]) -> None:
    """Remove what leads elsewhere from the place of a folder; those above come first."""
    for folder in sorted(folders):
        if (root / folder).is_symlink():
            (root / folder).unlink()


class Entries:
    """The files of a tree by their paths, and the folders they lie in."""

    def __init__(self, files: Iterable[str]) -> None:
        self.files = frozenset(files)

    @cached_property
    def folders(self) -> frozenset[str]:
        """Without the tree's own."""
        found: set[str] = set()
        for path in self.files:
            folder = path.rpartition("/")[0]
            while folder and folder not in found:
                found.add(folder)
                folder = folder.rpartition("/")[0]
        return frozenset(found)

    def others(self, root: Path, within: Iterable[str]) -> Iterator[str]:
        """What else lies in these folders of a tree: files, links, and folders whatever is in them."""
        elsewhere: set[str] = set()
        for folder in sorted(within):
            if (root / folder).is_symlink() or not elsewhere.isdisjoint(folders_above(folder)):
                elsewhere.add(folder)
                continue
            try:
                entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
            except (FileNotFoundError, NotADirectoryError):
                continue
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if path not in (self.folders if entry.is_dir(follow_symlinks=False) else self.files):
                    yield path


def remove_whole(place: Path) -> None:
    """Remove a file, a link or a folder with all that is in it, if it is there."""
    if is_folder(place):
        shutil.rmtree(place)
        return
    with suppress(FileNotFoundError, NotADirectoryError):
        place.unlink()


def remove(folder: Path, path: str) -> None:
    """Remove a file, if it still is one, and the folders above it that are then empty."""
    try:
        os.unlink(folder / path)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
        if (folder / path).is_file():
            raise
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
