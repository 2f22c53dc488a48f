"""YAML events become nodes; what the format does not have is refused at its place.

The only door to the YAML parser. Nothing is composed before depth and size
are known: the C parser itself would crash on 200,000 brackets. Start with `compose`.
"""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from generator.diagnostics.problem import Diagnostic, Related, Span
from generator.reading.nodes import Mark, Node, Plain, Refused, span_of

DEEPEST = 32
MOST_NODES = 50_000
Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
QUOTE_IT = "put the text in quotes"
NULLS = ("", "~", "null", "Null", "NULL")


def compose(path: str, text: str, first_line: int) -> Node:
    """Return the root mapping of a YAML text whose first line is `first_line` of the file.

    Raises:
        Refused: with the diagnostic, code `yaml/…`.
    """
    composer = _Composer(path, text, first_line)
    try:
        node = composer.document()
    except yaml.MarkedYAMLError as error:
        quoted = span_of(path, composer.quoted) if composer.quoted else None
        raise Refused(_syntax(path, error, first_line, text, quoted)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise Refused(Diagnostic("yaml/syntax", str(error), Span(path))) from None
    if not isinstance(node.content, dict):
        found = "a list" if isinstance(node.content, list) else "empty" if node.content is None else "a single value"
        what = "this file" if first_line == 1 else "the front matter"
        message, hint = f"expected `key: value` lines, {what} is {found}", "write lines such as `name: Alder`"
        raise Refused(Diagnostic("yaml/not-a-mapping", message, span_of(path, node.mark), hint=hint))
    return node


class _Composer:
    """Builds nodes from events; refuses what the format does not have. Every value of every file passes here."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.offset = first_line
        self.last = text.count("\n")
        self.parser = Parser(text)
        self.next = self.parser.get_event
        self.nodes = 0
        self.quoted: Mark | None = None

    def document(self) -> Node:
        root: Node | None = None
        try:
            while type(event := self.next()) is not yaml.StreamEndEvent:
                if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                    hint = "keep one per file"
                    raise self._refuse("yaml/second-document", "a second document starts here", event, hint)
                if isinstance(event, yaml.NodeEvent):
                    root = self._node(event, 1)
        finally:
            self.parser.dispose()
        return root or Node((self.offset, 1, 0, 0), None)

    def _node(self, event: Any, depth: int) -> Node:
        self._allow(event, depth)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return Node(self._mark(event), self._scalar(event))
        if kind is yaml.MappingStartEvent:
            return Node(self._mark(event), self._mapping(depth))
        items = []
        while type(inner := self.next()) is not yaml.SequenceEndEvent:
            items.append(self._node(inner, depth + 1))
        return Node(self._mark(event), items)

    def _mapping(self, depth: int) -> dict[str, tuple[Mark, Node]]:
        content: dict[str, tuple[Mark, Node]] = {}
        following = self.next
        while type(event := following()) is not yaml.MappingEndEvent:
            self._allow(event, depth)
            if type(event) is not yaml.ScalarEvent:
                raise self._refuse("yaml/key", "a key has to be a single word", event, "did a colon or brace slip in?")
            key = self._checked(event) if event.style else event.value
            if key == "<<":
                raise self._refuse("yaml/merge-key", "merge keys are not part of the format", event, "write it out")
            if key in content:
                first = Related(span_of(self.path, content[key][0]), "first written here")
                message = f"key `{key}` stands twice"
                raise self._refuse("yaml/duplicate-key", message, event, "keep one of the two", first)
            content[key] = (self._mark(event), self._node(following(), depth + 1))
        return content

    def _allow(self, event: Any, depth: int) -> None:
        self.nodes += 1
        if event.anchor is not None or event.tag is not None:
            raise self._foreign(event)
        if depth > DEEPEST:
            raise self._refuse("yaml/too-deep", f"nested more than {DEEPEST} levels deep", event, "flatten it")
        if self.nodes > MOST_NODES:
            raise self._refuse("yaml/too-many", f"more than {MOST_NODES:,} values in one file", event, "split the file")

    def _foreign(self, event: Any) -> Refused:
        """Aliases, anchors and tags."""
        if isinstance(event, yaml.AliasEvent):
            hint = "write it out; quote the text if it really starts with `*`"
            return self._refuse("yaml/alias", f"alias `*{event.anchor}` is not part of the format", event, hint)
        if event.anchor is not None:
            hint = "remove it; quote the text if it really starts with `&`"
            return self._refuse("yaml/alias", f"anchor `&{event.anchor}` is not part of the format", event, hint)
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        hint = "remove it; quote the text if it really starts with `!`"
        return self._refuse("yaml/tag", f"tag `{tag}` is not part of the format", event, hint)

    def _scalar(self, event: Any) -> str | None:
        if event.style:
            return self._checked(event)
        text = event.value
        return None if text in NULLS else Plain(text)

    def _checked(self, event: Any) -> str:
        """The text of a scalar, in which an escape may have put what the file itself must not hold."""
        text = str(event.value)
        if event.style in ("'", '"'):
            self.quoted = self._mark(event)
            if found := FORBIDDEN.search(text):
                raise Refused(forbidden(found.group(), span_of(self.path, self.quoted)))
        return text

    def _mark(self, event: Any) -> Mark:
        start, end = event.start_mark, event.end_mark
        line, last, offset = start.line, self.last, self.offset
        line = line if line < last else last  # the parser ends a file on a line of its own
        return line + offset, start.column + 1, end.line + offset, end.column + 1

    def _refuse(self, code: str, message: str, event: Any, hint: str, *related: Related) -> Refused:
        return Refused(Diagnostic(code, message, span_of(self.path, self._mark(event)), hint=hint, related=related))


PROBLEMS: Sequence[tuple[str, str, str]] = (
    ("found character that cannot start any token", "this character cannot stand here", QUOTE_IT),
    ("mapping values are not allowed", "a second `: ` in one line", QUOTE_IT),
    ("could not find expected ':'", "a key without its colon", "write `key: value`, with a space between"),
    ("unexpected end of stream", "this quote is never closed", "close it on the same line"),
    ("did not find expected key", "the indentation does not fit the lines above", "align it with its neighbours"),
    (
        "did not find expected '-' indicator",
        "the list is not aligned",
        "align every `-`, with a space after it",
    ),
    (
        "did not find expected ',' or",
        "this bracket is never closed",
        "close it, and quotes in it, or quote the text",
    ),
    ("found unknown escape character", "a backslash begins an escape here", "use single quotes"),
    ("block sequence entries are not allowed", "a list begins on the line of its key", "begin it on the next line"),
    ("expected alphabetic or numeric character", "a text begins with `*` or `&`", QUOTE_IT),
    ("did not find expected node content", "something is missing here", "write it, or put the text in quotes"),
    ("<document start>", "something stands behind the end of the document", "keep one per file"),
    ("escape code", "this escape stands for no character", "write the character itself"),
    ("escape character", "this escape does not exist", "put the text in single quotes, where a `\\` is only that"),
    ("hexdecimal number", "this escape does not exist", "put the text in single quotes, where a `\\` is only that"),
    ("directive", "a line that begins with `%`", "remove it, or put the text in quotes"),
    ("incompatible YAML", "there is no such version of YAML", "remove the line"),
)
FROM_THE_START = ("end of stream", "',' or", "expected ':'")
"""Problems that show only where something ends; the place to mend is where it starts."""


def _syntax(path: str, error: yaml.MarkedYAMLError, first_line: int, text: str, quoted: Span | None) -> Diagnostic:
    """What is wrong where; `quoted` is the last text in quotes before it."""
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
    place = Span(path, at, column + 1, at, column + 2)
    if quoted and quoted.end_line == at and "expected key" in problem:
        if quoted.line == at:
            hint = "write the quote inside the text twice, or the other kind around it"
            return Diagnostic("yaml/syntax", "the text goes on behind its closing quote", place, hint=hint)
        message, place, hint = f"this quote is closed only on line {at}", quoted, "close it on the same line"
    return Diagnostic("yaml/syntax", message, place, hint=hint)


def forbidden(character: str, span: Span) -> Diagnostic:
    """What is wrong with a character that no file may hold."""
    surrogate = 0xD800 <= ord(character) <= 0xDFFF
    return Diagnostic(
        "yaml/character",
        f"character U+{ord(character):04X} is not allowed",
        span,
        hint="write the character itself or its eight-digit escape" if surrogate else "remove it",
    )
