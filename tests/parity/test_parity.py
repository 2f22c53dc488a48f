"""Python and the browser reckon and speak alike: amounts exactly, sentences to the letter, in both languages."""

import json
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from generator.judging.costs import cheaper, crossing, price
from generator.model.pricing import Money
from generator.pages.tariffs import tariffs_page
from generator.rendering.for_scripts import json_filter
from tests.parity.cases import Case, cases, volume
from tests.parity.cases import price as some_price
from tests.parity.speaking import spoken

pytestmark = pytest.mark.browser
CHUNK = 500
RUN = """async ({ words, cases }) => {
  const { price, cheaper, crossing } = await import(`${FOLDER}costs.js`);
  const { Speech } = await import(`${FOLDER}words.js`);
  const { Fraction } = await import(`${FOLDER}fractions.js`);
  const speech = new Speech(JSON.parse(words));
  const exact = ({ top, bottom }) => `${top}/${bottom}`;
  return cases.map(({ category, name, usage }) => {
    const known = JSON.parse(category);
    const own = { ...known.workloads.w, name, usage: usage.map(([unit, text]) => [unit, Fraction.of(text)]) };
    const lines = Object.keys(known.products).map((id) => price(id, own, known));
    const kinds = ["once", "running", "month", "year"];
    const sums = lines.flatMap(({ bill }) => (bill ? kinds.map((kind) => exact(bill[kind])) : []));
    const said = lines.flatMap(({ cost, working, converted }) => [
      ...(cost.kind === "cost" ? ["", "month", "year"] : [""]).map((form) => speech.say(cost, form)),
      ...[working, converted].filter(Boolean).map((claim) => speech.say(claim)),
    ]);
    const both = [cheaper(...lines), crossing(...lines)].filter(Boolean).map((claim) => speech.say(claim));
    return [...sums, ...said, ...both];
  });
}"""
FORMATS = """async ({ words, amounts, lists, typed }) => {
  const { Formats } = await import(`${FOLDER}formats.js`);
  const { Amounts, toAddress, fromAddress, step } = await import(`${FOLDER}amounts.js`);
  const { Fraction } = await import(`${FOLDER}fractions.js`);
  const formats = new Formats(JSON.parse(words).patterns);
  const short = new Amounts(formats);
  const money = (text) => ({ amount: Fraction.of(text), digits: text.split(".")[1]?.length ?? 0 });
  const exact = (found) => found && `${found.top}/${found.bottom}`;
  return {
    numbers: amounts.map((text) => formats.number(text)),
    amounts: amounts.map((text) => short.write(Fraction.of(text))),
    back: amounts.map((text) => exact(short.read(short.write(Fraction.of(text))))),
    addresses: amounts.map((text) => exact(fromAddress(toAddress(Fraction.of(text))))),
    points: [0, 5, 81, 100].map((tenths) => formats.points(tenths)),
    percents: [["0.35", 0], [1, 0], ["0.3333", 2]].map(([share, n]) => formats.percent(Fraction.of(share), n)),
    sums: amounts.map((text) => formats.sum({ ...money(text), currency: "KWD" })),
    prices: amounts.map((text) => formats.price({ ...money(text), currency: "CHF" })),
    listings: lists.map((items) => formats.listing(items)),
    choices: lists.map((items) => formats.choice(items)),
    typed: typed.map((text) => exact(short.read(text))),
    steps: ["0", "1", "9", "10", "99", "150000000", "1.5"].map((text) =>
      [[true], [false], [true, true], [false, true]].map((way) => exact(step(Fraction.of(text), ...way)))),
  };
}"""


def by_python(case: Case, speech) -> list[str]:
    lines = [price(product, case.workload, case.category) for product in (case.a, case.b)]
    sums = [getattr(line.bill, k) for line in lines if line.bill for k in ("once", "running", "month", "year")]
    said = []
    for line in lines:
        said += [speech.plain(line.cost, form) for form in (("", "month", "year") if line.bill else ("",))]
        said += [speech.plain(claim) for claim in (line.working, line.converted) if claim]
    both = (cheaper(*lines), crossing(*lines, case.category.assumptions.months))
    return [f"{s.numerator}/{s.denominator}" for s in sums] + said + [speech.plain(claim) for claim in both if claim]


def as_sent(case: Case, formats) -> dict[str, object]:
    page = tariffs_page(case.category, "things/costs.json")
    usage = [(unit, f"{amount:f}") for unit, amount in case.workload.usage.items()]
    return {
        "category": json_filter(formats)(page.view(*page.subjects).value),
        "name": case.workload.name,
        "usage": usage,
    }


def agree(run, tag: str, made: list[Case]) -> Counter[str]:
    """Compare all, and count what was said, by the message it begins with."""
    language, words = spoken(tag)
    kinds: Counter[str] = Counter()
    for start in range(0, len(made), CHUNK):
        chunk = made[start : start + CHUNK]
        found = run(RUN, {"words": words, "cases": [as_sent(case, language.speech.formats) for case in chunk]})
        for case, theirs in zip(chunk, found, strict=True):
            ours = by_python(case, language.speech)
            assert theirs == ours, f"{case}"
            lines = [price(p, case.workload, case.category) for p in (case.a, case.b)]
            both = (cheaper(*lines), crossing(*lines, case.category.assumptions.months))
            claims = [c for line in lines for c in (line.cost, line.working, line.converted)] + [*both]
            for claim in filter(None, claims):
                kinds[claim.kind] += 1
                for name in ("reason", "ratio", "ever", "plain"):
                    if hasattr(claim, name):
                        kinds[f"{claim.kind} {name}={getattr(claim, name)}"] += 1
                for part in getattr(claim, "parts", ()):
                    kinds[type(part).__name__] += 1
    return kinds


