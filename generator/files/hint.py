"""Whether a build would find something to do, guessed from times alone, before anything is loaded.

Start with `may_have_changed`.
"""

import os
from collections.abc import Iterator

from generator.files.names import CONFIG, FOLDERS, RECORD, WORKSHOP


def may_have_changed(root: str = "", output: str = "") -> bool:
    """Whether a source of a site is younger than its last build; True if it was never built.

    By default it is the site around the folder that we are in, built where it
    mostly is. False where there is no site. Times may be forged, and a build may
    depend on more than sources: nothing that matters may depend on this.
    """
    root = root or _around(os.getcwd())
    try:
        newest = max(_times(root)) if root else 0
    except OSError:
        return False
    place, name = os.path.split(os.path.abspath(output or f"{root}/site"))
    try:
        return newest > os.stat(f"{place}/{WORKSHOP}/{name}{RECORD}").st_mtime_ns
    except OSError:
        return newest > 0


def _around(folder: str) -> str:
    """The nearest site; empty if there is none."""
    while not os.path.exists(f"{folder}/{CONFIG}"):
        folder, before = os.path.dirname(folder), folder
        if folder == before:
            return ""
    return folder


def _times(root: str) -> Iterator[int]:
    """When each source was changed, and each folder in which one was made or removed."""
    pending = [f"{root}/{name}" for name in FOLDERS if os.path.isdir(f"{root}/{name}")]
    yield from (os.lstat(place).st_mtime_ns for place in (f"{root}/{CONFIG}", *pending))
    for folder in pending:
        for entry in _entries(folder):
            yield entry.stat(follow_symlinks=False).st_mtime_ns
            if entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError:
        pass
