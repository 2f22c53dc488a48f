"""One of the two sides of a pair's page. Start with `Side`."""

from msgspec import Struct

from generator.judging.advice import advice
from generator.judging.claims import Advised, Choose, Claim, DuelOverall, OwnOverall, Working
from generator.judging.duel import Duel
from generator.judging.figures import advised, crown, duel_overall, working
from generator.judging.verdict import concession, dominates, wins
from generator.model.product import Product
from generator.pages.parts import Buy, Card, Exhibit, Prices, ProsCons, Suits
from generator.pages.views import Link


class Side(Struct, frozen=True):
    """One of the two. `overall` is the duel's, over the dimensions both have; `own` the product's if that differs."""

    name: str
    url: str
    card: Card
    overall: DuelOverall | None
    own: OwnOverall | None
    weighed: str
    """Its points as scripts read them, in the order of the sliders."""
    crown: Claim | None
    """Says that this side won; missing for the other, and if nobody did."""
    case: Claim | None
    """What speaks for it all the same, if it did not win."""
    advised: Advised
    """The line above the advice."""
    reasons: tuple[Claim, ...]
    """When to choose it."""
    caveats: tuple[Claim, ...]
    """What would not be enough to choose it."""
    profiles: tuple[Claim, ...]
    """The readers it wins for."""
    suits: Suits | None
    prices: Prices | None
    points: ProsCons | None
    working: Working | None
    """The arithmetic of the overall."""
    rivals: tuple[Link, ...]
    """Links to the pairs with its nearest rivals."""
    buy: Buy | None
    state: Claim | None
    """That it is announced or retired."""

    @property
    def has_advice(self) -> bool:
        return bool(self.reasons or self.caveats or self.profiles or self.suits)


class Contender(Struct, frozen=True):
    """One side as a subject of a pair's page: the product's parts and links to its nearest rivals' duels."""

    exhibit: Exhibit
    rivals: tuple[Link, ...]
    state: Claim | None = None


def make_side(duel: Duel, contender: Contender, profiles: tuple[Claim, ...]) -> Side:
    exhibit = contender.exhibit
    product = exhibit.product
    overall = duel_overall(duel, product)
    own = exhibit.overall
    given = () if dominates(duel) and duel.behind is product else advice(duel, product)
    return Side(
        name=product.label,
        url=exhibit.card.url,
        card=exhibit.card,
        overall=overall,
        own=own if own and not (overall and overall.points == own.points) else None,
        weighed=exhibit.weighed,
        crown=crown(duel, product),
        case=_case(duel, product),
        advised=advised(duel, product),
        reasons=tuple(c for c in given if isinstance(c, Choose)),
        caveats=tuple(c for c in given if not isinstance(c, Choose)),
        profiles=profiles,
        suits=exhibit.suits,
        prices=exhibit.prices,
        points=exhibit.points,
        working=working(duel, product),
        rivals=contender.rivals,
        buy=exhibit.buy,
        state=contender.state,
    )


def _case(duel: Duel, product: Product) -> Claim | None:
    if duel.winner is product:
        return None
    return concession(duel) if product is duel.behind else next(iter(wins(duel, product)), None)
