"""The page of a category: ranking, profiles, every pair; and the pages that list many pairs.

Start with `CategoryView`.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.judging.claims import Claim, OwnOverall, Superlative
from generator.judging.family import state
from generator.judging.standing import Standing, rank
from generator.model.catalogue import Category
from generator.model.product import Status
from generator.model.rubric import Rubric, Tenths, Workload
from generator.pages import prose
from generator.pages.cost_ranking import CostRanking, cost_rankings
from generator.pages.matrix import Matrix
from generator.pages.pager import within_reach
from generator.pages.parts import Column, Exhibit, ScoreNote
from generator.pages.roster import Stretch
from generator.pages.routes import Routes, root_of
from generator.pages.views import Frame, Head, Link, Picture, View, phrase
from generator.pages.weighing import FEWEST, Weighing

PAIRS_A_PAGE = 300


class RankedRow(Struct, frozen=True):
    """A product in the ranking, with one note per dimension. Without a rank it stands below the others."""

    name: str
    maker: str
    tagline: str
    url: str
    picture: Picture | None
    rank: Claim | None
    ranked: bool
    overall: OwnOverall | None
    scores: tuple[ScoreNote | None, ...]
    weighed: str
    """Its points as scripts read them; empty if it can have no rank."""
    state: Claim | None


class PairGroup(Struct, frozen=True):
    """All pairs whose first product (by id) is this one."""

    name: str
    links: tuple[Link, ...]


class ProfileRow(Struct, frozen=True):
    """A kind of reader: what it weighs and needs, and who wins under that."""

    name: str
    weights: tuple[Column, ...]
    needs: tuple[str, ...]
    claim: Claim


class CategoryView(View, frozen=True):
    name: str
    icon: str
    description: str
    columns: tuple[Column, ...]
    """The dimensions with their weights, in the order of the scores of each row."""
    ranked: tuple[RankedRow, ...]
    """Products with a rank, best first."""
    unranked: tuple[RankedRow, ...]
    """Products that are not ranked, and why."""
    weighing: Weighing | None
    """Where readers weigh for themselves."""
    table: str
    """Address of what scripts sort and filter by."""
    compare: str
    """Address of the page that puts some of these side by side."""
    best: tuple[Superlative, ...]
    """Who is ahead on each dimension."""
    matrix: Matrix | None
    """The first of the ranking, each against each."""
    best_for: tuple[ProfileRow, ...]
    """Who wins for each kind of reader."""
    costs: tuple[CostRanking, ...]
    """From cheapest to dearest, for each workload."""
    pairs: tuple[PairGroup, ...]
    """All pairs; empty if other pages list them."""
    pair_count: int
    pair_pages: tuple[Link, ...]
    """Pages that list the pairs, if there are too many for this one: the first, and from there on some of the rest."""
    written: tuple[Link, ...]
    """Pairs with an article."""
    article: prose.Text
    method: Link


class PairIndexView(View, frozen=True):
    name: str
    number: int
    of: int
    pairs: tuple[PairGroup, ...]
    pair_count: int
    pages: tuple[Link, ...]
    """This page, those near it and both ends: all of them if they are few."""
    category: Link


class CategoryCard(Struct, frozen=True):
    """What pages say of a category in a few lines."""

    id: str
    name: str
    icon: str
    singular: str
    description: str
    url: str
    feed: str


def category_card(category: Category, routes: Routes) -> CategoryCard:
    return CategoryCard(
        id=category.id,
        name=category.name,
        icon=category.icon,
        singular=category.singular,
        description=category.description,
        url=routes.category(category.id),
        feed=routes.feed(category.id),
    )


def ranked_row(standing: Standing, rubric: Rubric, show: Exhibit) -> RankedRow:
    product, card = standing.product, show.card
    return RankedRow(
        name=product.label,
        maker=product.maker,
        tagline=product.tagline,
        url=card.url,
        picture=card.picture,
        rank=rank(standing, rubric),
        ranked=standing.place is not None,
        overall=show.overall,
        weighed=show.weighed if product.status is Status.CURRENT else "",
        scores=tuple(show.notes.get(d.id) for d in rubric.dimensions),
        state=state(product, standing.heir),
    )


def group(pairs: Sequence[tuple[str, Link]]) -> tuple[PairGroup, ...]:
    """Gather (first product, link) entries, which stand in order, by their first product."""
    groups: dict[str, list[Link]] = {}
    for name, link in pairs:
        groups.setdefault(name, []).append(link)
    return tuple(PairGroup(name, tuple(links)) for name, links in groups.items())


def category_view(
    frame: Frame, card: CategoryCard, columns: tuple[Column, ...], rows: tuple[RankedRow, ...],
    weighing: Weighing | None, table: str, compare: str, best: tuple[Superlative, ...], matrix: Matrix | None,
    best_for: tuple[ProfileRow, ...], workloads: tuple[Workload, ...], current: tuple[Exhibit, ...],
    overalls: Mapping[str, Tenths], pairs: Stretch | None, routes: Routes, count: int,
    written: tuple[Link, ...], text: prose.Text, home: Link, method: Link, pair_pages: int,
) -> CategoryView:  # fmt: skip
    """The pairs, of which there are `count`, stand on the page itself unless there are so many pages that list them."""
    return CategoryView(
        frame=frame,
        root=root_of(card.url),
        head=Head(
            url=card.url,
            title=phrase("category-title", name=card.name, count=len(rows)),
            description=text.description
            or card.description
            or phrase("category-description", name=card.name, count=len(rows)),
            breadcrumb=(home, Link(card.name, card.url)),
            feed=card.feed,
            feed_title=card.name,
        ),
        name=card.name,
        icon=card.icon,
        description=card.description,
        columns=columns,
        ranked=tuple(r for r in rows if r.ranked),
        unranked=tuple(r for r in rows if not r.ranked),
        weighing=weighing if sum(r.ranked for r in rows) >= FEWEST else None,
        table=table,
        compare=compare,
        best=best,
        matrix=matrix,
        best_for=best_for,
        costs=tuple(cost_rankings(workloads, current, overalls)),
        pairs=group(pairs.entries(routes) if pairs else ()),
        pair_count=count,
        pair_pages=_page_links(card, 1, pair_pages, routes),
        written=written,
        article=text,
        method=method,
    )


def pair_index_view(
    frame: Frame, card: CategoryCard, number: int, pair_pages: int, pairs: Stretch, routes: Routes, total: int,
    home: Link,
) -> PairIndexView:  # fmt: skip
    """The page of this `number`, from 1 on, of those that list all pairs."""
    entries, url = pairs.entries(routes), routes.category_index(card.id, number)
    title = phrase("pair-index-title", name=card.name, number=number, of=pair_pages)
    return PairIndexView(
        frame=frame,
        root=root_of(url),
        head=Head(
            url=url,
            title=title,
            description=phrase(
                "pair-index-description", name=card.name, number=number, of=pair_pages, first=entries[0][0]
            ),
            breadcrumb=(home, Link(card.name, card.url), Link(title, url)),
            indexed=False,
        ),
        name=card.name,
        number=number,
        of=pair_pages,
        pairs=group(entries),
        pair_count=total,
        pages=_page_links(card, number, pair_pages, routes),
        category=Link(card.name, card.url),
    )


def _page_links(card: CategoryCard, here: int, count: int, routes: Routes) -> tuple[Link, ...]:
    """Links to those of so many pages that list all pairs which one of them leads to."""
    numbers = within_reach(here, count)
    return tuple([Link(phrase("page-number", number=n), routes.category_index(card.id, n)) for n in numbers])
