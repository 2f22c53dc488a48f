"""Cards: what a pair shows where its link is shared, as pictures made from SVG.

The only door to resvg, which is there if `evenhand[cards]` is installed. Knows
no view; `templates/cards/pair.svg` is the drawing. Start with `painter_of`.
"""

import hashlib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.files.kept import Kept
from generator.files.names import CONFIG
from generator.files.theme import theme_folder
from generator.rendering.lettering import Face, Lettering, read_face

FOLDER = "cards/"
TEMPLATES = "templates/"
SUFFIXES = (".ttf", ".otf")
NEEDED = ("resvg_py", "fontTools")


class Painter:
    """Makes pictures of SVG with these fonts only, so that the same drawing is the same picture everywhere.

    `fonts` maps paths on the disk to bytes.
    """

    def __init__(self, fonts: Mapping[str, bytes], lettering: Lettering) -> None:
        import resvg_py

        self.lettering = lettering
        self._make = resvg_py.svg_to_bytes
        self._fonts = list(fonts)
        from importlib.metadata import version  # which most sites need not wait for

        self._made_with = hashlib.blake2b(f"resvg_py {version('resvg-py')}".encode(), digest_size=16)
        for data in fonts.values():
            self._made_with.update(hashlib.blake2b(data).digest())

    def key(self, svg: str) -> str:
        """What decides the picture of a drawing: the drawing, the fonts, the version of resvg."""
        digest = self._made_with.copy()
        digest.update(svg.encode())
        return digest.hexdigest()

    def paint(self, svg: str) -> bytes:
        """Return a PNG."""
        return bytes(self._make(svg_string=svg, skip_system_fonts=True, font_files=self._fonts))

    def kept(self, svg: str, kept: Kept) -> tuple[str, bytes]:
        """The picture, made only if it is not kept already, and its key."""
        key = self.key(svg)
        return key, kept.get(key, lambda: self.paint(svg))


def painter_of(theme: Mapping[str, bytes], own: Mapping[str, bytes], folder: Path) -> Outcome[Painter]:
    """Get ready to paint with the fonts of the site's templates in `folder`, and with those of the theme.

    Emits `extra/missing`, `card/font`.
    """
    if any(find_spec(name) is None for name in NEEDED):
        problem = Diagnostic(
            "extra/missing", "`cards: true` needs a part of Evenhand that is not installed", Span(CONFIG),
            hint='run `pip install "evenhand[cards]"`, or leave `cards` out',
        )  # fmt: skip
        return Outcome(None, (problem,))
    fonts: dict[str, bytes] = {}
    faces: list[Face] = []
    problems: list[Diagnostic] = []
    for place, files in ((folder, own), (theme_folder(), theme)):
        for name, data in files.items():
            if name.startswith(FOLDER) and name.endswith(SUFFIXES):
                fonts[str(place / name)] = data
                try:
                    faces.append(read_face(data))
                except Exception:  # fontTools raises whatever a broken table leads to
                    path = f"{TEMPLATES}{name}"
                    problems.append(
                        Diagnostic("card/font", f"`{path}` is no font that can be read", Span(path), hint="remove it")
                    )
    return Outcome(None if problems else Painter(fonts, Lettering(faces)), tuple(problems))
