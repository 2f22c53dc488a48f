"""YAML events become nodes; what the format does not have is refused at its place.

The only door to the YAML parser. Nothing is composed before depth and size
are known: the C parser itself would crash on 200,000 brackets. Start with `compose`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from generator.diagnostics.problem import Diagnostic, Related, Span
from generator.reading.nodes import Node, Plain, Refused

DEEPEST = 32
MOST_NODES = 50_000
Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
QUOTE_IT = "put the text in quotes"
NULLS = ("", "~", "null", "Null", "NULL")


def compose(path: str, text: str, first_line: int) -> Node:
    """Return the root mapping of a YAML text whose first line is `first_line` of the file.

    Raises:
        Refused: with the diagnostic, code `yaml/…`.
    """
    try:
        node = _Composer(path, text, first_line).document()
    except yaml.MarkedYAMLError as error:
        raise Refused(_syntax(path, error, first_line, text)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise Refused(Diagnostic("yaml/syntax", str(error), Span(path))) from None
    if not isinstance(node.content, dict):
        found = "a list" if isinstance(node.content, list) else "empty" if node.content is None else "a single value"
        raise Refused(Diagnostic("yaml/not-a-mapping", f"expected `key: value` lines, this file is {found}", node.span))
    return node


class _Composer:
    """Builds nodes from events; refuses what the format does not have."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.offset = first_line
        self.last = text.count("\n")
        self.events: Iterator[Any] = _events(text)
        self.nodes = 0

    def document(self) -> Node:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise self._refuse("yaml/second-document", "a second document starts here", event, "keep one per file")
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1)
        return root or Node(Span(self.path, self.offset), None)

    def _node(self, event: Any, depth: int) -> Node:
        self._allow(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return Node(self._span(event), self._scalar(event))
        start = event
        content: list[Node] | dict[str, tuple[Span, Node]]
        if isinstance(event, yaml.SequenceStartEvent):
            content = [self._node(e, depth + 1) for e in self._until(yaml.SequenceEndEvent)]
        else:
            content = self._mapping(depth)
        return Node(self._span(start), content)

    def _mapping(self, depth: int) -> dict[str, tuple[Span, Node]]:
        content: dict[str, tuple[Span, Node]] = {}
        for event in self._until(yaml.MappingEndEvent):
            key_span = self._span(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._allow(event, depth)
                raise self._refuse("yaml/key", "a key has to be a single word", event, "did a colon or brace slip in?")
            self._allow(event, depth)
            key = str(event.value)
            if key == "<<":
                raise self._refuse("yaml/merge-key", "merge keys are not part of the format", event, "write it out")
            if key in content:
                raise Refused(
                    Diagnostic(
                        "yaml/duplicate-key",
                        f"key `{key}` stands twice",
                        key_span,
                        hint="keep one of the two",
                        related=(Related(content[key][0], "first written here"),),
                    )
                )
            content[key] = (key_span, self._node(next(self.events), depth + 1))
        return content

    def _until(self, end: type) -> Iterator[Any]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def _allow(self, event: Any, depth: int) -> None:
        self.nodes += 1
        if depth > DEEPEST:
            raise self._refuse("yaml/too-deep", f"nested more than {DEEPEST} levels deep", event, "flatten it")
        if self.nodes > MOST_NODES:
            raise self._refuse("yaml/too-many", f"more than {MOST_NODES:,} values in one file", event, "split the file")
        if isinstance(event, yaml.AliasEvent):
            raise self._refuse(
                "yaml/alias", f"alias `*{event.anchor}` is not part of the format", event, "write it out"
            )
        if event.anchor is not None:
            raise self._refuse("yaml/alias", f"anchor `&{event.anchor}` is not part of the format", event, "remove it")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            hint = "remove it; quote the text if it really starts with `!`"
            raise self._refuse("yaml/tag", f"tag `{tag}` is not part of the format", event, hint)

    def _scalar(self, event: Any) -> str | None:
        text = str(event.value)
        if event.style is None or event.style == "":
            return None if text in NULLS else Plain(text)
        if found := FORBIDDEN.search(text):
            raise Refused(forbidden(found.group(), self._span(event)))
        return text

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        line = min(start.line, self.last)  # the parser ends a file on a line of its own
        return Span(self.path, line + self.offset, start.column + 1, end.line + self.offset, end.column + 1)

    def _refuse(self, code: str, message: str, event: Any, hint: str) -> Refused:
        return Refused(Diagnostic(code, message, self._span(event), hint=hint))


def _events(text: str) -> Iterator[Any]:
    parser = Parser(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


PROBLEMS: Sequence[tuple[str, str, str]] = (
    ("found character that cannot start any token", "this character cannot stand here", QUOTE_IT),
    ("mapping values are not allowed", "a second `: ` in one line", QUOTE_IT),
    ("could not find expected ':'", "a key without its colon", "write `key: value`"),
    ("unexpected end of stream", "this quote is never closed", "close it on the same line"),
    ("did not find expected key", "the indentation does not fit the lines above", "align it with its neighbours"),
    ("did not find expected '-' indicator", "the list is not aligned", "align every `-` of the list"),
    ("did not find expected ',' or", "this bracket is never closed", "close it, or quote the text"),
    ("did not find expected node content", "something is missing here", "write it, or put the text in quotes"),
)
FROM_THE_START = ("end of stream", "',' or", "expected ':'")
"""Problems that show only where something ends; the place to mend is where it starts."""


def _syntax(path: str, error: yaml.MarkedYAMLError, first_line: int, text: str) -> Diagnostic:
    problem = error.problem or "this is not YAML"
    mark = error.problem_mark or error.context_mark
    message, hint = next(((m, h) for found, m, h in PROBLEMS if found in problem), (problem, QUOTE_IT))
    if any(words in problem for words in FROM_THE_START) and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return Diagnostic("yaml/syntax", message, Span(path), hint=hint)
    lines = text.rstrip().split("\n")
    number, column = (mark.line, mark.column) if mark.line < len(lines) else (len(lines) - 1, len(lines[-1]))
    at, line = number + first_line, lines[number]
    if "\t" in line[: len(line) - len(line.lstrip(" \t-"))]:
        column = line.index("\t") + 1
        place = Span(path, at, column, at, column + 1)
        return Diagnostic("yaml/tab", "a tab in the indentation", place, hint="indent with spaces")
    return Diagnostic("yaml/syntax", message, Span(path, at, column + 1, at, column + 2), hint=hint)


def forbidden(character: str, span: Span) -> Diagnostic:
    """What is wrong with a character that no file may hold."""
    surrogate = 0xD800 <= ord(character) <= 0xDFFF
    return Diagnostic(
        "yaml/character",
        f"character U+{ord(character):04X} is not allowed",
        span,
        hint="write the character itself or its eight-digit escape" if surrogate else "remove it",
    )
