"""A words file read: Fluent's syntax becomes messages. Start with `parse_words`."""

import re
from bisect import bisect
from collections.abc import Iterator
from functools import lru_cache

from fluent.syntax import FluentParser, ast

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.rendering.messages import Argument, Catalogue, Choice, Foreign, Form, Key, Reference, named

NEWLINE = re.compile(r"\n")


@lru_cache(maxsize=8)
def parse_words(path: str, text: str) -> Outcome[Catalogue]:
    """Read a Fluent file; emits `words/syntax`. The preview reads the same words after each change."""
    starts = [0, *(m.end() for m in NEWLINE.finditer(text))]
    forms: dict[Key, Form] = {}
    lines: dict[Key, int] = {}
    problems = []
    for entry in FluentParser(with_spans=True).parse(text).body:
        if told := _foreign(entry):
            place = Span(path, bisect(starts, told[1]))
            problems.append(Diagnostic("words/syntax", told[0], place, hint="write `id = text`"))
        for key, pattern, at in _patterns(entry):
            line = bisect(starts, at)
            if key in forms:
                message = f"{named(key)} is there already, at line {lines[key]}"
                problems.append(Diagnostic("words/syntax", message, Span(path, line)))
            forms[key], lines[key] = _form(pattern), line
    return Outcome(Catalogue(forms, lines), tuple(problems))


def _foreign(entry: ast.EntryType) -> tuple[str, int] | None:
    """What is wrong with an entry that is no message, and where it begins."""
    if isinstance(entry, ast.Junk):
        message = entry.annotations[0].message if entry.annotations else "this is not a message"
        return str(message), _start(entry)
    if isinstance(entry, ast.Term):
        return f"`-{entry.id.name}` is a term, which is not part of our sentence forms", _start(entry.id)
    return None


def _patterns(entry: ast.EntryType) -> Iterator[tuple[Key, ast.Pattern, int]]:
    """The value of a message and its forms, each with where it begins."""
    if not isinstance(entry, ast.Message):
        return
    if entry.value:
        yield (entry.id.name, ""), entry.value, _start(entry.id)
    for form in entry.attributes:
        yield (entry.id.name, form.id.name), form.value, _start(form)


def _start(node: ast.SyntaxNode) -> int:
    return node.span.start if node.span else 0


def _form(pattern: ast.Pattern) -> Form:
    return tuple([_element(element) for element in pattern.elements])


def _element(element: object) -> str | Argument | Reference | Choice | Foreign:
    match element:
        case ast.TextElement(value=text) | ast.StringLiteral(value=text):
            return str(text)
        case ast.Placeable(expression=expression):
            return _element(expression)
        case ast.VariableReference(id=ast.Identifier(name=name)):
            return Argument(str(name))
        case ast.MessageReference(id=ast.Identifier(name=name), attribute=attribute):
            return Reference(str(name), str(attribute.name) if attribute else "")
        case ast.SelectExpression(selector=ast.VariableReference(id=ast.Identifier(name=name)), variants=variants):
            texts = tuple([(_key(variant), _form(variant.value)) for variant in variants])
            return Choice(str(name), texts, next(_key(variant) for variant in variants if variant.default))
    return Foreign(type(element).__name__)


def _key(variant: ast.Variant) -> int | str:
    key = variant.key
    if isinstance(key, ast.NumberLiteral):
        return str(key.value) if "." in key.value else int(key.value)
    return str(key.name)
