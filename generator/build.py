"""The pipeline: prepare, render, audit, write, and where to stop.

Nothing is written while there is an error. Start with `check` and `build`.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.audit.auditor import Found
from generator.diagnostics.problem import Diagnostic, Outcome, has_errors
from generator.files.full_text import full_text
from generator.files.kept import Kept
from generator.files.manifest import Making
from generator.files.origin import origin
from generator.files.output import OutputTree
from generator.files.tree import SourceTree, read_tree
from generator.pages.routes import ASSETS, card_of, output_path
from generator.pages.same_texts import same_texts
from generator.pages.views import Page
from generator.preparation import LaidOut, Options, Report, prepare
from generator.processes import in_processes
from generator.rendering.budgets import Load, heaviest, load_of, over_budget, sizes

MANY_PAGES = 60
"""From where on a check is worth a second process."""
Progress = Callable[[int, int], None]


def check(options: Options, jobs: int = 1) -> Report:
    """Find everything that is wrong without writing anything.

    Of pages that are made of data alone only some are rendered, since there
    may be very many: `build` looks at each of them before it shows anything.
    """
    return check_tree(read_tree(options.root), options, jobs)


def check_tree(reading: Outcome[SourceTree], options: Options, jobs: int = 1) -> Report:
    """Check a snapshot, which need not be what stands on the disk."""
    prepared = prepare(reading, options, jobs)
    site = prepared.site
    if site is None:
        return prepared.report()
    pages = site.plan.telling()
    jobs = jobs if len(pages) >= MANY_PAGES else 1
    shares = in_processes(lambda number: _share(site, pages, lambda path, data: "", number, jobs), jobs)
    found = [d for share in shares for d in share.problems]
    return prepared.report((*found, *_across(site, pages, shares), *_proved(site, [])))


def build(options: Options, output: Path, progress: Progress = lambda done, of: None, jobs: int = 1) -> Report:
    """Build the site into `output` in `jobs` processes; with an error anywhere the folder stays as it was.

    Raises:
        Refused, Busy: see `files.output`.
        OSError: the disk, or a process that was killed.
    """
    prepared = prepare(read_tree(options.root), options, jobs)
    site = prepared.site
    if site is None:
        return prepared.report()
    pages = tuple(site.plan.pages.values())
    with OutputTree(options.root, output) as target:
        kept = Kept(target.workshop / "cards")
        shares = in_processes(lambda number: _share(site, pages, target.write, number, jobs, progress, kept), jobs)
        told = [d for share in shares for d in share.problems]
        found = (*told, *_across(site, pages, shares), *_proved(site, [] if has_errors(told) else shares))
        cards = frozenset(key for share in shares for key in share.cards)
        files = len(site.copies) + sum(len(share.digests) for share in shares)
        report = prepared.report(found, files, len(pages), sizes(_loads_of(shares), site.copies))
        if not report.failed:
            for share in shares:
                target.adopt(share.digests)
            for url, data in site.copies.items():
                target.write(url, data)
            if site.plan.frame.full_text:
                for path, data in full_text(target.settle()):
                    target.write(path, data)
            target.switch(_making(prepared.tree, site, shares, options), keep=ASSETS)
            kept.keep_only(cards)
        return report


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


def _share(
    site: LaidOut,
    pages: tuple[Page, ...],
    write: Callable[[str, bytes], str],
    number: int,
    jobs: int,
    progress: Progress = lambda done, of: None,
    kept: Kept | None = None,
) -> Share:
    """Render every `jobs`-th page, beginning with `number`, and hand it to `write`, which returns its digest.

    Pictures are made if there is a place to keep them.
    """
    digests, texts, verdicts = {}, {}, {}
    cards: set[str] = set()
    problems: list[Diagnostic] = []
    seen: list[Found] = []
    loads: list[Load] = []
    for index in range(number, len(pages), jobs):
        page = pages[index]
        outcome = site.renderer.render(page)
        problems += outcome.diagnostics
        if rendered := outcome.value:
            path = output_path(page.url)
            digests[path] = write(path, rendered.data)
            loads.append(load_of(page, rendered.data))
            if site.auditor:
                lies, found = site.auditor.page(path, rendered.data)
                problems += lies
                seen.append(found)
            if rendered.card and site.painter and kept:
                key, picture = site.painter.kept(rendered.card, kept)
                card = card_of(page.url)
                digests[card] = write(card, picture)
                cards.add(key)
            if rendered.winner:
                verdicts[path] = rendered.winner
            if page.listed:
                texts[page.url] = (rendered.title, rendered.description)
        if number == 0:
            progress(min(index + jobs, len(pages)), len(pages))
    return Share(digests, texts, verdicts, tuple(problems), tuple(seen), heaviest(loads), frozenset(cards))


def _across(site: LaidOut, pages: tuple[Page, ...], shares: list[Share]) -> Iterator[Diagnostic]:
    """What shows only when all pages are there."""
    yield from same_texts(pages, {url: found for share in shares for url, found in share.texts.items()})
    yield from over_budget(_loads_of(shares), site.copies)


def _loads_of(shares: list[Share]) -> tuple[Load, ...]:
    return tuple(load for share in shares for load in share.loads)


def _proved(site: LaidOut, shares: list[Share]) -> tuple[Diagnostic, ...]:
    """What the audit finds in the words file and, given the shares of all pages, across them."""
    if site.auditor is None:
        return ()
    return (*site.auditor.words(), *site.auditor.site(f for share in shares for f in share.seen))


def _making(tree: SourceTree, site: LaidOut, shares: list[Share], options: Options) -> Making:
    return Making(
        sources=origin(tree),
        as_of=options.as_of.isoformat(),
        base_url=site.catalogue.site.base_url,
        policy=site.plan.frame.policy,
        audited=site.auditor is not None,
        drafts=options.drafts,
        verdicts={path: winner for share in shares for path, winner in share.verdicts.items()},
        moves=site.plan.moves,
    )
