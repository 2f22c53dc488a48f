"""The theme's own files, each under a name that changes with its bytes. Start with `theme_assets`.

Scripts name one another, so they keep their names below a folder whose name
changes with the bytes of all of them.
"""

import hashlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from rcssmin import cssmin

from generator.model.catalogue import Theme

FOLDER = "assets/"
SCRIPTS = ("js/", "vendor/")
MINIFIED = "minified/"
"""Scripts of `assets/js/` without what only people need; the first line has the digest of the script they are of."""


@dataclass(frozen=True, slots=True)
class ThemeAssets:
    """Addresses by plain name ("style.css" → "assets/style.1a2b3c.css"), and the bytes at each address."""

    urls: Mapping[str, str]
    files: Mapping[str, bytes]


def theme_assets(sources: Mapping[str, bytes], theme: Theme) -> ThemeAssets:
    """Name the files below `assets/` of the templates, style sheets without comments and needless blanks.

    A site's colours are added to the end of style.css.
    """
    found = {path.removeprefix(FOLDER): data for path, data in sorted(sources.items()) if path.startswith(FOLDER)}
    if "style.css" in found:
        found["style.css"] += _colours(theme)
    found |= {name: cssmin(data) for name, data in found.items() if name.endswith(".css")}
    scripts = {name: _lean(name, data, sources) for name, data in found.items() if name.startswith(SCRIPTS)}
    folder = f"{FOLDER}scripts.{_digest(*scripts.values())}/"
    urls = {name: folder + name if name in scripts else _fingerprinted(name, data) for name, data in found.items()}
    return ThemeAssets(urls, {urls[name]: scripts.get(name, data) for name, data in found.items()})


def _lean(name: str, script: bytes, sources: Mapping[str, bytes]) -> bytes:
    """The minified form of a script, if there is one of these very bytes; a site's own script stays as it is."""
    made_of, _, minified = sources.get(MINIFIED + posixpath.basename(name), b"").partition(b"\n")
    return minified if made_of == f"/* {_digest(script)} */".encode() else script


def _fingerprinted(name: str, data: bytes) -> str:
    stem, suffix = posixpath.splitext(FOLDER + name)
    return f"{stem}.{_digest(data)}{suffix}"


def _digest(*parts: bytes) -> str:
    return hashlib.blake2b(b"".join(parts), digest_size=5).hexdigest()


def _colours(theme: Theme) -> bytes:
    chosen = [f"--accent-{side}:{c}" for side, c in (("a", theme.accent_a), ("b", theme.accent_b)) if c]
    return f":root{{{';'.join(chosen)}}}\n".encode() if chosen else b""
