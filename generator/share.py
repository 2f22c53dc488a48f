"""The pages of one portion: rendered, audited, put into their place. Start with `Maker`; a check has `looked_at`."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from generator.audit.whole import Found
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
from generator.processes import unswept
from generator.rendering.budgets import Load, Loaded, heaviest, load_of
from generator.rendering.templates import Rendered
from generator.timings import Spans, Timings

AT_ONCE = 128
"""Pages that are rendered before they are audited, and audited before they are written: a processor that does one
thing for a while does it a fifth faster."""


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

    `shown` is what search engines are shown of them, `contents` the digest of what their files hold.
    """

    pages: int
    files: int
    shown: bytes
    heavy: tuple[Loaded, ...]
    cards: tuple[str, ...]
    contents: bytes


class Share(Struct, frozen=True):
    """What came of a portion, small enough to be sent to another process.

    `made` is how many of its pages had to be made, `why` the reasons of each of
    these, if somebody asks; `noted` is for the memo.
    """

    name: str
    sum: Sum
    placed: Placed
    noted: bytes
    spans: Spans
    made: int = 0
    why: Mapping[str, tuple[str, ...]] = {}
    problems: tuple[Diagnostic, ...] = ()


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

    def share_of(self, portion: Portion, timings: Timings) -> Share:
        """Make a portion, or leave it as it stands."""
        with timings.of("remember"):
            known, part = self.memo.of(portion), self.target.part(portion.name)
            placed = part.finished(known.same.contents) if known.same else None
        if known.same and placed:
            return Share(portion.name, known.same, placed, known.block, timings.spans)
        with unswept():
            return self._made(portion, known, part, timings)

    def _made(self, portion: Portion, known: Recollection[Made, Sum], part: Part, timings: Timings) -> Share:
        entries: list[Entry[Made]] = []
        problems: list[Diagnostic] = []
        asked: list[Page] = []
        for batch in _batches(portion):
            with timings.of("remember"):
                found = [_standing(place, known, part) for place in batch]
            wanted = [page for page in found if isinstance(page, Page)]
            finished = _finished(self.site, wanted, timings)
            with timings.of("write"):
                made = iter([self._entry(*both, known, part) for both in zip(wanted, finished, strict=True)])
            entries += [entry for one in found if (entry := next(made) if isinstance(one, Page) else one)]
            problems += [problem for done in finished for problem in done.problems]
            asked += wanted
            gc.collect(1)  # behind a batch, not every few objects
        placed = part.finish()
        sum = _sum(entries, placed)
        return Share(
            portion.name,
            sum,
            placed,
            known.noted(entries, sum),
            timings.spans,
            made=len(asked),
            why={page.url: known.why(page) for page in asked} if self.watched else {},
            problems=tuple(problems),
        )

    def _entry(self, page: Page, done: Finished, known: Recollection[Made, Sum], part: Part) -> Entry[Made] | None:
        made = self._written(page, done, part)
        return known.note(page, made, sound=not done.problems) if made else None

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


def _sum(entries: Sequence[Entry[Made]], placed: Placed) -> Sum:
    all_made = [entry.made for entry in entries]
    cards = {made.card for made in all_made if made.card}
    return Sum(
        pages=len(entries),
        files=sum([1 + bool(made.card) for made in all_made]),
        shown=b"".join([made.shown.packed for made in all_made]),
        heavy=heaviest(Loaded(entry.url, entry.source, entry.made.load) for entry in entries),
        cards=tuple(sorted(cards)),
        contents=placed.contents,
    )


def _texts(page: Page, rendered: Rendered) -> Shown:
    return shown(rendered.title, rendered.description) if page.listed and rendered.title else Shown()


def _batches(portion: Portion) -> Iterator[list[Place]]:
    """The pages of a portion, some at a time; one by one if each of them may be huge."""
    places = iter(portion.places())
    while batch := list(islice(places, 1 if portion.count is None else AT_ONCE)):
        yield batch


def _standing(place: Place, known: Recollection[Made, Sum], part: Part) -> Entry[Made] | Page:
    """What is known of a page, if nothing about it has changed and it stands there as it would be; else the page."""
    entry = known.recall_unseen(place)
    if entry and entry.made.is_kept(entry.url, part):
        return entry
    page = place.page()
    entry = known.recall(page)
    return entry if entry and entry.made.is_kept(entry.url, part) else page


def _finished(site: LaidOut, pages: Iterable[Page], timings: Timings) -> list[Finished]:
    """First all are rendered, then all are audited."""
    outcomes = [(page, _rendered(site, page, timings)) for page in pages]
    return [_audited(site, page, outcome, timings) for page, outcome in outcomes]


def _rendered(site: LaidOut, page: Page, timings: Timings) -> Outcome[Rendered]:
    with timings.of("render", page.template):
        return site.renderer.render(page)


def _audited(site: LaidOut, page: Page, outcome: Outcome[Rendered], timings: Timings) -> Finished:
    rendered = outcome.value
    if site.auditor is None or not rendered:
        return Finished(rendered, None, outcome.diagnostics)
    with timings.of("audit", page.template):
        lies, seen = site.auditor.page(output_path(page.url), rendered.data)
    return Finished(rendered, seen, (*outcome.diagnostics, *lies))
