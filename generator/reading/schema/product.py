"""scores/<category>/<product>.yaml. Start with `ProductFile`."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field

from generator.model.product import EvidenceKind, Status
from generator.reading.fields import (
    Day,
    Flag,
    Free,
    Id,
    Line,
    NameId,
    Points,
    Text,
    Url,
    one_of,
)
from generator.reading.schema.pricing import PricingEntry
from generator.reading.schema.texts import QuestionEntry
from generator.reading.schema.written import MEMBER, Waivers, Written, member


class EvidenceEntry(Written):
    kind: Annotated[EvidenceKind, one_of(EvidenceKind)]
    """measured, third_party, vendor or opinion."""
    what: Text
    """The fact in a few words: MMLU Pro 85.2 %."""
    source: Url = ""
    """Where it can be read."""
    date: Day | None = None
    """When it was stated or measured."""


class ScoreEntry(Written):
    score: Points | None
    """From 0 to 10, at most one decimal; None stands for `unknown`."""
    why: Text = ""
    """The reason, in one sentence."""
    checked: Day | None = None
    """When this was last looked at."""
    evidence: tuple[EvidenceEntry, ...] = ()
    """What stands behind the score; without any it counts as the editor's opinion."""


def _score(value: Any) -> Any:
    """Accept the short forms: a number, or the word `unknown`."""
    written = value if isinstance(value, dict) else {"score": value}
    return {**written, "score": None} if written.get("score") == "unknown" else written


ScoreField = Annotated[ScoreEntry, BeforeValidator(_score)]
SpecField = Annotated[
    Annotated[tuple[Line, ...], Field(min_length=1), member("list")] | Annotated[Any, member("value")],
    Discriminator(lambda value: MEMBER + ("list" if isinstance(value, tuple) else "value")),
]
"""A list of texts, or something that the category's spec decides about."""


class BuyEntry(Written):
    url: Url
    affiliate: Flag = False
    """true if the site earns from a purchase; the page then says so."""


class LinksEntry(Written):
    homepage: Url = ""
    buy: BuyEntry | None = None


class CorrectionEntry(Written):
    date: Day
    what: Text
    was: Text = ""
    now: Text = ""


class HistoryEntry(Written):
    date: Day
    scores: dict[NameId, Points] = Field(min_length=1)
    """What the scores were until this day."""
    why: Text = ""


class ProductFile(Written):
    """scores/<category>/<product>.yaml"""

    name: Line
    maker: Line
    tagline: Line = ""
    """One line, no full stop."""
    summary: Text = ""
    """One or two sentences."""
    updated: Day | None = None
    """When these words last changed in substance."""
    status: Annotated[Status, one_of(Status)] = Status.CURRENT
    successor: Line = ""
    """The product that came after a retired one."""
    family: Line = ""
    """Two products of one family get an upgrade page instead of a duel."""
    former_ids: tuple[Id, ...] = ()
    """Old ids; their addresses lead here."""
    image: Line = ""
    """A logo or photo beside the article or in content/images."""
    links: LinksEntry = LinksEntry()
    scores: dict[NameId, ScoreField] = Field(min_length=1)
    """By dimension: a number, `unknown`, or the long form with reasons."""
    pricing: PricingEntry | None = None
    specs: dict[NameId, SpecField] = Field(default_factory=dict)
    """Facts, by the specs that the category declares."""
    pros: tuple[Text, ...] = ()
    cons: tuple[Text, ...] = ()
    best_for: tuple[Line, ...] = ()
    faq: tuple[QuestionEntry, ...] = ()
    corrections: tuple[CorrectionEntry, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    waivers: Waivers = Field(default_factory=dict)
    """Checks that do not count for this file, each with the reason."""
    extra: dict[str, Free] = Field(default_factory=dict)
    """Anything a site's own templates use."""
