"""Where the default theme is: inside the installed package, or beside it in a checkout. Start with `read_theme`."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def theme_folder() -> Path:
    """Return the folder of the default theme; a checkout's own is never shadowed by an installed copy."""
    beside = PACKAGE.parent / "templates"
    return beside if (PACKAGE.parent / "pyproject.toml").is_file() and beside.is_dir() else PACKAGE / "templates"


def read_theme() -> dict[str, bytes]:
    """Every file of the default theme by its name relative to the folder."""
    folder = theme_folder()
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths}


def starter_folder() -> Path:
    """What `evenhand new` copies."""
    return PACKAGE / "starter"
