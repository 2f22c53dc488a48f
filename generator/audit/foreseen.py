"""Whether a page about two products says nothing but what it should, in the very bytes, and where it should.

Most pages do, and then no claim on them has to be taken apart; of one that does
not, nothing is said here, and `prover` and `duel_page` look closer. Start with
`Foreseen.holds`.
"""

from collections.abc import Callable, Sequence
from typing import Self

from msgspec import Struct

from generator.audit.bout import Bout
from generator.audit.duel_page import ADVICE, missing
from generator.audit.glance import Glimpse, Mark, mark_of
from generator.audit.proof import FIGURES, Proof
from generator.audit.provers import OF_A_PAGE
from generator.audit.provers.subjects import OfPair
from generator.audit.sayings import Place, Sayings, place_of
from generator.audit.world import Ring

HEADED = ADVICE | {"advised"}
WRONG = frozenset((("a", "b"), ("b", "a")))
"""The side on which something should stand, and the one on which it does."""
MOST = 20_000
"""Claims about one product, or none."""
MOST_LAYOUTS = 2000

Said = dict[bytes, Place]
"""Claims as they are written, and where these may stand."""


class Foreseen:
    """What pages of one category may say; it learns of one product, or of none, when a page first says it."""

    def __init__(self, ring: Ring, prove: Callable[[Mark], Proof]) -> None:
        """`prove` proves a claim by the subjects that it names."""
        self._prove = prove
        self._sayings = Sayings(ring)
        self._provers: dict[OfPair, None] = {}
        """Those of all kinds of claims about both products that a page has made yet."""
        self._layouts: dict[tuple[tuple[Place, ...], tuple[str, ...]], Layout] = {}
        self._of_one: dict[tuple[str, ...], Said] = {}
        """What is true of a product while it stands on a side, by both; of no product by nothing."""

    def holds(self, page: Glimpse, bout: Bout) -> bool:
        """Return True only if a closer look at the claims of a page would find nothing."""
        spots, said = page.spots, set(page.spots)
        expected = self._sayings.of(bout, self._provers)
        for key in ((), (bout.a.id, "a"), (bout.b.id, "b")):
            expected |= self._of_one.setdefault(key, {})
        for spot in said.difference(expected):
            if spot not in expected and not self._learn(spot, bout, expected):
                return False
        order = tuple([expected[spot] for spot in spots])
        layout = self._layout(order, page.course.sides)
        return layout.is_right and layout.repeats_none(spots) and not any(missing(layout.kinds, bout))

    def _layout(self, places: tuple[Place, ...], sides: tuple[str, ...]) -> "Layout":
        known = self._layouts.get((places, sides))
        if known is None:
            if len(self._layouts) > MOST_LAYOUTS:
                self._layouts.clear()
            known = self._layouts[places, sides] = Layout.of(places, sides)
        return known

    def _learn(self, spot: bytes, bout: Bout, expected: Said) -> bool:
        """Put what is said for the first time to what is expected; False if that cannot be."""
        mark = mark_of(spot)
        prover = OF_A_PAGE.get(mark.claim.partition(" ")[0])
        if prover:
            self._provers[prover] = None
            expected |= self._sayings.of(bout, (prover,))
            return spot in expected
        proof = self._prove(mark)
        side = {(): "", (bout.a.id,): "a", (bout.b.id,): "b"}.get(proof.products)
        if proof.fault or side is None:
            return False
        known = self._of_one[(*proof.products, side) if side else ()]
        if len(known) < MOST:
            known[spot] = place_of(proof.kind, side)
        expected[spot] = place_of(proof.kind, side)
        return True


class Layout(Struct, frozen=True):
    """Which kinds of claims a page makes, in which order and on which sides; many pages are alike in that."""

    kinds: frozenset[str]
    is_right: bool
    """Whether everything stands where it may."""
    sentences: tuple[int, ...]
    """The claims that may stand on a page once."""

    @classmethod
    def of(cls, places: Sequence[Place], sides: Sequence[str]) -> Self:
        sentences = tuple([n for n, place in enumerate(places) if place.kind not in FIGURES])
        return cls(frozenset([place.kind for place in places]), _stand_right(places, sides), sentences)

    def repeats_none(self, spots: Sequence[bytes]) -> bool:
        return len({spots[n] for n in self.sentences}) == len(self.sentences)


def _stand_right(places: Sequence[Place], sides: Sequence[str]) -> bool:
    """Whether everything stands on the side of its product, and advice below the heading of its own."""
    if not WRONG.isdisjoint(zip([place.side for place in places], sides, strict=True)):
        return False
    heading = ""
    for place in [place for place in places if place.kind in HEADED]:
        if place.kind == "advised":
            heading = place.side
        elif place.side != heading:
            return False
    return True
