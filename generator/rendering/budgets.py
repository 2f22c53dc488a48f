"""How heavy pages are, and how heavy they may be: markup, styles and scripts before compression.

Reads finished pages as bytes; knows no view. Start with `load_of` and `over_budget`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from posixpath import dirname, join, normpath

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Span
from generator.pages.routes import ASSETS
from generator.pages.views import Page
from generator.rendering.weights import KB, MARKUP, SCRIPTS, STYLES, Sizes, kilobytes

PAIR = "pair.html"
OPENING, CLOSING = b"<article", b"</article>"
ADDRESS = re.compile(rb"""\s(?:src|href)=["']?([^"'\s>]+)""")
IMPORT = re.compile(rb"""\b(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
CONFIG = "evenhand.yaml"
MANY = 1024
NAME = f"{ASSETS}/".encode()
LINK, SCRIPT = b"<link", b"<script"


class Load(Struct, frozen=True, array_like=True):
    """What a page weighs by itself, and the styles and scripts that it names, by address from the site's root."""

    markup: int
    """Bytes of a pair's page without the article that somebody wrote; 0 for any other page."""
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


def load_of(page: Page, data: bytes) -> Load:
    """Weigh a finished page."""
    markup = len(data) if page.template == PAIR else 0
    if markup and page.is_written:
        markup -= _articles(data)
    return Load(markup, *_named(tuple(_tags(data))))


def _articles(data: bytes) -> int:
    """The bytes of a page's articles, with their tags; one that does not end is none."""
    size, at = 0, data.find(OPENING)
    while at >= 0 and (end := data.find(CLOSING, at)) >= 0:
        after = end + len(CLOSING)
        if data[at + len(OPENING) : at + len(OPENING) + 1].isalnum():
            after = at + len(OPENING)  # an element of a longer name
        else:
            size += after - at
        at = data.find(OPENING, after)
    return size


class Loaded(Struct, frozen=True):
    """A page with its source, and what it weighs."""

    url: str
    source: str
    load: Load


def heaviest(loaded: Iterable[Loaded]) -> tuple[Loaded, ...]:
    """Of the pages that load the same files the one that is heaviest by itself."""
    found: dict[tuple[tuple[str, ...], ...], Loaded] = {}
    for page in loaded:
        key = (page.load.styles, page.load.scripts)
        if key not in found or _is_heavier(page, found[key]):
            found[key] = page
    return tuple(found.values())


def _is_heavier(page: Loaded, other: Loaded) -> bool:
    """Among equals the first by address counts, in whatever order they come."""
    return (-page.load.markup, page.url) < (-other.load.markup, other.url)


def sizes(loaded: Iterable[Loaded], files: Mapping[str, bytes]) -> Sizes:
    """Gather the most that any page weighs; `files` are the assets by address."""
    known = [page.load for page in loaded]
    return Sizes(
        max((load.markup for load in known), default=0),
        max((_total(load.styles, files) for load in known), default=0),
        max((_total(imported(load.scripts, files), files) for load in known), default=0),
    )


def over_budget(loaded: Iterable[Loaded], files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield what is too heavy, with the heaviest page; emits `budget/html`, `budget/css` and `budget/js`."""
    known = tuple(loaded)
    for code, what, limit, weight in (
        ("budget/html", "without its article", MARKUP, lambda load: load.markup),
        ("budget/css", "in styles", STYLES, lambda load: _total(load.styles, files)),
        ("budget/js", "in scripts", SCRIPTS, lambda load: _total(imported(load.scripts, files), files)),
    ):
        page = min(known, key=lambda page: (-weight(page.load), page.url), default=None)
        if page and weight(page.load) > limit:
            message = f"/{page.url} has {kilobytes(weight(page.load))} kB {what}, the budget is {limit // KB} kB"
            yield Diagnostic(code, message, Span(page.source or CONFIG))


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


def _tags(data: bytes) -> Iterator[bytes]:
    """The tags of styles and scripts, which are few: the word in their addresses is looked for, not the tags."""
    at = data.find(NAME)
    while at >= 0:
        end = data.find(b">", at)
        tag = data[data.rfind(b"<", 0, at) : end]
        if tag.startswith((LINK, SCRIPT)):
            yield tag
        at = data.find(NAME, max(end, at + 1))


@lru_cache(MANY)
def _named(tags: tuple[bytes, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The styles and the scripts that these tags name; most pages have the same."""
    of_kind = [[_asset(tag) for tag in tags if tag.startswith(kind)] for kind in (LINK, SCRIPT)]
    styles, scripts = (tuple([address for address in addresses if address]) for addresses in of_kind)
    return styles, scripts


def _asset(tag: bytes) -> str:
    """Where the script or style sheet of a tag lies, from the site's root; empty for anything else."""
    match = ADDRESS.search(tag)
    address = match[1].decode("utf-8", "replace") if match else ""
    is_asset = f"{ASSETS}/" in address and (tag.startswith(SCRIPT) or b"stylesheet" in tag)
    return address[address.rindex(f"{ASSETS}/") :] if is_asset else ""
