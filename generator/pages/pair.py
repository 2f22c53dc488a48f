"""The page of a pair: which of the two, for me? Start with `PairView`."""

from fractions import Fraction

from msgspec import Struct

from generator.judging.claims import BreakEvens, Claim, ExactShare, NotChoose
from generator.judging.duel import Duel, judge
from generator.judging.family import is_family, siblings, upgrade
from generator.judging.figures import break_evens, exact_share
from generator.judging.verdict import (
    concession,
    coverage,
    evidence,
    firmness,
    flips,
    grounds,
    level,
    opening,
    tally,
)
from generator.lazy import lazy
from generator.model.catalogue import Article
from generator.model.product import Correction, Question
from generator.pages import prose
from generator.pages.arena import Arena
from generator.pages.costs import CostBlock, cost_blocks
from generator.pages.dates import Dates, dates_of_pair
from generator.pages.pair_head import PairHead
from generator.pages.routes import root_of
from generator.pages.score_rows import MissingRow, ScoreRow, missing_rows, score_rows
from generator.pages.sections import Headings, Sections, sections_of
from generator.pages.side import Contender, Readers, Side
from generator.pages.specs import SpecTable, spec_table
from generator.pages.views import Frame, Framed, Link, Text, phrase
from generator.pages.weighing import FEWEST, Weighing


class Asked(Struct, frozen=True):
    """A question that the data answers."""

    question: Text
    answer: Claim


class Writing(Struct, frozen=True):
    """The article of a pair, its prose resolved."""

    article: Article
    text: prose.Text


class PairView(Framed, frozen=True, dict=True):
    """The page of a pair; what it shows is worked out when it is asked for."""

    address: str
    arena: Arena
    duel: Duel
    left: Contender
    right: Contender
    writing: Writing | None
    indexed: bool
    card_address: str

    @lazy
    def head(self) -> PairHead:
        return PairHead(self.address, self.duel, self.arena, self._written, self.indexed, self.card_address)

    @property
    def _written(self) -> Article | None:
        return self.writing.article if self.writing else None

    @lazy
    def heading(self) -> Text:
        title = self._written.title if self._written else ""
        return title or phrase("pair-heading", a=self.duel.a.label, b=self.duel.b.label)

    @property
    def family(self) -> bool:
        """True if both are of one line, so that the question is what changes."""
        return is_family(self.duel.a, self.duel.b)

    @lazy
    def _readers(self) -> Readers:
        return Readers(self.duel, self.arena.profiles, self.arena.specs)

    @lazy
    def a(self) -> Side:
        """The side whose id comes first."""
        return Side(self.duel, self.left.exhibit, self._readers, self.left.rivals, self.left.state)

    @lazy
    def b(self) -> Side:
        """The other side."""
        return Side(self.duel, self.right.exhibit, self._readers, self.right.rivals, self.right.state)

    @property
    def _sides(self) -> tuple[Side, Side]:
        return self.a, self.b

    @property
    def opinion(self) -> str:
        """What the article says in place of the lead."""
        return self._written.verdict if self._written else ""

    @lazy
    def lead(self) -> tuple[Claim, ...]:
        """The answer in one or two sentences; that both are of one family."""
        found = (opening(self.duel), tally(self.duel), siblings(self.duel))
        return tuple([claim for claim in found if claim])

    @property
    def decided(self) -> bool:
        """True if somebody wears the crown."""
        return self.duel.winner is not None

    @lazy
    def firmness(self) -> Claim | None:
        return firmness(self.duel)

    @lazy
    def split(self) -> Fraction | None:
        """Of all weightings, those that put side a ahead; None if nothing is compared."""
        return self.duel.share_of(self.duel.a) if self.duel.lean else None

    @lazy
    def dates(self) -> Dates:
        return dates_of_pair(self.duel.a, self.duel.b, self._written)

    @property
    def weighing(self) -> Weighing | None:
        """Where readers weigh for themselves; None if the two share less than two dimensions."""
        return self.arena.weighing if len(self.duel.rows) >= FEWEST else None

    @lazy
    def rows(self) -> tuple[ScoreRow, ...]:
        """Dimensions both are scored in, largest gap first."""
        return score_rows(self.duel, self.arena.columns, (self.a.notes, self.b.notes))

    @lazy
    def missing(self) -> tuple[MissingRow, ...]:
        """Dimensions that only one of them is scored in, or neither."""
        return missing_rows(self.duel, self.arena.columns, (self.a.notes, self.b.notes))

    @lazy
    def coverage(self) -> Claim | None:
        return coverage(self.duel)

    @lazy
    def exact_share(self) -> ExactShare | None:
        return exact_share(self.duel)

    @lazy
    def break_evens(self) -> BreakEvens | None:
        return break_evens(self.duel)

    @lazy
    def sections(self) -> Sections:
        """Which sections stand before and after the article."""
        return sections_of(_headings(self), self.article)

    @lazy
    def reasons(self) -> tuple[Claim, ...]:
        """The computed verdict."""
        return (*(self.lead if self.opinion else ()), *_reasons(self.duel))

    @lazy
    def costs(self) -> tuple[CostBlock, ...]:
        """What both cost, one block for each workload."""
        arena = self.arena
        return cost_blocks(arena.workloads, arena.volumes, arena.assumptions, self.a.costs, self.b.costs)

    @property
    def reckoning(self) -> str:
        """Address of what scripts reckon costs with."""
        return self.arena.reckoning

    @property
    def compare(self) -> str:
        """Address of the page that puts more beside these two."""
        return f"{self.arena.compare}&products={self.duel.a.id},{self.duel.b.id}"

    @property
    def told(self) -> tuple[str, ...]:
        """Workloads whose costs stand in the article."""
        return tuple([argument for name, argument in self.article.placed if name == "costs" and argument])

    @lazy
    def specs(self) -> SpecTable:
        return spec_table(self.arena.specs, self.duel.a, self.duel.b)

    @property
    def article(self) -> prose.Text:
        return self.writing.text if self.writing else prose.NOTHING

    @property
    def byline(self) -> str:
        return self._written.author if self._written else ""

    @lazy
    def asked(self) -> tuple[Asked, ...]:
        """Questions that the data answers."""
        return _asked(self.duel, self._sides)

    @lazy
    def questions(self) -> tuple[Question, ...]:
        """Questions that the article answers."""
        return self._written.faq if self._written else ()

    @lazy
    def evidence(self) -> Claim:
        return evidence(self.duel.a, self.duel.b)

    @property
    def rubric_version(self) -> str:
        return self.arena.rubric.version

    @property
    def corrections(self) -> tuple[Correction, ...]:
        return (*self.duel.a.corrections, *self.duel.b.corrections)

    @property
    def category(self) -> Link:
        return Link(self.arena.name, self.arena.url)

    @property
    def method(self) -> Link:
        return self.arena.method

    @property
    def discloses(self) -> bool:
        """True if a link on the page may earn money."""
        return any(side.buy and side.buy.affiliate for side in self._sides)

    @property
    def winner(self) -> str:
        winner = self.duel.winner
        return "none" if winner is None else "a" if winner is self.duel.a else "b"

    def costing(self, workload: str) -> CostBlock | None:
        """The costs of one workload; None if neither side can be priced."""
        return next((block for block in self.costs if block.id == workload), None)


