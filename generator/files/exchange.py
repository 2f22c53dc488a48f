"""Two folders swap places so that no reader ever sees half a site.

One system call where the kernel and the file system have it; else three
renames under a journal, which the next build finishes if they are cut short.
Start with `exchange`.
"""

import ctypes
import errno
import os
from pathlib import Path

RENAME_EXCHANGE = 2
AT_FDCWD = -100
UNSUPPORTED = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM)
_libc = ctypes.CDLL(None, use_errno=True)


def exchange(hidden: Path, visible: Path) -> None:
    """Make `hidden` visible; what was visible is hidden afterwards. `visible` need not exist."""
    _sync(hidden)
    if not visible.exists():
        os.rename(hidden, visible)
    elif not _swap(hidden, visible):
        _swap_by_renaming(hidden, visible)
    _sync_folder(visible.parent)


def recover(hidden: Path, visible: Path) -> None:
    """Finish an exchange by renaming that was cut short."""
    old, journal = _old(hidden), _journal(hidden)
    if not journal.exists():
        return
    if not visible.exists():
        os.rename(hidden if hidden.exists() else old, visible)
    if old.exists() and not hidden.exists():
        os.rename(old, hidden)
    journal.unlink()


def _swap(a: Path, b: Path) -> bool:
    if not hasattr(_libc, "renameat2"):
        return False
    if _libc.renameat2(AT_FDCWD, os.fsencode(a), AT_FDCWD, os.fsencode(b), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(b))


def _swap_by_renaming(hidden: Path, visible: Path) -> None:
    journal = _journal(hidden)
    journal.touch()
    _sync_folder(journal.parent)
    os.rename(visible, _old(hidden))
    os.rename(hidden, visible)
    os.rename(_old(hidden), hidden)
    journal.unlink()


def _old(hidden: Path) -> Path:
    return hidden.with_name(hidden.name + ".old")


def _journal(hidden: Path) -> Path:
    return hidden.with_name(hidden.name + ".journal")


def _sync(folder: Path) -> None:
    """Bring the folder's file system to disk: one call, so that no page is empty after a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if hasattr(_libc, "syncfs"):
            _libc.syncfs(handle)
        else:
            os.sync()
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
