"""Lines of a page, each on its own: what it opens and closes, and whether a program has left a trace in it.

Knows markup, not what is around a line. A page may have hundreds of lines that
no other has, so little is done line by line. Start with `Lines.read`.
"""

import re
from collections.abc import Collection, Iterable

from generator.audit.nesting import NAMED, UNKNOWN, Strip, Tag, Tags

TAG = re.compile(rb'<(/?)([a-z][a-z0-9]*)((?:\s+[^\s<>"\'=/]+(?:="[^"<>]*")?)*)\s*(/?)>')
SIDE = re.compile(rb'\s(?i:class)="(?:[^"]*\s)?side-([ab])(?:\s[^"]*)?"')
VOID = frozenset((b"meta", b"link", b"img", b"br", b"hr", b"input", b"wbr"))
DRAWN = frozenset((b"rect", b"path", b"circle", b"line", b"polyline", b"polygon", b"ellipse", b"use", b"stop"))
"""Elements of pictures, which may end in their own tag."""
TRACES = (b"Markup(", b"jinja2.", b"Undefined", b"generator.", b"bound method")
BARE_WORDS = (b"None", b"True", b"False", b"nan", b"[]", b"()")
BARE = re.compile(rb">\s*(?:None|True|False|nan|\[\]|\(\))\s*<")
WORDS = re.compile(rb">[^\S\n]*+[^<>\s][^<>\n]*+<")
"""What stands between two tags of a line and is more than white space."""
FOREIGN = (
    b"<style", b"<textarea", b"<template", b"<noscript", b"<script", b"<iframe", b"<select", b"<data ",
    b"data-category", b"data-claim", b"<!--",
)  # fmt: skip
NOTED = (b"breadcrumb", b"weigh", b"data-points")
"""Words in lines with tags that make a part of a page worth a closer look."""
LONG = 20_000
"""Bytes of a line that hardly a second one is like."""


Words = tuple[bytes, ...]


class Lines:
    """Reads lines, and remembers how those look that differ in words and values alone."""

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, Words], Strip | None] = {}
        """By shape, and the words of `NOTED` in the line."""
        self._strips: dict[tuple[Tags, Words], Strip | None] = {((), ()): None}

    def read(self, lines: Collection[bytes]) -> dict[bytes, Strip | None]:
        """Return what each line closes and opens, if anything; one that is suspect or no plain markup is `UNKNOWN`."""
        suspect = [line for line in lines if is_suspect([line])] if is_suspect(lines) else []
        marked = [line for line in lines if b"<" in line]
        text = b"\n".join(marked)
        words = [word for word in NOTED if word in text]
        noted = [tuple([word for word in words if word in line]) if words else () for line in marked]
        known, learn = self._known, self._learn
        keys = zip(shapes_of(text), noted, strict=True) if marked else ()
        strips = [known[key] if key in known else learn(*key) for key in keys]
        found = dict(zip(marked, strips, strict=True))
        return dict.fromkeys(lines) | found | dict.fromkeys(suspect, self._strip(UNKNOWN, ()))

    def _learn(self, shape: bytes, noted: Words) -> Strip | None:
        strip = self._strip(tags_of(shape), noted)
        if len(shape) <= LONG:
            self._known[shape, noted] = strip
        return strip

    def _strip(self, tags: Tags, noted: Words) -> Strip | None:
        if (tags, noted) not in self._strips:
            self._strips[tags, noted] = Strip(tags, noted)
        return self._strips[tags, noted]


def shapes_of(text: bytes) -> list[bytes]:
    """Leave out of each line what attributes say, but for sides, and what stands between tags, but not if there is any.

    A line with a quote too many, or with tags in quotes, is left as it is.
    """
    parts = text.split(b'"')
    values = parts[1::2]
    said = b"".join(values)
    if len(parts) % 2 == 0 or any(map(said.__contains__, (b"<", b">", b"\n"))):
        lines = text.split(b"\n")
        return [shape for line in lines for shape in shapes_of(line)] if len(lines) > 1 else lines
    parts[1::2] = [value if b"side-" in value else b"" for value in values]
    return WORDS.sub(b">w<", b'"'.join(parts)).split(b"\n")


def tags_of(line: bytes) -> Tags:
    """Read a line that is not suspect."""
    tags = list(TAG.finditer(line))
    if len(tags) != line.count(b"<") or any(word in line for word in FOREIGN):
        return UNKNOWN
    closed: list[Tag] = []
    opened: list[tuple[bytes, str, int]] = []
    """Name, side, and where the content begins."""
    for tag in tags:
        name = tag[2]
        if tag[1]:
            if not opened:
                closed.append((name, None))
                continue
            begun, _, start = opened.pop()
            if begun != name or (name in NAMED and not TAG.sub(b"", line[start : tag.start()]).strip()):
                return UNKNOWN
        elif tag[4] and name not in VOID:
            if name not in DRAWN:
                return UNKNOWN
        elif name not in VOID:
            side = SIDE.search(tag[3])
            opened.append((name, side[1].decode() if side else "", tag.end()))
    return (*closed, *[(name, side) for name, side, _ in opened])


def is_suspect(lines: Iterable[bytes]) -> bool:
    """Whether one of these lines may hold the trace of a template or of a program."""
    text = b">" + b"<>".join(lines) + b"<"
    return has_trace(text) or BARE.search(text) is not None


def has_trace(text: bytes) -> bool:
    """Whether there is something that only templates and programs write."""
    if b"{" in text and any(piece[:1] in (b"{", b"%", b"#", b"$", b" ") for piece in text.split(b"{")[1:]):
        return True
    return any(map(text.__contains__, TRACES))
