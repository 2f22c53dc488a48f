"""The pipeline: prepare, render, audit, write, and where to stop.

Nothing is written while there is an error. Start with `check` and `build`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.diagnostics.problem import Diagnostic, Outcome, has_errors
from generator.files.full_text import full_text
from generator.files.kept import Kept
from generator.files.manifest import Making
from generator.files.origin import origin
from generator.files.output import OutputTree
from generator.files.tree import SourceTree, read_tree
from generator.pages.routes import ASSETS
from generator.pages.same_texts import same_texts
from generator.pages.views import Page
from generator.preparation import LaidOut, prepare
from generator.processes import in_processes
from generator.rendering.budgets import Load, over_budget, sizes
from generator.runs import Options, Report
from generator.share import Share, share_of

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
    shares = in_processes(lambda number: share_of(site, pages[number::jobs], lambda path, data: ""), jobs)
    found = [d for share in shares for d in share.problems]
    return prepared.report((*found, *_across(site, pages, shares), *_proved(site, [])))


def build(options: Options, output: Path, progress: Progress = lambda done, of: None, jobs: int = 1) -> Report:
    """Build the site into `output` in `jobs` processes; with an error anywhere the folder stays as it was.

    Raises:
        Refused, Busy: see `files.output`.
        OSError: the disk, or a process that was killed.
    """
    return build_tree(read_tree(options.root), options, output, progress, jobs)


def build_tree(
    reading: Outcome[SourceTree],
    options: Options,
    output: Path,
    progress: Progress = lambda done, of: None,
    jobs: int = 1,
    ended: Callable[[Report], None] = lambda report: None,
) -> Report:
    """Build a snapshot, which need not be what stands on the disk; as `build` does.

    `ended` is told of a site that has just been shown, before another build can begin.
    """
    prepared = prepare(reading, options, jobs)
    site = prepared.site
    if site is None:
        return prepared.report()
    pages = tuple(site.plan.pages.values())
    with OutputTree(options.root, output) as target:
        kept = Kept(target.workshop / "cards")

        def work(number: int) -> Share:
            watch = (lambda done: progress(min(done * jobs, len(pages)), len(pages))) if number == 0 else None
            return share_of(site, pages[number::jobs], target.write, watch, kept)

        shares = in_processes(work, jobs)
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
            ended(report)
        return report


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
