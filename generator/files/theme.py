"""Where the default theme is: inside the installed package, or beside it in a checkout. Start with `read_theme`."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def theme_folder() -> Path:
    """Return the folder of the default theme; a checkout's own is never shadowed by an installed copy."""
    beside = PACKAGE.parent / "templates"
    return beside if (PACKAGE.parent / "pyproject.toml").is_file() and beside.is_dir() else PACKAGE / "templates"


def read_theme() -> dict[str, bytes]:
    """Every file of the default theme by its name relative to the folder."""
    found = {}
    folder = theme_folder()
    for place, _, names in os.walk(folder):
        for name in names:
            if not name.startswith("."):
                path = os.path.join(place, name)
                found[os.path.relpath(path, folder).replace(os.sep, "/")] = contents(path)
    return dict(sorted(found.items()))


def contents(path: str) -> bytes:
    """As `Path.read_bytes`, in less time, since there are hundreds of files to each run."""
    with open(path, "rb", buffering=0) as file:
        return file.read()


def starter_folder() -> Path:
    """What `evenhand new` copies."""
    return PACKAGE / "starter"
