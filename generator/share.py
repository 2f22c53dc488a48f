"""The pages that one process makes: rendered, audited, written. Start with `share_of`."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from msgspec import Struct

from generator.audit.auditor import Found
from generator.diagnostics.problem import Diagnostic
from generator.files.kept import Kept
from generator.pages.routes import card_of, output_path
from generator.pages.views import Page
from generator.preparation import LaidOut
from generator.rendering.budgets import Load, heaviest, load_of

AT_ONCE = 128
"""Pages that are rendered before they are audited, and audited before they are written: a processor that does one
thing for a while does it a fifth faster."""


class Share(Struct, frozen=True):
    """What one process made: digests by path, titles and descriptions of listed pages by address, problems.

    `verdicts` tells who wins a duel by the path of its page, `seen` is what the audit keeps of files for the whole,
    `loads` how heavy the heaviest pages are, `cards` are keys of pictures.
    """

    digests: Mapping[str, str]
    texts: Mapping[str, tuple[str, str]]
    verdicts: Mapping[str, str]
    problems: tuple[Diagnostic, ...]
    seen: tuple[Found, ...]
    loads: tuple[Load, ...]
    cards: frozenset[str] = frozenset()


def share_of(
    site: LaidOut,
    pages: Sequence[Page],
    write: Callable[[str, bytes], str],
    watch: Callable[[int], None] | None = None,
    kept: Kept | None = None,
) -> Share:
    """Make these pages and hand them to `write`, which returns a digest.

    `watch` is told how many are done. Pictures are made if there is a place to keep them.
    """
    digests, texts, verdicts = {}, {}, {}
    cards: set[str] = set()
    problems: list[Diagnostic] = []
    seen: list[Found] = []
    loads: list[Load] = []
    for start in range(0, len(pages), AT_ONCE):
        with _unswept():
            outcomes = [(page, site.renderer.render(page)) for page in pages[start : start + AT_ONCE]]
            problems += [d for _, outcome in outcomes for d in outcome.diagnostics]
            made = [(page, output_path(page.url), outcome.value) for page, outcome in outcomes if outcome.value]
            if site.auditor:
                audited = [site.auditor.page(path, rendered.data) for _, path, rendered in made]
                problems += [d for lies, _ in audited for d in lies]
                seen += [found for _, found in audited]
            for page, path, rendered in made:
                digests[path] = write(path, rendered.data)
                loads.append(load_of(page, rendered.data))
                if rendered.card and site.painter and kept:
                    key, picture = site.painter.kept(rendered.card, kept)
                    digests[card_of(page.url)] = write(card_of(page.url), picture)
                    cards.add(key)
                if rendered.winner:
                    verdicts[path] = rendered.winner
                if page.listed:
                    texts[page.url] = (rendered.title, rendered.description)
        if watch:
            watch(min(start + AT_ONCE, len(pages)))
    return Share(digests, texts, verdicts, tuple(problems), tuple(seen), heaviest(loads), frozenset(cards))


@contextmanager
def _unswept() -> Iterator[None]:
    """Look for garbage behind a batch, not every few objects: pages hardly leave any."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
            gc.collect(1)
