"""New files for an editor: never over one that is there. Start with `place`."""

from pathlib import Path


class Exists(Exception):
    """Something is already there; the message says what and what to do."""


def place(path: Path, text: str) -> Path:
    """Write a new text file, with the folders above it, and return its path.

    Raises:
        Exists: the file is there already.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Exists(f"{path} is there already; edit it, or choose another id") from None
    return path
