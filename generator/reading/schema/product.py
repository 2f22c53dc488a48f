"""scores/<category>/<product>.yaml. Start with `ProductFile`."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, WithJsonSchema

from generator.model.product import EvidenceKind, Status
from generator.reading.fields import one_of
from generator.reading.kinds import (
    Day,
    DimensionId,
    Family,
    Flag,
    Free,
    Id,
    Line,
    Points,
    ProductId,
    SpecId,
    Text,
    Url,
    form,
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


SCORE = form(["number", "string"], "unknown", "write a score from 0 to 10, or `unknown`", minimum=0, maximum=10)
LONG_OR_SHORT = {**SCORE, "type": ["number", "string", "object"]}


class ScoreEntry(Written):
    """A number from 0 to 10, `unknown`, or the long form with reasons."""

    model_config = ConfigDict(json_schema_extra=LONG_OR_SHORT)

    score: Annotated[Points | None, WithJsonSchema(SCORE)]
    """From 0 to 10, at most one decimal, or `unknown`."""
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
    WithJsonSchema({}),
]
"""A list of texts, or something that the category's spec decides about."""


class BuyEntry(Written):
    url: Url
    """Where it can be bought."""
    affiliate: Flag = False
    """true if the site earns from a purchase; the page then says so."""


class LinksEntry(Written):
    homepage: Url = ""
    """The product's own site."""
    buy: BuyEntry | None = None
    """Where it can be bought, and whether the site earns from it."""


class CorrectionEntry(Written):
    date: Day
    """When it was corrected."""
    what: Text
    """What was wrong."""
    was: Text = ""
    """What the page said before."""
    now: Text = ""
    """What it says since."""


class HistoryEntry(Written):
    date: Day
    """The day on which the scores changed."""
    scores: dict[DimensionId, Points] = Field(min_length=1)
    """What the scores were until this day."""
    why: Text = ""
    """Why they changed."""


class ProductFile(Written):
    """scores/<category>/<product>.yaml"""

    name: Line
    """The name as its maker writes it."""
    maker: Line
    """Who makes it."""
    tagline: Line = ""
    """One line, no full stop."""
    summary: Text = ""
    """One or two sentences."""
    updated: Day | None = None
    """When these words last changed in substance."""
    status: Annotated[Status, one_of(Status)] = Status.CURRENT
    """current, announced or retired; a retired product wants a `successor`."""
    successor: ProductId = ""
    """The product that came after a retired one."""
    family: Family = ""
    """Two products of one family get an upgrade page instead of a duel."""
    former_ids: tuple[Id, ...] = ()
    """Old ids; their addresses lead here."""
    image: Line = ""
    """A logo or photo beside the article or in content/images."""
    links: LinksEntry = Field(default_factory=LinksEntry.model_construct)
    """Where the product lives on the web, and where it can be bought."""
    scores: dict[DimensionId, ScoreField] = Field(min_length=1)
    """By dimension: a number, `unknown`, or the long form with reasons."""
    pricing: PricingEntry | None = None
    """What it costs: plans of five kinds."""
    specs: dict[SpecId, SpecField] = Field(default_factory=dict)
    """Facts, by the specs that the category declares."""
    pros: tuple[Text, ...] = ()
    """What speaks for it, each in a few words."""
    cons: tuple[Text, ...] = ()
    """What speaks against it, each in a few words."""
    best_for: tuple[Line, ...] = ()
    """Whom it suits: `Full-time desk work`."""
    faq: tuple[QuestionEntry, ...] = ()
    """Questions about it, with their answers."""
    corrections: tuple[CorrectionEntry, ...] = ()
    """What the page once had wrong."""
    history: tuple[HistoryEntry, ...] = ()
    """Scores of former days."""
    waivers: Waivers = Field(default_factory=dict)
    """Checks that do not count for this file, each with the reason."""
    extra: dict[str, Free] = Field(default_factory=dict)
    """Anything a site's own templates use."""
