"""A words file read: its messages and forms, where each begins, and what it is made of.

Knows the part of Fluent that docs/words.md describes, no claim and no page.
Start with `parse_words`.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from functools import lru_cache

from fluent.syntax import FluentParser, ast
from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Outcome, Span

NEWLINE = re.compile(r"\n")
Key = tuple[str, str]
"""A message and one of its forms; the form of its own value is ""."""


class Catalogue(Struct, frozen=True):
    """The messages of a language by message and form, and at which line each begins."""

    patterns: Mapping[Key, ast.Pattern]
    lines: Mapping[Key, int]

    def under(self, other: "Catalogue") -> "Catalogue":
        """Return both, the messages and forms of `other` instead of one's own."""
        return Catalogue({**self.patterns, **other.patterns}, {**self.lines, **other.lines})


@lru_cache(maxsize=8)
def parse_words(path: str, text: str) -> Outcome[Catalogue]:
    """Read a Fluent file; emits `words/syntax`. The preview reads the same words after each change."""
    starts = [0, *(m.end() for m in NEWLINE.finditer(text))]
    patterns: dict[Key, ast.Pattern] = {}
    lines: dict[Key, int] = {}
    problems = []
    for entry in FluentParser(with_spans=True).parse(text).body:
        if told := _foreign(entry):
            place = Span(path, bisect(starts, told[1]))
            problems.append(Diagnostic("words/syntax", told[0], place, hint="write `id = text`"))
        for key, pattern, at in _forms(entry):
            line = bisect(starts, at)
            if key in patterns:
                message = f"{named(key)} is there already, at line {lines[key]}"
                problems.append(Diagnostic("words/syntax", message, Span(path, line)))
            patterns[key], lines[key] = pattern, line
    return Outcome(Catalogue(patterns, lines), tuple(problems))


def named(key: Key) -> str:
    """How problems name a message or one of its forms: `overall.card`."""
    return f"`{key[0]}{'.' + key[1] if key[1] else ''}`"


def _foreign(entry: ast.EntryType) -> tuple[str, int] | None:
    """What is wrong with an entry that is no message, and where it begins."""
    if isinstance(entry, ast.Junk):
        message = entry.annotations[0].message if entry.annotations else "this is not a message"
        return str(message), _start(entry)
    if isinstance(entry, ast.Term):
        return f"`-{entry.id.name}` is a term, which is not part of our sentence forms", _start(entry.id)
    return None


def _forms(entry: ast.EntryType) -> Iterator[tuple[Key, ast.Pattern, int]]:
    """The value of a message and its forms, each with where it begins."""
    if not isinstance(entry, ast.Message):
        return
    if entry.value:
        yield (entry.id.name, ""), entry.value, _start(entry.id)
    for form in entry.attributes:
        yield (entry.id.name, form.id.name), form.value, _start(form)


def _start(node: ast.SyntaxNode) -> int:
    return node.span.start if node.span else 0


class Parts(Struct, frozen=True):
    """What a form is made of beside text: arguments, messages, and what we cannot say."""

    arguments: tuple[str, ...]
    references: tuple[Key, ...]
    foreign: tuple[str, ...]


def parts_of(pattern: ast.Pattern) -> Parts:
    """Look through a form and all of its variants."""
    arguments: list[str] = []
    references: list[Key] = []
    foreign: list[str] = []
    waiting: list[object] = [*pattern.elements]
    while waiting:
        match waiting.pop(0):
            case ast.TextElement() | ast.StringLiteral():
                pass
            case ast.Placeable(expression=expression):
                waiting.append(expression)
            case ast.VariableReference(id=ast.Identifier(name=name)):
                arguments.append(str(name))
            case ast.MessageReference(id=ast.Identifier(name=name), attribute=attribute):
                references.append((str(name), str(attribute.name) if attribute else ""))
            case ast.SelectExpression(selector=ast.VariableReference() as selector, variants=variants):
                waiting += [selector, *(element for variant in variants for element in variant.value.elements)]
            case other:
                foreign.append(type(other).__name__)
    return Parts(tuple(arguments), tuple(references), tuple(foreign))
