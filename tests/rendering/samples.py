"""Claims and phrases for every fact that a sentence varies with; `test_sentences` has them said in each language."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from generator.judging import claims as c
from generator.judging.claims import Claim, Count, Ratio, Share, Step
from generator.judging.values import PointsValue
from generator.model.pricing import Money
from generator.model.rubric import Answer, Tenths, Weight
from generator.pages.views import Phrase, phrase

JAMES, ATLAS = c.ProductRef("james", "James"), c.ProductRef("atlas", "Atlas 2")
LONG = c.ProductRef("long", "Professional Enterprise Observability Platform Ultimate Edition for Windows 2026")
EASE, VALUE, API = (c.DimensionRef(i, n) for i, n in (("ease", "Ease of use"), ("value", "Value"), ("api", "API")))
WORK = c.WorkloadRef("busy", "10,000 requests a day")
WRITERS, TEAMS = c.ProfileRef("writers", "Writers"), c.ProfileRef("teams", "API teams")
LEADS = (
    c.Lead(EASE, Tenths(95), Tenths(70)),
    c.Lead(VALUE, Tenths(90), Tenths(80)),
    c.Lead(API, Tenths(100), Tenths(98)),
)
SIDES = (JAMES, ATLAS)

Sample = tuple[str, Claim | Phrase]


def t(points: int) -> Tenths:
    return Tenths(points)


def dollars(amount: str, currency: str = "USD") -> Money:
    return Money(Decimal(amount), currency)


def turn(ref: c.DimensionRef, of: str, above: bool, enough: bool = False) -> c.Turn:
    return c.Turn(ref, c.Threshold(Fraction(of), above, enough))


def who_is_ahead() -> Iterator[Sample]:
    yield "", c.Overall(*SIDES, t(89), t(81))
    yield "long name", c.Overall(LONG, ATLAS, t(100), t(0))
    yield "apart", c.Close(*SIDES, t(85), t(84), t(1))
    yield "equal", c.Close(*SIDES, t(85), t(85), t(0))
    yield "", c.Split(*SIDES, t(63), t(60), Share(Fraction("0.577")))
    yield "hardly ever", c.Split(*SIDES, t(63), t(60), Share(Fraction("0.001")))
    yield "one", c.Unproven(*SIDES, t(83), t(78), (VALUE,))
    yield "two", c.Unproven(*SIDES, t(83), t(78), (VALUE, API))
    yield "", c.Incomparable(*SIDES)


def on_what() -> Iterator[Sample]:
    for name, own, other, compared in (
        ("one, all", 1, 0, 1), ("two, all", 2, 0, 2), ("many, all", 8, 0, 8), ("one, none", 0, 0, 1),
        ("three, none", 0, 0, 3), ("none conceded", 1, 0, 3), ("one conceded", 3, 1, 4), ("only the other", 0, 1, 4),
    ):  # fmt: skip
        yield name, c.Tally(*SIDES, Count(own), Count(other), Count(compared), own == compared)
    for count in (1, 2, 3):
        yield f"{count}", c.Wins(*SIDES, LEADS[:count], Count(4))
    yield "1", c.Concedes(ATLAS, JAMES, LEADS[:1])
    yield "2", c.Concedes(ATLAS, JAMES, LEADS[:2])
    yield "1", c.LeadsNothing(ATLAS, JAMES, Count(1))
    yield "3", c.LeadsNothing(ATLAS, JAMES, Count(3))
    for refs in ((EASE,), (EASE, API), (EASE, VALUE, API)):
        yield f"{len(refs)}", c.Level(*SIDES, refs)
    yield "", c.Dominates(*SIDES)
    yield "one", c.Coverage(*SIDES, Count(3), Count(4), (VALUE,))
    yield "two", c.Coverage(*SIDES, Count(1), Count(3), (VALUE, API))


def how_firm() -> Iterator[Sample]:
    for name, share in (("all", "1"), ("over", "0.999"), ("some", "0.758")):
        yield name, c.Firmness(*SIDES, Share(Fraction(share)), narrow=False)
    yield "some, narrow", c.Firmness(*SIDES, Share(Fraction("0.62")), narrow=True)
    for name, share in (("all", "1"), ("over", "0.999"), ("some", "0.758"), ("under", "0.001"), ("none", "0")):
        yield name, c.Odds(*SIDES, Share(Fraction(share)))
    yield "one", c.Flips(ATLAS, JAMES, (turn(EASE, "0.4089", True, True),))
    yield "two", c.Flips(ATLAS, JAMES, (turn(EASE, "0.4089", True, True), turn(VALUE, "0.061", False, True)))
    yield "", c.ExactShare(*SIDES, c.Exact(Fraction(4481, 4508)))
    yield "", c.BreakEvens(ATLAS, JAMES, (c.ExactTurn(VALUE, c.Threshold(Fraction(61, 75), True)),))


def advice() -> Iterator[Sample]:
    for step in Step:
        yield step.value, c.Advised(*SIDES, step)
    yield "", c.Choose(*SIDES, EASE, Share(Fraction(1, 2)))
    one, two = (turn(VALUE, "0.8133", True),), (turn(VALUE, "0.8133", True), turn(API, "0.7", True))
    for name, level, half in (("", False, True), (", level", True, True), (", over half", False, False)):
        yield f"one{name}", c.NotChoose(*SIDES, (VALUE,), one, level=level, half=half)
        yield f"two{name}", c.NotChoose(*SIDES, (VALUE, API), two, level=level, half=half)
    yield "", c.NoAdvice(*SIDES)
    yield "one", c.ProfileWins(*SIDES, (WRITERS,))
    yield "two", c.ProfileWins(*SIDES, (WRITERS, TEAMS))
    need = c.Ref("offline", "Works offline")
    for name, word, partly in (
        ("not", Answer.YES, False), ("partly", Answer.YES, True), ("no", Answer.NO, False),
        ("half", Answer.PARTIAL, False), ("text", "MIT", False),
    ):  # fmt: skip
        yield name, c.ProfileNeeds(*SIDES, TEAMS, need, word, partly)


def in_the_category() -> Iterator[Sample]:
    yield "", c.Rank(JAMES, t(81), Count(1), Count(14), shared=False)
    yield "shared", c.Rank(JAMES, t(81), Count(2), Count(14), shared=True)
    for scored in (0, 1, 3):
        yield f"{scored}", c.Unranked(JAMES, Count(scored), Count(4))
    yield "one", c.BestFor(WRITERS, (JAMES,), t(91), Count(5))
    yield "two", c.BestFor(WRITERS, SIDES, t(91), Count(5))
    for proven, scores in ((0, 0), (0, 1), (0, 2), (0, 8), (1, 1), (2, 2), (1, 8), (6, 8), (8, 8)):
        counts = Count(proven), Count(scores), Count(0)
        yield f"{proven} of {scores}", c.Evidence(SIDES, *counts, complete=proven == scores)
    for derived in (1, 2):
        yield f"{derived} derived", c.Evidence(SIDES, Count(1), Count(3), Count(derived), complete=False)
    amounts = dollars("15.60"), dollars("2.40")
    for charge in c.Charge:
        halves = Decimal("7.64"), Decimal("1.54" if charge is c.Charge.MORE else "10")
        yield charge.value, c.Derived(JAMES, VALUE, t(46), *halves, WORK, charge, *amounts)
    for missing in ((), (EASE,), (EASE, API)):
        yield f"{len(missing)} missing", c.NotDerived(JAMES, VALUE, WORK, missing)
    for name, trails, leads, level in (
        ("both", (VALUE, EASE), (API,), ()), ("ahead", (VALUE,), (), ()), ("behind", (), (VALUE,), ()),
        ("ahead, else level", (VALUE,), (), (EASE,)), ("level", (), (), (VALUE, EASE)),
    ):  # fmt: skip
        yield name, c.Difference(*SIDES, t(85), t(86), leads, trails, level, Count(4), partial=False)
    for compared in (1, 3):
        yield f"on {compared}", c.Difference(*SIDES, t(85), t(87), (), (VALUE,), (), Count(compared), partial=True)
        yield (
            f"level on {compared}",
            c.Difference(*SIDES, t(85), t(85), (), (), (VALUE,), Count(compared), partial=True),
        )
    for among in c.Among:
        yield f"one, {among}", c.Superlative((JAMES,), VALUE, t(90), Count(7), among)
        yield f"two, {among}", c.Superlative(SIDES, VALUE, t(90), Count(7), among)
    gains, losses = LEADS[:2], LEADS[2:]
    for name, more, less in (
        ("both", gains, losses), ("gains", gains, ()), ("losses", (), losses), ("neither", (), ()),
    ):  # fmt: skip
        yield name, c.Upgrade(*SIDES, more, less)
    yield "", c.Siblings(*SIDES)
    yield "", c.Retired(*SIDES)
    yield "", c.Announced(JAMES)


def figures() -> Iterator[Sample]:
    yield "", c.ScoreOf(JAMES, VALUE, t(78))
    yield "", c.WeightOf(VALUE, Weight(3500))
    yield "", c.ProfileWeight(WRITERS, VALUE, Weight(1250))
    yield "", c.OwnOverall(JAMES, t(81))
    yield "", c.DuelOverall(*SIDES, t(81))
    yield "", c.Crown(*SIDES)
    terms = (c.Term(VALUE, t(78), Weight(3500)), c.Term(EASE, t(98), Weight(3000)))
    yield "part", c.Working(*SIDES, terms, Weight(6500), Decimal("8.7231"), t(87), rounded=True)
    yield "whole", c.OwnWorking(JAMES, terms, Weight(10000), Decimal("8.7"), t(87), rounded=False)
    yield "", c.RowLead(*SIDES, VALUE, t(3))
    yield "", c.RowLevel(*SIDES, VALUE)


def costs() -> Iterator[Sample]:
    yield "", c.Cost(JAMES, WORK, "Pro", dollars("156"), dollars("1898"), bought=False)
    metered, single = c.Metered(Decimal(150), "M", dollars("0.40")), c.Metered(Decimal(1500), "", dollars("0.002"))
    fees = (c.Fee(Decimal(1), dollars("5"), "month"), c.Fee(Decimal(3), dollars("60"), "year"))
    rest = (c.Fee(Decimal(2), dollars("1"), "day"), c.Power(Decimal(350), Decimal(720), dollars("0.31")))
    bought = (c.Bought(dollars("2000"), Count(36)), c.Bought(dollars("9"), Count(1)))
    for name, parts in (("none", ()), ("rates", (metered, single)), ("fees", fees), ("use", rest), ("own", bought)):
        yield name, c.CostWorking(JAMES, WORK, parts, dollars("1234.5"), plain=False)
    yield "plain", c.CostWorking(JAMES, WORK, fees[:1], dollars("5"), plain=True)
    for months in (1, 36):
        yield f"{months}", c.CostBy(JAMES, WORK, Count(months), dollars("2519.31"))
    for times in ("0.5", "2"):
        yield times, c.CostAt(JAMES, WORK, Decimal(times), dollars("78"))
    for reason in c.NoCostReason:
        what = "EUR" if reason is c.NoCostReason.CURRENCY else "input tokens"
        yield reason.value, c.NoCost(JAMES, WORK, reason, what)
    for ratio in Ratio:
        theirs, less = dollars("20"), dollars("1.50")
        yield ratio.value, c.Cheaper(*SIDES, WORK, dollars("10"), theirs, less, ratio, Decimal("1.8"))
    yield "", c.SameCost(*SIDES, WORK, dollars("10"))
    paid = (*SIDES, WORK, dollars("2000"), dollars("32.4"), dollars("156"))
    for months in ("16.2", "1.0"):
        yield months, c.Crossing(*paid, Decimal(months))
    for name, horizon, ever in (("later", 36, True), ("not in one", 1, True), ("never", 36, False)):
        yield name, c.NoCrossing(*paid, Count(horizon), ever)
    yield "", c.Converted(JAMES, "EUR", "USD", Decimal("1.08"), date(2026, 4, 1))
    yield "one", c.CheapestFor(WORK, (JAMES,), dollars("15.6"), Count(3))
    yield "two", c.CheapestFor(WORK, SIDES, dollars("1500", "JPY"), Count(3))
    for of in (2, 5):
        yield str(of), c.AllCost(WORK, dollars("0"), Count(of))
    for shared in (False, True):
        yield str(shared), c.CostRank(JAMES, WORK, dollars("15.6"), Count(2), Count(7), shared)


TOKENS, SEAT, NOTHING = c.UnitRef("tokens", "input tokens"), c.UnitRef("seat", "seat"), c.UnitRef("", "")
MARCH = date(2026, 3, 1)


def prices() -> Iterator[Sample]:
    def change(**more) -> c.PriceChange:
        given: dict = {
            "product": JAMES, "plan": "API", "what": c.PriceOf.BULK, "unit": TOKENS, "each": False, "when": c.When.NOW,
            "day": MARCH, "way": c.Way.LESS, "before": dollars("0.50"), "after": dollars("0.40"), "per": "1M",
            "share": c.Percent(Fraction(1, 5)), "times": Decimal("0.8"), **more,
        }  # fmt: skip
        return c.PriceChange(**given)

    for when in c.When:
        for way in c.Way:
            amounts = dollars("0" if way is c.Way.CHARGED else "0.50"), dollars("0" if way is c.Way.FREE else "1.25")
            more = {"before": amounts[0], "after": amounts[1], "times": Decimal("2.5")}
            yield f"{way.value}, {when.value}", change(when=when, way=way, **more)
    for share in ("1/3", "1/300", "299/300"):
        yield share, change(share=c.Percent(Fraction(share)))
    fee = {"plan": "Team", "per": "", "unit": NOTHING}
    for what in c.PriceOf:
        unit = (
            fee if what not in (c.PriceOf.BULK, c.PriceOf.SINGLE) else {"per": "1M" if what is c.PriceOf.BULK else ""}
        )
        yield what.value, change(what=what, **unit)
    yield "seats", change(**{**fee, "unit": SEAT}, what=c.PriceOf.MONTH, each=True)
    for when in c.When:
        yield when.value, c.TermsChange(JAMES, "Team", when, MARCH)
    for when in (c.When.COMING, c.When.THEN):
        yield when.value, c.PlanEnds(JAMES, "Autumn offer", when, MARCH)
    yield "", c.PlanStarts(JAMES, "Studio", MARCH)
    yield "", c.PriceThen(JAMES, "API", c.PriceOf.BULK, TOKENS, MARCH, dollars("0.4"))


CLAIMS = (
    *who_is_ahead(), *on_what(), *how_firm(), *advice(), *in_the_category(), *figures(), *costs(), *prices(),
)  # fmt: skip


def _phrases() -> Iterator[Sample]:
    names: dict[str, object] = {"a": "James", "b": "Atlas 2"}
    for name, category in (("", ""), ("told apart", "Chairs")):
        yield name, phrase("pair-title", **names, category=category)
        for label, opening in list(who_is_ahead()) if not name else []:
            yield label, phrase("pair-description", **names, opening=opening, category=category)
        yield name, phrase("product-title", name="James", category=category)
        yield name, phrase("alternatives-title", name="James", category=category)
    yield "", phrase("pair-heading", **names)
    yield "", phrase("card-alt", **names, opening=next(iter(who_is_ahead()))[1])
    yield "", phrase("search-description", title="Even Comparisons")
    yield "", phrase("search-count", count="1")
    yield "", phrase("search-none", query="Jammes")
    for label, rank in (s for s in in_the_category() if s[1].kind in ("rank", "unranked")):  # type: ignore[union-attr]
        yield f"{rank.kind} {label}", phrase("product-description", name="James", rank=rank, category="Chairs")  # type: ignore[union-attr]
    yield "", phrase("product-description-plain", name="James", category="Chairs")
    yield "", phrase("alternatives-heading", name="James")
    for count in (1, 3):
        yield f"{count}", phrase("alternatives-description", name="James", count=count, category="Chairs")
    for count in (0, 1, 2, 1500):
        for id in ("category-title", "category-description"):
            yield f"{count}", phrase(id, name="Chairs", count=count)
        for id in (
            "products-count",
            "pairs-count",
            *(["specs-equal-count", "all-pairs", "costs-rest"] if count else []),
        ):
            yield f"{count}", phrase(id, count=count)
    yield "", phrase("all-pairs-browse", count=1500)
    yield "", phrase("matrix-top", count=10, of=34)
    yield "", phrase("scatter-label", workload="A busy bot", count=9, best="Gemma 3 and Atlas")
    yield "", phrase("pair-index-title", name="Chairs", number=2, of=3)
    yield "", phrase("pair-index-description", name="Chairs", number=2, of=3, first="James")
    for id in ("article-description", "home-description", "method-description"):
        yield "", phrase(id, title="Our Site")
    yield "", phrase("moved-title", name="James")
    yield "", phrase("moved-retired", name="James", successor="Atlas 2")
    yield "", phrase("page-number", number=2)
    price = dollars("0.40")
    yield "", phrase("plan-rate", price=price, per="1M", unit="input tokens")
    yield "single", phrase("plan-rate", price=price, per="", unit="request")
    for per, minimum in (("", 1), ("seat", 1), ("seat", 3)):
        for period in ("day", "month", "year"):
            yield (
                f"{per}, {minimum}" if per else "",
                phrase(f"plan-per-{period}", price=price, per=per, minimum=minimum),
            )
    yield "", phrase("plan-beyond", rate=phrase("plan-rate", price=price, per="", unit="request"))
    yield "", phrase("plan-owned", price=dollars("2000"))
    yield "", phrase("plan-power", watts=Decimal(350))
    for period in ("day", "month", "year"):
        yield "", phrase(f"plan-includes-{period}", amount=Decimal(1500), unit="requests")
    for months, hours in ((1, 1), (36, 720)):
        yield f"{months}", phrase("cost-assumed", months=Count(months))
        yield f"{months}", phrase("cost-assumed-power", months=Count(months), price=price, hours=Decimal(hours))
    for id in ("suits", "ask-flips", "rivals-of", "more-on", "buy", "visit", "all-duels", "all-alternatives"):
        yield "", phrase(id, name="James")
    for id in ("compare-with", "reasons-label"):
        yield "", phrase(id, name="James")
    for id in ("chart-time-label", "chart-volume-label"):
        yield "", phrase(id, a="James", b="Atlas 2", workload="10,000 requests a day")
    for id in ("volume-hint", "volume-wrong"):
        yield "", phrase(id, short="1.5M", long="1,500,000")
    for id in ("volume-shown", "volume-curves"):
        yield "", phrase(id, workload="10,000 requests a day")
    for said in ("", "Your own volume: James costs half as much as Atlas 2."):
        yield said[:4], phrase("volume-told", a="James", first="$12.00", b="Atlas 2", second="$24.00", said=said)
    yield "", phrase("compare-description", title="Even Comparisons")
    yield "", phrase("spark-item", points=PointsValue(Tenths(79)), day=date(2026, 2, 1))
    past = ("7.9 until 1 February 2026",)
    yield "", phrase("spark-label", dimension="Performance", items=past, now=PointsValue(Tenths(82)))
    yield "", phrase("compare-place", number=3)
    yield "", phrase("card-cost", workload="10,000 requests a day")
    yield "", phrase("compare-overall", shared=3, of=4)
    yield "", phrase("compare-cost", workload="A busy site, 100 GB a month")
    for differences in (0, 1, 7):
        yield f"{differences}", phrase("compare-told", count=3, differences=differences)
    for id in ("filter-least", "filter-most"):
        yield "", phrase(id, limit="$15.00")
    yield "", phrase("filter-told", count=3, of=7)
    opening = "Atlas 2 scores higher overall, 8.4 to 8.1."
    yield "", phrase("weighed-top", opening=opening)
    yield "", phrase("weighed-told", opening=opening, firmness="Atlas 2 wins with 71% of all possible weightings")
    for names in (("James",), ("James", "Atlas 2")):
        yield f"{len(names)}", phrase("weighed-first", products=names, overall=PointsValue(Tenths(84)))
    yield "", phrase("chart-times", times=Decimal("1.5"))
    yield "", phrase("all-of-category", category="Chairs")
    for id in ("checked", "history-until"):
        yield "", phrase(id, day=date(2026, 4, 1))
    yield "", phrase("source-line", line=5)
    yield "", phrase("rubric-version", version="3")
    yield "", phrase("method-version", version="3")
    yield "", phrase("correction-line", what="The score for value", was="", now="")
    yield "changed", phrase("correction-line", what="The score for value", was="5.0", now="6.0")
    yield "", phrase("method-ties", tie=PointsValue(t(1)), narrow=PointsValue(t(3)))
    for id in ("price-history", "price-earlier"):
        yield "", phrase(id, plan="API")
    yield "", phrase("price-lines", plan="API", items=("input tokens", "output tokens"))
    for id in ("price-from", "price-until"):
        yield "", phrase(id, day=MARCH)
    yield "", phrase("price-between", start=MARCH, end=date(2026, 6, 30))
    for per in ("", "1M"):
        yield per, phrase("price-head", unit="input tokens", per=per)
    yield "", phrase("price-fee-each", fee=phrase("price-fee-month"), unit="seat")
    yield "", phrase("method-derive", workload="10,000 requests a day")
    yield "", phrase("published-by", publisher="Evenhand contributors")
    yield "", phrase("by", author="Ann Example")


PHRASES = tuple(_phrases())
