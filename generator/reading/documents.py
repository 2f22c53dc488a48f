"""Strict YAML and front matter, with a position for every value.

Knows YAML, not what the keys mean: scalars stay the text that was written,
and the schema decides what they are, so `NO` stays a word and `1.10` keeps
its nought where text is wanted. Works on the parser's event stream; nothing
is composed before depth and size are known. Start with `parse_yaml`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.diagnostics.problem import Diagnostic, Outcome, Related, Span

DEEPEST = 32
MOST_NODES = 200_000
Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]")
CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
NULLS = ("", "~", "null", "Null", "NULL")


class Plain(str):
    """A scalar written without quotes; what it means is for the schema to say."""

    __slots__ = ()


@dataclass(slots=True)
class Node:
    """A value as it stands in the file. `content`: text, items, or key → (key span, node); None for a null."""

    span: Span
    content: "str | list[Node] | dict[str, tuple[Span, Node]] | None"


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its values for the schema, the place of each, and the text after the front matter."""

    path: str
    root: Node
    body: str = ""
    body_line: int = 1

    @property
    def data(self) -> Any:
        """Nested dicts, tuples and texts; `Plain` marks what stood without quotes."""
        return _data(self.root)

    def span(self, *keys: str | int, key: bool = False) -> Span:
        """Return the place of the value at `keys`, or of its key.

        Segments that do not occur (a union's tag, a missing key) are passed
        over, so the place is then that of the nearest value around it.
        """
        node, place = self.root, self.root.span
        for segment in keys:
            content = node.content
            if isinstance(content, dict) and segment in content:
                key_span, node = content[str(segment)]
                place = key_span if key else node.span
            elif isinstance(content, list) and isinstance(segment, int) and segment < len(content):
                node = content[segment]
                place = node.span
        return place

    def has(self, *keys: str | int) -> bool:
        node = self.root
        for segment in keys:
            if isinstance(node.content, dict) and segment in node.content:
                node = node.content[str(segment)][1]
            elif isinstance(node.content, list) and isinstance(segment, int) and segment < len(node.content):
                node = node.content[segment]
            else:
                return False
        return True


class Refused(Exception):
    """Carries the diagnostic of a document that cannot be read out of the event loop; stays in this module."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def parse_yaml(path: str, data: bytes) -> Outcome[Document]:
    """Read a YAML file whose root is a mapping."""
    try:
        text = _decode(path, data)
        return Outcome(Document(path, _root(path, text, first_line=1)))
    except Refused as refused:
        return Outcome(None, (refused.diagnostic,))


def parse_markdown(path: str, data: bytes) -> Outcome[Document]:
    """Read a markdown file with optional YAML front matter between two lines of `---`."""
    try:
        text = _decode(path, data)
        front, body, body_line = _split(path, text)
        root = _root(path, front, first_line=2) if front.strip() else Node(Span(path), {})
        return Outcome(Document(path, root, body, body_line))
    except Refused as refused:
        return Outcome(None, (refused.diagnostic,))


def _decode(path: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise Refused(
            Diagnostic(
                "yaml/encoding",
                f"not UTF-8 at byte {error.start + 1}",
                Span(path, data.count(b"\n", 0, error.start) + 1),
                hint="save the file as UTF-8",
            )
        ) from None
    if found := FORBIDDEN.search(text) or LINE_SEPARATORS.search(text):
        raise Refused(_forbidden(found.group(), _span_at(path, text, found.start())))
    if found := CONFLICT.search(text):
        span = _span_at(path, text, found.start())
        raise Refused(
            Diagnostic("yaml/merge-conflict", "a merge conflict is left in this file", span, hint="choose one side")
        )
    return text


def _span_at(path: str, text: str, index: int) -> Span:
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return Span(path, line, column, line, column + 1)


def _forbidden(character: str, span: Span) -> Diagnostic:
    surrogate = 0xD800 <= ord(character) <= 0xDFFF
    return Diagnostic(
        "yaml/character",
        f"character U+{ord(character):04X} is not allowed",
        span,
        hint="write the character itself or its eight-digit escape" if surrogate else "remove it",
    )


def _split(path: str, text: str) -> tuple[str, str, int]:
    """Return front matter, body, and the line on which the body starts."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", text, 1
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise Refused(
        Diagnostic(
            "yaml/front-matter",
            "the front matter is not closed",
            Span(path, 1, 1, 1, 4),
            hint="end it with a line of `---`",
        )
    )


def _root(path: str, text: str, first_line: int) -> Node:
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
            hint = "remove it; quote the text if it really starts with `!`"
            raise self._refuse("yaml/tag", f"tag `{event.tag}` is not part of the format", event, hint)

    def _scalar(self, event: Any) -> str | None:
        text = str(event.value)
        if event.style is None or event.style == "":
            return None if text in NULLS else Plain(text)
        if found := FORBIDDEN.search(text):
            raise Refused(_forbidden(found.group(), self._span(event)))
        return text

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(self.path, start.line + self.offset, start.column + 1, end.line + self.offset, end.column + 1)

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
    ("found character that cannot start any token", "this character cannot stand here", "put the text in quotes"),
    ("mapping values are not allowed", "a second `: ` in one line", "put the text in quotes"),
    ("could not find expected ':'", "a key without its colon", "write `key: value`"),
    ("unexpected end of stream", "this quote is never closed", "close it on the same line"),
    ("did not find expected key", "the indentation does not fit the lines above", "align it with its neighbours"),
    ("did not find expected '-' indicator", "the list is not aligned", "align every `-` of the list"),
    ("did not find expected ',' or", "this bracket is never closed", "close it, or quote the text"),
)


def _syntax(path: str, error: yaml.MarkedYAMLError, first_line: int, text: str) -> Diagnostic:
    problem = error.problem or "this is not YAML"
    mark = error.problem_mark or error.context_mark
    message, hint = next(((m, h) for found, m, h in PROBLEMS if found in problem), (problem, ""))
    if ("end of stream" in problem or "',' or" in problem) and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return Diagnostic("yaml/syntax", message, Span(path), hint=hint)
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in line[: mark.column + 1]:
        column = line.index("\t") + 1
        place = Span(path, mark.line + first_line, column, mark.line + first_line, column + 1)
        return Diagnostic("yaml/tab", "a tab in the indentation", place, hint="indent with spaces")
    at = mark.line + first_line
    return Diagnostic("yaml/syntax", message, Span(path, at, mark.column + 1, at, mark.column + 2), hint=hint)


def _data(node: Node) -> Any:
    content = node.content
    if isinstance(content, dict):
        return {key: _data(value) for key, (_, value) in content.items()}
    if isinstance(content, list):
        return tuple(_data(item) for item in content)
    return content
