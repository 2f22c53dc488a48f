"""What stands between two claims of a page, remembered from page to page: tags in their order, not their texts.

Knows that the same runs are on many pages, and that others differ in names and
figures alone. Start with `Runs.of`.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from generator.audit.lines import BARE_WORDS, FOREIGN, NOTED, Lines
from generator.audit.nesting import Run, Strip

SPOT = b"\0"
"""Stands between texts that are joined; no page has it."""
SIDE = b'<div class="side-'
NAME = b"n"
ALIKE = bytes.maketrans(b"123456789", b"000000000")
"""All figures are the same to tags, but for levels of headings, which do not matter here."""
MOST = 30_000
MANY = 8192


class Runs:
    """Reads runs, each kind of them once."""

    def __init__(self) -> None:
        self._known: dict[bytes, tuple[Run]] = {}
        """Those that were met twice: a fifth of what stands on a page stands on no other, and would be in the way."""
        self._met: set[int] = set()
        self._bare: dict[bytes, tuple[Run]] = {}
        """Without names and figures."""
        self._kinds: dict[tuple[Strip, ...], tuple[Run]] = {}
        self._strips: dict[bytes, Strip | None] = {}
        self._lines = Lines()

    def of(self, sources: Sequence[bytes], names: Iterable[bytes]) -> tuple[tuple[Run, ...], ...]:
        """Return the run of each source, in one piece or more; `names` may stand in them, written as in HTML."""
        known = self._known
        if max(len(known), len(self._bare), len(self._strips), len(self._met) // 10) > MOST:
            self._forget()
        found: list[tuple[Run, ...] | None] = list(map(known.get, sources))
        cut = {n: _pieces(sources[n]) for n, run in enumerate(found) if run is None}
        new = self._learn({piece for pieces in cut.values() for piece in pieces if piece not in known}, names)
        for n, pieces in cut.items():
            found[n] = tuple([run for piece in pieces for run in known.get(piece) or new[piece]])
        return tuple(found)  # type: ignore[arg-type]

    def _learn(self, pieces: set[bytes], names: Iterable[bytes]) -> dict[bytes, tuple[Run]]:
        """Return the runs of pieces that are not known yet."""
        found: dict[bytes, tuple[Run]] = {}
        if not pieces:
            return found
        nameless = SPOT.join(pieces)
        for name in filter(_is_name, names):
            nameless = nameless.replace(name, NAME)
        written = nameless.translate(ALIKE).split(SPOT)
        self._read([bare for bare in written if bare not in self._bare])
        for piece, bare in zip(pieces, written, strict=True):
            found[piece] = run = self._bare[bare]
            if (sign := hash(piece)) in self._met:
                self._known[piece] = run
            self._met.add(sign)
        return found

    def _read(self, new: Sequence[bytes]) -> None:
        """Read runs for the first time, though their lines may be known."""
        lines = [bare.split(b"\n") for bare in new]
        if unknown := set(chain.from_iterable(lines)).difference(self._strips):
            self._strips |= self._lines.read(unknown)
        for bare, own in zip(new, lines, strict=True):
            kind = tuple(filter(None, [self._strips[line] for line in own]))
            if kind not in self._kinds:
                noted = tuple([word for strip in kind for word in strip.noted])
                self._kinds[kind] = (Run(kind, noted),)
            self._bare[bare] = self._kinds[kind]

    def _forget(self) -> None:
        """Let go of texts, of which there is no end; there are few kinds of runs."""
        self._known.clear()
        self._met.clear()
        self._bare.clear()
        self._strips.clear()


def _pieces(source: bytes) -> list[bytes]:
    """Cut a source where a side begins: what stands on one side is on all pages of its product."""
    first, *others = source.split(SIDE)
    return [first, *[SIDE + piece for piece in others]] if others else [source]


@lru_cache(MANY)
def _is_name(text: bytes) -> bool:
    """Whether a name can be nothing but a name: no element, no word that is looked for, no slip of a program."""
    if text in BARE_WORDS or (text.isalnum() and text.islower()):
        return False
    return not any(text in word or word in text for word in (*FOREIGN, *NOTED))
