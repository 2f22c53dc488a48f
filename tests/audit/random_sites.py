"""Small sites of any shape, and what the audit says of their pages; nothing is written to disk."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.audit.auditor import Auditor
from generator.audit.whole import Batch, Gist
from generator.diagnostics.problem import Diagnostic
from generator.files.theme import read_theme
from generator.judging.derived import derive
from generator.model.catalogue import Catalogue, Category, Site
from generator.model.pricing import (
    Allowance,
    FreePlan,
    OwnedPlan,
    Period,
    Pricing,
    QuotePlan,
    Rate,
    SubscriptionPlan,
    Term,
    Tier,
    UsagePlan,
)
from generator.model.product import Evidence, EvidenceKind, Product, Score, Status
from generator.model.rubric import (
    Answer,
    Assumptions,
    Dimension,
    ExchangeRate,
    PartialDate,
    Profile,
    Quantity,
    Rubric,
    SpecField,
    SpecType,
    Tenths,
    Unchecked,
    Unit,
    Weight,
    Workload,
)
from generator.pages.plan import plan
from generator.pages.routes import output_path
from generator.rendering.language import language_of
from generator.rendering.templates import Renderer

NAMES = ("GPT-4.1 Mini", "10 things, 8.1 to 8.0", "A vs B", "{{ 7*7 }}", "None", 'C++ & "Fr" <3', "عربي", "Plain")
DIMENSIONS = (
    "Ease of use", "API", "Value & price", "None", "iOS", "Speed 2.0", "x", "<b>Bold</b>", "Éclat", "Tie and level",
)  # fmt: skip
SCRIPTS = tuple(
    f"js/{name}.js" for name in ("calculator", "compare", "finder", "lost", "ranking", "search", "table", "verdict")
)
KINDS = ((), ("opinion",), ("vendor",), ("vendor", "opinion"), ("measured",), ("vendor", "vendor"))
RELEASED = (None, PartialDate(2025), PartialDate(2025, 3), PartialDate(2025, 3, 9), PartialDate(2026, 1))
OFFLINE = (None, Answer.YES, Answer.NO, Answer.PARTIAL, Unchecked.UNKNOWN)
POINTS = st.one_of(st.sampled_from((0, 50, 51, 52, 55, 100)), st.integers(0, 100))
SPECS = (SpecField("released", "Released", SpecType.DATE), SpecField("offline", "Works offline", SpecType.BOOL))


@st.composite
def weights(draw, count: int) -> list[int]:
    """Positive weights that add up to a whole; equal or odd ones, some with places."""
    cuts = draw(st.lists(st.integers(1, 9_999), min_size=count - 1, max_size=count - 1, unique=True))
    edges = [0, *sorted(cuts), 10_000]
    return [b - a for a, b in pairwise(edges)]


TODAY = date(2026, 11, 21)
AMOUNTS = st.decimals(0, 5_000, places=2)
UNITS = {
    "tokens": Unit("tokens", "tokens", Quantity(Decimal(1_000_000), "1M"), "M"),
    "calls": Unit("calls", "calls, made", Quantity(Decimal(1), "1")),
    "seat": Unit("seat", "seats", Quantity(Decimal(1), "1")),
}
WORKLOADS = (
    Workload("bot", "A busy bot, 5 M", {"tokens": Decimal(5_000_000), "calls": Decimal(100)}),
    Workload("team", "A team", {"tokens": Decimal(200_000), "seat": Decimal(3)}),
)
ASSUMPTIONS = Assumptions(Decimal("0.15"), rates=(ExchangeRate("EUR", "USD", Decimal("1.08"), date(2026, 4, 1)),))


@st.composite
def rates(draw, unit: str) -> Rate:
    tiers = draw(st.sampled_from(((), (Tier(Decimal(50), Decimal(1)), Tier(Decimal(1_000_000), Decimal("0.5"))))))
    per = draw(st.sampled_from((Decimal(1_000_000), Decimal(7))))
    return Rate(unit, draw(AMOUNTS), per, tiers, draw(st.booleans()))


@st.composite
def plans(draw, name: str):
    some = tuple(draw(rates(unit)) for unit in draw(st.sampled_from((("tokens", "calls"), ("tokens",), ()))))
    amount = draw(st.sampled_from((Decimal(10_000), Decimal(9_000_000))))
    free = (Allowance("tokens", amount, draw(st.sampled_from(Period))),)
    kind = draw(st.integers(0, 4))
    if kind == 0:
        return UsagePlan(name, some)
    if kind == 1:
        return FreePlan(name, free)
    if kind == 2:
        per = draw(st.sampled_from(("", "seat")))
        return SubscriptionPlan(
            name, draw(AMOUNTS), draw(st.sampled_from(Period)), per, 2 if per else 1, free, rates=some
        )
    if kind == 3:
        watts = draw(st.sampled_from((Decimal(0), Decimal(300))))
        monthly, months = draw(st.sampled_from(((Decimal(0), None), (Decimal(12), 1), (Decimal(0), 24))))
        return OwnedPlan(name, draw(AMOUNTS), watts, monthly, (("tokens", Decimal(2_000_000)),), months)
    return QuotePlan(name)


@st.composite
def prices(draw) -> Pricing | None:
    names = draw(st.lists(st.sampled_from(("Free", "Team, 10", "Own %")), max_size=3, unique=True))
    currency = draw(st.sampled_from(("USD", "USD", "EUR", "JPY")))
    return draw(over_time(currency, names)) if names else None


@st.composite
def over_time(draw, currency: str, names: list[str]) -> Pricing:
    """Plans with what they were before, some with a gap, and what is announced of them."""
    former, current, coming = [], [], []
    for name in names:
        days = sorted(draw(st.sets(st.integers(-900, 500), max_size=5)))
        starts = [None, *(TODAY + timedelta(day) for day in days)]
        one, other = draw(plans(name)), draw(plans(name))
        for n, start in enumerate(starts):
            end = starts[n + 1] if n + 1 < len(starts) else None
            if end and draw(st.integers(0, 5)) == 0:
                end -= timedelta(1)
            plan = draw(st.sampled_from((one, dearer(one), other))) if n else one
            term = Term(start, end)
            if start is None or end is None or start < end:
                kept = current if term.covers(TODAY) else coming if start and start > TODAY else former
                kept.append(replace(plan, term=term))
    return Pricing(currency, plans=tuple(current), former=tuple(former), coming=tuple(coming))


def dearer(plan):
    """The same plan at other prices."""
    if isinstance(plan, SubscriptionPlan):
        return replace(plan, price=plan.price * 3, rates=tuple(replace(r, price=r.price / 2) for r in plan.rates))
    if isinstance(plan, UsagePlan):
        return replace(plan, rates=tuple(replace(r, price=r.price * Decimal("0.7")) for r in plan.rates))
    return replace(plan, once=plan.once + 7) if isinstance(plan, OwnedPlan) else plan


@st.composite
def rubrics(draw) -> Rubric:
    count = draw(st.integers(1, 10))
    shares = draw(weights(count))
    names = draw(st.permutations(DIMENSIONS))
    tie = draw(st.sampled_from((1, 1, 1, 0, 3, 20)))
    derived = draw(st.sampled_from(((), (), (0,), (0, 1)))) if count > 2 else ()
    dimensions = tuple(
        Dimension(f"d{n}", names[n], Weight(share), derive=WORKLOADS[0].id if n in derived else "")
        for n, share in enumerate(shares)
    )
    return Rubric(dimensions, tie=Tenths(tie), narrow=Tenths(tie + draw(st.integers(0, 4))))


@st.composite
def products(draw, number: int, count: int, rubric: Rubric) -> Product:
    scores = {}
    for dimension in rubric.dimensions:
        state = draw(st.sampled_from(("scored", "scored", "scored", "scored", "unknown", "left out")))
        if state != "left out":
            evidence = tuple(Evidence(EvidenceKind(k), "what") for k in draw(st.sampled_from(KINDS)))
            points = Tenths(draw(POINTS)) if state == "scored" else None
            scores[dimension.id] = Score(points, evidence=evidence, overrules=bool(dimension.derive))
    status = Status(draw(st.sampled_from(("current",) * 6 + ("announced", "retired"))))
    later = number + 1 if number + 1 < count else None
    if later is None and status is Status.RETIRED:
        status = Status.CURRENT
    specs = {"released": draw(st.sampled_from(RELEASED)), "offline": draw(st.sampled_from(OFFLINE))}
    names = (NAMES[number], f"{NAMES[number]} {number}")
    name = draw(st.sampled_from(names))
    return Product(
        id=f"p{number}",
        category="things",
        name=name,
        maker="Maker",
        label=name,
        scores=MappingProxyType(scores),
        status=status,
        successor=f"p{later}" if later is not None and (status is Status.RETIRED or draw(st.booleans())) else "",
        family=draw(st.sampled_from(("", "", "one"))),
        specs=MappingProxyType({id: value for id, value in specs.items() if value is not None}),
        pricing=draw(prices()),
        former_ids=("old",) if number == 0 and draw(st.booleans()) else (),
    )


@st.composite
def profiles(draw, rubric: Rubric) -> tuple[Profile, ...]:
    found = []
    for number in range(draw(st.integers(0, 2))):
        weighed = draw(st.lists(st.sampled_from(rubric.dimensions), min_size=1, max_size=3, unique=True))
        shares = draw(weights(len(weighed)))
        needs = draw(st.sampled_from(({}, {"offline": "yes"}, {"offline": "no"}, {"offline": "partial"})))
        own = {d.id: Weight(share) for d, share in zip(weighed, shares, strict=True)}
        found.append(Profile(f"r{number}", f"Reader {number}", MappingProxyType(own), MappingProxyType(needs)))
    return tuple(found)


@st.composite
def catalogues(draw) -> Catalogue:
    rubric = draw(rubrics())
    count = draw(st.integers(0, 4))
    made = tuple(draw(products(number, count, rubric)) for number in range(count))
    category = Category("things", "Things", "thing", rubric, made, profiles=draw(profiles(rubric)), specs=SPECS)
    category = replace(category, units=UNITS, workloads=WORKLOADS, assumptions=ASSUMPTIONS)
    return derive(Catalogue(Site("Site", "https://example.com/sub/"), (category,)))


@cache
def theme() -> dict[str, str]:
    return {n: d.decode() for n, d in read_theme().items() if n.endswith((".html", ".xml", ".txt", ".json", ".ftl"))}


@cache
def renderer() -> Renderer:
    language = language_of("en", read_theme()).value
    assert language
    return Renderer(theme(), {}, language.speech)


def auditor_for(catalogue: Catalogue) -> Auditor:
    return Auditor(catalogue, ("templates/words/en.ftl", theme()["words/en.ftl"]))


def lies_of(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Make every page of a site and audit it."""
    planned = plan(catalogue, {name: f"assets/{name}" for name in ("words.json", *SCRIPTS)})
    assert planned.value and not planned.diagnostics
    auditor = auditor_for(catalogue)
    for fragments in renderer().environment.fragments.values():
        fragments.clear()
    yield from auditor.words()
    seen = []
    for page in planned.value.pages.values():
        rendered = renderer().render(page).value
        assert rendered
        lies, found = auditor.page(output_path(page.url), rendered.data)
        seen.append(found)
        yield from lies
    yield from auditor.site([Batch(Gist.of(seen), lambda: seen)])
