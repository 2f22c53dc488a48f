"""Diagnostics as people read them in a terminal: sentence, place, excerpt, caret, hint.

Knows the source text only through the mapping it is handed. No colour is
decided here; `style` is told what kind of text it paints.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from generator.diagnostics.codes import Level
from generator.diagnostics.fold import Fold
from generator.diagnostics.problem import Diagnostic, Related, Span

Style = Callable[[str, str], str]
"""(text, role) -> text; roles: error, warn, info, place, hint."""

WORD = {Level.ERROR: "error", Level.WARN: "warning", Level.INFO: "info"}
WIDEST = 160
MOST_PLACES = 5
SECRET = re.compile(r"(?<=:)[^\s:/@]+(?=@)|(?<=://)[^\s:/@]{20,}(?=@)")
"""Between a colon and an @; or what is too long for a name before an @."""


def plain(text: str, role: str) -> str:
    return text


def render(diagnostic: Diagnostic, sources: Mapping[str, str], style: Style = plain) -> str:
    """Return the diagnostic as lines without a final newline; control characters are shown, not sent."""
    d = diagnostic
    head = style(f"{WORD[d.level]}[{d.code}]", d.level.value)
    lines = [f"{head}: {printable(d.message)}"]
    if d.span:
        lines += _place(d.span, d.label, sources, style)
    for related in d.related:
        lines += _related(related, sources, style)
    if d.hint:
        lines.append(f"   = {style('hint', 'hint')}: {printable(d.hint)}")
    return "\n".join(lines)


def render_fold(fold: Fold, sources: Mapping[str, str], style: Style = plain) -> str:
    """Return the first of a fold in full, and where else it is."""
    text = render(fold.first, sources, style)
    if not fold.others:
        return text
    places = ", ".join(printable(str(span)) for span in fold.others[:MOST_PLACES])
    more = f" and {len(fold.others) - MOST_PLACES:,} more" if len(fold.others) > MOST_PLACES else ""
    return f"{text}\n   = the same in {places}{more}"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """ "2 errors, 1 warning", or an empty text when there is nothing to say."""
    counts: dict[Level, int] = {}
    for d in diagnostics:
        counts[d.level] = counts.get(d.level, 0) + 1
    parts = [
        f"{counts[level]} {WORD[level]}{'s' if counts[level] > 1 and level is not Level.INFO else ''}"
        for level in (Level.ERROR, Level.WARN, Level.INFO)
        if counts.get(level)
    ]
    return ", ".join(parts)


def printable(text: str) -> str:
    """Show control and bidi-override characters as escapes, so that no file can write to the terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == " " else f"\\u{{{ord(c):x}}}" for c in text)


def concealed(text: str) -> str:
    """A text with dots for what looks like a password or a token in an address; it stays as long as it is."""
    return SECRET.sub(lambda found: "•" * len(found[0]), text)


def _place(span: Span, label: str, sources: Mapping[str, str], style: Style) -> list[str]:
    lines = [f"  {style('-->', 'place')} {printable(str(span))}"]
    return lines + _excerpt(span, label, sources, style)


def _related(related: Related, sources: Mapping[str, str], style: Style) -> list[str]:
    return [
        f"  {style(':::', 'place')} {printable(str(related.span))}",
        *_excerpt(related.span, related.message, sources, style),
    ]


def _excerpt(span: Span, label: str, sources: Mapping[str, str], style: Style) -> list[str]:
    text = sources.get(span.path)
    if text is None:
        return [f"   | {printable(label)}"] if label else []
    source = _lines(text)
    if not 1 <= span.line <= len(source):
        return []
    line = source[span.line - 1]
    start = min(span.column - 1, len(line))
    end = len(line) if span.end_line > span.line else max(span.end_column - 1, start + 1)
    line, start, end = _window(line, start, end)
    shown = printable(line.expandtabs(1))
    number, margin = str(span.line), " " * len(str(span.line))
    caret = " " * _width(printable(line[:start])) + "^" * max(1, min(_width(line[start:end]), WIDEST))
    bar = style("|", "place")
    return [
        f" {margin} {bar}",
        f" {style(number, 'place')} {bar} {shown}",
        f" {margin} {bar} {style(f'{caret} {printable(label)}'.rstrip(), 'error')}",
    ]


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    """The lines of a file as they may be shown; one with many faults is asked for them again and again."""
    return concealed(text).splitlines()


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """Cut a very long line to the part around the fault."""
    if len(line) <= WIDEST:
        return line, start, end
    first = max(0, start - 40)
    cut = line[first : first + WIDEST]
    lead, rest = "…" if first else "", "…" if first + WIDEST < len(line) else ""
    return lead + cut + rest, start - first + len(lead), min(end - first, len(cut)) + len(lead)


def _width(text: str) -> int:
    """Columns of a terminal: wide characters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
