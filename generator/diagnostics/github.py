"""Diagnostics for GitHub Actions: annotations beside the lines, and a summary of all of them.

The service shows ten annotations of a kind in a step, so the summary holds
the rest. Start with `annotations`.
"""

from collections.abc import Iterable, Iterator, Sequence

from generator.diagnostics.codes import Level
from generator.diagnostics.machine import end_of
from generator.diagnostics.problem import Diagnostic
from generator.diagnostics.text import printable, summary

KIND = {Level.ERROR: "error", Level.WARN: "warning", Level.INFO: "notice"}
MOST_ROWS = 2_000
"""A summary may have a megabyte."""


def annotations(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield workflow commands, errors first, since only the first of each kind are shown."""
    for d in sorted(diagnostics, key=lambda d: list(KIND).index(d.level)):
        where = ""
        if d.span:
            end_line, end_column = end_of(d.span)
            where = f"file={_property(d.span.path)},line={d.span.line},endLine={end_line},"
            where += f"col={d.span.column},endColumn={max(end_column - 1, 1)}," if end_line == d.span.line else ""
        text = d.message + (f"\n{d.hint}" if d.hint else "")
        yield f"::{KIND[d.level]} {where}title={_property(d.code)}::{_data(text)}"


def step_summary(diagnostics: Sequence[Diagnostic]) -> str:
    """All problems as a table in Markdown, or one line when there are none."""
    if not diagnostics:
        return "### Evenhand\n\nNothing wrong was found.\n"
    rows = [f"| {d.level.value} | {_cell(d.span or '')} | {_cell(_words(d))} | `{d.code}` |" for d in diagnostics]
    more = f"\n… and {len(rows) - MOST_ROWS:,} more\n" if len(rows) > MOST_ROWS else ""
    table = "\n".join(["| level | place | what | code |", "|---|---|---|---|", *rows[:MOST_ROWS]])
    return f"### Evenhand: {summary(diagnostics)}\n\n{table}\n{more}"


def _words(d: Diagnostic) -> str:
    return f"{d.message}; {d.hint}" if d.hint else d.message


def _cell(value: object) -> str:
    """Text inside a table: markup of the file's stays text."""
    text = printable(str(value)).replace("\\", "\\\\")
    for mark in "|<>[]*_":
        text = text.replace(mark, f"\\{mark}")
    return text


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
