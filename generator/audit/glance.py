"""A page read with a memory, several times as fast as parsing it: what stands between two claims is on many pages.

Says what it sees only where everything is plain markup that ends what it
begins; of anything else it says nothing, and `seen` asks the parser. Start
with `Glance.look`.
"""

from collections.abc import Iterable
from html import unescape
from typing import NamedTuple

from generator.audit.lines import BARE_WORDS, Lines, has_trace
from generator.audit.nesting import Nest, Run, Strip, Tags

MARK, END = b'<span data-claim="', b"</span>"
"""How a claim begins and ends; in between stand the claim, `">` and its sentence."""
TURN = b'">'
SPOT = b"\0"
"""Stands between claims that are joined; no page has it."""
NAME = b"n"
MOST = 30_000
AROUND: Tags = ((b"html", ""),)
"""What is open behind a head."""


class Mark(NamedTuple):
    """An element with `data-claim`; `side` is "a" or "b" inside of one, `category` what an element around it names."""

    claim: str
    text: str
    side: str = ""
    category: str = ""


class Glimpse(NamedTuple):
    """A plain page: its source as far as its first claim, its claims as they are written, the side of each."""

    head: bytes
    top: bytes
    spots: list[bytes]
    sides: list[str]


class Glance:
    """Reads pages by what it remembers of runs between two claims, and else of their lines."""

    def __init__(self) -> None:
        self._start = Nest({}, AROUND)
        self._runs: dict[bytes, Run] = {}
        """Those that were met twice: a fifth of what stands on a page stands on no other, and would be in the way."""
        self._met: set[int] = set()
        self._kinds: dict[tuple[Strip, ...], Run] = {}
        self._strips: dict[bytes, Strip | None] = {}
        self._lines = Lines()

    def look(self, data: bytes, names: Iterable[bytes] = ()) -> Glimpse | None:
        """Return what stands on a page, if all of it is plain and nothing on it is suspect.

        Runs that differ in nothing but `names`, written as in HTML, are read once.
        """
        head, _, body = data.partition(b"</head>")
        if not body or b"data-claim" in head or SPOT in body or has_trace(head):
            return None
        top, *pieces = body.split(MARK)
        cut = [piece.partition(END) for piece in pieces]
        sides = self._sides([top, *[rest for _, _, rest in cut]], [name for name in names if _is_name(name)])
        spots = [spot for spot, _, _ in cut]
        if sides is None or not _are_plain(spots):
            return None
        return Glimpse(head, top, spots, sides)

    def _sides(self, sources: list[bytes], names: list[bytes]) -> list[str] | None:
        """The side on which each mark stands that follows one of these but the last; None in doubt."""
        if len(self._strips) > MOST:
            self._forget()
        nest, found = self._start, list[str]()
        for run in self._known_runs(sources, names):
            after = nest.after.get(run) or nest.follow(run)
            if after is None:
                return None
            nest = after
            found.append(nest.side)
        return found[:-1]

    def _known_runs(self, sources: list[bytes], names: list[bytes]) -> list[Run]:
        """The run of each source; of one that was not met yet, without the names in it."""
        runs = list(map(self._runs.get, sources))
        new = [at for at, run in enumerate(runs) if run is None]
        nameless = SPOT.join([sources[at] for at in new])
        for name in names:
            nameless = nameless.replace(name, NAME)
        for at, source in zip(new, nameless.split(SPOT), strict=False):
            runs[at] = self._runs.get(source) or self._run(source)
        return runs  # type: ignore[return-value]

    def _run(self, source: bytes) -> Run:
        """Read a run for the first time, though its lines may be known."""
        lines = source.split(b"\n")
        try:
            kind = tuple(filter(None, map(self._strips.__getitem__, lines)))
        except KeyError:
            self._strips |= {line: self._lines.read(line) for line in {*lines} if line not in self._strips}
            return self._run(source)
        run = self._kinds.get(kind)
        if run is None:
            run = self._kinds[kind] = Run(kind)
        if hash(source) in self._met:
            self._runs[source] = run
        self._met.add(hash(source))
        return run

    def _forget(self) -> None:
        """Let go of sources, of which there is no end; there are few kinds of runs and of nests."""
        self._runs.clear()
        self._met.clear()
        self._strips.clear()


def _is_name(text: bytes) -> bool:
    """Whether a name can be nothing but a name: no element, no slip of a program."""
    return text not in BARE_WORDS and not (text.isalnum() and text.islower())


def _are_plain(spots: list[bytes]) -> bool:
    """Whether each of these is a claim and a sentence, and nothing else."""
    joined = SPOT.join(spots)
    return b"<" not in joined and joined.count(b'"') == joined.count(TURN) == len(spots)


def mark_of(spot: bytes, side: str = "") -> Mark:
    """Take a claim and its sentence apart."""
    claim, _, text = spot.decode().partition('">')
    return Mark(unescape(claim), unescape(text), side)
