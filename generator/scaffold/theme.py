"""Pieces of the default theme to start a look of one's own from. Start with `eject_piece`."""

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.files.place import place
from generator.files.theme import read_theme, theme_folder

WORDS = "words/"
MADE = (WORDS, "minified/")
"""What is changed message by message, and what is made of scripts."""
FONT = ".ttf"
QUOTED = re.compile(r"""["']([\w./-]+)["']""")
OTHERWISE = "change it there, or move it away first"


class Ejected(Struct, frozen=True):
    """A copy at `path` of the file `source`; the names of the templates that it uses, and of those that use it."""

    path: Path
    source: Path
    uses: tuple[str, ...]
    used_by: tuple[str, ...]


def pieces() -> tuple[str, ...]:
    """The templates and assets of the theme by name, but for words, minified scripts and fonts."""
    return tuple(_texts())


def languages() -> tuple[str, ...]:
    """The words files of the theme by name, which are copied to be translated."""
    return tuple(name for name in read_theme() if name.startswith(WORDS))


def eject_words(root: Path, name: str, to: str) -> Path:
    """Copy a words file of the theme into `templates/` of a site, as that of another language.

    Raises:
        Exists: the site has that already.
    """
    return place(root / "templates" / to, read_theme()[name].decode("utf-8"), OTHERWISE)


def eject_piece(root: Path, name: str) -> Ejected:
    """Copy a piece of the theme into `templates/` of a site.

    Raises:
        Exists: the site has its own already.
    """
    texts = _texts()
    path = place(root / "templates" / name, texts[name], OTHERWISE)
    users = tuple(other for other in texts if other != name and name in uses(other, texts))
    return Ejected(path, theme_folder() / name, uses(name, texts), users)


def _texts() -> dict[str, str]:
    theme = read_theme().items()
    return {name: data.decode("utf-8") for name, data in theme if not name.startswith(MADE) and not name.endswith(FONT)}


def uses(name: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The templates that one extends, includes or renders as fragments, by the names in its text."""
    if not name.endswith((".html", ".xml", ".txt")):
        return ()
    quoted = dict.fromkeys(QUOTED.findall(texts[name]))
    exact = [n for q in quoted for n in (q, f"fragments/{q}.html") if n in texts and n != name]
    folders = [n for q in quoted if q.endswith("/") for n in texts if n.startswith(q)]
    return tuple(dict.fromkeys((*exact, *folders)))
