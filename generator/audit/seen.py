"""What stands on a finished page, as a browser would read it: claims, holes, head, breadcrumb, headings.

The only door to the HTML parser; judges nothing. Start with `look`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.audit.glance import Glance, Mark, mark_of
from generator.audit.top import TOLD, crumbs_of, head_of, heading_of, scripts_of

NAMED = "h1,h2,h3,h4,h5,h6,th[scope],summary,a"
EMPTY = re.compile(rb"<(h[1-6]|th|summary|a)\b[^>]*>(?:\s|<(?!/\1)[^>]*>)*</\1>")
"""What may be an element without text; anything else is not asked of the parser."""
CRUMBS = ".breadcrumb li"


class Hole(Struct, frozen=True):
    """A `<data value="path">` with what it shows."""

    path: str
    text: str
    category: str = ""


class Crumb(NamedTuple):
    text: str
    href: str | None


class Seen:
    """A page that was read: at a glance where it is plain, else by the parser."""

    def __init__(self, data: bytes, glance: Glance | None = None, names: Iterable[bytes] = ()) -> None:
        self.data = data
        self.glimpse = glance.look(data, names) if glance else None

    @property
    def is_plain(self) -> bool:
        """True if there is nothing on the page that would need a closer look: no holes, traces, nameless elements."""
        return self.glimpse is not None

    @cached_property
    def _tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.data)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        if self.glimpse is not None:
            return tuple(map(mark_of, self.glimpse.spots, self.glimpse.course.sides))
        nodes = self._tree.css("[data-claim]")
        sides = {n.mem_id: side for side in "ab" for n in self._tree.css(f".side-{side} [data-claim]")}
        many = b"data-category" in self.data
        return tuple(
            Mark(
                node.attributes["data-claim"] or "",
                node.text(),
                sides.get(node.mem_id, ""),
                _category(node) if many else "",
            )
            for node in nodes
        )

    @cached_property
    def holes(self) -> tuple[Hole, ...]:
        if self.is_plain or b"<data " not in self.data:
            return ()
        nodes = self._tree.css("data[value]")
        return tuple(Hole(n.attributes["value"] or "", n.text(), _category(n)) for n in nodes)

    @cached_property
    def head(self) -> dict[str, str]:
        """Title, canonical and what else is asked for, by name; "refresh" if the page leads on."""
        if self.glimpse and (quick := head_of(self.glimpse.head)) is not None:
            return quick
        found: dict[str, str] = {}
        for node in self._tree.css("head title, head meta[content], head link[rel=canonical]"):
            attributes = node.attributes
            if node.tag == "title":
                found["title"] = node.text()
            elif node.tag == "link":
                found["canonical"] = attributes.get("href") or ""
            else:
                key = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
                found |= {key: attributes.get("content") or ""} if key.encode() in TOLD else {}
        return found

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """The JSON-LD blocks."""
        if self.glimpse and (quick := scripts_of(self.glimpse.head)) is not None:
            return quick
        return tuple(n.text() for n in self._tree.css('script[type="application/ld+json"]'))

    def around(self, word: bytes) -> bytes:
        """The parts of the page that have a word of `lines.NOTED`; nothing if none has it."""
        if self.glimpse is not None:
            return self.glimpse.around(word)
        return self.data if word in self.data else b""

    @cached_property
    def crumbs(self) -> tuple[Crumb, ...]:
        if self.is_plain and (quick := crumbs_of(self.around(b"breadcrumb"))) is not None:
            return tuple(Crumb(*crumb) for crumb in quick)
        return tuple(_crumb(node) for node in self._tree.css(CRUMBS))

    @cached_property
    def heading(self) -> str:
        if self.is_plain and (quick := heading_of(self.data)) is not None:
            return quick
        node = self._tree.css_first("h1")
        return node.text() if node else ""

    def nameless(self) -> Iterator[str]:
        """Yield each heading, head of a table, summary or link without anything to read, as it is written."""
        if not self.is_plain and EMPTY.search(self.data):
            for node in self._tree.css(NAMED):
                if not node.text().strip() and not _is_named(node):
                    yield node.html or node.tag or ""

    def texts(self) -> Iterator[tuple[str, LexborNode]]:
        """Yield every text of the head and the body, and where it stands."""
        for node in self._tree.css("head title, head meta[content], head link[rel=canonical]"):
            yield node.attributes.get("content") or node.attributes.get("href") or node.text(), node
        for node in self._tree.css("body, body *"):
            for child in node.iter(include_text=True):
                if child.tag == "-text":
                    yield child.text(), child


def is_code(node: LexborNode) -> bool:
    """Whether a text stands in code."""
    at = node.parent
    while at is not None:
        if at.tag in ("code", "pre", "script", "style"):
            return True
        at = at.parent
    return False


def _category(node: LexborNode) -> str:
    at: LexborNode | None = node
    while at is not None:
        if named := at.attributes.get("data-category"):
            return named
        at = at.parent
    return ""


def _crumb(node: LexborNode) -> Crumb:
    link = node.css_first("a[href]")
    return Crumb(node.text().strip(), link.attributes["href"] if link else None)


def _is_named(node: LexborNode) -> bool:
    """Whether an element without text has a name by its attributes, or by a picture in it."""
    if node.attributes.get("aria-label") or node.attributes.get("title"):
        return True
    if node.tag == "a" and "href" not in node.attributes:
        return True
    inner = node.css("img[alt], svg[aria-label], [aria-label]")
    return any((n.attributes.get("alt") or n.attributes.get("aria-label") or "").strip() for n in inner)


def sliders_of(form: bytes) -> Iterator[tuple[str, str]]:
    """Yield what a form of sliders says, by name."""
    tree = LexborHTMLParser(form)
    for node in tree.css("form"):
        yield "tie", _of(node, "data-tie")
        yield "narrow", _of(node, "data-narrow")
    for node in tree.css("[type=range]"):
        share = node.parent.parent.css_first(".share") if node.parent and node.parent.parent else None
        said = f"{_of(node, 'value')} {_of(node, 'data-said')} {share.text() if share else ''}"
        yield _of(node, "name"), f"{said} {_of(node, 'min')}–{_of(node, 'max')}"
    for node in tree.css("[data-weights]"):
        yield f"profile {node.text().strip()}", _of(node, "data-weights")


def rows_of(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the points that rows of a ranking have for scripts, with where the row leads."""
    for row in LexborHTMLParser(data).css("tr[data-points]"):
        link = row.css_first("a")
        yield _of(row, "data-points"), _of(link, "href") if link else ""


def _of(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""
