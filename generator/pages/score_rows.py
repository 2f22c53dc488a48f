"""The rows of a pair's table of scores: one for each dimension. Start with `score_rows`."""

from collections.abc import Mapping

from msgspec import Struct

from generator.judging.claims import Claim
from generator.judging.duel import Duel, Row
from generator.judging.figures import row_lead
from generator.pages.parts import Column, ScoreNote

Notes = tuple[Mapping[str, ScoreNote], Mapping[str, ScoreNote]]
"""What is behind the scores of both sides, by dimension."""


class ScoreRow(Struct, frozen=True):
    """A dimension both are scored in; `side` is the letter of the one that leads, empty if neither does."""

    column: Column
    about: str
    a: ScoreNote
    b: ScoreNote
    lead: Claim
    side: str


class MissingRow(Struct, frozen=True):
    """A dimension that takes no part; a side without a note was never scored in it."""

    column: Column
    a: ScoreNote | None
    b: ScoreNote | None


def score_rows(duel: Duel, columns: Mapping[str, Column], notes: Notes) -> tuple[ScoreRow, ...]:
    """Dimensions both are scored in, largest gap first."""
    return tuple([_score_row(duel, row, columns, notes) for row in duel.rows])


def missing_rows(duel: Duel, columns: Mapping[str, Column], notes: Notes) -> tuple[MissingRow, ...]:
    """Dimensions that only one of them is scored in, or neither."""
    a, b = notes
    return tuple([MissingRow(columns[d.id], a.get(d.id), b.get(d.id)) for d in duel.missing])


def _score_row(duel: Duel, row: Row, columns: Mapping[str, Column], notes: Notes) -> ScoreRow:
    id, (a, b) = row.dimension.id, notes
    side = "" if abs(row.gap) <= duel.rubric.tie else "a" if row.gap > 0 else "b"
    return ScoreRow(columns[id], row.dimension.about, a[id], b[id], row_lead(duel, row), side)
