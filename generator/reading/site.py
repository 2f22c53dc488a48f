"""`evenhand.yaml` becomes the site. Start with `read_site`."""

from dataclasses import dataclass
from types import MappingProxyType

from generator.diagnostics.problem import Span
from generator.files.tree import CONFIG
from generator.model.catalogue import NavigationItem, Publisher, Site, Theme
from generator.model.rubric import Rubric
from generator.reading.categories import check_known, read_rubric
from generator.reading.desk import Desk
from generator.reading.images import find_image
from generator.reading.schema.site import FreshnessEntry, SiteFile

ADJUSTABLE = ("image/missing", "image/no-alt", "link/dangling", "markdown/heading", "plan/same-text", "text/trimmed")
"""The codes whose level a site may set; the others mean that a page would be wrong or missing."""


@dataclass(frozen=True, slots=True)
class SiteOfFile:
    """The site, and what of its file only loading needs."""

    site: Site
    rubric: Rubric | None
    freshness: FreshnessEntry


def read_site(desk: Desk) -> SiteOfFile | None:
    """Read `evenhand.yaml`; None if it is missing or broken."""
    if CONFIG not in desk.tree.files:
        if not any(p.span and p.span.path == CONFIG for p in desk.problems):
            hint = "run `evenhand new DIR` to start a site"
            desk.report("files/no-config", f"there is no {CONFIG}", Span(CONFIG), hint)
        return None
    read = desk.read(CONFIG, SiteFile)
    if read is None:
        return None
    document, written = read
    check_known(desk, document, ("checks",), written.checks, ADJUSTABLE, "check")
    theme = written.theme
    logo = find_image(desk, theme.logo, "content", document.span("theme", "logo")) if theme.logo else None
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
        limit=written.limits.pages,
        theme=Theme(theme.accent_a, theme.accent_b, logo),
        navigation=tuple(
            NavigationItem(entry.title, entry.to, document.span("navigation", n, "to"))
            for n, entry in enumerate(written.navigation)
        ),
        extra=MappingProxyType(written.extra),
    )
    rubric = read_rubric(desk, document, written.rubric) if written.rubric else None
    return SiteOfFile(site, rubric, written.freshness)
