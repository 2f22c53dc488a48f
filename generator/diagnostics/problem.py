"""What a problem is: a code, a place, a sentence and a way out.

Knows nothing of files or of the domain. Phases return an `Outcome`; they do
not raise for something an editor can cause. Start with `Diagnostic`.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar

from msgspec import Struct

from generator.diagnostics.codes import CODES, Level

T = TypeVar("T")


class Span(Struct, frozen=True, order=True):
    """A stretch of a source file.

    Lines and columns count from 1, columns in code points; the end is
    exclusive. `path` is relative to the site's root, with forward slashes.
    `keys` is the way to the value inside the file, `scores.value.score` or
    `plans.0.price`, where the place is that of a value.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0
    keys: str = ""

    @property
    def stretch(self) -> tuple[str, int, int, int, int]:
        """The place alone, whatever value stands there."""
        return self.path, self.line, self.column, self.end_line, self.end_column

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Related(Struct, frozen=True):
    """A second place that explains the first: "first defined here"."""

    span: Span
    message: str


class Edit(Struct, frozen=True, tag=True):
    """Put `text` where `span` is, which lies on one line; an empty span inserts."""

    span: Span
    text: str


class Rename(Struct, frozen=True, tag=True):
    """Give the file at `path` the path `to`; both relative to the site's root."""

    path: str
    to: str


Fix = Edit | Rename
"""What to do about a problem that has only one answer."""


class Diagnostic(Struct, frozen=True):
    """One problem. `message` is a sentence that stands alone: lower-case start, no full stop.

    `label` is what stands beside the caret, `hint` what to do; either may be
    empty. `code` is a key of `codes.CODES`; `given` is the level that a site
    or `--strict` set instead of the code's own.
    """

    code: str
    message: str
    span: Span | None = None
    label: str = ""
    hint: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    given: Level | None = None

    @property
    def level(self) -> Level:
        return self.given or CODES[self.code].level


class Outcome(Struct, Generic[T], frozen=True):
    """What a phase returns: its value, when there is one, and every problem it found."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        return has_errors(self.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.level is Level.ERROR for d in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place, then code; problems without a place come first. The same fault at the same place is told once."""
    unique: dict[tuple[Span | None, str, str], Diagnostic] = {}
    for d in diagnostics:
        unique.setdefault((d.span, d.code, d.message), d)
    return tuple(sorted(unique.values(), key=lambda d: (d.span or Span(""), d.code, d.message)))
