"""Diagnostics as records for other programs; the fields and their meaning are stable. Start with `record`."""

import json
from collections.abc import Iterable
from typing import Any

from generator.diagnostics.problem import Diagnostic, Edit, Fix, Span


def to_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON list of records, one to a line; `[]` when there is nothing to say."""
    lines = [json.dumps(record(d), ensure_ascii=False) for d in diagnostics]
    return "[" + ",\n ".join(lines) + "]"


def record(diagnostic: Diagnostic) -> dict[str, Any]:
    """One problem.

    `line` and `col` count from 1, columns in code points; `end_line` and
    `end_col` are exclusive. `path` is the way to the value inside the file
    (`scores.value`), or null. `suggestion` is null, `{replacement, line, col,
    end_line, end_col}`, or `{rename_to}` for a file of a wrong name.
    """
    d = diagnostic
    place = _place(d.span) if d.span else dict.fromkeys(("line", "col", "end_line", "end_col"))
    return {
        "code": d.code,
        "level": d.level.value,
        "message": d.message,
        "file": d.span.path if d.span else None,
        **place,
        "path": (d.span.keys or None) if d.span else None,
        "help": d.hint or None,
        "suggestion": _suggestion(d.fix),
        "related": [{"file": r.span.path, **_place(r.span), "message": r.message} for r in d.related],
    }


def _place(span: Span) -> dict[str, int]:
    line, column = end_of(span)
    return {"line": span.line, "col": span.column, "end_line": line, "end_col": column}


def end_of(span: Span) -> tuple[int, int]:
    """The exclusive end, which for a span that has none is its start."""
    return (span.end_line, span.end_column) if span.end_line else (span.line, span.column)


def _suggestion(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    if isinstance(fix, Edit):
        return {"replacement": fix.text, **_place(fix.span)}
    return {"rename_to": fix.to}
