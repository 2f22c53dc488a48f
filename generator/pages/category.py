"""The page of a category: ranking, profiles, every pair; and the pages that list many pairs.

Start with `CategoryView`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.judging.claims import Claim, DimensionRef
from generator.judging.ranking import Place
from generator.judging.standing import Standing
from generator.model.rubric import Tenths, Weight
from generator.pages import prose
from generator.pages.routes import root_of
from generator.pages.views import Frame, Head, Link, Picture, Text, View, phrase, status_of

PAIRS_A_PAGE = 300


@dataclass(frozen=True, slots=True)
class RankedRow:
    """A product in the ranking; `points` has one entry per dimension. Without a place it stands below the others."""

    name: str
    maker: str
    tagline: str
    url: str
    picture: Picture | None
    place: Place | None
    overall: Tenths | None
    points: tuple[Tenths | None, ...]
    scored: int
    status: Text


@dataclass(frozen=True, slots=True)
class Column:
    dimension: DimensionRef
    weight: Weight


@dataclass(frozen=True, slots=True)
class PairGroup:
    """All pairs whose first product (by id) is this one."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """A kind of reader: what it weighs and needs, and who wins under that."""

    name: str
    weights: tuple[Column, ...]
    needs: tuple[str, ...]
    claim: Claim


@dataclass(frozen=True, slots=True)
class CategoryView(View):
    name: str
    icon: str
    description: str
    columns: tuple[Column, ...]
    ranked: tuple[RankedRow, ...]
    unranked: tuple[RankedRow, ...]
    best_for: tuple[ProfileRow, ...]
    pairs: tuple[PairGroup, ...]
    pair_count: int
    pair_pages: tuple[Link, ...]
    written: tuple[Link, ...]
    article: prose.Text
    method: Link


@dataclass(frozen=True, slots=True)
class PairIndexView(View):
    name: str
    number: int
    of: int
    pairs: tuple[PairGroup, ...]
    pair_count: int
    pages: tuple[Link, ...]
    category: Link


@dataclass(frozen=True, slots=True)
class CategoryCard:
    """What pages say of a category in a few lines."""

    name: str
    icon: str
    singular: str
    description: str
    url: str
    feed: str


def ranked_row(standing: Standing, columns: Sequence[Column], url: str, picture: Picture | None) -> RankedRow:
    product = standing.product
    points = tuple(product.points(c.dimension.id) for c in columns)
    scored = sum(p is not None for p in points)
    return RankedRow(
        name=product.label,
        maker=product.maker,
        tagline=product.tagline,
        url=url,
        picture=picture,
        place=standing.place,
        overall=standing.overall,
        points=points,
        scored=scored,
        status=status_of(product),
    )


def group(pairs: Sequence[tuple[str, Link]]) -> tuple[PairGroup, ...]:
    """Gather (first product, link) entries, which stand in order, by their first product."""
    groups: dict[str, list[Link]] = {}
    for name, link in pairs:
        groups.setdefault(name, []).append(link)
    return tuple(PairGroup(name, tuple(links)) for name, links in groups.items())


def category_view(
    frame: Frame, card: CategoryCard, columns: tuple[Column, ...], rows: tuple[RankedRow, ...],
    best_for: tuple[ProfileRow, ...], pairs: tuple[tuple[str, Link], ...], written: tuple[Link, ...],
    text: prose.Text, home: Link, method: Link, pages: tuple[Link, ...],
) -> CategoryView:  # fmt: skip
    """The pairs stand on the page itself unless there are `pages` that list them."""
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
        ranked=tuple(r for r in rows if r.place),
        unranked=tuple(r for r in rows if not r.place),
        best_for=best_for,
        pairs=() if pages else group(pairs),
        pair_count=len(pairs),
        pair_pages=pages,
        written=written,
        article=text,
        method=method,
    )


def pair_index_view(
    frame: Frame, card: CategoryCard, number: int, url: str, pairs: tuple[tuple[str, Link], ...], total: int,
    pages: tuple[Link, ...], home: Link,
) -> PairIndexView:  # fmt: skip
    title = phrase("pair-index-title", name=card.name, number=number, of=len(pages))
    return PairIndexView(
        frame=frame,
        root=root_of(url),
        head=Head(
            url=url,
            title=title,
            description=phrase(
                "pair-index-description", name=card.name, number=number, of=len(pages), first=pairs[0][0]
            ),
            breadcrumb=(home, Link(card.name, card.url), Link(title, url)),
            indexed=False,
        ),
        name=card.name,
        number=number,
        of=len(pages),
        pairs=group(pairs),
        pair_count=total,
        pages=pages,
        category=Link(card.name, card.url),
    )
