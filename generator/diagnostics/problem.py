"""What a problem is: a code, a level, a place, a sentence and a way out.

Knows nothing of files or of the domain. Phases return an `Outcome`; they do
not raise for something an editor can cause. Start with `Diagnostic`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Level(StrEnum):
    """How bad it is; the values are those of `checks:` in `evenhand.yaml`."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"
    OFF = "off"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file.

    Lines and columns count from 1, columns in code points; the end is
    exclusive. `path` is relative to the site's root, with forward slashes.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains the first: "first defined here"."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. `message` is a sentence that stands alone: lower-case start, no full stop.

    `label` is what stands beside the caret, `hint` what to do; either may be
    empty. `code` is an entry of `codes.CODES`.
    """

    code: str
    message: str
    span: Span | None = None
    level: Level = Level.ERROR
    label: str = ""
    hint: str = ""
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
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


def relevel(
    diagnostics: Iterable[Diagnostic], levels: Mapping[str, Level], strict: bool = False
) -> tuple[Diagnostic, ...]:
    """Apply the site's levels, then `--strict`, which makes every warning an error."""
    chosen = []
    for d in diagnostics:
        level = levels.get(d.code, d.level)
        if strict and level is Level.WARN:
            level = Level.ERROR
        if level is not Level.OFF:
            chosen.append(d if level is d.level else replace(d, level=level))
    return tuple(chosen)
