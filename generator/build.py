"""The pipeline: prepare, render, audit, write, and where to stop.

Nothing is written while there is an error. Start with `check` and `build`.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics.problem import Diagnostic, has_errors
from generator.files.full_text import full_text
from generator.files.kept import Kept
from generator.files.manifest import Making
from generator.files.origin import made_with, origin
from generator.files.output import OutputTree
from generator.files.tree import SourceTree, read_tree
from generator.loading import Loading, begin
from generator.memo.memo import Memo
from generator.pages.routes import ASSETS, output_path
from generator.pages.same_texts import same_texts
from generator.pages.views import Page
from generator.preparation import LaidOut, Prepared, prepare
from generator.processes import ahead, in_processes
from generator.rendering.budgets import Loaded, heaviest, over_budget, sizes
from generator.runs import USUAL, Manner, Options, Report
from generator.share import Made, Share, portions, share_of

MANY_PAGES = 60
"""From where on a check is worth a second process."""
Anew = Mapping[str, tuple[str, ...]]
NOTHING: Mapping[str, Any] = {}


class Whole(Struct, frozen=True):
    """What all processes made of `pages` and found, by address.

    `anew` are the pages that had to be made, each with the reasons, `amiss` those that something was found on.
    """

    pages: tuple[Page, ...]
    made: Mapping[str, Made]
    problems: tuple[Diagnostic, ...]
    amiss: frozenset[str]
    anew: Anew

    @classmethod
    def of(
        cls, pages: tuple[Page, ...], shares: list[Share], known: Mapping[str, Made] = NOTHING, anew: Anew = NOTHING
    ) -> Self:
        made = {url: page for share in shares for url, page in share.made.items()}
        problems = tuple(problem for share in shares for problem in share.problems)
        return cls(pages, {**known, **made}, problems, frozenset().union(*(share.amiss for share in shares)), anew)

    @property
    def digests(self) -> dict[str, str]:
        """Those of all files that pages have, by path."""
        made = ((page, self.made[page.url]) for page in self.pages if page.url in self.made)
        return {path: digest for page, result in made for path, digest in result.digests(page).items()}

    @property
    def heavy(self) -> tuple[Loaded, ...]:
        """The heaviest pages, if any page is over a budget, one of these is."""
        return heaviest((page, self.made[page.url].load) for page in self.pages if page.url in self.made)

    @property
    def sound(self) -> dict[str, Made]:
        """What need not be looked at again."""
        return {url: page for url, page in self.made.items() if url not in self.amiss}


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
    dealt = portions(pages, jobs)
    shares = in_processes(lambda n: share_of(site, dealt[n], lambda path, data: "", manner.timings.fresh()), jobs)
    whole = Whole.of(pages, shares)
    return prepared.report((*whole.problems, *_across(site, whole, whole.heavy), *_proved(site, ())))


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
        prepared = _prepared(loading, manner)
        site = prepared.site
        if site is None:
            return prepared.report()
        target.open()
        memo = Memo(b"" if manner.anew else target.remembered(), _tools(prepared.tree, site, options), Made)
        kept = Kept(target.workshop / "cards")
        whole = _make(site, target, memo, kept, manner)
        with manner.timings.of("look at the whole"):
            report = _reported(prepared, site, whole)
        if not report.failed:
            with manner.timings.of("show"):
                noting = ahead(lambda: _note(target, memo, whole), manner.jobs > 1)
                _show(site, target, whole, _making(prepared.tree, site, whole.made, options))
                kept.keep_only({page.card for page in whole.made.values()})
                next(noting)
            manner.ended(report)
        return report


def _prepared(loading: Loading, manner: Manner) -> Prepared:
    """What was laid out lives until we end: nobody need look whether it is garbage."""
    prepared = prepare(loading, manner)
    gc.freeze()
    return prepared


def _note(target: OutputTree, memo: Memo[Made], whole: Whole) -> Iterator[None]:
    """Leave what the next build has to know; of pages that are then not shown after all it finds no file."""
    target.remember(memo.noted(whole.pages, whole.sound))
    yield


def _show(site: LaidOut, target: OutputTree, whole: Whole, making: Making) -> None:
    target.adopt(whole.digests)
    for url, data in site.copies.items():
        target.write(url, data)
    if site.plan.frame.full_text:
        for path, data in full_text(target.settle()):
            target.write(path, data)
    target.switch(making, keep=ASSETS)


def _make(site: LaidOut, target: OutputTree, memo: Memo[Made], kept: Kept, manner: Manner) -> Whole:
    """Make the pages that would be different; all others stand in one of the trees already."""
    pages = tuple(site.plan.pages.laid_out())
    with manner.timings.of("remember"):
        known = {page.url: was for page in pages if (was := memo.recall(page)) and target.keep(was.digests(page))}
    asked = tuple(page for page in pages if page.url not in known)
    jobs = manner.jobs if len(asked) >= MANY_PAGES else 1
    dealt = portions(asked, jobs)

    def told(done: int) -> None:
        manner.progress(min(done * jobs, len(asked)), len(asked))

    def work(number: int) -> Share:
        watch = told if number == 0 else None
        return share_of(site, dealt[number], target.write, manner.timings.fresh(), watch, kept, memo.subjects)

    shares = in_processes(work, jobs)
    for share in shares:
        manner.timings.add(share.spans)
        memo.adopt(share.subjects)
    return Whole.of(pages, shares, known, {page.url: memo.why(page) for page in asked})


def _reported(prepared: Prepared, site: LaidOut, whole: Whole) -> Report:
    made = whole.made
    proved = _proved(site, () if has_errors(whole.problems) else made.values())
    files = len(site.copies) + sum(1 + bool(page.card) for page in made.values())
    heavy = whole.heavy
    found = (*whole.problems, *_across(site, whole, heavy), *proved)
    return replace(prepared.report(found, files, len(whole.pages), sizes(heavy, site.copies)), anew=whole.anew)


def _tools(tree: SourceTree, site: LaidOut, options: Options) -> str:
    told = (f"audit={options.audit}", f"files={options.files}", f"language={site.catalogue.site.language}")
    return made_with(tree, told)


def _across(site: LaidOut, whole: Whole, heavy: tuple[Loaded, ...]) -> Iterator[Diagnostic]:
    """What shows only when all pages are there; `heavy` are the heaviest."""
    texts = {url: (page.title, page.description) for url, page in whole.made.items() if page.title}
    yield from same_texts(whole.pages, texts)
    yield from over_budget(heavy, site.copies)


def _proved(site: LaidOut, made: Iterable[Made]) -> tuple[Diagnostic, ...]:
    """What the audit finds in the words file and, given all pages, across them."""
    if site.auditor is None:
        return ()
    return (*site.auditor.words(), *site.auditor.site(page.seen for page in made))


def _making(tree: SourceTree, site: LaidOut, made: Mapping[str, Made], options: Options) -> Making:
    return Making(
        sources=origin(tree),
        as_of=options.as_of.isoformat(),
        base_url=site.catalogue.site.base_url,
        policy=site.plan.frame.policy,
        audited=site.auditor is not None,
        drafts=options.drafts,
        verdicts={output_path(url): page.winner for url, page in made.items() if page.winner},
        moves=site.plan.moves,
    )