def pair_view(
    frame: Frame, arena: Arena, url: str, left: Contender, right: Contender, writing: Writing | None, indexed: bool,
    card: str = "",
) -> PairView:  # fmt: skip
    """The view of a pair; `left` has the lower id."""
    duel = judge(left.exhibit.product, right.exhibit.product, arena.rubric)
    return PairView(frame, root_of(url), url, arena, duel, left, right, writing, indexed, card)


def _headings(page: PairView) -> Headings:
    """The message that heads each section for which there is something to show."""
    headings = (
        ("scores", "what-changes" if page.family else "scores"),
        ("verdict", "verdict" if page.reasons else ""),
        ("choose", "choose-section" if page.a.has_advice or page.b.has_advice else ""),
        ("costs", "costs" if page.costs else "prices" if page.a.prices or page.b.prices else ""),
        ("specs", "specs" if page.specs else ""),
        ("pros-cons", "pros-cons" if page.a.points or page.b.points else ""),
        ("questions", "questions" if page.asked or page.questions or page.a.questions or page.b.questions else ""),
    )
    return tuple([(name, heading) for name, heading in headings if heading])


def _reasons(duel: Duel) -> tuple[Claim, ...]:
    """The computed verdict: on what somebody leads and on what not; for a family, what changes."""
    change = upgrade(duel)
    if change:
        return tuple(claim for claim in (change, level(duel)) if claim)
    return tuple(claim for claim in (*grounds(duel), concession(duel), level(duel)) if claim)


def _asked(duel: Duel, sides: tuple[Side, Side]) -> tuple[Asked, ...]:
    """What would turn the result, unless the advice says so already."""
    told = tuple(d.id for side in sides for c in side.caveats if isinstance(c, NotChoose) for d in c.dimensions)
    turns = flips(duel, told)
    return (Asked(phrase("ask-flips", name=turns.challenger.name), turns),) if turns else ()
