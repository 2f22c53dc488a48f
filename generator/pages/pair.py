"""The page of a pair: which of the two, for me? Start with `PairView`."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from generator.judging.advice import profile_advice
from generator.judging.claims import BreakEvens, Claim, ExactShare, NotChoose
from generator.judging.duel import Duel, Row, judge
from generator.judging.family import is_family, siblings, upgrade
from generator.judging.figures import break_evens, exact_share, row_lead
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
from generator.model.catalogue import Article
from generator.model.product import Correction, Dated, Product, Question
from generator.pages import prose
from generator.pages.arena import Arena
from generator.pages.costs import CostBlock, cost_blocks
from generator.pages.parts import Column, ScoreNote
from generator.pages.routes import root_of
from generator.pages.sections import Sections, sections_of
from generator.pages.side import Contender, Side, make_side
from generator.pages.specs import SpecTable, spec_table
from generator.pages.views import Dates, Frame, Head, Link, Text, View, phrase
from generator.pages.weighing import FEWEST, Weighing


class ScoreRow(Struct, frozen=True):
    """A dimension both are scored in; `side` is the letter of the one that leads, empty if neither does."""

    column: Column
    about: str
    a: ScoreNote
    b: ScoreNote
    lead: Claim
    side: str


class MissingRow(Struct, frozen=True):
    """A dimension that takes no part; a side without a note was never scored in it."""

    column: Column
    a: ScoreNote | None
    b: ScoreNote | None


class Asked(Struct, frozen=True):
    """A question that the data answers."""

    question: Text
    answer: Claim


class PairView(View, frozen=True):
    heading: Text
    family: bool
    """True if both are of one line, so that the question is what changes."""
    a: Side
    """The side whose id comes first."""
    b: Side
    """The other side."""
    opinion: str
    """What the article says in place of the lead."""
    lead: tuple[Claim, ...]
    """The answer in one or two sentences."""
    decided: bool
    """True if somebody wears the crown."""
    firmness: Claim | None
    split: Fraction | None
    """Of all weightings, those that put side a ahead; None if nothing is compared."""
    dates: Dates
    weighing: Weighing | None
    """Where readers weigh for themselves; None if the two share less than two dimensions."""
    rows: tuple[ScoreRow, ...]
    """Dimensions both are scored in, largest gap first."""
    missing: tuple[MissingRow, ...]
    """Dimensions that only one of them is scored in, or neither."""
    coverage: Claim | None
    exact_share: ExactShare | None
    break_evens: BreakEvens | None
    sections: Sections
    """Which sections stand before and after the article."""
    reasons: tuple[Claim, ...]
    """The computed verdict."""
    costs: tuple[CostBlock, ...]
    """What both cost, one block for each workload."""
    reckoning: str
    """Address of what scripts reckon costs with."""
    compare: str
    """Address of the page that puts more beside these two."""
    told: tuple[str, ...]
    """Workloads whose costs stand in the article."""
    specs: SpecTable
    article: prose.Text
    byline: str
    asked: tuple[Asked, ...]
    """Questions that the data answers."""
    questions: tuple[Question, ...]
    """Questions that editors answered: of the article, then of both products."""
    evidence: Claim
    rubric_version: str
    corrections: tuple[Correction, ...]
    category: Link
    method: Link
    discloses: bool
    """True if a link on the page may earn money."""

    @property
    def winner(self) -> str:
        return "a" if self.a.crown else "b" if self.b.crown else "none"

    def costing(self, workload: str) -> CostBlock | None:
        """The costs of one workload; None if neither side can be priced."""
        return next((block for block in self.costs if block.id == workload), None)


class Writing(Struct, frozen=True):
    """The article of a pair, its prose resolved."""

    article: Article
    text: prose.Text


def pair_view(
    frame: Frame, arena: Arena, url: str, left: Contender, right: Contender, writing: Writing | None, indexed: bool,
    card: str = "",
) -> PairView:  # fmt: skip
    """The view of a pair; `left` has the lower id."""
    a, b = left.exhibit.product, right.exhibit.product
    duel = judge(a, b, arena.rubric)
    to_a, to_b = profile_advice(duel, arena.profiles, arena.specs)
    article = writing.article if writing else None
    text = writing.text if writing else prose.Text()
    sides = (make_side(duel, left, to_a), make_side(duel, right, to_b))
    costs = cost_blocks(
        arena.workloads, arena.volumes, arena.assumptions, arena.currency, left.exhibit.costs, right.exhibit.costs
    )
    specs = spec_table(arena.specs, a, b)
    lead = _lead(duel)
    opinion = article.verdict if article else ""
    reasons = (*(lead if opinion else ()), *_reasons(duel))
    asked, questions = _asked(duel, sides), (*(article.faq if article else ()), *a.faq, *b.faq)
    heading: Text = (article.title if article else "") or phrase("pair-heading", a=a.label, b=b.label)
    return PairView(
        frame=frame,
        root=root_of(url),
        head=_head(duel, arena, url, article, indexed, card),
        heading=heading,
        family=is_family(a, b),
        a=sides[0],
        b=sides[1],
        opinion=opinion,
        lead=lead,
        decided=duel.winner is not None,
        firmness=firmness(duel),
        split=duel.share_of(a) if duel.gap else None,
        dates=_dates(a, b, article),
        weighing=arena.weighing if len(duel.rows) >= FEWEST else None,
        rows=tuple(_score_row(duel, row, arena, left.exhibit.notes, right.exhibit.notes) for row in duel.rows),
        missing=_missing_rows(duel, arena, left.exhibit.notes, right.exhibit.notes),
        coverage=coverage(duel),
        exact_share=exact_share(duel),
        break_evens=break_evens(duel),
        sections=sections_of(_headings(duel, sides, reasons, costs, specs, bool(asked or questions)), text),
        reasons=reasons,
        costs=costs,
        reckoning=arena.reckoning,
        compare=f"{arena.compare}&products={a.id},{b.id}",
        told=tuple(argument for name, argument in text.placed if name == "costs" and argument),
        specs=specs,
        article=text,
        byline=article.author if article else "",
        asked=asked,
        questions=questions,
        evidence=evidence(a, b),
        rubric_version=arena.rubric.version,
        corrections=(*a.corrections, *b.corrections),
        category=Link(arena.name, arena.url),
        method=arena.method,
        discloses=any(s.buy and s.buy.affiliate for s in sides),
    )


def _head(duel: Duel, arena: Arena, url: str, article: Article | None, indexed: bool, card: str) -> Head:
    a, b = duel.a, duel.b
    apart = arena.told_apart(a, b)
    computed = phrase("pair-description", a=a.label, b=b.label, opening=opening(duel), category=apart)
    crumb = Link(phrase("pair-heading", a=a.label, b=b.label), url)
    return Head(
        url=url,
        title=(article.title if article else "") or phrase("pair-title", a=a.label, b=b.label, category=apart),
        description=(article.description if article else "") or computed,
        breadcrumb=(arena.home, Link(arena.name, arena.url), crumb),
        indexed=indexed,
        draft=article.draft if article else False,
        card=card,
        card_alt=phrase("card-alt", a=a.label, b=b.label, opening=opening(duel)) if card else "",
    )


def _headings(
    duel: Duel,
    sides: tuple[Side, Side],
    reasons: tuple[Claim, ...],
    costs: tuple[CostBlock, ...],
    specs: SpecTable,
    asks: bool,
) -> dict[str, str]:
    """The message that heads each section for which there is something to show."""
    headings = {
        "scores": "what-changes" if is_family(duel.a, duel.b) else "scores",
        "verdict": "verdict" if reasons else "",
        "choose": "choose-section" if any(side.has_advice for side in sides) else "",
        "costs": "costs" if costs else "prices" if any(side.prices for side in sides) else "",
        "specs": "specs" if specs else "",
        "pros-cons": "pros-cons" if any(side.points for side in sides) else "",
        "questions": "questions" if asks else "",
    }
    return {name: heading for name, heading in headings.items() if heading}


def _lead(duel: Duel) -> tuple[Claim, ...]:
    """The answer in one or two sentences; that both are of one family."""
    return tuple(c for c in (opening(duel), tally(duel), siblings(duel)) if c)


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


def _dates(a: Product, b: Product, article: Article | None) -> Dates:
    """Words: the newer of the two, or the article's if that is newer still; scores and prices: the older.

    A date of one side alone says nothing of the other, so it is left out; a side without prices needs none.
    """
    words = [d for d in (a.freshness.words, b.freshness.words) if d]
    newest = max(words, key=lambda d: d.day, default=None)
    if article and article.updated and (newest is None or article.updated > newest.day):
        newest = Dated(article.updated)
    prices = [p.freshness.prices for p in (a, b) if p.pricing]
    return Dates(newest, _oldest([a.freshness.scores, b.freshness.scores]), _oldest(prices))


def _oldest(days: list[Dated | None]) -> Dated | None:
    known = [d for d in days if d]
    return min(known, key=lambda d: d.day) if known and len(known) == len(days) else None


def _missing_rows(
    duel: Duel, arena: Arena, notes_a: Mapping[str, ScoreNote], notes_b: Mapping[str, ScoreNote]
) -> tuple[MissingRow, ...]:
    return tuple(MissingRow(arena.columns[d.id], notes_a.get(d.id), notes_b.get(d.id)) for d in duel.missing)


def _score_row(
    duel: Duel, row: Row, arena: Arena, notes_a: Mapping[str, ScoreNote], notes_b: Mapping[str, ScoreNote]
) -> ScoreRow:
    id = row.dimension.id
    side = "" if abs(row.gap) <= duel.rubric.tie else "a" if row.gap > 0 else "b"
    return ScoreRow(arena.columns[id], row.dimension.about, notes_a[id], notes_b[id], row_lead(duel, row), side)
