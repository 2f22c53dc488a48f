"""What links can lead to: every address of the site by the ids that editors write. Start with `Directory`."""

from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from generator.diagnostics.suggest import did_you_mean
from generator.judging.pairs import chosen_pairs
from generator.judging.values import NotFound, Values
from generator.model.catalogue import Article, Catalogue, Category
from generator.model.product import Product
from generator.model.prose import ANCHOR, Prose
from generator.pages.routes import Routes, Url


class Target(Struct, frozen=True):
    """Where a link leads, and the anchors that can be reached there."""

    url: Url
    anchors: frozenset[str] = frozenset()


class Directory:
    """Finds pages by reference: `product:`, `pair:a--b`, `article:`, `page:`, `category:`, each with `#heading`."""

    def __init__(self, catalogue: Catalogue, routes: Routes) -> None:
        self.routes = routes
        self.values = Values(catalogue)
        self.pairs = {category.id: chosen_pairs(category) for category in catalogue.categories}
        labels = Counter(p.label for c in catalogue.categories for p in c.products)
        self.shared_labels = tuple(sorted(label for label, count in labels.items() if count > 1))
        self._catalogue = catalogue
        self._articles = {a.id: a for a in catalogue.articles}
        self._pages = {p.id: p for p in catalogue.pages}
        self._pair_articles = {(c.id, a.pair): a for c in catalogue.categories for a in c.articles}

    def find(self, reference: str, category: str = "") -> Target | NotFound:
        """Resolve a reference from a text that belongs to `category` (or to none)."""
        kind, _, rest = reference.partition(":")
        name, _, anchor = rest.partition("#")
        match kind:
            case "product":
                target = self._product(name, category)
            case "pair":
                target = self._pair(name, category)
            case "article":
                target = self._text(name, self._articles, "article", self.routes.article)
            case "page":
                target = self._page(name)
            case "category":
                target = self._category(name)
            case _:
                kinds = ("product", "pair", "article", "page", "category")
                target = NotFound(f"`{reference}` leads nowhere", did_you_mean(kind, kinds))
        if isinstance(target, NotFound) or not anchor:
            return target
        return with_anchor(target, anchor)

    def pair_url(self, a: Product, b: Product) -> Url | None:
        """The address of a pair of one category, or None if it has no page."""
        pairs, ids = self.pairs.get(a.category), (min(a.id, b.id), max(a.id, b.id))
        return self.routes.pair(a.category, *ids) if pairs and ids in pairs else None

    def pair_article(self, category: str, a: Product, b: Product) -> Article | None:
        return self._pair_articles.get((category, (a.id, b.id)))

    def _product(self, name: str, category: str) -> Target | NotFound:
        owner = self.values.product(name, category)
        if isinstance(owner, NotFound):
            return owner
        home, product = owner
        return Target(self.routes.product(home.id, product.id), anchors_of(product.prose))

    def _pair(self, name: str, category: str) -> Target | NotFound:
        first, sign, second = name.partition("--")
        if not sign:
            return NotFound(f"`{name}` is no pair", "write pair:first-product--second-product")
        found: list[tuple[Category, Product]] = []
        for id in (first, second):
            owner = self.values.product(id, category)
            if isinstance(owner, NotFound):
                return owner
            found.append(owner)
        (home, a), (other, b) = found
        if a is b:
            return NotFound(f"{a.label} has no page with itself", "write pair:first-product--second-product")
        url = self.pair_url(a, b) if home is other else None
        if url is None:
            return NotFound(f"{a.label} and {b.label} have no page together", "link to one of the two products")
        a, b = (a, b) if a.id < b.id else (b, a)
        article = self.pair_article(home.id, a, b)
        return Target(url, anchors_of(article.prose if article else None))

    def _page(self, name: str) -> Target | NotFound:
        if name == "how-we-score":
            return Target(self.routes.method(), anchors_of(self._catalogue.method))
        if name == "home":
            return Target(self.routes.home(), anchors_of(self._catalogue.home))
        return self._text(name, self._pages, "page", self.routes.page)

    def _category(self, name: str) -> Target | NotFound:
        if name in self._catalogue.unread:
            return NotFound(f"`{name}` could not be read", unread=True)
        category = self._catalogue.category(name)
        if category is None:
            hint = did_you_mean(name, [c.id for c in self._catalogue.categories]) or "categories live in scores/"
            return NotFound(f"there is no category `{name}`", hint)
        return Target(self.routes.category(name), anchors_of(category.prose))

    def _text(self, name: str, texts: dict[str, Article], what: str, route: Callable[[str], Url]) -> Target | NotFound:
        article = texts.get(name)
        if article:
            return Target(route(name), anchors_of(article.prose))
        if f"{what}s/{name}" in self._catalogue.unread:
            return NotFound(f"`{name}` could not be read", unread=True)
        if f"{what}s/{name}" in self._catalogue.drafts:
            return NotFound(f"the {what} `{name}` is a draft", "publish it, or leave the link out until then")
        return NotFound(
            f"there is no {what} `{name}`", did_you_mean(name, texts) or f"{what}s live in content/{what}s/"
        )


def anchors_of(prose: Prose | None) -> frozenset[str]:
    return frozenset(h.id for h in prose.headings) if prose else frozenset()


def with_anchor(target: Target, anchor: str) -> Target | NotFound:
    """Point at a heading by its words in id form: `#costs` finds the id `h-costs`."""

    id = ANCHOR + anchor.removeprefix(ANCHOR)
    if id not in target.anchors:
        known = [a.removeprefix(ANCHOR) for a in sorted(target.anchors)]
        return NotFound(f"there is no heading `#{anchor}`", did_you_mean(anchor, known) or "leave the `#…` out")
    return Target(Url(f"{target.url}#{id}"), target.anchors)
