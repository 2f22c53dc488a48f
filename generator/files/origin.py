"""What a site is made of, in one digest: finished pages that know it can be told from stale ones. See `origin`."""

import hashlib

from generator import __version__
from generator.files.theme import read_theme
from generator.files.tree import SourceTree


def origin(tree: SourceTree) -> str:
    """The digest of a site's own files, of the theme, and of the version that makes pages of them."""
    found = hashlib.sha256(f"{__version__} {tree.digest()}".encode())
    for name, data in read_theme().items():
        found.update(f"{name} {len(data)} ".encode() + data)
    return found.hexdigest()
