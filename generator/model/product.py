"""One product: its scores with their reasons and evidence, prices, facts, words and dates."""

from collections.abc import Mapping
from datetime import date as Day
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct, field

from generator.diagnostics.problem import Span
from generator.lazy import lazy
from generator.model.pricing import Pricing
from generator.model.prose import Prose
from generator.model.rubric import SpecValue, Tenths


class Status(StrEnum):
    CURRENT = "current"
    ANNOUNCED = "announced"
    RETIRED = "retired"


class EvidenceKind(StrEnum):
    """From strongest to weakest."""

    MEASURED = "measured"
    THIRD_PARTY = "third_party"
    VENDOR = "vendor"
    OPINION = "opinion"


class Evidence(Struct, frozen=True):
    kind: EvidenceKind
    what: str
    source: str = ""
    date: Day | None = None


class Derivation(Struct, frozen=True):
    """What a derived score is made of: other scores, and a month's cost of a workload; None is what nobody knows.

    `quality` is the mean of the scores in dimensions that the rubric does not derive, in points by their weights;
    `least` the lowest cost above zero among the category's current products and this one. Costs are exact, in
    the category's currency. `missing` are the dimensions without a score, for want of which there is no quality.
    """

    workload: str
    quality: Fraction | None
    cost: Fraction | None
    least: Fraction | None
    missing: tuple[str, ...] = ()


class Score(Struct, frozen=True):
    """What a product earned in one dimension. `points` is None when it was looked for and not found."""

    points: Tenths | None
    why: str = ""
    checked: Day | None = None
    evidence: tuple[Evidence, ...] = ()
    derived: Derivation | None = None
    """How it was worked out, if nobody typed it."""
    overrules: bool = False
    """Typed where the rubric would derive it, and so the editors' opinion."""
    span: Span | None = None

    @property
    def is_opinion(self) -> bool:
        """True if nothing but the editor's word stands behind it."""
        return self.overrules or all(e.kind is EvidenceKind.OPINION for e in self.evidence)

    @property
    def is_vendor_only(self) -> bool:
        """True if there is evidence and all of it is the vendor's own."""
        return bool(self.evidence) and all(e.kind is EvidenceKind.VENDOR for e in self.evidence)


class BuyLink(Struct, frozen=True):
    url: str
    affiliate: bool = False


class Question(Struct, frozen=True):
    """A question of the editors' with its answer."""

    q: str
    a: str


class Correction(Struct, frozen=True):
    date: Day
    what: str
    was: str = ""
    now: str = ""


class PastScores(Struct, frozen=True):
    """What some scores were until a day, and why they changed."""

    date: Day
    scores: tuple[tuple[str, Tenths], ...]
    why: str = ""


class Dated(Struct, frozen=True):
    """A day, and whether by the site's own rule that was too long ago."""

    day: Day
    stale: bool = False


class Freshness(Struct, frozen=True):
    """When the words, the scores and the prices were last looked at; None where nobody said."""

    words: Dated | None = None
    scores: Dated | None = None
    prices: Dated | None = None


class Image(Struct, frozen=True):
    """A picture of the site: where it comes from, its size in pixels, a digest of its bytes (hex)."""

    path: str
    width: int
    height: int
    digest: str


class Product(Struct, frozen=True, dict=True):
    """A product of a category. `label` is its name, with the maker where two share one name."""

    id: str
    category: str
    name: str
    maker: str
    label: str
    scores: Mapping[str, Score]
    """By id of the dimension, in the rubric's order; a dimension that is left out is not scored."""
    tagline: str = ""
    summary: str = ""
    status: Status = Status.CURRENT
    successor: str = ""
    family: str = ""
    former_ids: tuple[str, ...] = ()
    image: Image | None = None
    homepage: str = ""
    buy: BuyLink | None = None
    pricing: Pricing | None = None
    specs: Mapping[str, SpecValue] = field(default_factory=dict)
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()
    best_for: tuple[str, ...] = ()
    faq: tuple[Question, ...] = ()
    corrections: tuple[Correction, ...] = ()
    history: tuple[PastScores, ...] = ()
    freshness: Freshness = Freshness()
    prose: Prose | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    span: Span | None = None
    successor_span: Span | None = None
    former_spans: tuple[Span, ...] = ()

    def points(self, dimension: str) -> Tenths | None:
        """The score in a dimension, or None if it is unknown or not scored."""
        return self.known.get(dimension)

    @lazy
    def known(self) -> Mapping[str, Tenths]:
        """By id of the dimension: what it scored, where that is known."""
        return {id: score.points for id, score in self.scores.items() if score.points is not None}

    @lazy
    def vendor_only(self) -> tuple[str, ...]:
        """The ids of dimensions in which it has the vendor's word alone."""
        return tuple([id for id, score in self.scores.items() if score.is_vendor_only])
