"""Assertions: what each sign means for each kind of value, and which two cannot both hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.problem import Span
from generator.linting.assertions import read_assertion
from generator.linting.contrary import are_contrary, contradictions
from generator.model.catalogue import Fact
from generator.model.product import Status
from tests.conftest import told

CATEGORY = """
units: {hours: {name: hours of rent, shown_per: 10}}
specs:
  - {id: weight, name: Weight, type: number, unit: kg}
  - {id: armrests, name: Armrests, type: bool}
  - {id: material, name: Cover, type: text}
  - {id: released, name: Released, type: date}
  - {id: made, name: Made, type: date}
  - {id: colours, name: Colours, type: set}
  - {id: depth, name: Depth, type: number}
"""
PRODUCT = """
family: trees
pricing: {plans: [{name: Rent, kind: usage, rates: {hours: {price: 0.5, per: 1}}}]}
specs:
  weight: 14K
  armrests: yes
  material: Wool felt 2.0
  released: 2026-04
  made: 2026-03-31
  colours: [red, dark blue, 31B]
  depth: unknown
"""


@pytest.fixture
def site(starter):
    path = starter.root / "scores/chairs/category.yaml"
    path.write_text(path.read_text("utf-8").partition("\nspecs:")[0] + CATEGORY, "utf-8")
    path = starter.root / "scores/chairs/alder.yaml"
    path.write_text(path.read_text("utf-8").partition("\npricing:")[0] + PRODUCT, "utf-8")
    for other in ("birch", "cedar"):
        starter.write(
            f"scores/chairs/{other}.yaml",
            f"name: {other.title()}\nmaker: M\nscores: {{comfort: 9, value: unknown}}\nspecs: {{colours: unknown}}\n"
            "pricing: {currency: EUR, plans: [{name: R, kind: usage, rates: {hours: {price: 0.4, per: 1}}}]}\n",
        )
    starter.remove("content/chairs/alder-vs-birch.md")
    return starter


def codes(site, *facts):
    lines = "".join(f"  - {fact}\n" for fact in facts)
    return [d.code for d in told(site.write("content/chairs/alder-vs-birch.md", f"---\nfacts:\n{lines}---\n").check())]


HOLDING = """
alder.name = Alder
alder.maker = Example Works
alder.maker = "Example Works"
alder.status = current
alder.status != retired
alder.family = trees
birch.family != trees
alder.name = "Alder"
chairs/alder.name = Alder
alder.scores.overall > 8
alder.scores.overall != birch.scores.overall
alder.price.hours = 5
alder.price.hours < 5.01
alder.specs.weight = 14K
alder.specs.weight = 14000
alder.specs.weight >= 0.014M
alder.specs.armrests = yes
alder.specs.armrests = true
alder.specs.armrests != no
alder.specs.armrests != false
alder.specs.material = "Wool felt 2.0"
alder.specs.material = Wool felt 2.0
alder.specs.material contains "Wool felt 2.0"
alder.specs.released = 2026-04
alder.specs.released = 2026
alder.specs.released >= 2026-04-01
alder.specs.released < 2026-05
alder.specs.released <= 2026-04
alder.specs.released > 2026-03
alder.specs.released != 2026-05-01
alder.specs.released > 2025
alder.specs.released > alder.specs.made
alder.specs.made = 2026-03
alder.specs.made = 2026-03-31
alder.specs.made < 2026-04
alder.specs.colours contains red
alder.specs.colours contains dark blue
alder.specs.colours contains "dark blue"
alder.specs.colours contains 31B
alder.specs.colours lacks green
alder.specs.depth = unknown
alder.specs.weight != unknown
birch.specs.armrests = unknown
"""

FAILING = """
alder.status = retired
alder.family = chairs
birch.family = trees
alder.specs.armrests = no
alder.specs.armrests = false
alder.specs.released > 2026-04
alder.specs.released = 2026-04-13
alder.specs.released < 2026-04-30
alder.specs.released != 2026
alder.specs.made != 2026-03
alder.specs.colours contains blue
alder.specs.colours lacks red
alder.specs.depth < 5
alder.specs.depth != 5
alder.specs.depth != unknown
alder.specs.depth = birch.specs.depth
birch.specs.colours lacks video
birch.specs.armrests != yes
alder.specs.material = "Wool"
"""

UNREADABLE = """
alder.specs.weight = heavy
alder.specs.material > 5
alder.specs.released = soon
alder.specs.released < 5K
alder.name > Birch
alder.specs.colours > birch.specs.weight
alder.price.hours > birch.price.hours
"""

UNKNOWN = """
alder.price.days = 5
alder.status.now = current
alder.size = 5
alder.specs.material = Apache-2.0
birch.scores.value > 5
"""


def each(text):
    return text.strip().split("\n")


def test_what_the_data_bear_out(site):
    for fact in each(HOLDING):
        assert codes(site, fact) == [], fact


def test_what_they_do_not(site):
    for fact in each(FAILING):
        assert codes(site, fact) == ["fact/false"], fact


def test_what_cannot_be_compared(site):
    for fact in each(UNREADABLE):
        assert codes(site, fact) == ["fact/form"], fact


def test_what_is_not_there(site):
    for fact in each(UNKNOWN):
        assert codes(site, fact) == ["fact/unknown"], fact


# --- two that cannot both hold


class Lookup:
    """Stands for the values of a site: two products, and a category with one spec of each kind."""

    def __init__(self):
        from generator.model.catalogue import Category
        from generator.model.rubric import SpecField, SpecType
        from tests.making import product, rubric

        specs = tuple(SpecField(t.value, t.value, t) for t in SpecType)
        self.category = Category("things", "Things", "thing", rubric(), specs=specs)
        self.products = {id: product(id, 50, 50, 50, 50) for id in "ab"}

    def product(self, id, category=""):
        return self.category, self.products[id.rpartition("/")[2]]

    def fact(self, path, category=""):
        raise AssertionError(path)


def assertion(text, line=1):
    path, sign, value = text.split(" ", 2)
    return read_assertion(Fact(path, sign, value, Span("x.md", line)), "things", Lookup())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.specs.number = 256K", "a.specs.number = 128K"),
        ("a.specs.number = 256K", "things/a.specs.number != 256000"),
        ("a.scores.value > 8", "a.scores.value < 7"),
        ("a.scores.value > 8", "a.scores.value <= 8"),
        ("a.specs.set contains video", "a.specs.set lacks video"),
        ("a.specs.set = text", "a.specs.set contains video"),
        ("a.specs.text contains felt", "a.specs.text contains wool"),
        ("a.specs.text = felt", "a.specs.text = unknown"),
        ("a.specs.number > 5", "a.specs.number = unknown"),
        ("a.scores.value > b.scores.value", "b.scores.value > a.scores.value"),
        ("a.scores.value > b.scores.value", "b.scores.value >= a.scores.value"),
        ("a.scores.value = b.scores.value", "b.scores.value != a.scores.value"),
        ("a.specs.bool = yes", "a.specs.bool = no"),
        ("a.specs.bool = yes", "a.specs.bool = false"),
        ("a.specs.date < 2026", "a.specs.date >= 2026-01"),
        ("a.specs.date = 2026-04", "a.specs.date = 2026-05"),
        ("a.specs.date > 2026-01-31", "a.specs.date < 2026-02-01"),
        ("a.specs.date > b.specs.date", "b.specs.date > a.specs.date"),
        ("a.status = current", "a.status = retired"),
        ("a.family = x", "a.family != x"),
    ],
)
def test_contrary_facts(one, other):
    assert are_contrary(assertion(one), assertion(other))
    assert are_contrary(assertion(other), assertion(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.scores.value > 8", "a.scores.value < 8.1"),
        ("a.scores.value >= 8", "a.scores.value <= 8"),
        ("a.specs.set contains video", "a.specs.set contains text"),
        ("a.specs.set lacks video", "a.specs.set lacks text"),
        ("a.specs.text != felt", "a.specs.text != wool"),
        ("a.specs.bool != yes", "a.specs.bool != no"),
        ("a.specs.date = 2026", "a.specs.date = 2026-04"),
        ("a.specs.date > 2026-01", "a.specs.date < 2026-03"),
        ("a.scores.value >= b.scores.value", "b.scores.value >= a.scores.value"),
        ("a.specs.number = heavy", "a.specs.number > 5"),
        ("a.specs.bool = maybe", "a.specs.bool = yes"),
    ],
)
def test_facts_that_may_both_hold(one, other):
    assert not are_contrary(assertion(one), assertion(other))


def test_the_later_of_two_is_told_once_with_the_earlier_beside_it():
    texts = [
        "a.scores.value > 8",
        "a.scores.value < 7",
        "b.scores.value < 7",
        "a.scores.value < 7",
        "a.scores.value > 9",
    ]
    found = [*contradictions([assertion(text, line) for line, text in enumerate(texts, 1)])]
    assert [(d.span.line, d.related[0].span.line) for d in found] == [(2, 1), (4, 1), (5, 2)]


SIGNS = st.sampled_from(["<", "<=", ">", ">=", "=", "!="])
ORDER = {
    "<": lambda x, y: x < y,
    "<=": lambda x, y: x <= y,
    ">": lambda x, y: x > y,
    ">=": lambda x, y: x >= y,
    "=": lambda x, y: x == y,
    "!=": lambda x, y: x != y,
}


def oracle(values, *facts):
    """Contrary, by trying everything: each is possible, and no value satisfies all."""
    return all(any(fact(v) for v in values) for fact in facts) and not any(all(f(v) for f in facts) for v in values)


@given(SIGNS, st.integers(0, 3), SIGNS, st.integers(0, 3))
def test_numbers_as_by_trying_them_all(sign, x, other, y):
    grid = [n / 4 for n in range(-8, 24)]
    expected = oracle(grid, lambda v: ORDER[sign](v, x), lambda v: ORDER[other](v, y))
    path = "a.scores.value"
    assert are_contrary(assertion(f"{path} {sign} {x}"), assertion(f"{path} {other} {y}")) is expected


@given(SIGNS, SIGNS, st.booleans(), st.sampled_from(["scores.value", "specs.number", "specs.date"]))
def test_two_paths_as_by_trying_them_all(sign, other, swapped, part):
    grid = [(x, y) for x in range(4) for y in range(4)]
    first, second = ("b", "a") if swapped else ("a", "b")
    expected = oracle(
        grid,
        lambda v: ORDER[sign](*v),
        lambda v: ORDER[other](*(v[::-1] if swapped else v)),
    )
    one, two = f"a.{part} {sign} b.{part}", f"{first}.{part} {other} {second}.{part}"
    assert are_contrary(assertion(one), assertion(two)) is expected


WORDS = ["video", "text", "audio"]
SETS = [[w for n, w in enumerate(WORDS) if bits >> n & 1] for bits in range(1, 8)] + [["x"], ["x", "y"], ["video", "x"]]
ON_SETS = {
    "contains": lambda members, word: word in members,
    "lacks": lambda members, word: word not in members,
    "=": lambda members, word: members == [word],
    "!=": lambda members, word: members != [word],
}
SET_FACTS = st.tuples(st.sampled_from([*ON_SETS]), st.sampled_from(WORDS))


@given(SET_FACTS, SET_FACTS)
def test_sets_as_by_trying_them_all(one, other):
    expected = oracle(SETS, *(lambda v, s=sign, w=word: ON_SETS[s](v, w) for sign, word in (one, other)))
    path = "a.specs.set"
    texts = [f"{path} {sign} {word}" for sign, word in (one, other)]
    assert are_contrary(*map(assertion, texts)) is expected


@given(*[st.tuples(st.sampled_from(["=", "!="]), st.sampled_from(Status))] * 2)
def test_statuses_as_by_trying_them_all(one, other):
    expected = oracle([*Status], *(lambda v, s=sign, w=word: ORDER[s](v, w) for sign, word in (one, other)))
    texts = [f"a.status {sign} {word.value}" for sign, word in (one, other)]
    assert are_contrary(*map(assertion, texts)) is expected
