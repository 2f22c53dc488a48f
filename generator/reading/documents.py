"""Strict YAML and front matter, with a position for every value.

Scalars stay the text that was written, and the schema decides what they are,
so `NO` stays a word and `1.10` keeps its nought where text is wanted. Start
with `parse_yaml`.
"""

import re

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.reading.composer import FORBIDDEN, compose, forbidden
from generator.reading.nodes import Document, Node, Refused

CONFLICT = re.compile(r"^(<{7} |>{7} )", re.MULTILINE)
"""A line of seven `=` is one too, but never without these, and alone it underlines a heading."""

ALMOST = re.compile(r"\s*([-–—]+)[^\S\n]*\n[^\S\n]*[a-z_]+:(?:.*\n)*?[^\S\n]*[-–—]+[^\S\n]*(?:\n|\Z)")
"""What begins a text as front matter does, but for its first line."""


def parse_yaml(path: str, data: bytes) -> Outcome[Document]:
    """Read a YAML file whose root is a mapping."""
    try:
        text = _decode(path, data)
        return Outcome(Document(path, compose(path, text, first_line=1)))
    except Refused as refused:
        return Outcome(None, (refused.diagnostic,))


def parse_markdown(path: str, data: bytes) -> Outcome[Document]:
    """Read a markdown file with optional YAML front matter between two lines of `---`."""
    try:
        text = _decode(path, data)
        front, body, body_line = _split(path, text)
        root = compose(path, front, first_line=2) if front.strip() else Node((1, 1, 0, 0), {})
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
    if found := FORBIDDEN.search(text):
        raise Refused(forbidden(found.group(), _span_at(path, text, found.start())))
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


def _split(path: str, text: str) -> tuple[str, str, int]:
    """Return front matter, body, and the line on which the body starts."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        if found := ALMOST.match(text):
            hint = "let the first line of the file be `---`, three hyphens and nothing else"
            place = _span_at(path, text, found.start(1))
            raise Refused(
                Diagnostic("yaml/front-matter", "the front matter does not begin with `---`", place, hint=hint)
            )
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
