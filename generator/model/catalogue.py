"""Everything a site is made of: the site itself, its categories, products, articles and pages."""

from collections.abc import Mapping
from datetime import date as Day
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from generator.diagnostics.codes import Level
from generator.diagnostics.problem import Span
from generator.model.product import Image, Product, Question
from generator.model.prose import Prose
from generator.model.publishing import PublishingTarget
from generator.model.rubric import Assumptions, Profile, Rubric, SpecField, Unit, Workload


class Face(StrEnum):
    """A text face that readers have already."""

    SYSTEM = "system"
    HUMANIST = "humanist"
    GEOMETRIC = "geometric"
    GROTESQUE = "grotesque"
    BOOK = "book"
    TRANSITIONAL = "transitional"
    SLAB = "slab"
    MONO = "mono"


class Corners(StrEnum):
    ROUND = "round"
    SOFT = "soft"
    SQUARE = "square"


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"


class Theme(Struct, frozen=True):
    """What of the look the site chose; colours as `#rrggbb` by custom property, only those that it names.

    `fonts` are paths of font files by cut: regular, bold, italic.
    """

    light: Mapping[str, str] = field(default_factory=dict)
    dark: Mapping[str, str] = field(default_factory=dict)
    face: Face = Face.SYSTEM
    corners: Corners = Corners.ROUND
    fonts: Mapping[str, str] = field(default_factory=dict)
    logo: Image | None = None
    logo_dark: Image | None = None
    logo_alt: str = ""
    """What the logo says in place of the title; empty if it is a picture beside it."""
    spans: Mapping[tuple[Scheme, str], Span] = field(default_factory=dict)


class NavigationItem(Struct, frozen=True):
    title: str
    target: str
    span: Span | None = None


class Publisher(Struct, frozen=True):
    name: str = ""
    url: str = ""


class Engine(StrEnum):
    """What the search looks through: names, or the texts of pages too."""

    NAMES = "names"
    PAGEFIND = "pagefind"


class Limit(Struct, frozen=True):
    """The most pages a site may have, and where that is written."""

    pages: int = 200_000
    span: Span | None = None


class Site(Struct, frozen=True):
    """`evenhand.yaml`. `base_url` ends in a slash and may have a path."""

    title: str
    base_url: str
    description: str = ""
    language: str = "en"
    publisher: Publisher = Publisher()
    currency: str = "USD"
    source_url: str = ""
    checks: Mapping[str, Level] = field(default_factory=dict)
    limit: Limit = Limit()
    evidence_days: int = 365
    """Days until a piece of evidence counts as old."""
    theme: Theme = Theme()
    cards: bool = False
    """Whether pairs have pictures for places where links are shared."""
    engine: Engine = Engine.NAMES
    navigation: tuple[NavigationItem, ...] = ()
    targets: tuple[PublishingTarget, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


class Build(StrEnum):
    """Which pairs get a page."""

    ALL = "all"
    WRITTEN = "written"
    CLOSEST = "closest"


class IndexRule(StrEnum):
    """Which pairs search engines are shown."""

    ALL = "all"
    EARNED = "earned"
    WRITTEN = "written"


class PairRule(Struct, frozen=True):
    build: Build = Build.ALL
    closest: int = 0
    index: IndexRule = IndexRule.EARNED


class Fact(Struct, frozen=True):
    """An assertion an article makes about the data: `gemma-4.specs.modalities contains text`."""

    path: str
    operator: str
    value: str
    span: Span


class Article(Struct, frozen=True):
    """A text with a page of its own, or the words of a pair's page. `title` may be empty for a pair."""

    id: str
    title: str
    prose: Prose
    description: str = ""
    updated: Day | None = None
    author: str = ""
    draft: bool = False
    verdict: str = ""
    winner: str = ""
    """Who wins by that verdict: an id, `none`, or empty if it does not say."""
    faq: tuple[Question, ...] = ()
    facts: tuple[Fact, ...] = ()
    pair: tuple[str, str] | None = None
    """Ids of the two products in code-point order."""
    category: str = ""
    span: Span | None = None
    verdict_span: Span | None = None


class Category(Struct, frozen=True):
    """Products that are scored by one rubric, in order of id."""

    id: str
    name: str
    singular: str
    rubric: Rubric
    products: tuple[Product, ...] = ()
    icon: str = ""
    description: str = ""
    currency: str = "USD"
    """What costs are compared in: the site's."""
    units: Mapping[str, Unit] = field(default_factory=dict)
    workloads: tuple[Workload, ...] = ()
    assumptions: Assumptions = field(default_factory=Assumptions)
    profiles: tuple[Profile, ...] = ()
    specs: tuple[SpecField, ...] = ()
    pairs: PairRule = PairRule()
    articles: tuple[Article, ...] = ()
    """The articles of pairs, in order of pair."""
    prose: Prose | None = None
    span: Span | None = None

    def product(self, id: str) -> Product | None:
        return next((p for p in self.products if p.id == id), None)

    @property
    def terms(self) -> "Category":
        """What of the category one product is judged and priced by: nothing of its products, texts and readers."""
        return replace(
            self,
            products=(),
            articles=(),
            prose=None,
            description="",
            icon="",
            profiles=(),
            pairs=PairRule(),
            span=None,
        )


class Catalogue(Struct, frozen=True):
    """A whole site, as meant on one day."""

    site: Site
    categories: tuple[Category, ...] = ()
    articles: tuple[Article, ...] = ()
    pages: tuple[Article, ...] = ()
    home: Prose | None = None
    method: Prose | None = None
    images: Mapping[str, Image] = field(default_factory=dict)
    """By path of the source file."""
    unread: frozenset[str] = frozenset()
    """What has broken files: categories (`ai-models`), products (`ai-models/gemma-3`), texts (`articles/costs`)."""
    drafts: frozenset[str] = frozenset()
    """Texts that are there but not published: `articles/costs`."""

    def category(self, id: str) -> Category | None:
        return next((c for c in self.categories if c.id == id), None)
