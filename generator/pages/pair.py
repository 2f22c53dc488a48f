"""The page of a pair: which of the two, for me? Start with `PairView`."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.judging.advice import profile_advice
from generator.judging.claims import Claim, NotChoose
from generator.judging.duel import Duel, Row, judge
from generator.judging.family import is_family, siblings, upgrade
from generator.judging.figures import row_lead
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
from generator.model.catalogue import Article, Category
from generator.model.product import Correction, Dated, Product, Question
from generator.model.rubric import Assumptions, Profile, Rubric, SpecField, Workload
from generator.pages import prose
from generator.pages.costs import CostBlock, cost_blocks
from generator.pages.parts import Column, Exhibit, ScoreNote
from generator.pages.routes import Routes, root_of
from generator.pages.side import Contender, Side, make_side
from generator.pages.specs import SpecTable, spec_table
from generator.pages.views import Dates, Frame, Head, Link, Text, View, phrase


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A dimension both are scored in; `side` is the letter of the one that leads, empty if neither does."""

    column: Column
    about: str
    a: ScoreNote
    b: ScoreNote
    lead: Claim
    side: str


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A dimension that takes no part; a side without a note was never scored in it."""

    column: Column
    a: ScoreNote | None
    b: ScoreNote | None


@dataclass(frozen=True, slots=True)
class Source:
    """The evidence of one side, for the list of sources."""

    name: str
    notes: tuple[ScoreNote, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that the data answers."""

    question: Text
    answer: Claim


@dataclass(frozen=True, slots=True)
class PairView(View):
    heading: Text
    family: bool
    a: Side
    b: Side
    lead: tuple[Claim, ...]
    decided: bool
    """True if somebody wears the crown."""
    firmness: Claim | None
    dates: Dates
    rows: tuple[ScoreRow, ...]
    missing: tuple[MissingRow, ...]
    coverage: Claim | None
    verdict: str
    reasons: tuple[Claim, ...]
    costs: tuple[CostBlock, ...]
    specs: SpecTable
    article: prose.Text
    byline: str
    asked: tuple[Asked, ...]
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    rubric_version: str
    corrections: tuple[Correction, ...]
    category: Link
    method: Link
    discloses: bool


@dataclass(frozen=True, slots=True)
class Arena:
    """What all pairs of a category share."""

    id: str
    name: str
    url: str
    rubric: Rubric
    columns: Mapping[str, Column]
    currency: str
    workloads: tuple[Workload, ...]
    assumptions: Assumptions
    specs: tuple[SpecField, ...]
    profiles: tuple[Profile, ...]
    home: Link
    method: Link
    shared_labels: frozenset[str]
    """Labels that a product of another category has too; titles then name the category."""

    def told_apart(self, *products: Product) -> str:
        """The category's name, if all of these labels occur in another category as well."""
        return self.name if all(p.label in self.shared_labels for p in products) else ""


def arena(category: Category, routes: Routes, shared_labels: frozenset[str]) -> Arena:
    return Arena(
        id=category.id,
        name=category.name,
        url=routes.category(category.id),
        rubric=category.rubric,
        columns={d.id: Column.of(d) for d in category.rubric.dimensions},
        currency=category.currency,
        workloads=category.workloads,
        assumptions=category.assumptions,
        specs=category.specs,
        profiles=category.profiles,
        home=Link(phrase("home"), routes.home()),
        method=Link(phrase("method-title"), routes.method()),
        shared_labels=shared_labels,
    )


@dataclass(frozen=True, slots=True)
class Writing:
    """The article of a pair, its prose resolved."""

    article: Article
    text: prose.Text


def pair_view(
    frame: Frame, arena: Arena, url: str, left: Contender, right: Contender, writing: Writing | None, indexed: bool
) -> PairView:
    """The view of a pair; `left` has the lower id."""
    a, b = left.exhibit.product, right.exhibit.product
    duel = judge(a, b, arena.rubric)
    to_a, to_b = profile_advice(duel, arena.profiles, arena.specs)
    article = writing.article if writing else None
    sides = (make_side(duel, left, to_a), make_side(duel, right, to_b))
    heading: Text = (article.title if article else "") or phrase("pair-heading", a=a.label, b=b.label)
    crumb = Link(phrase("pair-heading", a=a.label, b=b.label), url)
    return PairView(
        frame=frame,
        root=root_of(url),
        head=Head(
            url=url,
            title=(article.title if article else "")
            or phrase("pair-title", a=a.label, b=b.label, category=arena.told_apart(a, b)),
            description=(article.description if article else "")
            or phrase("pair-description", a=a.label, b=b.label, opening=opening(duel), category=arena.told_apart(a, b)),
            breadcrumb=(arena.home, Link(arena.name, arena.url), crumb),
            indexed=indexed,
            draft=article.draft if article else False,
        ),
        heading=heading,
        family=is_family(a, b),
        a=sides[0],
        b=sides[1],
        lead=_lead(duel),
        decided=duel.winner is not None,
        firmness=firmness(duel),
        dates=_dates(a, b, article),
        rows=tuple(_score_row(duel, row, arena, left.exhibit.notes, right.exhibit.notes) for row in duel.rows),
        missing=tuple(
            MissingRow(arena.columns[d.id], left.exhibit.notes.get(d.id), right.exhibit.notes.get(d.id))
            for d in duel.missing
        ),
        coverage=coverage(duel),
        verdict=article.verdict if article else "",
        reasons=_reasons(duel),
        costs=cost_blocks(arena.workloads, arena.assumptions, arena.currency, left.exhibit.costs, right.exhibit.costs),
        specs=spec_table(arena.specs, a, b),
        article=writing.text if writing else prose.Text(),
        byline=article.author if article else "",
        asked=_asked(duel, sides),
        questions=(*(article.faq if article else ()), *a.faq, *b.faq),
        sources=tuple(_source(e) for e in (left.exhibit, right.exhibit)),
        rubric_version=arena.rubric.version,
        corrections=(*a.corrections, *b.corrections),
        category=Link(arena.name, arena.url),
        method=arena.method,
        discloses=any(s.buy and s.buy.affiliate for s in sides),
    )


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
    """What would turn the result, unless the advice says so already; what the scores rest on."""
    told = tuple(d.id for side in sides for c in side.caveats if isinstance(c, NotChoose) for d in c.dimensions)
    turns = flips(duel, told)
    asked = [Asked(phrase("ask-flips", name=turns.challenger.name), turns)] if turns else []
    return (*asked, Asked(phrase("ask-evidence"), evidence(duel.a, duel.b)))


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


def _score_row(
    duel: Duel, row: Row, arena: Arena, notes_a: Mapping[str, ScoreNote], notes_b: Mapping[str, ScoreNote]
) -> ScoreRow:
    id = row.dimension.id
    side = "" if abs(row.gap) <= duel.rubric.tie else "a" if row.gap > 0 else "b"
    return ScoreRow(arena.columns[id], row.dimension.about, notes_a[id], notes_b[id], row_lead(duel, row), side)


def _source(exhibit: Exhibit) -> Source:
    return Source(exhibit.product.label, tuple(n for n in exhibit.notes.values() if n.score.evidence))
