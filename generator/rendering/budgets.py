"""How heavy pages are, and how heavy they may be: markup, styles and scripts before compression.

Reads finished pages as bytes; knows no view. Start with `load_of` and `over_budget`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Span
from generator.pages.routes import ASSETS
from generator.pages.views import Page
from generator.rendering.weights import KB, MARKUP, SCRIPTS, STYLES, Sizes, kilobytes

PAIR = "pair.html"
ARTICLE = re.compile(rb"<article\b.*?</article>", re.DOTALL)
ADDRESS = re.compile(rb"""\s(?:src|href)=["']?([^"'\s>]+)""")
IMPORT = re.compile(rb"""\b(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
CONFIG = "evenhand.yaml"


class Load(Struct, frozen=True):
    """What a page weighs by itself, and the styles and scripts that it names, by address from the site's root."""

    url: str
    source: str
    markup: int
    """Bytes of a pair's page without its article; 0 for any other page."""
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


def load_of(page: Page, data: bytes) -> Load:
    """Weigh a finished page."""
    markup = len(ARTICLE.sub(b"", data)) if page.template == PAIR else 0
    styles = (link for link in _tags(data, b"<link") if b"stylesheet" in link)
    return Load(page.url, page.source or CONFIG, markup, _addresses(styles), _addresses(_tags(data, b"<script")))


def heaviest(loads: Iterable[Load]) -> tuple[Load, ...]:
    """Of the pages that load the same files the one that is heaviest by itself."""
    found: dict[tuple[tuple[str, ...], ...], Load] = {}
    for load in loads:
        key = (load.styles, load.scripts)
        if key not in found or found[key].markup < load.markup:
            found[key] = load
    return tuple(found.values())


def sizes(loads: Iterable[Load], files: Mapping[str, bytes]) -> Sizes:
    """Gather the most that any page weighs; `files` are the assets by address."""
    known = tuple(loads)
    return Sizes(
        max((load.markup for load in known), default=0),
        max((_total(load.styles, files) for load in known), default=0),
        max((_total(imported(load.scripts, files), files) for load in known), default=0),
    )


def over_budget(loads: Iterable[Load], files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield what is too heavy, with the heaviest page; emits `budget/html`, `budget/css` and `budget/js`."""
    known = tuple(loads)
    for code, what, limit, weight in (
        ("budget/html", "without its article", MARKUP, lambda load: load.markup),
        ("budget/css", "in styles", STYLES, lambda load: _total(load.styles, files)),
        ("budget/js", "in scripts", SCRIPTS, lambda load: _total(imported(load.scripts, files), files)),
    ):
        load = max(known, key=weight, default=None)
        if load and weight(load) > limit:
            message = f"/{load.url} has {kilobytes(weight(load))} kB {what}, the budget is {limit // KB} kB"
            yield Diagnostic(code, message, Span(load.source))


def imported(addresses: Iterable[str], files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Scripts and all that they import, be it when somebody first needs it; each once."""
    found, waiting = dict.fromkeys(addresses), list(addresses)
    while waiting:
        address = waiting.pop()
        for match in IMPORT.finditer(files.get(address, b"")):
            other = normpath(join(dirname(address), match[1].decode("utf-8", "replace")))
            if other in files and other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)


def _total(addresses: tuple[str, ...], files: Mapping[str, bytes]) -> int:
    return sum(len(files.get(address, b"")) for address in addresses)


def _tags(data: bytes, opening: bytes) -> Iterator[bytes]:
    at = data.find(opening)
    while at >= 0:
        end = data.find(b">", at)
        yield data[at:end]
        at = data.find(opening, max(end, at + 1))


def _addresses(tags: Iterable[bytes]) -> tuple[str, ...]:
    """Where assets lie, from the site's root; what is no asset of the site is left out."""
    found = (match[1].decode("utf-8", "replace") for tag in tags if (match := ADDRESS.search(tag)))
    return tuple(address[address.rindex(f"{ASSETS}/") :] for address in found if f"{ASSETS}/" in address)
