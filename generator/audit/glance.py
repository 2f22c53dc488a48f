"""A page read with a memory, several times as fast as parsing it: what stands between two claims is on many pages.

Says what it sees only where everything is plain markup that ends what it
begins; of anything else it says nothing, and `seen` asks the parser. Start
with `Glance.look`.
"""

from collections.abc import Iterable
from html import unescape
from typing import NamedTuple

from generator.audit.lines import has_trace
from generator.audit.nesting import Nest, Tags
from generator.audit.runs import SPOT, Runs

MARK, END = b'<span data-claim="', b"</span>"
"""How a claim begins and ends; in between stand the claim, `">` and its sentence."""
TURN = b'">'
AROUND: Tags = ((b"html", ""),)
"""What is open behind a head."""


Noted = dict[bytes, list[bytes]]


class Mark(NamedTuple):
    """An element with `data-claim`; `side` is "a" or "b" inside of one, `category` what an element around it names."""

    claim: str
    text: str
    side: str = ""
    category: str = ""


class Glimpse(NamedTuple):
    """A plain page: its head, its claims as they are written, the side of each, and where words stand.

    `noted` are the parts of its source, as far as to the next claim, that have
    a word of `lines.NOTED`, by word.
    """

    head: bytes
    spots: list[bytes]
    sides: list[str]
    noted: Noted


class Glance:
    """Reads pages by what it remembers of runs between two claims, and else of their lines."""

    def __init__(self) -> None:
        self._start = Nest({}, AROUND)
        self._runs = Runs()

    def look(self, data: bytes, names: Iterable[bytes] = ()) -> Glimpse | None:
        """Return what stands on a page, if all of it is plain and nothing on it is suspect.

        Runs that differ in nothing but figures and `names`, written as in HTML, are read once.
        """
        head, _, body = data.partition(b"</head>")
        if not body or b"data-claim" in head or SPOT in body or has_trace(head):
            return None
        top, *pieces = body.split(MARK)
        cut = [piece.partition(END) for piece in pieces]
        spots = [spot for spot, _, _ in cut]
        found = self._follow([top, *[rest for _, _, rest in cut]], names) if _are_plain(spots) else None
        return Glimpse(head, spots, *found) if found else None

    def _follow(self, sources: list[bytes], names: Iterable[bytes]) -> tuple[list[str], Noted] | None:
        """The side of each mark, which follows one of these but the last, and where words stand; None in doubt."""
        nest, sides, noted = self._start, list[str](), Noted()
        for source, runs in zip(sources, self._runs.of(sources, names), strict=True):
            for run in runs:
                after = nest.after.get(run) or nest.follow(run)
                if after is None:
                    return None
                nest = after
                for word in run.noted:
                    noted.setdefault(word, []).append(source)
            sides.append(nest.side)
        return sides[:-1], noted


def _are_plain(spots: list[bytes]) -> bool:
    """Whether each of these is a claim and a sentence, and nothing else."""
    joined = SPOT.join(spots)
    return b"<" not in joined and joined.count(b'"') == joined.count(TURN) == len(spots)


def mark_of(spot: bytes, side: str = "") -> Mark:
    """Take a claim and its sentence apart."""
    claim, _, text = spot.decode().partition('">')
    return Mark(unescape(claim), unescape(text), side)
