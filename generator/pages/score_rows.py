"""The rows of a pair's table of scores: one for each dimension. Start with `score_rows`."""

from collections.abc import Mapping

from msgspec import Struct

from generator.judging.claims import Claim
from generator.judging.duel import Duel, Row
from generator.judging.figures import row_lead
from generator.lazy import lazy
from generator.pages.parts import Column, ScoreNote

Notes = tuple[Mapping[str, ScoreNote], Mapping[str, ScoreNote]]
"""What is behind the scores of both sides, by dimension."""


class ScoreRow(Struct, frozen=True, dict=True):
    """A dimension both are scored in."""

    duel: Duel
    row: Row
    column: Column
    a: ScoreNote
    b: ScoreNote

    @property
    def about(self) -> str:
        return self.row.dimension.about

    @lazy
    def lead(self) -> Claim:
        return row_lead(self.duel, self.row)

    @property
    def side(self) -> str:
        """The letter of the side that leads, empty if neither does."""
        gap = self.row.gap
        return "" if abs(gap) <= self.duel.rubric.tie else "a" if gap > 0 else "b"


class MissingRow(Struct, frozen=True):
    """A dimension that takes no part; a side without a note was never scored in it."""

    column: Column
    a: ScoreNote | None
    b: ScoreNote | None


def score_rows(duel: Duel, columns: Mapping[str, Column], notes: Notes) -> tuple[ScoreRow, ...]:
    """Dimensions both are scored in, largest gap first."""
    a, b = notes
    ids = [(row.dimension.id, row) for row in duel.rows]
    return tuple([ScoreRow(duel, row, columns[id], a[id], b[id]) for id, row in ids])


def missing_rows(duel: Duel, columns: Mapping[str, Column], notes: Notes) -> tuple[MissingRow, ...]:
    """Dimensions that only one of them is scored in, or neither."""
    a, b = notes
    return tuple([MissingRow(columns[d.id], a.get(d.id), b.get(d.id)) for d in duel.missing])
