"""The pages of some portions: rendered, audited, put into their place. Start with `Maker`; a check has `looked_at`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.audit.whole import Found, Gist
from generator.diagnostics.problem import Diagnostic, Outcome
from generator.files.kept import Kept
from generator.files.output import OutputTree
from generator.files.part import Part, Placed
from generator.memo.memo import Entry, Memo, Recollection
from generator.pages.lots import Place, Portion
from generator.pages.routes import card_of, output_path
from generator.pages.same_texts import Shown, Told, shown
from generator.pages.views import Page
from generator.preparation import LaidOut
from generator.rendering.budgets import Load, Loaded, heaviest, load_of
from generator.rendering.templates import Rendered
from generator.timings import Timings

if TYPE_CHECKING:
    from generator.audit.auditor import Auditor

AT_ONCE = 256
"""Pages that are rendered before they are audited, and audited before they are written: a processor that does one
thing for a while does it a fifth faster."""
TURNS = 8
"""Times that each process takes some pages, at the least, so that all of them end at about the same time."""


class Made(Struct, frozen=True, array_like=True):
    """What was made of a page: digests of its files, and what the whole site has to know of it.

    `winner` tells who wins a duel, `seen` is what the audit keeps.
    """

    digest: str
    shown: Shown
    winner: str
    seen: Found
    load: Load
    card: str = ""
    """The key of the page's picture."""
    card_digest: str = ""

    def is_kept(self, url: str, part: Part) -> bool:
        """Whether the files of the page stand there as they would be."""
        kept = part.keep(output_path(url), self.digest, self.winner)
        return kept and (not self.card or part.keep(card_of(url), self.card_digest))


class Sum(Struct, frozen=True, array_like=True):
    """What the pages of a portion come to.

    `shown` is what search engines are shown of them, `seen` what the audit has seen, `contents` the digest of what
    their files hold.
    """

    pages: int
    files: int
    shown: bytes
    heavy: tuple[Loaded, ...]
    cards: tuple[str, ...]
    seen: Gist
    contents: bytes


class Share(Struct, frozen=True):
    """What came of a portion, small enough to be sent to another process.

    `made` is how many of its pages had to be made, `why` the reasons of each of
    these, if somebody asks; `noted` is for the memo, None if it is what stands
    there.
    """

    name: str
    sum: Sum
    placed: Placed
    noted: bytes | None
    made: int = 0
    why: Mapping[str, tuple[str, ...]] = {}
    problems: tuple[Diagnostic, ...] = ()


class Work:
    """A portion while its pages are made: what is known of it, its part of the output, and what came of it so far."""

    def __init__(self, portion: Portion, known: Recollection[Made, Sum], part: Part) -> None:
        self.portion, self.known, self.part = portion, known, part
        self.entries: list[Entry[Made]] = []
        self.asked: list[Page] = []
        self.problems: list[Diagnostic] = []

    def share(self, watched: bool) -> Share:
        """What has come of it in the end."""
        placed = self.part.finish()
        total = _sum(self.entries, placed)
        why = {page.url: self.known.why(page) for page in self.asked} if watched else {}
        noted = self.known.noted(self.entries, total)
        return Share(self.portion.name, total, placed, noted, len(self.asked), why, tuple(self.problems))


def _sum(entries: Sequence[Entry[Made]], placed: Placed) -> Sum:
    all_made = [entry.made for entry in entries]
    cards = {made.card for made in all_made if made.card}
    return Sum(
        pages=len(entries),
        files=sum([1 + bool(made.card) for made in all_made]),
        shown=b"".join([made.shown.packed for made in all_made]),
        heavy=heaviest(Loaded(entry.url, entry.source, entry.made.load) for entry in entries),
        cards=tuple(sorted(cards)),
        seen=Gist.of([made.seen for made in all_made]),
        contents=placed.contents,
    )


class Finished(Struct, frozen=True):
    """A page that is ready to be written, unless there was an error before there was anything to write."""

    rendered: Rendered | None
    seen: Found
    problems: tuple[Diagnostic, ...]


class Looked(Struct, frozen=True):
    """What is found on pages that nobody will see, with the texts of these."""

    problems: tuple[Diagnostic, ...]
    told: tuple[Told, ...]
    heavy: tuple[Loaded, ...]


def looked_at(site: LaidOut, pages: Sequence[Page]) -> Looked:
    """Look at finished pages, and leave them."""
    both = [*zip(pages, _finished(site, pages, Timings()), strict=True)]
    rendered = [(page, done.rendered) for page, done in both if done.rendered]
    return Looked(
        tuple(problem for _, done in both for problem in done.problems),
        tuple((page.url, page.source, _texts(page, found)) for page, found in rendered),
        heaviest(Loaded(page.url, page.source, load_of(page, found.data)) for page, found in rendered),
    )


