"""The only place that decides addresses.

An address is relative to the site's root, without a leading slash: "" is the
home page, "ai-models/gemma-3/" a product. A page reaches another through its
own `root` ("../../") before it, so a site works under any path and from a
folder on disk. Start with `Routes`.
"""

import re
from collections.abc import Iterator
from typing import NewType
from urllib.parse import quote

from msgspec import Struct

from generator.diagnostics.problem import Span

Url = NewType("Url", str)
ASSETS = "assets"
"""The folder of all files whose names change with their bytes."""
CARD = "card.png"
FEED = "feed.xml"
BETWEEN = "-vs-"
"""Stands between the ids of a pair, which may begin or end with `vs` themselves."""
CUT = re.compile(f"(?={BETWEEN})")


class Routes(Struct, frozen=True):
    """`files`: links name `index.html`, so that a folder can be opened without a server.

    `source_url` leads to a line of a source file, with `{path}` and `{line}` to be filled in; empty: nowhere.
    """

    files: bool = False
    source_url: str = ""

    def home(self) -> Url:
        return self._page("")

    def category(self, id: str) -> Url:
        return self._page(f"{id}/")

    def category_index(self, id: str, number: int) -> Url:
        """A page of all pairs, counted from 1."""
        return self._page(f"{id}/index/" if number == 1 else f"{id}/index/{number}/")

    def product(self, category: str, id: str) -> Url:
        return self._page(f"{category}/{id}/")

    def alternatives(self, category: str, id: str) -> Url:
        return self._page(f"{category}/{id}/alternatives/")

    def pair(self, category: str, first: str, second: str) -> Url:
        """One address for both orders: ids stand in code-point order."""
        a, b = (first, second) if first < second else (second, first)
        return Url(f"{category}/{a}{BETWEEN}{b}/index.html" if self.files else f"{category}/{a}{BETWEEN}{b}/")

    def ids_at(self, category: str, url: str) -> Iterator[tuple[str, str]]:
        """The pairs of ids that an address may be made of, whether or not there are such products."""
        place, _, rest = url.partition("/")
        if place == category:
            both = rest.partition("/")[0]
            for cut in CUT.finditer(both):
                yield both[: cut.start()], both[cut.start() + len(BETWEEN) :]

    def article(self, id: str) -> Url:
        return self._page(f"articles/{id}/")

    def page(self, id: str) -> Url:
        return self._page(f"{id}/")

    def method(self) -> Url:
        return self._page("how-we-score/")

    def asset(self, name: str) -> Url:
        return Url(f"{ASSETS}/{name}")

    def feed(self, category: str = "") -> Url:
        return Url(f"{category}/{FEED}" if category else FEED)

    def costs(self, category: str) -> Url:
        """What scripts reckon with."""
        return Url(f"{category}/costs.json")

    def table(self, category: str) -> Url:
        """What scripts compare and sort products by."""
        return Url(f"{category}/table.json")

    def compare(self) -> Url:
        return self._page("compare/")

    def search(self) -> Url:
        return self._page("search/")

    def search_index(self) -> Url:
        """What scripts search."""
        return Url("search.json")

    def source(self, span: Span | None) -> str:
        """The whole address of a place in the sources, or an empty text if the site shows none."""
        if not self.source_url or span is None:
            return ""
        return self.source_url.replace("{path}", quote(span.path)).replace("{line}", str(span.line))

    def _page(self, path: str) -> Url:
        return Url(f"{path}index.html") if self.files else Url(path)


def is_like_between(id: str) -> bool:
    """True for an id that may make two pairs want one address."""
    return id == "vs" or id.startswith("vs-") or id.endswith("-vs")


def output_path(url: str) -> str:
    """The file that serves an address: "ai-models/" → "ai-models/index.html"."""
    return f"{url}index.html" if not url or url.endswith("/") else url


def card_of(pair: str) -> Url:
    """The address of the picture of a pair, given that of its page."""
    return Url(f"{canonical(pair)}{CARD}")


def root_of(url: str) -> str:
    """The way from a page to the site's root: "ai-models/gemma-3/" → "../../"."""
    return "../" * url.count("/") or "./"


def canonical(url: str) -> str:
    """The address as search engines know it, whatever links look like."""
    return url.removesuffix("index.html") if url == "index.html" or url.endswith("/index.html") else url
