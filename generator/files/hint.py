"""Whether a build would find something to do, guessed from times alone, before anything is loaded.

Start with `may_have_changed`.
"""

import os
from collections.abc import Iterator

from generator.files.names import CONFIG, FOLDERS, RECORD, WORKSHOP


def may_have_changed(here: str = "") -> bool:
    """Whether a source of the site around a folder is younger than its last build; True if it was never built.

    Without a folder it is the one that we are in. False where there is no site.
    Times may be forged, and a build may depend on more than sources: nothing
    that matters may depend on this.
    """
    root = _root(here or os.getcwd())
    if not root:
        return False
    records = [entry.stat().st_mtime_ns for entry in _entries(f"{root}/{WORKSHOP}") if entry.name.endswith(RECORD)]
    return not records or max(_times(root)) > max(records)


def _root(folder: str) -> str:
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
