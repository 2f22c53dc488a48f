"""Pages that are mostly prose: articles, free pages, home, how we score, 404."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from generator.judging.claims import Claim
from generator.model.catalogue import Article
from generator.model.rubric import Rubric
from generator.pages import prose
from generator.pages.category import CategoryCard, RankedRow
from generator.pages.routes import root_of
from generator.pages.views import Frame, Head, Link, Phrase, Text, View, phrase


class ArticleView(View, frozen=True):
    heading: str
    byline: str
    updated: date | None
    article: prose.Text


def article_view(frame: Frame, article: Article, text: prose.Text, url: str, home: Link) -> ArticleView:
    return ArticleView(
        frame=frame,
        root=root_of(url),
        head=Head(
            url=url,
            title=article.title,
            description=article.description or phrase("article-description", title=article.title),
            breadcrumb=(home, Link(article.title, url)),
            indexed=not article.draft,
            draft=article.draft,
        ),
        heading=article.title,
        byline=article.author,
        updated=article.updated,
        article=text,
    )


class DuelTeaser(Struct, frozen=True):
    """A duel in one line."""

    category: str
    link: Link
    opening: Claim
    updated: date | None
    written: bool
    gap: int
    """Between the overalls as shown, in tenths."""


class ArticleTeaser(Struct, frozen=True):
    link: Link
    description: str
    updated: date | None


class CategoryTeaser(Struct, frozen=True):
    """A category on the home page: its first few products and how many there are."""

    card: CategoryCard
    top: tuple[RankedRow, ...]
    products: int
    pairs: int


class HomeView(View, frozen=True):
    title: str
    description: str
    article: prose.Text
    """content/index.md"""
    categories: tuple[CategoryTeaser, ...]
    newest: tuple[DuelTeaser, ...]
    """Pairs whose words, scores or prices changed last."""
    closest: tuple[DuelTeaser, ...]
    """Pairs whose overalls lie nearest."""
    articles: tuple[ArticleTeaser, ...]
    method: Link
    """The page that says how we score."""


def home_view(
    frame: Frame, url: str, text: prose.Text, categories: tuple[CategoryTeaser, ...], newest: tuple[DuelTeaser, ...],
    closest: tuple[DuelTeaser, ...], articles: tuple[ArticleTeaser, ...], method: Link, feed: str,
) -> HomeView:  # fmt: skip
    return HomeView(
        frame=frame,
        root=root_of(url),
        head=Head(
            url=url,
            title=frame.title,
            description=text.description or frame.description or phrase("home-description", title=frame.title),
            feed=feed,
            feed_title=frame.title,
        ),
        title=frame.title,
        description=frame.description,
        article=text,
        categories=categories,
        newest=newest,
        closest=closest,
        articles=articles,
        method=method,
    )


class RubricOf(Struct, frozen=True):
    """A rubric and the categories it serves; `derived` says by id of a dimension how its scores are worked out."""

    rubric: Rubric
    categories: tuple[Link, ...]
    derived: Mapping[str, Phrase]


class MethodView(View, frozen=True):
    article: prose.Text
    rubrics: tuple[RubricOf, ...]


def method_view(
    frame: Frame, url: str, title: str, text: prose.Text, rubrics: tuple[RubricOf, ...], home: Link
) -> MethodView:
    heading: Text = title or phrase("method-title")
    return MethodView(
        frame=frame,
        root=root_of(url),
        head=Head(
            url=url,
            title=heading,
            description=text.description or phrase("method-description", title=frame.title),
            breadcrumb=(home, Link(heading, url)),
        ),
        article=text,
        rubrics=rubrics,
    )


class NotFoundView(View, frozen=True):
    categories: tuple[Link, ...]
    home: Link


def not_found_view(frame: Frame, url: str, root: str, categories: tuple[Link, ...], home: Link) -> NotFoundView:
    """Served at any depth, so its `root` is the path of the site on its host."""
    return NotFoundView(
        frame=frame,
        root=root,
        head=Head(url, phrase("not-found-title"), phrase("not-found-description"), indexed=False, searched=False),
        categories=categories,
        home=home,
    )
