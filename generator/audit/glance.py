"""A page read line by line with a memory, several times as fast as parsing it: most lines stand on many pages.

Says what it sees only where every line is plain markup that ends what it
begins; of anything else it says nothing, and `seen` asks the parser. Start
with `Glance.look`.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"]|\"[^\"<>]*\")*)>")
MARKED = re.compile(rb'<span data-claim="([^"<>]*)">([^<]*)</span>')
SIDE = re.compile(rb'class="(?:[^"]* )?side-([ab])(?: [^"]*)?"')
VOID = frozenset((b"meta", b"link", b"img", b"br", b"hr", b"rect", b"input", b"path", b"circle", b"line"))
MAY_STAY_OPEN = frozenset(
    (b"html", b"head", b"body", b"header", b"nav", b"main", b"footer", b"section", b"article", b"aside", b"table",
     b"thead", b"tbody", b"tr", b"td", b"ul", b"ol", b"li", b"dl", b"dd", b"p", b"details", b"figure")
)  # fmt: skip
NAMED = frozenset((b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"th", b"summary", b"a"))
TRACES = (b"Markup(", b"jinja2.", b"Undefined", b"generator.", b"bound method")
BARE_WORDS = (b"None", b"True", b"False", b"nan", b"[]", b"()")
BARE = re.compile(rb"(?:^|>)\s*(?:None|True|False|nan|\[\]|\(\))\s*(?:<|$)")
VALUES = re.compile(rb'(?<!class)="[^"<>]*"')
"""What attributes say, but for classes, which name the sides."""
WORDS = re.compile(rb">[^<>\0]*[^<>\0\s][^<>\0]*<")
"""What stands between two tags without a mark in it, and is more than white space."""
FOREIGN = (
    b"<style", b"<textarea", b"<template", b"<noscript", b"<script", b"<data ", b"data-category", b"data-claim", b"<!--"
)  # fmt: skip
MOST = 30_000
LONG = 20_000
"""Bytes of a line that hardly a second one is like, and that a pattern takes long for."""
OPEN, CLOSE, MARK, DOUBT = range(4)

Event = tuple[int, str]
"""On a line a division opens (on a side) or closes, a mark stands (on a side), or the parser has to look."""
Events = tuple[Event, ...]
IN_DOUBT: Events = ((DOUBT, ""),)


class Mark(NamedTuple):
    """An element with `data-claim`; `side` is "a" or "b" inside of one, `category` what an element around it names."""

    claim: str
    text: str
    side: str = ""
    category: str = ""


SPOT = b"\0"
"""Stands for a mark in a line, so that lines with different figures are the same line."""


class Glance:
    """Reads pages by lines that it remembers."""

    def __init__(self) -> None:
        self._lines: dict[bytes, Events] = {}
        self._shapes: dict[bytes, Events] = {}

    def look(self, data: bytes) -> tuple[Mark, ...] | None:
        """Return the marks of a page, if all of it is plain and nothing on it is suspect."""
        head, _, body = data.partition(b"</head>")
        if b"data-claim" in head or SPOT in body or has_trace(head):
            return None
        pieces = MARKED.split(body)
        sides = _sides(self._events(SPOT.join(pieces[::3]).split(b"\n")))
        del pieces[::3]
        if sides is None or len(sides) * 2 != len(pieces):
            return None
        written = _texts(pieces)
        return tuple(map(Mark, written[::2], written[1::2], sides))

    def _events(self, lines: list[bytes]) -> Iterator[Events]:
        """What happens on each line that anything happens on."""
        if len(self._lines) > MOST:
            self._lines.clear()
            self._shapes.clear()
        found = list(map(self._lines.get, lines))
        at = 0
        for _ in range(found.count(None)):
            at = found.index(None, at)
            found[at] = self._lines[lines[at]] = self._read(lines[at])
        return filter(None, found)

    def _read(self, line: bytes) -> Events:
        """Read a line for the first time, though one that differs in words and values alone may be known."""
        if is_suspect(line) or b"='" in line:
            return IN_DOUBT
        if len(line) > LONG:
            return events_of(line)
        shape = WORDS.sub(b">w<", VALUES.sub(b'=""', line))
        if shape not in self._shapes:
            self._shapes[shape] = events_of(shape)
        return self._shapes[shape]


def _sides(lines: Iterable[Events]) -> list[str] | None:
    """The side of each mark, in order; None in doubt."""
    found: list[str] = []
    around = [""]
    for events in lines:
        for kind, side in events:
            if kind == MARK:
                found.append(side or around[-1])
            elif kind == OPEN:
                around.append(side or around[-1])
            elif kind == CLOSE and len(around) > 1:
                around.pop()
            else:
                return None
    return found


def _texts(pieces: list[bytes]) -> list[str]:
    """Decode pieces all at once, and resolve the references to characters in those that have some."""
    texts = SPOT.join(pieces).decode().split("\0") if pieces else []
    return [unescape(text) if "&" in text else text for text in texts]


def events_of(line: bytes) -> Events:
    """Read a line that is not suspect."""
    if b"<" not in line:
        return ((MARK, ""),) * line.count(SPOT)
    tags = list(TAG.finditer(line))
    if len(tags) != line.count(b"<") and line != b"<!doctype html>":
        return IN_DOUBT
    if any(word in line for word in FOREIGN):
        return IN_DOUBT
    return _walk(line, tags)


def _walk(line: bytes, tags: list[re.Match[bytes]]) -> Events:
    events: list[Event] = []
    stack: list[tuple[bytes, int, str, bool]] = []
    """Elements that are open: name, where their content begins, the side they are of, whether by their own class."""
    at = 0
    for tag in tags:
        around = stack[-1][2] if stack else ""
        events += [(MARK, around)] * line.count(SPOT, at, tag.start())
        at, name = tag.end(), tag[2]
        if tag[1]:
            if stack and stack[-1][0] != name:
                return IN_DOUBT
            if not stack and name not in MAY_STAY_OPEN and name != b"div":
                return IN_DOUBT
            start = stack.pop()[1] if stack else 0
            if name in NAMED and not TAG.sub(b"", line[start : tag.start()]).strip():
                return IN_DOUBT
            if name == b"div":
                events.append((CLOSE, ""))
        elif name not in VOID and not tag[3].endswith(b"/"):
            side = SIDE.search(tag[3])
            stack.append((name, at, side[1].decode() if side else around, bool(side)))
            if name == b"div":
                events.append((OPEN, side[1].decode() if side else ""))
    events += [(MARK, stack[-1][2] if stack else "")] * line.count(SPOT, at)
    if any(name != b"div" and (name not in MAY_STAY_OPEN or own) for name, _, _, own in stack):
        return IN_DOUBT
    return tuple(events)


def is_suspect(line: bytes) -> bool:
    """Whether a line may hold the trace of a template or of a program."""
    if len(line) > LONG and not any(word in line for word in BARE_WORDS):
        return has_trace(line)
    return has_trace(line) or BARE.search(line) is not None


def has_trace(text: bytes) -> bool:
    """Whether there is something that only templates and programs write."""
    if b"{" in text and any(piece[:1] in (b"{", b"%", b"#", b"$", b" ") for piece in text.split(b"{")[1:]):
        return True
    return any(word in text for word in TRACES)
