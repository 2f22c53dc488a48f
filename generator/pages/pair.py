"""The page of a pair: which of the two, for me? Start with `PairView`."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.judging.advice import profile_advice
from generator.judging.claims import Claim, DimensionRef, NotChoose
from generator.judging.duel import Duel, Row, judge
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
from generator.model.rubric import Profile, Rubric, SpecField, Tenths, Weight
from generator.pages import prose
from generator.pages.parts import Exhibit, ScoreNote
from generator.pages.routes import Routes, root_of
from generator.pages.side import Contender, Side, make_side
from generator.pages.specs import SpecTable, spec_table
from generator.pages.views import Dates, Frame, Head, Link, Text, View, phrase


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A dimension both are scored in. `leader` is None if the gap is within the tie; `side` is its letter."""

    dimension: DimensionRef
    weight: Weight
    about: str
    a: Tenths
    b: Tenths
    leader: str
    side: str
    gap: Tenths
    note_a: ScoreNote | None
    note_b: ScoreNote | None


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A dimension that takes no part; a score of None was looked for and not found if `asked`, else never given."""

    dimension: DimensionRef
    weight: Weight
    a: Tenths | None
    b: Tenths | None
    asked_a: bool
    asked_b: bool


@dataclass(frozen=True, slots=True)
class Source:
    """The evidence of one side, for the list of sources."""

    name: str
    notes: tuple[ScoreNote, ...]


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
    specs: SpecTable
    article: prose.Text
    byline: str
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    evidence: Claim
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
    family = bool(a.family) and a.family == b.family
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
        family=family,
        a=sides[0],
        b=sides[1],
        lead=_lead(duel),
        decided=duel.winner is not None,
        firmness=firmness(duel),
        dates=_dates(a, b, article),
        rows=tuple(_score_row(duel, row, left.exhibit.notes, right.exhibit.notes) for row in duel.rows),
        missing=tuple(
            MissingRow(DimensionRef.of(d), d.weight, a.points(d.id), b.points(d.id), d.id in a.scores, d.id in b.scores)
            for d in duel.missing
        ),
        coverage=coverage(duel),
        verdict=article.verdict if article else "",
        reasons=_reasons(duel, sides),
        specs=spec_table(arena.specs, a, b),
        article=writing.text if writing else prose.Text(),
        byline=article.author if article else "",
        questions=(*(article.faq if article else ()), *a.faq, *b.faq),
        sources=tuple(_source(e) for e in (left.exhibit, right.exhibit)),
        evidence=evidence(a, b),
        rubric_version=arena.rubric.version,
        corrections=(*a.corrections, *b.corrections),
        category=Link(arena.name, arena.url),
        method=arena.method,
        discloses=any(s.buy and s.buy.affiliate for s in sides),
    )


def _lead(duel: Duel) -> tuple[Claim, ...]:
    """The answer in one or two sentences."""
    return tuple(c for c in (opening(duel), tally(duel)) if c)


def _reasons(duel: Duel, sides: tuple[Side, Side]) -> tuple[Claim, ...]:
    """The computed verdict: on what, on what not, and what would turn it, unless the advice says so already."""
    advised = tuple(d.id for side in sides for c in side.caveats if isinstance(c, NotChoose) for d in c.dimensions)
    said = (*grounds(duel), concession(duel), level(duel), flips(duel, advised))
    return tuple(claim for claim in said if claim)


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


def _score_row(duel: Duel, row: Row, notes_a: Mapping[str, ScoreNote], notes_b: Mapping[str, ScoreNote]) -> ScoreRow:
    id = row.dimension.id
    led = abs(row.gap) > duel.rubric.tie
    side = ("a" if row.gap > 0 else "b") if led else ""
    return ScoreRow(
        dimension=DimensionRef.of(row.dimension),
        weight=row.dimension.weight,
        about=row.dimension.about,
        a=row.a,
        b=row.b,
        leader={"a": duel.a.label, "b": duel.b.label, "": ""}[side],
        side=side,
        gap=Tenths(abs(row.gap)),
        note_a=notes_a.get(id),
        note_b=notes_b.get(id),
    )


def _source(exhibit: Exhibit) -> Source:
    return Source(exhibit.product.label, tuple(n for n in exhibit.notes.values() if n.score.evidence))
