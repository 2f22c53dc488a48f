"""Which view each template of a page is given. Start with `VIEWS`."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.pages.category import CategoryView, PairIndexView
from generator.pages.compare import CompareView
from generator.pages.feeds import FeedView, RobotsView, SitemapView
from generator.pages.moved import MovedView
from generator.pages.pair import PairView
from generator.pages.product import AlternativesView, ProductView
from generator.pages.search import SearchIndexView, SearchView
from generator.pages.table import TableView
from generator.pages.tariffs import TariffsView
from generator.pages.texts import ArticleView, HomeView, MethodView, NotFoundView

VIEWS: Mapping[str, type] = MappingProxyType(
    {
        "home.html": HomeView,
        "category.html": CategoryView,
        "pair-index.html": PairIndexView,
        "product.html": ProductView,
        "alternatives.html": AlternativesView,
        "pair.html": PairView,
        "cards/pair.svg": PairView,
        "article.html": ArticleView,
        "page.html": ArticleView,
        "method.html": MethodView,
        "moved.html": MovedView,
        "404.html": NotFoundView,
        "feed.xml": FeedView,
        "sitemap.xml": SitemapView,
        "sitemap-index.xml": SitemapView,
        "robots.txt": RobotsView,
        "search.html": SearchView,
        "search.json": SearchIndexView,
        "costs.json": TariffsView,
        "compare.html": CompareView,
        "table.json": TableView,
    }
)
