"""The pages that one process makes: rendered, audited, written. Start with `share_of`."""

import gc
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby

from msgspec import Struct

from generator.audit.auditor import Found
from generator.diagnostics.problem import Diagnostic, Outcome
from generator.files.kept import Kept
from generator.memo.memo import Subjects
from generator.pages.routes import card_of, output_path
from generator.pages.views import Page
from generator.preparation import LaidOut
from generator.processes import unswept
from generator.rendering.budgets import Load, load_of
from generator.rendering.templates import Rendered
from generator.timings import Spans, Timings

TEXT_DIGEST = 12
"""Bytes; no two texts of a site have the same."""
AT_ONCE = 128
"""Pages that are rendered before they are audited, and audited before they are written: a processor that does one
thing for a while does it a fifth faster."""
Write = Callable[[str, bytes], str]


class Made(Struct, frozen=True, array_like=True):
    """What was made of a page: digests of its files, and what the whole site has to know of it.

    There may be hundreds of thousands, so that texts are told by their digests:
    `title` and `description` are empty for pages that search engines are not
    shown. `winner` tells who wins a duel, `seen` is what the audit keeps.
    """

    digest: str
    title: bytes
    description: bytes
    winner: str
    seen: Found
    load: Load
    card: str = ""
    """The key of the page's picture."""
    card_digest: str = ""

    def digests(self, page: Page) -> dict[str, str]:
        """The digest of each file of the page, by path."""
        found = {output_path(page.url): self.digest}
        return {**found, card_of(page.url): self.card_digest} if self.card else found


class Share(Struct, frozen=True):
    """What one process made, by address, and what it found; `amiss` are the pages that something was found on.

    `subjects` are the digests of what the pages were made of.
    """

    made: Mapping[str, Made]
    subjects: Mapping[str, Subjects]
    problems: tuple[Diagnostic, ...]
    amiss: frozenset[str]
    spans: Spans


def portions(pages: Sequence[Page], count: int) -> list[tuple[Page, ...]]:
    """Deal pages out to `count` processes, about as many to each.

    Pages of one source stay together: the pairs of a product show the same
    parts of it, which are then rendered, and proved, in one process alone.
    """
    found: list[list[Page]] = [[] for _ in range(count)]
    for _, lot in groupby(pages, lambda page: page.source):
        min(found, key=len).extend(lot)
    return [tuple(portion) for portion in found]


def share_of(
    site: LaidOut,
    pages: Sequence[Page],
    write: Write,
    timings: Timings,
    watch: Callable[[int], None] | None = None,
    kept: Kept | None = None,
    note: Callable[[Page], Subjects] = lambda page: (),
) -> Share:
    """Make these pages and hand them to `write`, which returns a digest, and to `note`, which returns several.

    `watch` is told how many are done. Pictures are made if there is a place to keep them.
    """
    made: dict[str, Made] = {}
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for start in range(0, len(pages), AT_ONCE):
        with unswept():
            outcomes = [(page, _rendered(site, page, timings)) for page in pages[start : start + AT_ONCE]]
            found |= {page.url: outcome.diagnostics for page, outcome in outcomes}
            rendered = [(page, outcome.value) for page, outcome in outcomes if outcome.value]
            audited = [_audited(site, page, value.data, timings) for page, value in rendered]
            with timings.of("write"):
                for (page, value), (lies, seen) in zip(rendered, audited, strict=True):
                    found[page.url] += lies
                    made[page.url] = _written(site, page, value, seen, write, kept)
        gc.collect(1)  # behind a batch, not every few objects
        if watch:
            watch(min(start + AT_ONCE, len(pages)))
    problems = tuple(problem for problems in found.values() for problem in problems)
    subjects = {page.url: note(page) for page in pages}
    return Share(made, subjects, problems, frozenset(url for url, problems in found.items() if problems), timings.spans)


def _rendered(site: LaidOut, page: Page, timings: Timings) -> Outcome[Rendered]:
    with timings.of("render", page.template):
        return site.renderer.render(page)


def _audited(site: LaidOut, page: Page, data: bytes, timings: Timings) -> tuple[tuple[Diagnostic, ...], Found]:
    if site.auditor is None:
        return (), None
    with timings.of("audit", page.template):
        return site.auditor.page(output_path(page.url), data)


def _written(site: LaidOut, page: Page, rendered: Rendered, seen: Found, write: Write, kept: Kept | None) -> Made:
    key = picture_digest = ""
    digest = write(output_path(page.url), rendered.data)
    if rendered.card and site.painter and kept:
        key, picture = site.painter.kept(rendered.card, kept)
        picture_digest = write(card_of(page.url), picture)
    title, description = (rendered.title, rendered.description) if page.listed else ("", "")
    load, winner = load_of(page, rendered.data), rendered.winner
    return Made(digest, _digest(title), _digest(description), winner, seen, load, key, picture_digest)


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=TEXT_DIGEST).digest() if text else b""
