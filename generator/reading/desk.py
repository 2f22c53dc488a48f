"""What the readers of single files share: the snapshot, the day, the pictures, and the list of problems.

The list is the only thing in this room that changes; it is closed when `load`
returns. Start with `Desk.report`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from generator.diagnostics.problem import Diagnostic, Level, Outcome, Related, Span
from generator.files.tree import SourceTree
from generator.model.product import Image
from generator.reading.documents import parse_markdown, parse_yaml
from generator.reading.nodes import Document
from generator.reading.validation import validate

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


@dataclass(slots=True)
class Desk:
    tree: SourceTree
    as_of: date
    drafts: bool = False
    images: dict[str, Image] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def take(self, outcome: Outcome[T]) -> T | None:
        """Keep an outcome's problems and hand on its value."""
        self.problems += outcome.diagnostics
        return outcome.value

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        hint: str = "",
        level: Level = Level.ERROR,
        related: tuple[Related, ...] = (),
    ) -> None:
        self.problems.append(Diagnostic(code, message, span, level, hint=hint, related=related))

    def read(self, path: str, model: type[M]) -> tuple[Document, M] | None:
        """Read and validate one file; None if it is broken, which is then reported."""
        parse = parse_markdown if path.endswith(".md") else parse_yaml
        document = self.take(parse(path, self.tree.files[path]))
        if document is None:
            return None
        written = self.take(validate(document, model))
        return None if written is None else (document, written)
