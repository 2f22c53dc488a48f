"""What the search of a site looks through, and the page that shows what it finds. Start with `search_index`.

Pairs are not listed: scripts make them from two products, and the index says
which of them have a page. So it grows with the products.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.judging.pairs import Pairs
from generator.model.catalogue import Catalogue, Category
from generator.model.product import Product
from generator.pages.directory import Directory
from generator.pages.routes import Routes, root_of
from generator.pages.views import Frame, Head, Link, Page, Phrase, View, phrase

Named = tuple[str, str, int, tuple[str, ...]]
"""Id, label, which of the makers, former ids."""
Titled = tuple[str, str, str]
"""Kind, title, address."""
PAIR, TEXT = "pair", "text"
WORDS = {
    "heading": phrase("pair-heading", a="{a}", b="{b}"),
    "between": phrase("search-between"),
    "pair": phrase("search-pairs"),
    "product": phrase("search-products"),
    "category": phrase("categories"),
    "text": phrase("search-texts"),
    "full": phrase("search-full"),
    "count": phrase("search-count", count="{count}"),
    "none": phrase("search-none", query="{query}"),
}
"""What scripts say; `{…}` is what they put in."""


class Shelf(Struct, frozen=True):
    """A category as the search knows it. Products and pairs are told by their place in `products`, in order of id.

    Any two of `all` have a page together; of `some` the product n has one with each of `some[n]`.
    """

    id: str
    name: str
    url: str
    products: tuple[Named, ...]
    all: tuple[int, ...]
    some: tuple[tuple[int, ...], ...]


class SearchIndexView(Struct, frozen=True):
    """`value` is made of texts, whole numbers, lists and mappings; `words` are said with it."""

    value: Mapping[str, object]
    words: Mapping[str, Phrase]


class SearchView(View, frozen=True):
    """The page of the search: without scripts, links to where all the rest is listed."""

    categories: tuple[Link, ...]
    texts: tuple[Link, ...]


def search_pages(catalogue: Catalogue, frame: Frame, directory: Directory, home: Link) -> tuple[Page, Page]:
    """The page, and the index that scripts fetch."""
    routes = directory.routes
    makers = tuple(dict.fromkeys(p.maker for c in catalogue.categories for p in c.products))
    places = {maker: n for n, maker in enumerate(makers)}
    shelves = tuple(_shelf(category, directory, places) for category in catalogue.categories)
    categories = tuple(Link(c.name, routes.category(c.id)) for c in catalogue.categories)
    texts = _texts(catalogue, routes)
    links = (*(Link(title, url) for _, title, url in texts), Link(phrase("method-title"), routes.method()))
    patterns = (routes.product("{category}", "{id}"), routes.pair("{category}", "{a}", "{b}"))
    titles = (*_headed(catalogue, directory), *texts)
    return (
        Page(routes.search(), "search.html", search_view, (frame, routes.search(), categories, links, home)),
        Page(
            routes.search_index(), "search.json", search_index, (shelves, makers, titles, patterns), listed=False
        ),
    )  # fmt: skip


def search_view(
    frame: Frame, url: str, categories: tuple[Link, ...], texts: tuple[Link, ...], home: Link
) -> SearchView:
    title = phrase("search-title")
    return SearchView(
        frame=frame,
        root=root_of(url),
        head=Head(
            url, title, phrase("search-description", title=frame.title), (home, Link(title, url)), searched=False
        ),
        categories=categories,
        texts=texts,
    )


def search_index(
    shelves: tuple[Shelf, ...], makers: tuple[str, ...], titles: tuple[Titled, ...], patterns: tuple[str, str]
) -> SearchIndexView:
    product, pair = patterns
    value = {
        "routes": {"product": product, "pair": pair},
        "makers": makers,
        "categories": [
            {
                "id": shelf.id, "name": shelf.name, "url": shelf.url, "all": shelf.all, "some": shelf.some,
                "products": [(id, label, maker, *former) for id, label, maker, former in shelf.products],
            }
            for shelf in shelves
        ],
        "titles": titles,
    }  # fmt: skip
    return SearchIndexView(value, WORDS)


def _shelf(category: Category, directory: Directory, makers: Mapping[str, int]) -> Shelf:
    products = sorted(category.products, key=lambda p: p.id)
    named = tuple((p.id, p.label, makers[p.maker], p.former_ids) for p in products)
    every, some = together(products, directory.pairs[category.id])
    return Shelf(category.id, category.name, directory.routes.category(category.id), named, every, some)


def together(products: Sequence[Product], pairs: Pairs) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """Say which products have a page together: as a list of which any two have one, or one by one."""
    places = {p.id: n for n, p in enumerate(products)}
    if pairs.all_meet:
        return tuple(sorted(places[p.id] for p in pairs.members)), ()
    partners: list[list[int]] = [[] for _ in products]
    for a, b in sorted((places[a], places[b]) for a, b in pairs):
        partners[a].append(b)
    return (), tuple(tuple(row) for row in partners)


def _headed(catalogue: Catalogue, directory: Directory) -> tuple[Titled, ...]:
    """Articles of pairs whose titles say more than the two names."""
    return tuple(
        (PAIR, article.title, directory.routes.pair(category.id, *article.pair))
        for category in catalogue.categories
        for article in category.articles
        if article.title and article.pair and article.pair in directory.pairs[category.id]
    )


def _texts(catalogue: Catalogue, routes: Routes) -> tuple[Titled, ...]:
    articles = [(TEXT, a.title, routes.article(a.id)) for a in catalogue.articles]
    return (*articles, *((TEXT, p.title, routes.page(p.id)) for p in catalogue.pages))
