"""All that comes before rendering: what was loaded is laid out as pages, and all problems are gathered.

Every phase finishes its own work, so that all problems come out together. Start with `prepare`.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Outcome, has_errors, in_order
from generator.diagnostics.rules import Rules
from generator.files.full_text import not_installed
from generator.files.origin import tools
from generator.files.programs import Programs
from generator.files.theme import read_theme
from generator.files.tree import SourceTree
from generator.garbage import unswept
from generator.loading import Loading
from generator.model.catalogue import Catalogue, Engine
from generator.pages.asked import ALL
from generator.pages.inserts import filled
from generator.pages.plan import Plan, plan
from generator.rendering.assets import ThemeAssets, theme_assets
from generator.rendering.cards import Painter, painter_of
from generator.rendering.language import Language, language_of
from generator.rendering.looks import looks_of
from generator.rendering.script_words import script_files
from generator.rendering.templates import Renderer, own_templates
from generator.rendering.weights import Sizes
from generator.runs import USUAL, Manner, Options, Report

if TYPE_CHECKING:
    from generator.audit.auditor import Auditor


class Look(Struct, frozen=True):
    """What decides how a site looks and speaks: the files of the theme and its own, and the words among these."""

    theme: Mapping[str, bytes]
    own: Mapping[str, bytes]
    spoken: Outcome[Language]
    programs: Programs | None


class LaidOut(Struct, frozen=True):
    """A site that can be rendered and audited, page by page; `copies` are finished files by address."""

    catalogue: Catalogue
    plan: Plan
    renderer: Renderer
    copies: Mapping[str, bytes]
    auditor: "Auditor | None" = None
    painter: Painter | None = None


Meanwhile = Callable[[LaidOut], object]


class Prepared(Struct, frozen=True):
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

    def checked(self, found: tuple[Diagnostic, ...]) -> "Prepared":
        """The same with more that was found, which may leave no site."""
        told = (*self.found, *found)
        return Prepared(self.tree, self.rules, told, None if has_errors(self.rules.apply(told)) else self.site)

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


def prepare(loading: Loading, manner: Manner = USUAL, meanwhile: Meanwhile = lambda site: None) -> Prepared:
    """Do all that comes before rendering; `meanwhile` is done while another process may be at the editorial checks."""
    prepared = lay_out(loading, manner)
    if prepared.site:
        meanwhile(prepared.site)
    with manner.timings.of("check"), unswept():
        return prepared.checked(loading.findings())


def lay_out(loading: Loading, manner: Manner = USUAL) -> Prepared:
    """Do all but the editorial checks."""
    tree, options = loading.tree, loading.options
    with unswept():
        theme = read_theme()
        programs = Programs(manner.cache / "programs", tools().decode()) if manner.cache else None
        with manner.timings.of("load"):
            tag = loading.language()
        own = own_templates(tree)
        with manner.timings.of("lay out"):  # while the rest is being read
            spoken = language_of(tag, theme, own, programs) if tag else Outcome(None)
        with manner.timings.of("load"):
            read = loading.site()
        if read.value is None:
            return Prepared(tree, Rules(strict=options.strict), read.diagnostics)
        catalogue = read.value.catalogue
        with manner.timings.of("lay out"):
            laid_out = _laid_out(catalogue, tree, options, Look(theme, own, spoken, programs))
    rules = Rules(catalogue.site.checks, read.value.waivers, options.strict)
    return Prepared(tree, rules, read.diagnostics, laid_out.value).checked(laid_out.diagnostics)


def _laid_out(catalogue: Catalogue, tree: SourceTree, options: Options, look: Look) -> Outcome[LaidOut]:
    theme, own, spoken, language = look.theme, look.own, look.spoken, look.spoken.value
    sayable = None if has_errors(spoken.diagnostics) else language
    sources = {**theme, **own, **script_files(catalogue, sayable)}
    dressed = theme_assets(sources, catalogue.site.theme, tree.files)
    assets = dressed.value or ThemeAssets({}, {})
    catalogue = filled(catalogue, language.speech.value if language else str)
    painting = painter_of(theme, own, options.root / "templates") if catalogue.site.cards else Outcome(None)
    lettering = painting.value.lettering if painting.value else None
    letters = lettering.letters if lettering else None
    looks = looks_of(theme, own, language, lettering, look.programs) if language else Outcome(None)
    asked = looks.value.asked if looks.value else ALL
    planned = plan(catalogue, assets.urls, files=options.files, live=options.live, letters=letters, asked=asked)
    absent = not_installed() if catalogue.site.engine is Engine.PAGEFIND else ()
    problems = (*dressed.diagnostics, *spoken.diagnostics, *painting.diagnostics, *absent, *planned.diagnostics)
    if planned.value is None or language is None or looks.value is None:
        return Outcome(None, problems)
    auditor = _auditor(catalogue, language) if options.audit else None
    copies = _copies(tree, planned.value, assets)
    site = LaidOut(catalogue, planned.value, looks.value.renderer, copies, auditor, painting.value)
    return Outcome(site, (*problems, *looks.diagnostics))


def _auditor(catalogue: Catalogue, language: Language) -> "Auditor":
    """A build that proves nothing need not load what proves it."""
    from generator.audit.auditor import Auditor

    return Auditor(catalogue, *language.files)


def _copies(tree: SourceTree, plan: Plan, assets: ThemeAssets) -> Mapping[str, bytes]:
    copies = {asset.url: tree.files[asset.source] for asset in plan.assets}
    return MappingProxyType({**assets.files, **copies})
