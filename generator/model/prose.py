"""Markdown after parsing: finished markup with typed holes, so that no placeholder travels in a string."""

import re

from msgspec import Struct

from generator.diagnostics.problem import Span

ANCHOR = "h-"
"""Before every heading's id, so that no text can take the id of a part of the page."""
HOLE = re.compile(r"\{\{([^{}]*)\}\}")
"""`{{ PATH }}` in a text; what stands between the braces may be no path at all."""


class Html(Struct, frozen=True):
    """Finished, safe markup."""

    text: str


class Value(Struct, frozen=True):
    """`{{ gemma-3.scores.value }}`: the current value of the record at that path.

    `path` is what was written between the braces, empty if nothing was or if they are never closed.
    """

    path: str
    span: Span


class Link(Struct, frozen=True):
    """An opening link whose target is still to be found; its text follows, then `Html("</a>")`."""

    target: str
    title: str
    span: Span


class Picture(Struct, frozen=True):
    """An image beside the text; `source` is relative to the file."""

    source: str
    alt: str
    title: str
    span: Span


class Block(Struct, frozen=True):
    """`::: name argument` … `:::`."""

    name: str
    argument: str
    body: "tuple[Piece, ...]"
    span: Span


Piece = Html | Value | Link | Picture | Block


class Heading(Struct, frozen=True):
    level: int
    id: str
    text: str


class Prose(Struct, frozen=True):
    """A text. `title` is its leading `# …`, which is not among the pieces; `path` is its file.

    `description` is what its front matter says to search engines, for texts that are part of another page.
    `title_values` are the values in the leading `# …`, which is text until `pages.inserts` writes them.
    """

    path: str
    pieces: tuple[Piece, ...] = ()
    headings: tuple[Heading, ...] = ()
    title: str = ""
    description: str = ""
    title_values: tuple[Value, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces)
