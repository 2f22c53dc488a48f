"""The page that puts two to four products of a category side by side. Start with `compare_page`.

Scripts fill it from the file of `pages.table`; without them it leads to the
pages of all pairs.
"""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.categories import CategoryPages
from generator.pages.category import PAIRS_A_PAGE, PairGroup, group
from generator.pages.roster import stretches
from generator.pages.routes import Routes, root_of
from generator.pages.views import Frame, Head, Link, Page, View, phrase

MOST = 4
"""Products side by side."""


class Shelf(Struct, frozen=True):
    """A category: where its facts are, and its pairs, or where they are listed if there are too many."""

    id: str
    name: str
    table: str
    pairs: tuple[PairGroup, ...]
    pair_count: int
    url: str


class CompareView(View, frozen=True):
    shelves: tuple[Shelf, ...]
    places: tuple[int, ...]
    """The numbers of the products that may stand side by side."""
    pair: str
    """Address of a pair, with `{category}`, `{a}` and `{b}` to be filled in."""


def compare_page(frame: Frame, routes: Routes, categories: Sequence[CategoryPages], home: Link) -> Page:
    shelves = []
    room = PAIRS_A_PAGE
    for pages in categories:
        few = len(pages.pairs) <= room
        room -= len(pages.pairs) if few else 0
        listed = stretches(pages.category.id, pages.pairs.all, PAIRS_A_PAGE) if few else []
        links = group([entry for stretch in listed for entry in stretch.entries(routes)])
        card = pages.card
        shelves.append(Shelf(card.id, card.name, routes.table(card.id), links, len(pages.pairs), card.url))
    subjects = (frame, routes.compare(), tuple(shelves), routes.pair("{category}", "{a}", "{b}"), home)
    return Page(routes.compare(), "compare.html", compare_view, subjects)


def compare_view(frame: Frame, url: str, shelves: tuple[Shelf, ...], pair: str, home: Link) -> CompareView:
    title = phrase("compare-title")
    return CompareView(
        frame=frame,
        root=root_of(url),
        head=Head(
            url, title, phrase("compare-description", title=frame.title), (home, Link(title, url)), searched=False
        ),
        shelves=shelves,
        places=tuple(range(1, MOST + 1)),
        pair=pair,
    )
