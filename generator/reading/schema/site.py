"""evenhand.yaml. Start with `SiteFile`."""

from typing import Annotated

from pydantic import Field

from generator.diagnostics.codes import Level
from generator.model.catalogue import Corners, Engine, Face
from generator.reading.fields import one_of
from generator.reading.kinds import (
    BaseUrl,
    CheckCode,
    Colour,
    Count,
    Currency,
    Flag,
    Free,
    Line,
    NameId,
    SourceUrl,
    Text,
    Url,
)
from generator.reading.schema.category import RubricEntry
from generator.reading.schema.targets import TargetField
from generator.reading.schema.written import Waivers, Written


class PublisherEntry(Written):
    name: Line
    """Who answers for the site."""
    url: Url = ""
    """Where to learn more about them."""


class FreshnessEntry(Written):
    words: Count = 365
    """Days until a text counts as old."""
    scores: Count = 180
    """Days until scores count as old, from the oldest `checked`."""
    prices: Count = 30
    """Days until prices count as old, from their `checked`."""
    evidence: Count = 365
    """Days until a piece of evidence counts as old."""


class LimitsEntry(Written):
    pages: Count = 200_000
    """The most pages the site may have."""


class ColoursEntry(Written):
    accent_a: Colour = ""
    """The colour of the left side of a pair: "#0b4f6c"; left out: the theme's."""
    accent_b: Colour = ""
    """The colour of the right side: "#b5541c"; left out: the theme's."""
    link: Colour = ""
    """Links."""
    paper: Colour = ""
    """What everything lies on."""
    raised: Colour = ""
    """Cards and the header; left out: like the paper, if that is given."""
    ink: Colour = ""
    """Text."""
    soft: Colour = ""
    """Text that steps back: makers, dates, notes."""
    line: Colour = ""
    """Rules between things; left out: from paper and ink."""
    wash: Colour = ""
    """The ground of boxes; left out: from paper and ink."""


class ThemeEntry(ColoursEntry):
    dark: ColoursEntry = Field(default_factory=ColoursEntry.model_construct)
    """The same colours for the dark; left out: lighter ones made from yours, so that they can be read."""
    face: Annotated[Face, one_of(Face)] = Face.SYSTEM
    """The text face, from those that readers have."""
    font: Line = ""
    """A font file of your own in content/fonts; `face` is what stands in until it is there."""
    font_bold: Line = ""
    """Its bold; left out: the same file, which is then best a variable font."""
    font_italic: Line = ""
    """Its italic."""
    corners: Annotated[Corners, one_of(Corners)] = Corners.ROUND
    """The corners of cards and boxes."""
    logo: Line = ""
    """A file in content/ or content/images, beside the title of the site."""
    logo_dark: Line = ""
    """The logo on dark ground; left out: the same."""
    logo_alt: Line = ""
    """What the logo reads, if it stands in place of the title."""


class SearchEntry(Written):
    engine: Annotated[Engine, one_of(Engine)] = Engine.NAMES
    """names: of products, pairs and texts; pagefind: what stands on pages too, which needs `evenhand[pagefind]`."""


class NavigationEntry(Written):
    title: Line
    """What the link says."""
    to: Line
    """page:about, article:…, category:…, product:…, or a web address."""


class SiteFile(Written):
    """evenhand.yaml"""

    title: Line
    """The name of the site."""
    base_url: BaseUrl
    """Where the site will live; may have a path."""
    description: Text = ""
    """What the site is, for search engines and feeds."""
    language: Line = "en"
    """The language of the pages and of their numbers: en, de, or one of words/<language>.ftl; regions as in de-AT."""
    publisher: PublisherEntry | None = None
    """Who publishes the site."""
    currency: Currency = "USD"
    """The currency of prices that name none."""
    source_url: SourceUrl = ""
    """Links a score or a price to its line: https://…/blob/main/{path}#L{line}"""
    rubric: RubricEntry | None = None
    """The default of all categories."""
    freshness: FreshnessEntry = Field(default_factory=FreshnessEntry.model_construct)
    """After how many days a date is marked as old."""
    checks: dict[CheckCode, Annotated[Level, one_of(Level)]] = Field(default_factory=dict)
    """Levels by code: `{editorial/filler: off}`."""
    limits: LimitsEntry = Field(default_factory=LimitsEntry.model_construct)
    """What a build must not exceed."""
    theme: ThemeEntry = Field(default_factory=ThemeEntry.model_construct)
    """Colours, face, corners and logo."""
    cards: Flag = False
    """Whether each pair gets a picture for places where links are shared; needs `evenhand[cards]`."""
    search: SearchEntry = Field(default_factory=SearchEntry.model_construct)
    """What the search looks through."""
    navigation: tuple[NavigationEntry, ...] = ()
    """The links at the top of every page; left out: the categories and how we score."""
    targets: dict[NameId, TargetField] = Field(default_factory=dict)
    """Where `publish` sends the site: `{live: {kind: git, branch: gh-pages}}`."""
    waivers: Waivers = Field(default_factory=dict)
    """Checks that do not count for this file, each with the reason."""
    extra: dict[str, Free] = Field(default_factory=dict)
    """Anything a site's own templates use."""
