"""What a page about two products may say, in the bytes in which it should stand there.

Pairs differ in names first of all; what is said of them but for these is worded
once for all pairs that are alike. Start with `Sayings.of`.
"""

from collections.abc import Iterable
from functools import cache
from html import escape

from msgspec import Struct

from generator.audit import forms
from generator.audit.bout import Bout
from generator.audit.expected import Shown, in_html
from generator.audit.glance import TURN
from generator.audit.proof import OF_ONE_SIDE
from generator.audit.provers.subjects import OfPair
from generator.audit.runs import SPOT
from generator.audit.world import Ring

A, B = Shown("\1", "\2"), Shown("\3", "\4")
"""Stand for the names of the two; such signs are in no name, and in no sentence."""
BEFORE = forms.TURN.encode()
MOST = 20_000


class Place(Struct, frozen=True, eq=False):
    """Where a claim of a kind may stand: on its product's side, if that is "a" or "b". There is one of each."""

    kind: str
    side: str


@cache
def place_of(kind: str, side: str) -> Place:
    """`side` is that of the product it is about."""
    return Place(kind, side if kind in OF_ONE_SIDE else "")


Saying = tuple[bytes, tuple[Place, ...]]
"""A claim as it is written, without the names, in each of its sentences; and where each of these may stand."""


class Sayings:
    """What is said of pairs of one category."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        self._worded: dict[OfPair, dict[object, Saying]] = {}

    def of(self, bout: Bout, provers: Iterable[OfPair]) -> dict[bytes, Place]:
        """Return all that these provers find of a pair, as it should be written, and where that may stand."""
        sayings = [saying for prover in provers for saying in self._found(bout, prover) if saying[1]]
        written = SPOT.join([text for text, _ in sayings])
        for sign, name in zip(b"\1\2\3\4", (*in_html(bout.a.name), *in_html(bout.b.name)), strict=True):
            written = written.replace(bytes((sign,)), name)
        places = [place for _, found in sayings for place in found]
        return dict(zip(written.split(SPOT), places, strict=True)) if places else {}

    def _found(self, bout: Bout, prover: OfPair) -> list[Saying]:
        if not prover.alike:
            return [self._word(prover, found) for found in prover.find(self._ring, bout)]
        worded, sayings = self._worded.setdefault(prover, {}), []
        if len(worded) > MOST:
            worded.clear()
        for found in prover.find(self._ring, bout):
            saying = worded.get(found)
            if saying is None:
                saying = worded[found] = self._word(prover, found)
            sayings.append(saying)
        return sayings

    def _word(self, prover: OfPair, found: tuple[object, ...]) -> Saying:
        first, second = (B, A) if found[0] else (A, B)
        expected = prover.claim(self._ring, first, second, *found[1:])
        side = "b" if next(iter(expected.values.values())) is B else "a"
        text = escape(self._ring.sentences.marks_of(expected)).encode()
        text = text.replace(BEFORE, TURN)
        return text, (place_of(expected.kind, side),) * text.count(TURN)
