"""`evenhand.yaml` becomes the site. Start with `read_site`."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from generator.diagnostics.codes import CODES
from generator.diagnostics.problem import Span
from generator.diagnostics.suggest import closest, only_answer
from generator.files.names import CONFIG
from generator.files.tree import SourceTree
from generator.model.catalogue import Limit, NavigationItem, Publisher, Site
from generator.model.publishing import FolderTarget, GitTarget, Hosting, PublishingTarget, S3Target, SshTarget
from generator.model.rubric import Rubric
from generator.reading.categories import read_rubric
from generator.reading.desk import ADJUSTABLE, Desk
from generator.reading.nodes import Document
from generator.reading.schema.site import FreshnessEntry, SiteFile
from generator.reading.schema.targets import FolderTargetEntry, S3TargetEntry, SshTargetEntry, TargetEntries
from generator.reading.theme import read_theme
from generator.reading.validation import edit


class SiteOfFile(Struct, frozen=True):
    """The site, and what of its file only loading needs."""

    site: Site
    rubric: Rubric | None
    freshness: FreshnessEntry


def language_in(tree: SourceTree) -> str:
    """The language that `evenhand.yaml` asks for, empty if it is missing or broken.

    Known before anything else is read; what was read is kept for `read_site`.
    """
    read = Desk(tree, date.min).read(CONFIG, SiteFile) if CONFIG in tree.files else None
    return read[1].language if read else ""


def read_site(desk: Desk) -> SiteOfFile | None:
    """Read `evenhand.yaml`; None if it is missing or broken."""
    if CONFIG not in desk.tree.files:
        if CONFIG not in desk.tree.refused:
            hint = "run `evenhand new DIR` to start a site"
            desk.report("files/no-config", f"there is no {CONFIG}", Span(CONFIG), hint)
        return None
    read = desk.read(CONFIG, SiteFile)
    if read is None:
        return None
    document, written = read
    _check_levels(desk, document, written.checks)
    publisher = written.publisher
    site = Site(
        title=written.title,
        base_url=written.base_url.rstrip("/") + "/",
        description=written.description,
        language=written.language,
        publisher=Publisher(publisher.name, publisher.url) if publisher else Publisher(),
        currency=written.currency,
        source_url=written.source_url,
        checks=MappingProxyType(written.checks),
        limit=Limit(written.limits.pages, document.span("limits", "pages")),
        evidence_days=written.freshness.evidence,
        theme=read_theme(desk, document, written.theme),
        cards=written.cards,
        engine=written.search.engine,
        navigation=tuple(
            NavigationItem(entry.title, entry.to, document.span("navigation", n, "to"))
            for n, entry in enumerate(written.navigation)
        ),
        targets=tuple(_target(name, entry) for name, entry in written.targets.items()),
        extra=MappingProxyType(written.extra),
    )
    rubric = read_rubric(desk, document, written.rubric) if written.rubric else None
    return SiteOfFile(site, rubric, written.freshness)


def _target(name: str, entry: TargetEntries) -> PublishingTarget:
    hosting = Hosting(entry.host, entry.paid, MappingProxyType(entry.headers), entry.verify)
    if isinstance(entry, FolderTargetEntry):
        return FolderTarget(name, entry.path, hosting)
    if isinstance(entry, SshTargetEntry):
        return SshTarget(name, entry.server, entry.path, entry.port, hosting)
    if isinstance(entry, S3TargetEntry):
        return S3Target(name, entry.bucket, entry.prefix, entry.endpoint or "", entry.region or "", hosting)
    return GitTarget(name, entry.branch, entry.remote, hosting)


def _check_levels(desk: Desk, document: Document, codes: Iterable[str]) -> None:
    """Emits `reference/check` for a level of something that is no check, or whose level is not the site's to set."""
    for code in codes:
        if code in ADJUSTABLE:
            continue
        span, near = document.span("checks", code, key=True), closest(code, ADJUSTABLE)
        if code in CODES:
            desk.report("reference/check", f"the level of `{code}` cannot be set", span, "it would make a page wrong")
        else:
            hint = f"did you mean `{near}`?" if near else "`evenhand explain` lists them"
            desk.report(
                "reference/check",
                f"there is no check `{code}`",
                span,
                hint,
                fix=edit(span, only_answer(code, ADJUSTABLE)),
            )
