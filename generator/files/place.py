"""Files that an editor finds: new ones, never over one that is there, and our own, brought up to date.

Start with `place`.
"""

import os
from pathlib import Path


class Exists(Exception):
    """Something is already there; the message says what and what to do."""


def place(path: Path, text: str, otherwise: str = "edit it, or choose another id") -> Path:
    """Write a new text file, with the folders above it, and return its path; `otherwise` is what else can be done.

    Raises:
        Exists: the file is there already.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Exists(f"{path} is there already; {otherwise}") from None
    return path


def renew(path: Path, text: str) -> bool:
    """Bring a text file of ours up to date in one step; return whether its bytes had to change."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return True
