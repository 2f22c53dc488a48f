"""evenhand.yaml. Start with `SiteFile`."""

from typing import Annotated

from pydantic import Field

from generator.diagnostics.codes import Level
from generator.reading.fields import BaseUrl, Colour, Count, Currency, Free, Line, NameId, Text, Url, one_of
from generator.reading.schema.category import RubricEntry
from generator.reading.schema.written import Waivers, Written


class PublisherEntry(Written):
    name: Line
    url: Url = ""


class FreshnessEntry(Written):
    words: Count = 365
    """Days until a text counts as old."""
    scores: Count = 180
    prices: Count = 30
    evidence: Count = 365
    """Days until a piece of evidence counts as old."""


class LimitsEntry(Written):
    pages: Count = 200_000
    """The most pages the site may have."""


class ThemeEntry(Written):
    accent_a: Colour = ""
    accent_b: Colour = ""
    logo: Line = ""
    """A file in content/ or content/images."""


class NavigationEntry(Written):
    title: Line
    to: Line
    """page:about, article:…, category:…, product:…, or a web address."""


class SiteFile(Written):
    """evenhand.yaml"""

    title: Line
    base_url: BaseUrl
    """Where the site will live; may have a path."""
    description: Text = ""
    language: Line = "en"
    """Picks templates/words/<language>.ftl and the way numbers are written."""
    publisher: PublisherEntry | None = None
    currency: Currency = "USD"
    source_url: Line = ""
    """Links a number to its line: https://…/blob/main/{path}#L{line}"""
    rubric: RubricEntry | None = None
    """The default of all categories."""
    freshness: FreshnessEntry = FreshnessEntry()
    checks: dict[str, Annotated[Level, one_of(Level)]] = Field(default_factory=dict)
    """Levels by code: `{editorial/filler: off}`."""
    limits: LimitsEntry = LimitsEntry()
    theme: ThemeEntry = ThemeEntry()
    navigation: tuple[NavigationEntry, ...] = ()
    targets: dict[NameId, dict[str, Free]] = Field(default_factory=dict)
    """Where `publish` sends the site."""
    waivers: Waivers = Field(default_factory=dict)
    """Checks that do not count for this file, each with the reason."""
    extra: dict[str, Free] = Field(default_factory=dict)
