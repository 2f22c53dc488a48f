"""A lie that was found: its code, what the page says and what the data say, and where. Start with `Lie`."""

from html import escape

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Span


class Lie(Struct, frozen=True):
    """`mark` is a piece of the page's source by which the place is found; it may be empty."""

    code: str
    message: str
    mark: str = ""
    hint: str = ""


def told(lie: Lie, path: str, data: bytes) -> Diagnostic:
    """Put a lie down with its line and column in the file of the page."""
    text = data.decode("utf-8", "replace")
    at = next((at for mark in (lie.mark, escape(lie.mark)) if mark and (at := text.find(mark)) >= 0), 0)
    at = text.rfind("<", 0, at + 1) if at else 0
    line = text.count("\n", 0, at) + 1
    return Diagnostic(lie.code, lie.message, Span(path, line, at - text.rfind("\n", 0, at)), hint=lie.hint)


def quoted(text: str, most: int = 300) -> str:
    """A sentence as the page has it, on one line."""
    words = " ".join(text.split())
    return f"“{words[:most]}{'…' if len(words) > most else ''}”"
