"""The theme's own files, each under a name that changes with its bytes. Start with `theme_assets`.

Scripts name one another, so they keep their names below a folder whose name
changes with the bytes of all of them.
"""

import hashlib
import posixpath
from collections.abc import Mapping

from msgspec import Struct
from rcssmin import cssmin

from generator.diagnostics.problem import Diagnostic, Outcome
from generator.model.catalogue import Theme
from generator.rendering.theme import check_theme, palette_of, themed

FOLDER = "assets/"
SCRIPTS = "js/"
MINIFIED = "minified/"
"""Scripts of `assets/js/` without what only people need; the first line has the digest of the script they are of."""
STYLES = "style.css"


class ThemeAssets(Struct, frozen=True):
    """Addresses by plain name ("style.css" → "assets/style.1a2b3c.css"), and the bytes at each address."""

    urls: Mapping[str, str]
    files: Mapping[str, bytes]


def theme_assets(sources: Mapping[str, bytes], theme: Theme, files: Mapping[str, bytes]) -> Outcome[ThemeAssets]:
    """Name the files below `assets/` of the templates and the site's fonts, and put `theme:` into style.css.

    `files` are those of the site by path. Style sheets lose comments and
    needless blanks. Emits `theme/contrast` and `theme/alike`.
    """
    fonts = {path: posixpath.basename(path) for path in theme.fonts.values()}
    found = {path.removeprefix(FOLDER): data for path, data in sources.items() if path.startswith(FOLDER)}
    found |= {name: files[path] for path, name in fonts.items()}
    styles = found.pop(STYLES, None)
    plain = {name: cssmin(data) if name.endswith(".css") else data for name, data in sorted(found.items())}
    scripts = {name: _lean(name, data, sources) for name, data in plain.items() if name.startswith(SCRIPTS)}
    folder = f"{FOLDER}scripts.{_digest(*scripts.values())}/"
    urls = {name: folder + name if name in scripts else _fingerprinted(name, data) for name, data in plain.items()}
    made = {urls[name]: scripts.get(name, data) for name, data in plain.items()}
    problems: tuple[Diagnostic, ...] = ()
    if styles is not None:
        declared = palette_of(styles.decode("utf-8", "replace"))
        beside = {path: posixpath.basename(urls[name]) for path, name in fonts.items()}
        problems = tuple(check_theme(theme, declared))
        dressed = themed(cssmin(styles).decode("utf-8", "replace"), theme, declared, beside).encode()
        urls[STYLES] = _fingerprinted(STYLES, dressed)
        made[urls[STYLES]] = dressed
    return Outcome(ThemeAssets(urls, made), problems)


def _lean(name: str, script: bytes, sources: Mapping[str, bytes]) -> bytes:
    """The minified form of a script, if there is one of these very bytes; a site's own script stays as it is."""
    made_of, _, minified = sources.get(MINIFIED + posixpath.basename(name), b"").partition(b"\n")
    return minified if made_of == f"/* {_digest(script)} */".encode() else script


def _fingerprinted(name: str, data: bytes) -> str:
    stem, suffix = posixpath.splitext(FOLDER + name)
    return f"{stem}.{_digest(data)}{suffix}"


def _digest(*parts: bytes) -> str:
    return hashlib.blake2b(b"".join(parts), digest_size=5).hexdigest()
