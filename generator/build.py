"""The pipeline: read, judge, plan, render, write, and where to stop.

Every phase finishes its own work, so that all problems of a run come out
together; nothing is written while there is an error. Start with `check` and
`build`.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from generator.audit.auditor import Auditor, Found
from generator.diagnostics.problem import Diagnostic, Outcome, has_errors, in_order
from generator.diagnostics.rules import Rules
from generator.files.full_text import full_text, not_installed
from generator.files.kept import Kept
from generator.files.manifest import Making
from generator.files.origin import origin
from generator.files.output import OutputTree
from generator.files.theme import read_theme
from generator.files.tree import SourceTree, read_tree
from generator.judging.derived import derive
from generator.linting.checks import lint
from generator.linting.manuscript import manuscript_of
from generator.model.catalogue import Catalogue, Engine
from generator.pages.inserts import filled
from generator.pages.plan import Plan, plan
from generator.pages.routes import ASSETS, card_of, output_path
from generator.pages.same_texts import same_texts
from generator.pages.views import Page
from generator.processes import in_processes, side_by_side
from generator.reading.load import load
from generator.rendering.assets import ThemeAssets, theme_assets
from generator.rendering.budgets import Load, Sizes, heaviest, load_of, over_budget, sizes
from generator.rendering.cards import Painter, painter_of
from generator.rendering.language import language_of
from generator.rendering.looks import looks_of
from generator.rendering.script_words import script_files
from generator.rendering.templates import Renderer, own_templates

MANY_FILES, MANY_PAGES = 500, 100
"""From where on a check is worth a second process."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked for. `as_of` is the only clock there is; `live` is the preview's script.

    Without `audit` nobody proves what the finished pages say.
    """

    root: Path
    as_of: date
    base_url: str = ""
    strict: bool = False
    drafts: bool = False
    files: bool = False
    live: str = ""
    audit: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """How a run ended: every problem in order, the texts they are in, and what was made."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    files: int = 0
    pages: int = 0
    sizes: Sizes | None = None

    @property
    def failed(self) -> bool:
        return has_errors(self.diagnostics)

    @property
    def lies(self) -> bool:
        """True if a finished page says what the data do not bear."""
        return any(d.code.startswith("audit/") for d in self.diagnostics)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A site that can be rendered and audited, page by page; `copies` are finished files by address."""

    catalogue: Catalogue
    plan: Plan
    renderer: Renderer
    copies: Mapping[str, bytes]
    auditor: Auditor | None = None
    painter: Painter | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that comes before rendering: the snapshot, the rules of the site, what was found (whatever its level).

    There is a `site` only without errors.
    """

    tree: SourceTree
    rules: Rules
    found: tuple[Diagnostic, ...]
    site: LaidOut | None = None

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return in_order(self.rules.apply(self.found))

    def report(
        self, rendering: Iterable[Diagnostic] | None = None, files: int = 0, pages: int = 0, sizes: Sizes | None = None
    ) -> Report:
        """Everything found, by the rules of the site. Whether a waiver is unused shows only after `rendering`."""
        found = (*self.found, *(rendering or ()))
        unused = () if rendering is None else self.rules.unused(found)
        told = in_order(self.rules.apply((*found, *unused)))
        named = {d.span.path for d in told if d.span} | {r.span.path for d in told for r in d.related}
        sources = {path: self.tree.text(path) for path in named if path in self.tree.files}
        return Report(told, sources, files, pages, sizes)


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


@dataclass(frozen=True, slots=True)
class Share:
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
        audited=site.auditor is not None,
        drafts=options.drafts,
        verdicts={path: winner for share in shares for path, winner in share.verdicts.items()},
        moves=site.plan.moves,
    )


def load_catalogue(options: Options) -> Catalogue | None:
    """Read the site as far as it can be read; None without a sound evenhand.yaml."""
    loaded = load(read_tree(options.root).value or SourceTree(), options.as_of, options.drafts).value
    return loaded.catalogue if loaded else None


def prepare(reading: Outcome[SourceTree], options: Options, jobs: int = 1) -> Prepared:
    """Do all that comes before rendering. What it makes lives as long as the site, so no garbage is looked for."""
    gc.disable()
    try:
        return _prepare(reading, options, jobs)
    finally:
        gc.freeze()
        gc.enable()


def _prepare(reading: Outcome[SourceTree], options: Options, jobs: int) -> Prepared:
    tree = reading.value or SourceTree()
    loading = load(tree, options.as_of, options.drafts)
    problems = (*reading.diagnostics, *loading.diagnostics)
    loaded = loading.value
    if loaded is None:
        return Prepared(tree, Rules(strict=options.strict), problems)
    catalogue = derive(loaded.catalogue)
    if options.base_url:
        catalogue = replace(catalogue, site=replace(catalogue.site, base_url=options.base_url.rstrip("/") + "/"))
    rules = Rules(catalogue.site.checks, loaded.waivers, options.strict)
    laid_out, linted = side_by_side(
        lambda: _lay_out(catalogue, tree, options),
        lambda: Outcome(None, lint(manuscript_of(catalogue, loaded.documents, tree, options.as_of))),
        forked=jobs > 1 and len(tree.files) >= MANY_FILES,
    )
    found = (*problems, *laid_out.diagnostics, *linted.diagnostics)
    return Prepared(tree, rules, found, None if has_errors(rules.apply(found)) else laid_out.value)


def _lay_out(catalogue: Catalogue, tree: SourceTree, options: Options) -> Outcome[LaidOut]:
    theme, own = read_theme(), own_templates(tree)
    spoken = language_of(catalogue.site.language, theme, own)
    language = spoken.value
    sources = {**theme, **own, **script_files(catalogue, language)}
    dressed = theme_assets(sources, catalogue.site.theme, tree.files)
    assets = dressed.value or ThemeAssets({}, {})
    catalogue = filled(catalogue, language.speech.value if language else str)
    painting = painter_of(theme, own, options.root / "templates") if catalogue.site.cards else Outcome(None)
    lettering = painting.value.lettering if painting.value else None
    letters = lettering.letters if lettering else None
    planned = plan(catalogue, assets.urls, files=options.files, live=options.live, letters=letters)
    absent = not_installed() if catalogue.site.engine is Engine.PAGEFIND else ()
    problems = (*dressed.diagnostics, *spoken.diagnostics, *painting.diagnostics, *absent, *planned.diagnostics)
    if planned.value is None or language is None:
        return Outcome(None, problems)
    looks = looks_of(theme, own, language.speech, lettering)
    auditor = Auditor(catalogue, *language.files) if options.audit else None
    copies = _copies(tree, planned.value, assets)
    site = LaidOut(catalogue, planned.value, looks.value, copies, auditor, painting.value) if looks.value else None
    return Outcome(site, (*problems, *looks.diagnostics))


def _copies(tree: SourceTree, plan: Plan, assets: ThemeAssets) -> Mapping[str, bytes]:
    copies = {asset.url: tree.files[asset.source] for asset in plan.assets}
    return MappingProxyType({**assets.files, **copies})
