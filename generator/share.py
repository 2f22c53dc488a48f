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
from generator.memo.memo import Memo, Recollection
from generator.pages.lots import Portion
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

    def is_kept(self, page: Page, part: Part) -> bool:
        """Whether the files of the page stand there as they would be."""
        kept = part.keep(output_path(page.url), self.digest, self.winner)
        return kept and (not self.card or part.keep(card_of(page.url), self.card_digest))


class Share(Struct, frozen=True):
    """What came of a portion, small enough to be sent to another process.

    `made` is how many of its pages had to be made, `why` the reasons of each of
    these, if somebody asks; `noted` is for the memo.
    """

    name: str
    pages: int
    files: int
    made: int
    why: Mapping[str, tuple[str, ...]]
    placed: Placed
    noted: bytes
    problems: tuple[Diagnostic, ...]
    shown: tuple[Shown, ...]
    heavy: tuple[Loaded, ...]
    cards: frozenset[str]
    spans: Spans


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
    memo: Memo[Made]
    kept: Kept
    watched: bool

    def share_of(self, portion: Portion, timings: Timings) -> Share:
        """Make a portion."""
        known, part = self.memo.of(portion.name), self.target.part(portion.name)
        results: list[tuple[Page, Made]] = []
        problems: list[Diagnostic] = []
        asked: list[Page] = []
        for batch in _batches(portion):
            with timings.of("remember"):
                standing = {page.url: was for page in batch if (was := _standing(page, known, part))}
            wanted = [page for page in batch if page.url not in standing]
            with unswept():
                finished = dict(zip([page.url for page in wanted], _finished(self.site, wanted, timings), strict=True))
            with timings.of("write"):
                for page in batch:
                    if done := finished.get(page.url):
                        result = self._written(page, done, part)
                        if result is None:
                            continue
                        known.note(page, result, sound=not done.problems)
                    else:
                        result = standing[page.url]
                        known.keep(page)
                    results.append((page, result))
            problems += [problem for done in finished.values() for problem in done.problems]
            asked += wanted
            gc.collect(1)  # behind a batch, not every few objects
        return Share(
            portion.name,
            pages=len(results),
            files=sum(1 + bool(result.card) for _, result in results),
            made=len(asked),
            why={page.url: known.why(page) for page in asked} if self.watched else {},
            placed=part.finish(),
            noted=known.noted,
            problems=tuple(problems),
            shown=tuple([result.shown for _, result in results]),
            heavy=heaviest(Loaded(page.url, page.source, result.load) for page, result in results),
            cards=frozenset(result.card for _, result in results if result.card),
            spans=timings.spans,
        )

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


def _batches(portion: Portion) -> Iterator[list[Page]]:
    """The pages of a portion, some at a time; one by one if each of them may be huge."""
    pages = iter(portion.laid_out())
    while batch := list(islice(pages, 1 if portion.count is None else AT_ONCE)):
        yield batch


def _standing(page: Page, known: Recollection[Made], part: Part) -> Made | None:
    """What was made of a page, if nothing about it has changed and it stands there as it would be."""
    was = known.recall(page)
    return was if was and was.is_kept(page, part) else None


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
