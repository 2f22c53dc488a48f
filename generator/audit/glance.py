"""A page read with a memory, several times as fast as parsing it: what stands between two claims is on many pages.

Says what it sees only where everything is plain markup that ends what it
begins; of anything else it says nothing, and `seen` asks the parser. Start
with `Glance.look`.
"""

from collections.abc import Iterable, Mapping
from html import unescape
from typing import NamedTuple

from generator.audit.lines import has_trace
from generator.audit.nesting import Nest, Run, Tags
from generator.audit.runs import SPOT, Runs

MARK, END = b'<span data-claim="', b"</span>"
"""How a claim begins and ends; in between stand the claim, `">` and its sentence."""
TURN = b'">'
AROUND: Tags = ((b"html", ""),)
"""What is open behind a head."""
Track = tuple[tuple[Run, ...], ...]
"""The runs of a page, those before its first claim first: what is left of it without its texts."""
MOST = 2000
"""Tracks whose courses are kept."""


class Mark(NamedTuple):
    """An element with `data-claim`; `side` is "a" or "b" inside of one, `category` what an element around it names."""

    claim: str
    text: str
    side: str = ""
    category: str = ""


class Course(NamedTuple):
    """Where runs lead: the side of each mark, and which runs have a word of `lines.NOTED`, by word."""

    sides: tuple[str, ...]
    noted: Mapping[bytes, tuple[int, ...]]


class Glimpse(NamedTuple):
    """A plain page: its head, its claims as they are written, what stands before, between and behind them.

    There is one course for all pages whose tags are alike.
    """

    head: bytes
    spots: list[bytes]
    between: list[bytes]
    course: Course

    def around(self, word: bytes) -> bytes:
        """The parts of the page, as far as to the next claim, that have a word of `lines.NOTED`."""
        return b"".join([self.between[n] for n in self.course.noted.get(word, ())])


class Glance:
    """Reads pages by what it remembers of runs between two claims, and else of their lines."""

    def __init__(self) -> None:
        self._start = Nest({}, AROUND)
        self._runs = Runs()
        self._courses: dict[Track, Course | None] = {}

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
        if not _are_plain(spots):
            return None
        between = [top, *[rest for _, _, rest in cut]]
        course = self._follow(self._runs.of(between, names))
        return Glimpse(head, spots, between, course) if course else None

    def _follow(self, track: Track) -> Course | None:
        """Return where runs lead; None in doubt."""
        if track not in self._courses:
            if len(self._courses) > MOST:
                self._courses.clear()
            self._courses[track] = self._find(track)
        return self._courses[track]

    def _find(self, track: Track) -> Course | None:
        nest, sides, noted = self._start, list[str](), dict[bytes, tuple[int, ...]]()
        for number, runs in enumerate(track):
            for run in runs:
                after = nest.follow(run)
                if after is None:
                    return None
                nest = after
                for word in run.noted:
                    noted[word] = (*noted.get(word, ()), number)
            sides.append(nest.side)
        return Course(tuple(sides[:-1]), noted)


def _are_plain(spots: list[bytes]) -> bool:
    """Whether each of these is a claim and a sentence, and nothing else."""
    joined = SPOT.join(spots)
    return b"<" not in joined and joined.count(b'"') == joined.count(TURN) == len(spots)


def mark_of(spot: bytes, side: str = "") -> Mark:
    """Take a claim and its sentence apart."""
    claim, _, text = spot.decode().partition('">')
    return Mark(unescape(claim), unescape(text), side)
