"""The page of a product, and the page of its alternatives. Start with `ProductView`."""

from datetime import date

from msgspec import Struct

from generator.judging.claims import Claim, OwnOverall, OwnWorking, Superlative
from generator.judging.difference import difference
from generator.judging.duel import judge
from generator.judging.family import state
from generator.judging.figures import own_working
from generator.judging.standing import Standing, rank
from generator.judging.verdict import evidence
from generator.lazy import lazy
from generator.model.product import Correction, PastScores, Product, Question
from generator.model.rubric import Dimension, Rubric, Tenths
from generator.pages import prose
from generator.pages.arena import Arena
from generator.pages.costs import CostLine
from generator.pages.dates import Dates
from generator.pages.parts import Buy, Card, Column, Exhibit, Prices, ProsCons, ScoreNote
from generator.pages.prices import PriceHistory
from generator.pages.roster import Roster
from generator.pages.routes import Routes, root_of
from generator.pages.specs import SpecTable, spec_table
from generator.pages.views import Frame, Head, Link, Text, View, phrase


class Trend(Struct, frozen=True):
    """How the score of a dimension changed: what it was until which day, the oldest first, and what it is now."""

    name: str
    past: tuple[tuple[date, Tenths], ...]
    now: Tenths


class OwnScore(Struct, frozen=True):
    """A dimension of the rubric and what the product earned in it; without a note it is not scored."""

    column: Column
    about: str
    note: ScoreNote | None
    trend: Trend | None
    """Missing if it never changed, or is not known."""


class Rival(Struct, frozen=True):
    """Another product with one line of difference; `duel` leads to their page if there is one."""

    name: str
    url: str
    duel: str
    difference: Claim | None


class Neighbour(Struct, frozen=True):
    """A rival as a subject: itself, its address, and that of its duel with the product, if there is one."""

    product: Product
    url: str
    duel: str


class Past(Struct, frozen=True):
    day: date
    scores: tuple[tuple[str, Tenths], ...]
    why: str


class Relations(Struct, frozen=True):
    """What a product's page needs of others: rivals nearest first, with whom it has a duel, and who follows it.

    `has_alternatives`: there is a page of these.
    """

    neighbours: tuple[Neighbour, ...]
    roster: Roster
    successor: Link | None
    has_alternatives: bool


class ProductHead(Head, frozen=True):
    """The description tells the rank."""


class ProductView(View, frozen=True):
    head: ProductHead
    card: Card
    summary: str
    overall: OwnOverall | None
    """Over the dimensions that the product is scored in."""
    rank: Claim | None
    best: tuple[Superlative, ...]
    """Where the product is ahead of all others."""
    state: Claim | None
    """That it is announced or retired."""
    successor: Link | None
    """What took the place of a retired product."""
    dates: Dates
    scores: tuple[OwnScore, ...]
    working: OwnWorking | None
    """The arithmetic of the overall."""
    prices: Prices | None
    price_changes: tuple[Claim, ...]
    """What is announced of prices, and what has changed last."""
    price_history: tuple[PriceHistory, ...]
    costs: tuple[CostLine, ...]
    """What each workload costs that can be priced."""
    converted: Claim | None
    """The exchange rate of all of its costs, if there is one."""
    specs: SpecTable
    points: ProsCons | None
    suits: tuple[str, ...]
    """What it is good for."""
    article: prose.Text
    history: tuple[Past, ...]
    """Former scores, newest first."""
    corrections: tuple[Correction, ...]
    rivals: tuple[Rival, ...]
    """The nearest other products."""
    duels: tuple[Link, ...]
    """All of its pairs."""
    alternatives: str
    """Address of the page of its alternatives; empty without one."""
    questions: tuple[Question, ...]
    evidence: Claim
    homepage: str
    buy: Buy | None
    category: Link
    method: Link
    discloses: bool
    """True if a link on the page may earn money."""