class Maker(Struct, frozen=True):
    """Makes those pages of a site that would be different, and puts all of them into their place.

    `watched`: of each page that is made the reasons are told.
    """

    site: LaidOut
    target: OutputTree
    memo: Memo[Made, Sum]
    kept: Kept
    watched: bool

    def shares_of(self, turn: Sequence[Portion], timings: Timings) -> list[Share]:
        """Make some portions, or leave them as they stand."""
        shares, works = [], []
        with timings.of("remember"):
            for portion in turn:
                known, part = self.memo.of(portion), self.target.part(portion.name)
                placed = part.as_it_was(known.same.contents) if known.same else None
                if known.same and placed:
                    shares.append(Share(portion.name, known.same, placed, None))
                else:
                    works.append(Work(portion, known, part))
        for batch in _batches(works):
            self._make(batch, timings)
        return [*shares, *(work.share(self.watched) for work in works)]

    def _make(self, batch: Iterable[tuple[Work, Place]], timings: Timings) -> None:
        with timings.of("remember"):
            found = [(work, _standing(place, work)) for work, place in batch]
        finished = iter(_finished(self.site, [one for _, one in found if isinstance(one, Page)], timings))
        with timings.of("write"):
            for work, one in found:
                if not isinstance(one, Page):
                    work.entries.append(one)
                    continue
                done = next(finished)
                work.asked.append(one)
                work.problems += done.problems
                if made := self._written(one, done, work.part):
                    work.entries.append(work.known.note(one, made, sound=not done.problems))

    def _written(self, page: Page, done: Finished, part: Part) -> Made | None:
        rendered = done.rendered
        if rendered is None:
            return None
        key = picture_digest = ""
        digest = part.write(output_path(page.url), rendered.data, rendered.winner)
        if rendered.card and self.site.painter:
            key, picture = self.site.painter.kept(rendered.card, self.kept)
            picture_digest = part.write(card_of(page.url), picture)
        load = load_of(page, rendered.data)
        return Made(digest, _texts(page, rendered), rendered.winner, done.seen, load, key, picture_digest)


def _texts(page: Page, rendered: Rendered) -> Shown:
    return shown(rendered.title, rendered.description) if page.listed and rendered.title else Shown()


def turns(portions: Sequence[Portion], jobs: int) -> list[list[Portion]]:
    """Portions in groups that are made in one go, those first that take longest."""
    count = sum(portion.count or 0 for portion in portions)
    least = min(AT_ONCE, count // (TURNS * jobs))
    found: list[tuple[int, list[Portion]]] = [(count, [portion]) for portion in portions if portion.count is None]
    size, turn = 0, list[Portion]()
    for portion in portions:
        if portion.count is not None:
            turn.append(portion)
            size += portion.count
            if size >= least:
                found.append((size, turn))
                size, turn = 0, []
    return [turn for _, turn in sorted([*found, (size, turn)], key=itemgetter(0), reverse=True) if turn]


def _batches(works: Sequence[Work]) -> Iterator[list[tuple[Work, Place]]]:
    """Their pages, some at a time; one by one if each of them may be huge."""
    places = ((work, place) for work in works for place in work.portion.places())
    size = AT_ONCE if all(work.portion.count is not None for work in works) else 1
    while batch := list(islice(places, size)):
        yield batch


def _standing(place: Place, work: Work) -> Entry[Made] | Page:
    """What is known of a page, if nothing about it has changed and it stands there as it would be; else the page."""
    entry = work.known.recall_unseen(place)
    if entry and entry.made.is_kept(entry.url, work.part):
        return entry
    page = place.page()
    entry = work.known.recall(page)
    return entry if entry and entry.made.is_kept(entry.url, work.part) else page


def _finished(site: LaidOut, pages: Sequence[Page], timings: Timings) -> list[Finished]:
    """First all are rendered, then all are audited; those of a template in a row are timed together."""
    groups = [[*group] for _, group in groupby(pages, attrgetter("template"))]
    rendered = [_rendered(site, group, timings) for group in groups]
    audited = (_audited(site, *both, timings) for both in zip(groups, rendered, strict=True))
    return [*chain.from_iterable(audited)]


def _rendered(site: LaidOut, pages: Sequence[Page], timings: Timings) -> list[Outcome[Rendered]]:
    with timings.of("render", pages[0].template, len(pages)):
        return [*map(site.renderer.render, pages)]


def _audited(
    site: LaidOut, pages: Sequence[Page], outcomes: Sequence[Outcome[Rendered]], timings: Timings
) -> list[Finished]:
    auditor = site.auditor
    if auditor is None:
        return [Finished(outcome.value, None, outcome.diagnostics) for outcome in outcomes]
    with timings.of("audit", pages[0].template, len(pages)):
        return [_proved(auditor, page, outcome) for page, outcome in zip(pages, outcomes, strict=True)]


def _proved(auditor: "Auditor", page: Page, outcome: Outcome[Rendered]) -> Finished:
    rendered = outcome.value
    if not rendered:
        return Finished(None, None, outcome.diagnostics)
    lies, seen = auditor.page(output_path(page.url), rendered.data)
    return Finished(rendered, seen, (*outcome.diagnostics, *lies))
