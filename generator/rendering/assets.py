"""The theme's own files, each under a name that changes with its bytes. Start with `theme_assets`."""

import hashlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from rcssmin import cssmin

from generator.model.catalogue import Theme

FOLDER = "assets/"


@dataclass(frozen=True, slots=True)
class ThemeAssets:
    """Addresses by plain name ("style.css" → "assets/style.1a2b3c.css"), and the bytes at each address."""

    urls: Mapping[str, str]
    files: Mapping[str, bytes]


def theme_assets(sources: Mapping[str, bytes], theme: Theme) -> ThemeAssets:
    """Name the files below `assets/` of the templates, style sheets without comments and needless blanks.

    A site's colours are added to the end of style.css.
    """
    urls, files = {}, {}
    for path, data in sorted(sources.items()):
        if path.startswith(FOLDER):
            name = path.removeprefix(FOLDER)
            content = data + _colours(theme) if name == "style.css" else data
            if path.endswith(".css"):
                content = cssmin(content)
            urls[name] = url = _fingerprinted(path, content)
            files[url] = content
    return ThemeAssets(urls, files)


def _fingerprinted(path: str, data: bytes) -> str:
    stem, suffix = posixpath.splitext(path)
    return f"{stem}.{hashlib.blake2b(data, digest_size=5).hexdigest()}{suffix}"


def _colours(theme: Theme) -> bytes:
    chosen = [f"--accent-{side}:{c}" for side, c in (("a", theme.accent_a), ("b", theme.accent_b)) if c]
    return f":root{{{';'.join(chosen)}}}\n".encode() if chosen else b""