def product_view(
    frame: Frame, arena: Arena, exhibit: Exhibit, standing: Standing, relations: Relations, text: prose.Text,
    routes: Routes,
) -> ProductView:  # fmt: skip
    product = standing.product
    url = exhibit.card.url
    names = {d.id: d.name for d in arena.rubric.dimensions}
    fresh = product.freshness
    return ProductView(
        frame=frame,
        root=root_of(url),
        head=ProductHead(
            url=url,
            title=phrase("product-title", name=product.label, category=arena.told_apart(product)),
            description=text.description or _description(standing, arena),
            breadcrumb=(arena.home, Link(arena.name, arena.url), Link(product.label, url)),
        ),
        card=exhibit.card,
        summary=product.summary,
        overall=exhibit.overall,
        rank=rank(standing, arena.rubric),
        best=standing.best,
        state=state(product, standing.heir),
        successor=relations.successor,
        dates=Dates(fresh.words, fresh.scores, fresh.prices),
        scores=tuple(
            OwnScore(arena.columns[d.id], d.about, exhibit.notes.get(d.id), _trend(d, product))
            for d in arena.rubric.dimensions
        ),
        working=own_working(product, arena.rubric),
        prices=exhibit.prices,
        price_changes=tuple(claim for history in exhibit.price_history for claim in history.changes),
        price_history=exhibit.price_history,
        costs=tuple(line for line in exhibit.costs.values() if line.working),
        converted=next((line.converted for line in exhibit.costs.values() if line.converted), None),
        specs=spec_table(arena.specs, product),
        points=exhibit.points,
        suits=product.best_for,
        article=text,
        history=tuple(_past(entry, names) for entry in sorted(product.history, key=lambda h: h.date, reverse=True)),
        corrections=product.corrections,
        rivals=_rivals(product, relations.neighbours, arena.rubric),
        duels=relations.roster.links_of(product, routes),
        alternatives=routes.alternatives(arena.id, product.id) if relations.has_alternatives else "",
        questions=product.faq,
        evidence=evidence(product),
        homepage=product.homepage,
        buy=exhibit.buy,
        category=Link(arena.name, arena.url),
        method=arena.method,
        discloses=bool(exhibit.buy and exhibit.buy.affiliate),
    )


def _description(standing: Standing, arena: Arena) -> Text:
    claim = rank(standing, arena.rubric)
    if claim is None:
        return phrase("product-description-plain", name=standing.product.label, category=arena.name)
    return phrase("product-description", name=standing.product.label, rank=claim, category=arena.name)


def _trend(dimension: Dimension, product: Product) -> Trend | None:
    now = product.points(dimension.id)
    past = tuple(
        (entry.date, points)
        for entry in sorted(product.history, key=lambda entry: entry.date)
        for id, points in entry.scores
        if id == dimension.id
    )
    return Trend(dimension.name, past, now) if past and now is not None else None


def _past(entry: PastScores, names: dict[str, str]) -> Past:
    return Past(entry.date, tuple((names[id], points) for id, points in entry.scores), entry.why)


def _rivals(own: Product, neighbours: tuple[Neighbour, ...], rubric: Rubric) -> tuple[Rival, ...]:
    """Other products as seen from one's own."""
    return tuple(
        Rival(n.product.label, n.url, n.duel, difference(judge(own, n.product, rubric), own)) for n in neighbours
    )


class AlternativesView(View, frozen=True, dict=True):
    own: Product
    neighbours: tuple[Neighbour, ...]
    rubric: Rubric
    product: Link

    @property
    def name(self) -> str:
        return self.own.label

    @lazy
    def rivals(self) -> tuple[Rival, ...]:
        """Every other product that it can be compared with, nearest first."""
        return _rivals(self.own, self.neighbours, self.rubric)


def alternatives_view(
    frame: Frame, arena: Arena, product: Product, neighbours: tuple[Neighbour, ...], url: str, own: str
) -> AlternativesView:
    """Every other product of the category that can be compared, nearest first."""
    name = product.label
    return AlternativesView(
        frame=frame,
        root=root_of(url),
        head=Head(
            url=url,
            title=phrase("alternatives-title", name=name, category=arena.told_apart(product)),
            description=phrase("alternatives-description", name=name, count=len(neighbours), category=arena.name),
            breadcrumb=(
                arena.home,
                Link(arena.name, arena.url),
                Link(name, own),
                Link(phrase("alternatives-heading", name=name), url),
            ),
        ),
        own=product,
        neighbours=neighbours,
        rubric=arena.rubric,
        product=Link(name, own),
    )
