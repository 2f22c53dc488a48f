"""What lies in a folder, and how it is taken out of it. Start with `entries_of`."""

import errno
import os
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


def remove(folder: Path, path: str) -> None:
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
