"""What surrounds every page: navigation, footer, styles. Start with `make_frame`."""

from collections.abc import Mapping
from posixpath import basename

from generator.diagnostics.problem import Diagnostic
from generator.judging.values import NotFound
from generator.model.catalogue import Catalogue, Engine, NavigationItem
from generator.pages.assets import Gallery
from generator.pages.directory import Directory
from generator.pages.policy import POLICY, WASM, policy
from generator.pages.views import Frame, Link, phrase

ThemeUrls = Mapping[str, str]


def make_frame(
    catalogue: Catalogue, theme: ThemeUrls, directory: Directory, gallery: Gallery, problems: list[Diagnostic],
    live: str, letters: frozenset[int] | None,
) -> Frame:  # fmt: skip
    """Navigation is what the site says, or else its categories; both end with how we score. Emits `link/dangling`."""
    site, routes = catalogue.site, directory.routes
    method = Link(phrase("method-title"), routes.method())
    if site.navigation:
        navigation = [link for item in site.navigation if (link := _item(item, directory, problems))]
    else:
        navigation = [*(Link(c.name, routes.category(c.id)) for c in catalogue.categories), method]
    pages = [Link(p.title, routes.page(p.id)) for p in catalogue.pages]
    return Frame(
        title=site.title,
        description=site.description,
        language=site.language,
        base_url=site.base_url,
        home=routes.home(),
        publisher=site.publisher.name or site.title,
        publisher_url=site.publisher.url,
        navigation=tuple(navigation),
        footer=(
            *sorted(pages, key=lambda link: str(link.text)),
            Link(phrase("compare-title"), routes.compare()),
            method,
        ),
        stylesheet=theme.get("style.css", ""),
        favicon=theme.get("favicon.svg", ""),
        logo=gallery.place(site.theme.logo) if site.theme.logo else None,
        logo_dark=gallery.place(site.theme.logo_dark) if site.theme.logo and site.theme.logo_dark else None,
        logo_alt=site.theme.logo_alt if site.theme.logo else "",
        fonts=tuple(theme[basename(path)] for path in site.theme.fonts.values() if basename(path) in theme),
        policy=policy(WASM) if site.engine is Engine.PAGEFIND else POLICY,
        assets=theme,
        live=live,
        search=routes.search(),
        accents=(site.theme.light.get("accent-a", ""), site.theme.light.get("accent-b", "")),
        letters=letters,
        full_text=site.engine is Engine.PAGEFIND and not routes.files and not live,
        search_index="" if routes.files else routes.search_index(),
    )


def _item(item: NavigationItem, directory: Directory, problems: list[Diagnostic]) -> Link | None:
    if item.target.startswith(("http://", "https://")):
        return Link(item.title, item.target)
    found = directory.find(item.target)
    if isinstance(found, NotFound):
        if not found.unread:
            problems.append(Diagnostic("link/dangling", found.message, item.span, hint=found.hint))
        return None
    return Link(item.title, found.url)
