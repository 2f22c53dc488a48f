"""Why something is not published, and what to do about it. Start with `Refusal`."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct


class Reason(StrEnum):
    """Stays as it is: other programs read it."""

    NOT_BUILT = "not-built"
    NOT_WHOLE = "not-whole"
    STRANGERS = "strangers"
    STALE = "stale"
    UNPROVED = "unproved"
    DRAFTS = "drafts"
    EMPTY = "empty"
    SHRUNK = "shrunk"
    DELETES = "deletes"
    FOREIGN = "foreign"
    IN_THE_WAY = "in-the-way"
    HOST_LIMIT = "host-limit"


class Refusal(Struct, frozen=True):
    reason: Reason
    message: str
    hint: str


def some(paths: Sequence[str]) -> str:
    """Name the first few of many."""
    shown = ", ".join(f"`{path}`" for path in paths[:3])
    return f"{shown} and {len(paths) - 3:,} more" if len(paths) > 3 else shown
