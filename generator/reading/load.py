"""The whole tree becomes a catalogue, and every problem of every file comes out together.

Reads what other modules of this room know how to read, then checks what only
shows across files. Start with `load`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics.problem import Outcome, Related, Rename, Span
from generator.diagnostics.suggest import did_you_mean
from generator.files.tree import SourceTree
from generator.model.catalogue import Article, Catalogue, Category
from generator.reading.categories import read_category
from generator.reading.desk import Desk
from generator.reading.fonts import is_font
from generator.reading.ids import BETWEEN, CATEGORY_WORDS, PAGE_WORDS, PRODUCT_WORDS, WINDOWS, check_id
from generator.reading.images import SUFFIXES, read_images
from generator.reading.nodes import Document
from generator.reading.products import read_product
from generator.reading.relations import relate
from generator.reading.schema.product import ProductFile
from generator.reading.schema.site import FreshnessEntry
from generator.reading.schema.texts import PairArticleFile, TextFile
from generator.reading.site import SiteOfFile, read_site
from generator.reading.texts import read_article, read_pair_article, read_prose

CATEGORY_FILE = "category.yaml"
NAME_HINT = "name it after two products of this category"
SINGLE_TEXTS = ("content/index.md", "content/how-we-score.md")


class Loaded(Struct, frozen=True):
    """A site as read: what it means, its files with a place for every value, and what they waive (by path, code)."""

    catalogue: Catalogue
    documents: Mapping[str, Document]
    waivers: Mapping[str, Mapping[str, Span]]


def load(tree: SourceTree, as_of: date, drafts: bool = False) -> Outcome[Loaded]:
    """Turn a snapshot into the catalogue of the day `as_of`.

    Even with errors a catalogue is returned as far as there is one, so that
    later phases can find more problems; what could not be read is listed in
    `unread`, and nobody complains about references to it. None without a
    sound `evenhand.yaml`.
    """
    desk = Desk(tree, as_of, drafts)
    desk.images = read_images(desk)
    site = read_site(desk)
    categories, unread = _categories(desk, site)
    articles = _articles(desk, "articles", WINDOWS, unread)
    pages = _articles(desk, "pages", PAGE_WORDS, unread)
    home, method = (read_prose(desk, path) for path in SINGLE_TEXTS)
    _check_places(desk, categories, unread)
    if site is None:
        return Outcome(None, tuple(desk.problems))
    hidden = {f"{kind}/{a.id}" for kind, texts in (("articles", articles), ("pages", pages)) for a in texts if a.draft}
    catalogue = Catalogue(
        site=site.site,
        categories=categories,
        articles=tuple(a for a in articles if desk.drafts or not a.draft),
        pages=tuple(p for p in pages if desk.drafts or not p.draft),
        home=home,
        method=method,
        images=MappingProxyType(desk.images),
        unread=frozenset(unread),
        drafts=frozenset() if desk.drafts else frozenset(hidden),
    )
    return Outcome(Loaded(catalogue, desk.documents, desk.waivers), tuple(desk.problems))


def _categories(desk: Desk, site: SiteOfFile | None) -> tuple[tuple[Category, ...], set[str]]:
    """Read every folder of `scores/`; also return the ids of what could not be read."""
    folders: dict[str, list[str]] = {}
    for path in desk.tree.under("scores"):
        parts = path.split("/")
        if not path.endswith(".yaml"):
            to = path.removesuffix(".yml") + ".yaml"
            fix = Rename(path, to) if path.endswith(".yml") and to not in desk.tree.files else None
            hint = "rename it to .yaml" if fix else "only YAML files with names in .yaml belong into scores/"
            desk.report("files/unexpected", f"`{path}` is not read", Span(path), hint, fix=fix)
        elif len(parts) != 3:
            hint = "scores live in scores/<category>/<product>.yaml"
            desk.report("files/unexpected", f"`{path}` is not read", Span(path), hint)
        else:
            folders.setdefault(parts[1], []).append(path)
    read, unread = [], _refused(desk.tree)
    for id, paths in folders.items():
        category = _category(desk, id, paths, site, unread)
        if category:
            read.append(category)
        else:
            unread.add(id)
    return tuple(read), unread


def _refused(tree: SourceTree) -> set[str]:
    """The ids of what the tree could not be read of, in the form of `Catalogue.unread`."""
    ids = set()
    for path in tree.refused:
        room, _, name = path.partition("/")
        if room == "scores" and name:
            ids.add(name.removesuffix(f"/{CATEGORY_FILE}").removesuffix(".yaml"))
        elif name.startswith(("articles/", "pages/")):
            ids.add(name.removesuffix(".md"))
    return ids


def _category(desk: Desk, id: str, paths: list[str], site: SiteOfFile | None, unread: set[str]) -> Category | None:
    path = f"scores/{id}/{CATEGORY_FILE}"
    sound = check_id(desk, id, f"scores/{id}", CATEGORY_WORDS)
    category = None
    if path in paths:
        currency = site.site.currency if site else "USD"
        category = read_category(desk, id, path, site.rubric if site else None, currency)
    elif path not in desk.tree.refused:
        hint = f"add {path} with its name and rubric"
        desk.report("category/missing", f"category `{id}` has no {CATEGORY_FILE}", Span(f"scores/{id}"), hint)
    products = []
    for file in paths:
        product_id = file.rsplit("/", 1)[1].removesuffix(".yaml")
        if file == path:
            continue
        named = check_id(desk, product_id, file, PRODUCT_WORDS)
        if category is None:
            desk.read(file, ProductFile)
            continue
        freshness = site.freshness if site else FreshnessEntry()
        product = read_product(desk, product_id, file, category, freshness)
        text = read_prose(desk, f"content/{id}/{product_id}.md")
        if product and named:
            products.append(replace(product, prose=text))
        else:
            unread.add(f"{id}/{product_id}")
    if category is None or not sound:
        _read_texts_only(desk, id)
        return None
    related = relate(desk, id, products, unread)
    category = replace(category, products=related, prose=read_prose(desk, f"content/{id}/index.md"))
    return replace(category, articles=_pair_articles(desk, category, unread))


def _read_texts_only(desk: Desk, category: str) -> None:
    """Report what is wrong inside the texts of a category that is itself broken."""
    for path in desk.tree.under(f"content/{category}"):
        if path.endswith(".md"):
            desk.read(path, PairArticleFile if BETWEEN in path else TextFile)


def _pair_articles(desk: Desk, category: Category, unread: set[str]) -> tuple[Article, ...]:
    ids = {p.id for p in category.products} | {u.split("/")[1] for u in unread if u.startswith(category.id + "/")}
    found: dict[tuple[str, str], str] = {}
    articles = []
    for path in desk.tree.under(f"content/{category.id}"):
        name = path.removeprefix(f"content/{category.id}/").removesuffix(".md")
        if BETWEEN not in name or not path.endswith(".md"):
            continue
        first, _, second = name.partition(BETWEEN)
        unknown = [id for id in (first, second) if id not in ids]
        for id in unknown:
            desk.report(
                "reference/product",
                f"there is no product `{id}`",
                Span(path),
                did_you_mean(id, sorted(ids)) or NAME_HINT,
            )
        pair = (min(first, second), max(first, second))
        if first == second:
            desk.report("pair/itself", "a product cannot be compared with itself", Span(path), "rename the file")
        elif pair in found:
            related = (Related(Span(found[pair]), "the other article"),)
            hint = "keep one; its file name may have either order"
            desk.report("pair/two-articles", "this pair has two articles", Span(path), hint, related=related)
        elif not unknown:
            found[pair] = path
            article = read_pair_article(desk, path, category.id, pair)
            if article and (desk.drafts or not article.draft):
                articles.append(article)
    return tuple(sorted(articles, key=lambda a: a.id))


def _articles(desk: Desk, kind: str, reserved: set[str], unread: set[str]) -> tuple[Article, ...]:
    """Read content/<kind>/*.md, newest first, then by id; broken ones are noted in `unread`."""
    articles = []
    for path in desk.tree.under(f"content/{kind}"):
        name = path.removeprefix(f"content/{kind}/")
        if path.endswith(".md") and "/" not in name:
            id = name.removesuffix(".md")
            if check_id(desk, id, path, reserved) and (article := read_article(desk, path, id)):
                articles.append(article)
            else:
                unread.add(f"{kind}/{id}")
    by_id = sorted(articles, key=lambda a: a.id)
    return tuple(sorted(by_id, key=lambda a: a.updated or date.min, reverse=True))


def _check_places(desk: Desk, categories: Iterable[Category], unread: set[str]) -> None:
    """Every file of `content/` has to belong to something."""
    known = {c.id: {p.id for p in c.products} for c in categories}
    for path in desk.tree.under("content"):
        parts = path.split("/")
        if path in SINGLE_TEXTS or path.lower().endswith(SUFFIXES) or is_font(path) or parts[1] in unread:
            continue
        if not path.endswith(".md"):
            message = f"`{path}` is neither a text nor a picture"
            desk.report("files/unused", message, Span(path), "move it out of content/, or name it .md if it is a text")
        elif len(parts) == 3 and parts[1] in known:
            _check_text_of_category(desk, path, known[parts[1]], unread)
        elif not (len(parts) == 3 and parts[1] in ("articles", "pages")):
            places = [*known, "articles", "pages"]
            hint = _where_it_belongs(parts, places)
            desk.report("files/unexpected", f"`{path}` belongs to nothing", Span(path), hint)


def _check_text_of_category(desk: Desk, path: str, products: set[str], unread: set[str]) -> None:
    _, category, file = path.split("/")
    id = file.removesuffix(".md")
    if id == "index" or BETWEEN in id or id in products or f"{category}/{id}" in unread:
        return
    hint = did_you_mean(id, sorted(products)) or "name it after a product, or <a>-vs-<b>.md"
    desk.report("reference/product", f"there is no product `{id}` in `{category}`", Span(path), hint)


def _where_it_belongs(parts: list[str], places: list[str]) -> str:
    if len(parts) > 3 and parts[1] in places:
        return f"move it up to content/{parts[1]}/"
    if len(parts) < 3 or parts[1] == "images":
        return "move it to content/pages/"
    return did_you_mean(parts[1], places) or "move it to content/pages/"