@pytest.mark.parametrize("tag", ["en", "de"])
def test_two_hundred_costs_agree(run, tag):
    kinds = agree(run, tag, [*cases(5, 200)])
    assert {"cost", "cost-working", "no-cost", "cheaper", "crossing", "no-crossing", "converted"} <= set(kinds)
    assert {"Metered", "Fee", "Power", "Bought"} <= set(kinds)


@pytest.mark.long
@pytest.mark.parametrize("tag", ["en", "de"])
def test_ten_thousand_costs_agree(run, tag):
    kinds = agree(run, tag, [*cases(2026, 10_000)])
    for reason in ("no-prices", "quote", "currency", "no-rate"):
        assert kinds[f"no-cost reason={reason}"], reason
    for ratio in ("free", "half", "third", "quarter", "fifth", "tenth", "times", "little"):
        assert kinds[f"cheaper ratio={ratio}"], ratio
    for kind in ("same-cost", "no-crossing ever=True", "no-crossing ever=False", "cost-working plain=True"):
        assert kinds[kind], kind


LISTS = [[], ["a"], ["a", "b"], ["a", "{0}", "c"], ["a", "b", "c", "$&"]]


@pytest.mark.parametrize("tag", ["en", "de", "de-AT", "de-CH", "en-IN"])
def test_values_are_written_alike(run, tag):
    language, words = spoken(tag)
    formats, random = language.speech.formats, Random(1)
    amounts = [Decimal(t) for t in ("0", "1", "999", "1000", "1500", "9999.5", "10000", "12345", "150000000", "1E+9")]
    amounts += [abs(make(random)) for make in (volume, some_price) for _ in range(60)]
    found = run(FORMATS, {"words": words, "amounts": [f"{a:f}" for a in amounts], "lists": LISTS, "typed": []})
    exact = [f"{Fraction(a).numerator}/{Fraction(a).denominator}" for a in amounts]
    assert found["numbers"] == [formats.number(a) for a in amounts]
    assert found["amounts"] == [formats.amount(a) for a in amounts]
    assert found["addresses"] == exact
    assert found["points"] == [formats.points(p) for p in (0, 5, 81, 100)]
    shares = ((Fraction(35, 100), 0), (Fraction(1), 0), (Fraction(3333, 10_000), 2))
    assert found["percents"] == [formats.percent(*share) for share in shares]
    assert found["sums"] == [formats.sum(Money(Decimal(f"{a:f}"), "KWD")) for a in amounts]
    assert found["prices"] == [formats.price(Money(a, "CHF")) for a in amounts]
    assert found["listings"] == [formats.listing(items) for items in LISTS]
    assert found["choices"] == [formats.choice(items) for items in LISTS]
    if tag != "en-IN":
        assert found["back"] == exact


@pytest.mark.parametrize(
    ("tag", "typed", "amount"),
    [
        ("en", "150M", "150000000/1"), ("en", "1.5K", "1500/1"), ("en", "2,000", "2000/1"), ("en", " 2 000 ", "2000/1"),
        ("en", "1b", "1000000000/1"), ("en", "0.5", "1/2"), ("en", "12,34", None), ("en", "1,5", None),
        ("en", "", None),
        ("en", "-3", None), ("en", "1e5", None), ("en", "lots", None), ("en", "2,000,000B", None),
        ("en", "1.2.3", None), ("en", "٣", None), ("de", "1,5K", "1500/1"), ("de", "2.000", "2000/1"),
        ("de", "1.5", None),
        ("de-CH", "2’000", "2000/1"), ("de-CH", "2'000.5", "4001/2"),
    ],
)  # fmt: skip
def test_what_readers_type(run, tag, typed, amount):
    _, words = spoken(tag)
    assert run(FORMATS, {"words": words, "amounts": [], "lists": [], "typed": [typed]})["typed"] == [amount]


def test_steps_of_the_arrow_keys(run):
    _, words = spoken("en")
    steps = run(FORMATS, {"words": words, "amounts": [], "lists": [], "typed": []})["steps"]
    whole = [[int(Fraction(text)) for text in row] for row in steps]
    assert whole == [
        [1, 0, 1, 0], [2, 0, 2, 0], [10, 8, 10, 8], [11, 9, 20, 9], [100, 98, 100, 90],
        [160_000_000, 140_000_000, 200_000_000, 100_000_000], [2, 1, 2, 1],
    ]  # fmt: skip


def test_the_case_maker_covers_what_it_should():
    plans = [plan for case in cases(5, 200) for p in (case.a, case.b) if p.pricing for plan in p.pricing.plans]
    assert len({type(plan) for plan in plans}) == 5
    tiers = [rate for plan in plans for rate in getattr(plan, "rates", ()) if rate.tiers]
    assert {rate.whole for rate in tiers} == {True, False}
    assert len({a.period for plan in plans for a in getattr(plan, "allowance", ())}) == 3
    assert json.loads(spoken("en")[1])["messages"]
