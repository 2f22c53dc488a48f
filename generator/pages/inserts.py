"""Values in plain texts: titles, descriptions, verdicts, questions, and the words of products.

They are written before pages are planned, so that a view holds no text with a
hole in it. What stands for nothing is an error that `linting.holes` reports;
how a value is written is told from outside. Start with `filled`.
"""

from collections.abc import Callable
from html import unescape
from types import MappingProxyType

from msgspec.structs import replace

from generator.judging.values import Found, NotFound, Values
from generator.model.catalogue import Article, Catalogue, Category
from generator.model.product import Product, Question, Score
from generator.model.prose import HOLE, Prose

OPENING = "{{"
Fill = Callable[[str], str]


def filled(catalogue: Catalogue, markup: Callable[[Found], str]) -> Catalogue:
    """Return the catalogue with the values in its plain texts; `markup` writes a value as it is written in prose."""
    values = Values(catalogue)

    def for_texts_of(category: str) -> Fill:
        def value(path: str) -> str:
            found = values.value(path.strip(), category)
            return "" if isinstance(found, NotFound) else _plain(markup(found))

        return lambda text: HOLE.sub(lambda hole: value(hole[1]), text) if OPENING in text else text

    fill = for_texts_of("")
    return replace(
        catalogue,
        site=replace(catalogue.site, description=fill(catalogue.site.description)),
        categories=tuple(_category(c, for_texts_of(c.id)) for c in catalogue.categories),
        articles=tuple(_article(a, fill) for a in catalogue.articles),
        pages=tuple(_article(p, fill) for p in catalogue.pages),
        home=_prose(catalogue.home, fill),
        method=_prose(catalogue.method, fill),
    )


def _plain(markup: str) -> str:
    """A value without markup: the templates escape what they show, and isolate what runs from right to left."""
    return unescape(markup.removeprefix("<bdi>").removesuffix("</bdi>"))


def _category(category: Category, fill: Fill) -> Category:
    return replace(
        category,
        description=fill(category.description),
        products=tuple(_product(p, fill) for p in category.products),
        articles=tuple(_article(a, fill) for a in category.articles),
        prose=_prose(category.prose, fill),
    )


def _article(article: Article, fill: Fill) -> Article:
    return replace(
        article,
        title=fill(article.title),
        description=fill(article.description),
        verdict=fill(article.verdict),
        faq=_questions(article.faq, fill),
    )


def _prose(prose: Prose | None, fill: Fill) -> Prose | None:
    """The title and the description; the text itself has its holes filled by `pages.prose`."""
    return replace(prose, title=fill(prose.title), description=fill(prose.description)) if prose is not None else None


def _product(product: Product, fill: Fill) -> Product:
    if not any(OPENING in text for text in _words(product)):
        return product
    return replace(
        product,
        tagline=fill(product.tagline),
        summary=fill(product.summary),
        pros=tuple(map(fill, product.pros)),
        cons=tuple(map(fill, product.cons)),
        faq=_questions(product.faq, fill),
        scores=MappingProxyType({id: _score(score, fill) for id, score in product.scores.items()}),
        prose=_prose(product.prose, fill),
    )


def _words(product: Product) -> tuple[str, ...]:
    """Every text of a product that may have a value in it."""
    prose = (product.prose.title, product.prose.description) if product.prose is not None else ()
    faq = tuple(text for entry in product.faq for text in (entry.q, entry.a))
    reasons = tuple(score.why for score in product.scores.values())
    return (product.tagline, product.summary, *product.pros, *product.cons, *faq, *reasons, *prose)


def _score(score: Score, fill: Fill) -> Score:
    return replace(score, why=fill(score.why)) if OPENING in score.why else score


def _questions(faq: tuple[Question, ...], fill: Fill) -> tuple[Question, ...]:
    return tuple(Question(fill(entry.q), fill(entry.a)) for entry in faq)
