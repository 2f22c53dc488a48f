"""Which elements are open at a place of a page, and so on which side that place is. Start with `Nest`.

Knows tags in the order in which they are written, not their texts. A page whose
tags do not close in turn, or that a browser would nest otherwise than they are
written, is not followed.
"""

from msgspec import Struct

HEADINGS = frozenset((b"h0", b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"))
"""`h0` is one of them whose level does not matter."""
NAMED = HEADINGS | {b"th", b"summary", b"a"}
"""Elements that must have something to read in them."""
BLOCKS = frozenset(
    (b"address", b"article", b"aside", b"blockquote", b"center", b"details", b"dialog", b"dd", b"div", b"dl", b"dt",
     b"fieldset", b"figcaption", b"figure", b"footer", b"form", b"header", b"hgroup", b"li", b"main", b"menu", b"nav",
     b"ol", b"p", b"pre", b"search", b"section", b"summary", b"table", b"ul", *HEADINGS)
)  # fmt: skip
"""Elements that end a paragraph which is still open."""
ITEMS = frozenset((b"li", b"dt", b"dd"))
"""Elements that end one of these which is still open."""
TABLES = frozenset((b"table", b"thead", b"tbody", b"tfoot", b"tr"))
PARTS_OF_TABLES = frozenset((b"caption", b"colgroup", b"thead", b"tbody", b"tfoot", b"tr", b"td", b"th"))
WITHIN_THEMSELVES = frozenset((b"div", b"span", b"section", b"article", b"aside", b"details", b"figure", b"blockquote",
                               b"g", b"svg"))  # fmt: skip

Tag = tuple[bytes, str | None]
"""A tag that opens an element, with the side its class names or an empty one; None if it closes it."""
Tags = tuple[Tag, ...]


class Strip(Struct, frozen=True, eq=False):
    """What a line closes of what was open before it, then what it leaves open. One of a kind, compared by itself.

    `noted` are words in its tags that somebody looks for.
    """

    tags: Tags
    noted: tuple[bytes, ...] = ()


class Run(Struct, frozen=True, eq=False):
    """The lines between two marks, or some of them, that close or open anything. One of a kind, compared by itself."""

    strips: tuple[Strip, ...]
    noted: tuple[bytes, ...] = ()


UNKNOWN: Tags = ((b"", None),)
"""What only the parser can read: it closes what never opens."""


class Nest:
    """A place inside of elements; `side` is "a" or "b" inside of an element of that side."""

    __slots__ = ("_after", "_known", "_open", "side")

    def __init__(self, known: "dict[Tags, Nest]", opened: Tags = ()) -> None:
        """`known` are all nests by what is open in them, so that there is one of each."""
        self._open = opened
        self._known = known
        self._after: dict[Run, Nest] = {}
        """Where runs were seen to lead."""
        sides = {side for _, side in opened}
        self.side = "b" if "b" in sides else "a" if "a" in sides else ""

    def follow(self, run: Run) -> "Nest | None":
        """Return where a run leads; None if it cannot be followed."""
        if run in self._after:
            return self._after[run]
        opened = _follow(list(self._open), run)
        if opened is None:
            return None
        if opened not in self._known:
            self._known[opened] = Nest(self._known, opened)
        self._after[run] = self._known[opened]
        return self._after[run]


def _follow(opened: list[Tag], run: Run) -> Tags | None:
    """Return what is open behind a run.

    A heading that begins and ends in it, on different lines, has no mark in it
    and perhaps nothing else.
    """
    before = len(opened)
    for strip in run.strips:
        for name, side in strip.tags:
            if side is not None:
                if not _may_hold(opened, name):
                    return None
                opened.append((name, side))
            elif not opened or opened.pop()[0] != name or (name in NAMED and len(opened) >= before):
                return None
            before = min(before, len(opened))
    return tuple(opened)


def _may_hold(opened: list[Tag], name: bytes) -> bool:
    """Whether an element that begins here is inside of those that are open."""
    around = opened[-1][0] if opened else b""
    if (around in TABLES) is not (name in PARTS_OF_TABLES) or (around in ITEMS and name in ITEMS):
        return False
    if around == name and name not in WITHIN_THEMSELVES:
        return False
    return name not in BLOCKS or not any(element == b"p" for element, _ in opened)
