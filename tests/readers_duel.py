"""A duel as a reader's own weights would have it, in which only the gap makes a result close."""

from msgspec.structs import astuple

from generator.judging.duel import Duel, Ruling, judge
from generator.lazy import lazy
from generator.model.product import Product
from generator.model.rubric import Rubric


class ReadersDuel(Duel, frozen=True, dict=True):
    @lazy
    def ruling(self) -> Ruling:
        return Ruling.WON if self.shown_gap > self.rubric.tie else Ruling.CLOSE


def readers_duel(a: Product, b: Product, rubric: Rubric) -> ReadersDuel:
    return ReadersDuel(*astuple(judge(a, b, rubric)))
