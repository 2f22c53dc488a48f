"""The pipeline: prepare, render, audit, write, and where to stop.

Nothing is written while there is an error. Start with `check` and `build`.
"""

import gc
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from generator.audit.whole import Batch, Found
from generator.diagnostics.problem import Diagnostic, has_errors
from generator.files.blocks import Blocks
from generator.files.full_text import full_text
from generator.files.kept import Kept
from generator.files.manifest import Making
from generator.files.origin import made_with, origin
from generator.files.output import OutputTree
from generator.files.tree import SourceTree, read_tree
from generator.garbage import seldom_swept
from generator.loading import Loading, begin
from generator.memo.digests import Digests
from generator.memo.memo import SHARED, Memo
from generator.pages.routes import ASSETS
from generator.preparation import LaidOut, Meanwhile, Prepared, prepare
from generator.processes.workers import in_processes
from generator.rendering.budgets import sizes
from generator.runs import USUAL, Manner, Options, Report
from generator.share import Made, Maker, Share, Sum, looked_at, turns
from generator.timings import Spans
from generator.whole import Whole

MANY_PAGES = 60
"""From where on a second process is worth its while."""
AT_A_TIME = 16
"""Pages that a process checks before it takes the next."""
FILES = "files"
"""The part of the output that no page is in."""
FULL_TEXT = "full text"


def check(options: Options, manner: Manner = USUAL) -> Report:
    """Find everything that is wrong without writing anything.

    Of pages that are made of data alone only some are rendered, since there
    may be very many: `build` looks at each of them before it shows anything.
    """
    return check_loaded(begin(read_tree(options.root), options, manner.jobs), manner)


def check_loaded(loading: Loading, manner: Manner = USUAL) -> Report:
    """Check a site that is being loaded."""
    prepared = _prepared(loading, manner)
    site = prepared.site
    if site is None:
        return prepared.report()
    pages = site.plan.pages.telling()
    jobs = manner.jobs if len(pages) >= MANY_PAGES else 1
    starts = range(0, len(pages), AT_A_TIME)
    looked = dict(
        in_processes(lambda n: (n, looked_at(site, pages[starts[n] : starts[n] + AT_A_TIME])), len(starts), jobs)
    )
    whole = Whole()
    for number in sorted(looked):
        whole.look(number, looked[number])
    told = [texts for number in sorted(looked) for texts in looked[number].told]
    return prepared.report((*whole.problems, *whole.across(site.copies, lambda: told), *_proved(site)))


def build(options: Options, output: Path, manner: Manner = USUAL) -> Report:
    """Build the site into `output`; with an error anywhere the folder stays as it was.

    Raises:
        Refused, Busy: see `files.output`.
        OSError: the disk, or a process that was killed.
    """
    return build_loaded(begin(read_tree(options.root), options, manner.jobs), output, manner)


def build_loaded(loading: Loading, output: Path, manner: Manner = USUAL) -> Report:
    """Build a site that is being loaded; as `build` does."""
    options = loading.options
    with OutputTree(options.root, output) as target:
        digests, looks = Digests(SHARED), made_with(loading.tree)  # as the next, while the site is loaded
        before = Blocks() if manner.anew else target.remembered()
        prepared = _prepared(loading, manner, lambda site: digests.learn(site.plan.pages.shared()))
        site = prepared.site
        if site is None:
            return prepared.report()
        target.open()
        memo = Memo(before, target.memory, _made_by(looks, site, options), digests, Made, Sum)
        maker = Maker(site, target, memo, Kept(target.workshop / "cards"), manner.watched)
        whole = _make(maker, manner)
        with manner.timings.of("look at the whole"):
            report = _reported(prepared, maker, whole)
        if not report.failed:
            with manner.timings.of("show"):
                memo.finish()
                _show(site, target, _making(prepared.tree, site, options))
                maker.kept.keep_only(whole.cards)
            manner.ended(report, target.manifest)
        return report


def _prepared(loading: Loading, manner: Manner, meanwhile: Meanwhile = lambda site: None) -> Prepared:
    """What was laid out lives until we end: nobody need look whether it is garbage."""
    prepared = prepare(loading, manner, meanwhile)
    gc.freeze()
    return prepared


def _make(maker: Maker, manner: Manner) -> Whole:
    """Make all portions, some in each turn."""
    portions = [*maker.site.plan.pages.portions()]
    count = sum(portion.count or 0 for portion in portions)
    jobs = manner.jobs if count >= MANY_PAGES else 1
    dealt = turns(portions, jobs)

    def made(number: int) -> tuple[list[Share], Spans]:
        clock = manner.timings.fresh()
        return maker.shares_of(dealt[number], clock), clock.spans

    whole = Whole()
    with seldom_swept():
        for shares, spans in in_processes(made, len(dealt), jobs):
            manner.timings.add(spans)
            for share in shares:
                maker.target.add(share.placed)
                maker.memo.note(share.name, share.noted)
                whole.take(share)
            manner.progress(min(whole.pages, count), count)
    return whole


def _show(site: LaidOut, target: OutputTree, making: Making) -> None:
    files = target.part(FILES)
    for path, data in site.copies.items():
        files.write(path, data)
    former = dict(target.former(FILES, ASSETS, site.copies))
    for path, data in former.items():
        files.write(path, data)
    target.add(files.finish())
    if site.plan.frame.full_text:
        index = target.part(FULL_TEXT)
        for path, data in full_text(target.settle()):
            index.write(path, data)
        target.add(index.finish())
    target.switch(making, former)


def _reported(prepared: Prepared, maker: Maker, whole: Whole) -> Report:
    site, copies = maker.site, maker.site.copies
    names = [portion.name for portion in site.plan.pages.portions()]
    across = whole.across(copies, lambda: ((url, source, made.shown) for url, source, made in maker.memo.noted(names)))
    sound = [] if has_errors(whole.problems) else names  # what is missing would be told again
    proved = _proved(site, [Batch(whole.seen[name], partial(_seen, maker.memo, name)) for name in sound])
    found = (*whole.problems, *across, *proved)
    report = prepared.report(found, len(copies) + whole.files, whole.pages, sizes(whole.heavy, copies))
    return replace(report, made=whole.made, why=whole.why)


def _made_by(looks: str, site: LaidOut, options: Options) -> str:
    """All that pages are made with."""
    told = (f"audit={options.audit}", f"files={options.files}", f"language={site.catalogue.site.language}")
    return " ".join((looks, *told))


def _seen(memo: Memo[Made, Sum], portion: str) -> Iterator[Found]:
    return (made.seen for _, _, made in memo.noted([portion]))


def _proved(site: LaidOut, batches: Sequence[Batch] = ()) -> tuple[Diagnostic, ...]:
    """What the audit finds in the words file and, given all pages, across them."""
    if site.auditor is None:
        return ()
    return (*site.auditor.words(), *site.auditor.site(batches))


def _making(tree: SourceTree, site: LaidOut, options: Options) -> Making:
    return Making(
        sources=origin(tree),
        as_of=options.as_of.isoformat(),
        base_url=site.catalogue.site.base_url,
        policy=site.plan.frame.policy,
        audited=site.auditor is not None,
        drafts=options.drafts,
        moves=site.plan.moves,
    )
