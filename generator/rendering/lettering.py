"""How much room words take, and which font has their letters: what an SVG has to know to place lines of text.

The only door to fontTools, which is there if `evenhand[cards]` is installed. Start with `Lettering`.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from msgspec import Struct

BOLD = 600
"""From this weight on a font is bold."""
UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")
"""Kinds of signs that take no letter of a font: controls and spaces."""
STEP = 2
NARROWER = (0.55, 0.65, 0.75, 0.85)
ELLIPSIS = "…"


class Face(Struct, frozen=True):
    """A font file: widths of its letters by code point, in parts of the size."""

    family: str
    bold: bool
    widths: Mapping[int, float]


class Run(Struct, frozen=True):
    """Neighbouring letters of one font."""

    family: str
    text: str


class Fitted(Struct, frozen=True):
    """Lines of text at the size at which they fit."""

    size: int
    lines: tuple[tuple[Run, ...], ...]


def read_face(data: bytes) -> Face:
    """Read a TrueType or OpenType font.

    Raises:
        Exception: whatever fontTools says of what is no font.
    """
    from fontTools.ttLib import TTFont

    opened: Any = TTFont(BytesIO(data), lazy=True)
    with opened as font:
        unit, metrics = font["head"].unitsPerEm, font["hmtx"]
        widths = {code: metrics[glyph][0] / unit for code, glyph in font.getBestCmap().items()}
        family = font["name"].getBestFamilyName() or ""
        return Face(family, font["OS/2"].usWeightClass >= BOLD, widths)


class Lettering:
    """Places text in the first of its fonts that has each letter."""

    def __init__(self, faces: Iterable[Face]) -> None:
        self._faces: dict[bool, list[Face]] = {True: [], False: []}
        for face in faces:
            self._faces[face.bold].append(face)
        self.letters = frozenset(code for faces in self._faces.values() for face in faces for code in face.widths)

    def fitted(self, text: str, width: float, size: int, least: int, most: int, bold: bool = False) -> Fitted:
        """Break a text into at most so many lines: as large as it fits, else cut at the least size."""
        text = " ".join(text.split())
        for tried in range(size, least, -STEP):
            lines = self._lines(text, width / tried, bold)
            if lines is not None and len(lines) <= most:
                return self._shown(self._even(lines, width / tried, bold), tried, bold)
        lines = self._lines(text, width / least, bold, breaking=True) or []
        if len(lines) > most:
            lines = [*lines[: most - 1], self._cut(lines[most - 1], width / least, bold)]
        return self._shown(lines, least, bold)

    def width(self, text: str, bold: bool = False) -> float:
        """In parts of the size; letters that join are a little narrower."""
        return sum(self._width(letter, bold) for letter in text)

    def runs(self, text: str, bold: bool = False) -> tuple[Run, ...]:
        """Divide a text by font; what no font has, and spaces, stay with what stands before."""
        found: list[Run] = []
        for letter in text:
            face = self._face(letter, bold)
            family = face.family if face else found[-1].family if found else ""
            if found and found[-1].family in (family, ""):
                found[-1] = Run(family, found[-1].text + letter)
            else:
                found.append(Run(family, letter))
        return tuple(found)

    def _shown(self, lines: list[str], size: int, bold: bool) -> Fitted:
        return Fitted(size, tuple(self.runs(line, bold) for line in lines))

    def _face(self, letter: str, bold: bool) -> Face | None:
        code = ord(letter)
        if is_unseen(letter):
            return None
        return next((face for face in (*self._faces[bold], *self._faces[not bold]) if code in face.widths), None)

    def _width(self, letter: str, bold: bool) -> float:
        if letter.isspace():
            return 0.28
        face = self._face(letter, bold)
        return face.widths[ord(letter)] if face else 0

    def _lines(self, text: str, width: float, bold: bool, breaking: bool = False) -> list[str] | None:
        """Break at spaces; a word that is too long is None, or is broken at any letter."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if self.width(longer, bold) <= width:
                lines[-1:] = [longer]
            elif self.width(word, bold) <= width:
                lines.append(word)
            elif breaking:
                lines += self._pieces(word, width, bold)
            else:
                return None
        return lines

    def _even(self, lines: list[str], width: float, bold: bool) -> list[str]:
        """The same text on as many lines of more equal length."""
        for part in NARROWER if len(lines) > 1 else ():
            found = self._lines(" ".join(lines), part * width, bold)
            if found is not None and len(found) == len(lines):
                return found
        return lines

    def _pieces(self, word: str, width: float, bold: bool) -> Iterator[str]:
        piece = ""
        for letter in word:
            if piece and self.width(piece + letter, bold) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece

    def _cut(self, line: str, width: float, bold: bool) -> str:
        while line and self.width(line + ELLIPSIS, bold) > width:
            line = line[:-1]
        return line.rstrip() + ELLIPSIS


def is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in UNSEEN
