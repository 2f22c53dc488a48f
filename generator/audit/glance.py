"""A page read line by line with a memory, several times as fast as parsing it: most lines stand on many pages.

Says what it sees only where every line is plain markup that ends what it
begins; of anything else it says nothing, and `seen` asks the parser. Start
with `Glance.look`.
"""

import re
from html import unescape
from typing import NamedTuple

TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"]|\"[^\"<>]*\")*)>")
MARKED = re.compile(rb'<span data-claim="([^"<>]*)">([^<]*)</span>')
SIDE = re.compile(rb'class="(?:[^"]* )?side-([ab])(?: [^"]*)?"')
VOID = frozenset((b"meta", b"link", b"img", b"br", b"hr", b"rect", b"input", b"path", b"circle", b"line"))
MAY_STAY_OPEN = frozenset(
    (b"html", b"head", b"body", b"header", b"nav", b"main", b"footer", b"section", b"article", b"aside", b"table",
     b"thead", b"tbody", b"tr", b"td", b"ul", b"ol", b"li", b"dl", b"dd", b"p", b"details")
)  # fmt: skip
NAMED = frozenset((b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"th", b"summary", b"a"))
TRACES = (b"Markup(", b"jinja2.", b"Undefined", b"generator.", b"bound method")
BARE = frozenset((b"None", b"True", b"False", b"nan", b"[]", b"()"))
FOREIGN = (
    b"<style", b"<textarea", b"<template", b"<noscript", b"<script", b"<data ", b"data-category", b"data-claim", b"<!--"
)  # fmt: skip
MOST = 30_000
OPEN, CLOSE, MARK, DOUBT = range(4)

Event = tuple[int, str]
"""On a line a division opens (on a side) or closes, a mark stands (on a side), or the parser has to look."""


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
        self._known: dict[bytes, tuple[Event, ...]] = {}

    def look(self, data: bytes) -> tuple[Mark, ...] | None:
        """Return the marks of a page, if all of it is plain and nothing on it is suspect."""
        head, _, body = data.partition(b"</head>")
        if b"data-claim" in head or has_trace(head):
            return None
        pieces = MARKED.split(body)
        lines = SPOT.join(pieces[::3]).split(b"\n")
        spots = zip(pieces[1::3], pieces[2::3], strict=True)
        known = self._known
        if len(known) > MOST:
            known.clear()
        marks: list[Mark] = []
        sides = [""]
        for line in lines:
            events = known.get(line)
            if events is None:
                events = known[line] = events_of(line)
            for kind, side in events:
                if kind == MARK:
                    claim, text = next(spots)
                    marks.append(Mark(_plain(claim), _plain(text), side or sides[-1]))
                elif kind == OPEN:
                    sides.append(side or sides[-1])
                elif kind == CLOSE and len(sides) > 1:
                    sides.pop()
                else:
                    return None
        return tuple(marks)


def _plain(text: bytes) -> str:
    return unescape(text.decode()) if b"&" in text else text.decode()


IN_DOUBT: tuple[Event, ...] = ((DOUBT, ""),)


def events_of(line: bytes) -> tuple[Event, ...]:
    """Read one line."""
    if b"<" not in line:
        return IN_DOUBT if is_suspect(line) else ((MARK, ""),) * line.count(SPOT)
    tags = list(TAG.finditer(line))
    if len(tags) != line.count(b"<") and line != b"<!doctype html>":
        return IN_DOUBT
    if is_suspect(line) or any(word in line for word in FOREIGN):
        return IN_DOUBT
    return _walk(line, tags)


def _walk(line: bytes, tags: list[re.Match[bytes]]) -> tuple[Event, ...]:
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
    return has_trace(line) or any(text.rpartition(b">")[2].strip() in BARE for text in line.split(b"<"))


def has_trace(text: bytes) -> bool:
    """Whether there is something that only templates and programs write."""
    if b"{" in text and any(piece[:1] in (b"{", b"%", b"#", b"$", b" ") for piece in text.split(b"{")[1:]):
        return True
    return any(word in text for word in TRACES)
