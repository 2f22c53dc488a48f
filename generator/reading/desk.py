"""What the readers of single files share: the snapshot, the day, the pictures, and the list of problems.

The list is the only thing in this room that changes; it is closed when `load`
returns. Start with `Desk.report`.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct, field
from pydantic import BaseModel

from generator.diagnostics.codes import CODES
from generator.diagnostics.problem import Diagnostic, Fix, Outcome, Related, Span
from generator.diagnostics.suggest import did_you_mean
from generator.files.tree import SourceTree
from generator.model.product import Image
from generator.reading.documents import parse_markdown, parse_yaml
from generator.reading.nodes import Document
from generator.reading.validation import validate

ADJUSTABLE = tuple(name for name, code in CODES.items() if code.adjustable)
"""Codes whose level a site may set, and that a file may waive."""

MOST_KEPT = 10_000
"""Files whose contents are kept for the next time."""

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


@lru_cache(MOST_KEPT)
def _read(path: str, data: bytes, model: type[M]) -> Outcome[tuple[Document, M | None]]:
    """Read a file as it is written; kept, for a preview reads all files again when one has changed."""
    parsed = (parse_markdown if path.endswith(".md") else parse_yaml)(path, data)
    if parsed.value is None:
        return Outcome(None, parsed.diagnostics)
    written = validate(parsed.value, model)
    return Outcome((parsed.value, written.value), (*parsed.diagnostics, *written.diagnostics))


class Desk(Struct):
    tree: SourceTree
    as_of: date
    drafts: bool = False
    images: dict[str, Image] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    waivers: dict[str, dict[str, Span]] = field(default_factory=dict)

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
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        self.problems.append(Diagnostic(code, message, span, hint=hint, related=related, fix=fix))

    def read(self, path: str, model: type[M]) -> tuple[Document, M] | None:
        """Read and validate one file; None if it is broken, which is then reported."""
        reading = _read(path, self.tree.files[path], model)
        self.problems += reading.diagnostics
        document, written = reading.value or (None, None)
        if document is None:
            return None
        self.documents[path] = document
        if written is None:
            return None
        self._note_waivers(document, getattr(written, "waivers", {}))
        return document, written

    def _note_waivers(self, document: Document, reasons: Mapping[str, str]) -> None:
        """Keep where each waiver of a file stands; what makes a page wrong cannot be waived."""
        waived = self.waivers.setdefault(document.path, {})
        for code in reasons:
            span = document.span("waivers", code, key=True)
            if code in ADJUSTABLE:
                waived[code] = span
            else:
                known = code in CODES
                message = f"`{code}` cannot be waived" if known else f"there is no check `{code}`"
                hint = "mend what it finds" if known else did_you_mean(code, ADJUSTABLE)
                self.report("waiver/unknown", message, span, hint)
