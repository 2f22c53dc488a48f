"""What a code is. Start with `Code`."""

from enum import StrEnum

from msgspec import Struct


class Level(StrEnum):
    """How bad it is; the values are those of `checks:` in `evenhand.yaml`."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"
    OFF = "off"


class Code(Struct, frozen=True):
    """A kind of problem, known by a name that never changes its meaning.

    `says` is one sentence: what is wrong. `more` says why that matters and
    how to mend it, in a few sentences. A site may set the level of what is
    `adjustable`, and a file may waive it with a reason; the rest would make a
    page wrong or missing.
    """

    name: str
    says: str
    more: str
    level: Level = Level.ERROR
    adjustable: bool = False

    @property
    def area(self) -> str:
        return self.name.partition("/")[0]
