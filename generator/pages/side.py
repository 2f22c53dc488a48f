"""One of the two sides of a pair's page. Start with `Side`."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.judging.advice import advice
from generator.judging.claims import Choose, Claim
from generator.judging.duel import Duel
from generator.judging.verdict import dominates
from generator.model.rubric import Tenths, Weight
from generator.pages.parts import Buy, Card, Exhibit, Prices, ProsCons, Suits
from generator.pages.views import Link, Text, status_of


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two. `overall` is the duel's, over the dimensions both have; `own` the product's if that differs."""

    name: str
    url: str
    card: Card
    overall: Tenths | None
    own: Tenths | None
    crowned: bool
    reasons: tuple[Claim, ...]
    caveats: tuple[Claim, ...]
    profiles: tuple[Claim, ...]
    suits: Suits | None
    prices: Prices | None
    points: ProsCons | None
    working: "Working | None"
    rivals: tuple[Link, ...]
    buy: Buy | None
    status: Text

    @property
    def has_advice(self) -> bool:
        return bool(self.reasons or self.caveats or self.profiles or self.suits)


@dataclass(frozen=True, slots=True)
class Term:
    points: Tenths
    weight: Weight


@dataclass(frozen=True, slots=True)
class Working:
    """The arithmetic of an overall: terms, the sum of their weights if it is not the whole, mean, result."""

    terms: tuple[Term, ...]
    divisor: Weight
    mean: Decimal
    overall: Tenths

    @property
    def is_rounded(self) -> bool:
        return self.mean * 10 != self.overall


@dataclass(frozen=True, slots=True)
class Contender:
    """One side as a subject of a pair's page: the product's parts and links to its nearest rivals' duels."""

    exhibit: Exhibit
    rivals: tuple[Link, ...]


def make_side(duel: Duel, contender: Contender, profiles: tuple[Claim, ...]) -> Side:
    exhibit = contender.exhibit
    product = exhibit.product
    is_a = product.id == duel.a.id
    overall = duel.overall_a if is_a else duel.overall_b
    advised = () if dominates(duel) and duel.behind is product else advice(duel, product)
    return Side(
        name=product.label,
        url=exhibit.card.url,
        card=exhibit.card,
        overall=overall,
        own=exhibit.overall if exhibit.overall != overall else None,
        crowned=duel.winner is product,
        reasons=tuple(c for c in advised if isinstance(c, Choose)),
        caveats=tuple(c for c in advised if not isinstance(c, Choose)),
        profiles=profiles,
        suits=exhibit.suits,
        prices=exhibit.prices,
        points=exhibit.points,
        working=_working(duel, is_a),
        rivals=contender.rivals,
        buy=exhibit.buy,
        status=status_of(product),
    )


def _working(duel: Duel, is_a: bool) -> Working | None:
    overall = duel.overall_a if is_a else duel.overall_b
    if overall is None:
        return None
    order = {d.id: n for n, d in enumerate(duel.rubric.dimensions)}
    rows = sorted(duel.rows, key=lambda row: order[row.dimension.id])
    terms = tuple(Term(row.a if is_a else row.b, row.dimension.weight) for row in rows)
    total = sum(t.weight for t in terms)
    mean = Decimal(sum(t.points * t.weight for t in terms)) / total / 10
    return Working(terms, Weight(total), mean.quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize(), overall)
