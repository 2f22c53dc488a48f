"""A line of a page on its own: what it opens and closes, and whether a program has left a trace in it.

Knows markup, not what is around the line. Start with `Lines.read`.
"""

import re

from generator.audit.nesting import NAMED, UNKNOWN, Strip, Tag, Tags

TAG = re.compile(rb'<(/?)([a-z][a-z0-9]*)((?:\s+[^\s<>"\'=/]+(?:="[^"<>]*")?)*)\s*(/?)>')
SIDE = re.compile(rb'\s(?i:class)="(?:[^"]*\s)?side-([ab])(?:\s[^"]*)?"')
VOID = frozenset((b"meta", b"link", b"img", b"br", b"hr", b"input", b"wbr"))
DRAWN = frozenset((b"rect", b"path", b"circle", b"line", b"polyline", b"polygon", b"ellipse", b"use", b"stop"))
"""Elements of pictures, which may end in their own tag."""
TRACES = (b"Markup(", b"jinja2.", b"Undefined", b"generator.", b"bound method")
BARE_WORDS = (b"None", b"True", b"False", b"nan", b"[]", b"()")
BARE = re.compile(rb"(?:^|>)\s*(?:None|True|False|nan|\[\]|\(\))\s*(?:<|$)")
WORDS = re.compile(rb">[^<>]*[^<>\s][^<>]*<")
"""What stands between two tags and is more than white space."""
FOREIGN = (
    b"<style", b"<textarea", b"<template", b"<noscript", b"<script", b"<iframe", b"<select", b"<data ",
    b"data-category", b"data-claim", b"<!--",
)  # fmt: skip
NOTED = (b"breadcrumb", b"weigh", b"data-points")
"""Words in lines with tags that make a part of a page worth a closer look."""
LONG = 20_000
"""Bytes of a line that hardly a second one is like, and that a pattern takes long for."""


Words = tuple[bytes, ...]


class Lines:
    """Reads lines, and remembers how those look that differ in words and values alone."""

    def __init__(self) -> None:
        self._shapes: dict[bytes, Tags] = {}
        self._strips: dict[tuple[Tags, Words], Strip | None] = {((), ()): None}

    def read(self, line: bytes) -> Strip | None:
        """Return what a line closes and opens, if anything; one that is suspect, or no plain markup, is `UNKNOWN`."""
        if is_suspect(line):
            return self._strip(UNKNOWN)
        if b"<" not in line:
            return None
        shape = shape_of(line)
        tags = self._shapes[shape] if shape in self._shapes else tags_of(shape)
        if len(shape) <= LONG:
            self._shapes[shape] = tags
        return self._strip(tags, tuple([word for word in NOTED if word in line]))

    def _strip(self, tags: Tags, noted: Words = ()) -> Strip | None:
        if (tags, noted) not in self._strips:
            self._strips[tags, noted] = Strip(tags, noted)
        return self._strips[tags, noted]


def shape_of(line: bytes) -> bytes:
    """Leave out what attributes say, but for sides, and what stands between tags, but not whether there is any."""
    parts = line.split(b'"')
    values = parts[1::2]
    said = b"".join(values)
    if len(parts) % 2 == 0 or b"<" in said or b">" in said:
        return line
    if b"side-" in said:
        parts[1::2] = [value if b"side-" in value else b"" for value in values]
    else:
        parts[1::2] = [b""] * len(values)
    return WORDS.sub(b">w<", b'"'.join(parts)) if len(line) <= LONG else line


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


def is_suspect(line: bytes) -> bool:
    """Whether a line may hold the trace of a template or of a program."""
    return has_trace(line) or (any(map(line.__contains__, BARE_WORDS)) and BARE.search(line) is not None)


def has_trace(text: bytes) -> bool:
    """Whether there is something that only templates and programs write."""
    if b"{" in text and any(piece[:1] in (b"{", b"%", b"#", b"$", b" ") for piece in text.split(b"{")[1:]):
        return True
    return any(map(text.__contains__, TRACES))
