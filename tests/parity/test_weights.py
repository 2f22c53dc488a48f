"""Python and the browser judge alike under a reader's weights, and say it to the letter, in both languages."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random

import pytest
from msgspec.structs import replace

from generator.judging.advice import advice
from generator.judging.claims import Claim
from generator.judging.duel import Duel
from generator.judging.figures import crown, duel_overall
from generator.judging.verdict import firmness, opening
from generator.loading import load_catalogue
from generator.model.product import Product
from generator.model.rubric import Rubric, Tenths, Weight
from generator.pages.weighing import points_of
from generator.rendering.speech import Speech
from tests.making import product, rubric
from tests.parity.speaking import spoken
from tests.readers_duel import readers_duel

pytestmark = pytest.mark.browser
CHUNK = 500
LANGUAGES = ("en", "de")
RUN = """async ({ words, cases }) => {
  const { weigh } = await import(`${FOLDER}duel.js`);
  const { Speech } = await import(`${FOLDER}words.js`);
  const speech = new Speech(JSON.parse(words));
  return cases.map(({ a, b, rows, limits }) => {
    const { overall, opening, crown, firmness, advice } = weigh({ name: a }, { name: b }, rows, limits);
    const claims = [opening, crown, firmness, ...advice.a, ...advice.b].filter(Boolean);
    return [overall.a, overall.b, ...claims.map((claim) => speech.say(claim))];
  });
}"""


@dataclass(frozen=True, slots=True)
class Case:
    """Two products, and a rubric with a reader's weights, some of which may be zero."""

    a: Product
    b: Product
    rubric: Rubric

    def judged(self) -> Duel:
        """Under a reader's weights a dimension without any takes no part."""
        used = replace(self.rubric, dimensions=tuple(d for d in self.rubric.dimensions if d.weight))
        return readers_duel(self.a, self.b, used)

    def claims(self) -> list[Claim]:
        duel = self.judged()
        crowns = (crown(duel, side) for side in (duel.a, duel.b))
        claims = (opening(duel), *crowns, firmness(duel), *advice(duel, duel.a), *advice(duel, duel.b))
        return [claim for claim in claims if claim]

    def by_python(self, speech: Speech) -> list[int | str]:
        duel = self.judged()
        overalls = [duel_overall(duel, side).points for side in (duel.a, duel.b)]
        return [*overalls, *map(speech.plain, self.claims())]

    def as_sent(self, speech: Speech) -> dict[str, object]:
        """What the page gives: points in the order of the rubric; rows as `weighed.js` makes them of it."""
        points = [points_of(side, self.rubric).split() for side in (self.a, self.b)]
        rows = [
            {"dimension": {"name": speech.dimension(d)}, "a": int(a), "b": int(b), "weight": d.weight}
            for d, a, b in zip(self.rubric.dimensions, *points, strict=True)
            if d.weight and "-" not in (a, b)
        ]
        rows.sort(key=lambda row: -abs(row["a"] - row["b"]))
        limits = {"tie": self.rubric.tie, "narrow": self.rubric.narrow}
        return {"a": self.a.label, "b": self.b.label, "rows": rows, "limits": limits}


def weighted(rubric: Rubric, random: Random) -> Rubric:
    """The rubric with random weights, as sliders give them, or as presets do: not all of them zero."""
    while True:
        weights = [random.choice([0, 100, 5000, 100 * random.randint(0, 100), random.randint(0, 10_000)])
                   for _ in rubric.dimensions]  # fmt: skip
        if any(weights):
            pairs = zip(rubric.dimensions, weights, strict=True)
            return replace(rubric, dimensions=tuple(replace(d, weight=Weight(w)) for d, w in pairs))


def random_cases(seed: int, count: int) -> Iterator[Case]:
    """Two to ten dimensions; points that are close, equal, far apart or missing."""
    random = Random(seed)
    while count:
        size = random.randint(2, 10)
        limits = {"tie": random.randint(0, 3), "narrow": random.randint(3, 6)}
        ours = [random.randint(0, 100) for _ in range(size)]
        theirs = [min(100, max(0, p + random.choice([0, 1, -1, random.randint(-9, 9), random.randint(-60, 60)])))
                  for p in ours]  # fmt: skip
        for points in (ours, theirs):
            if random.random() < 0.2:
                points[random.randrange(size)] = None
        weighed = weighted(rubric([100 / size] * size, [f"Dimension {n}" for n in range(size)], **limits), random)
        ids = [d.id for d in weighed.dimensions]
        sides = (product("a-1", *ours, names=ids, name="Alpha"), product("b-2", *theirs, names=ids, name="Bëta & <Co>"))
        case = Case(*sides, weighed)
        if case.judged().rows:
            count -= 1
            yield case


def agree(run, tag: str, made: list[Case]) -> Counter[str]:
    """Compare all, and count what was said."""
    language, words = spoken(tag)
    speech, kinds = language.speech, Counter[str]()
    for start in range(0, len(made), CHUNK):
        chunk = made[start : start + CHUNK]
        found = run(RUN, {"words": words, "cases": [case.as_sent(speech) for case in chunk]})
        for case, theirs in zip(chunk, found, strict=True):
            assert theirs == case.by_python(speech), f"{case.as_sent(speech)}"
            kinds.update(claim.kind for claim in case.claims())
    return kinds


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_pair_of_the_reference_site_under_two_hundred_weightings(run, tag, reference):
    random = Random(7)
    made = [
        Case(*sorted(pair, key=lambda p: p.id), weighted(category.rubric, random))
        for category in load_catalogue(reference.options()).categories
        for pair in combinations(category.products, 2)
        for _ in range(200)
    ]
    kinds = agree(run, tag, [case for case in made if case.judged().rows])
    assert len(made) > 4000
    assert {"overall", "close", "crown", "firmness", "choose", "not-choose"} <= set(kinds)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_two_hundred_random_score_sets(run, tag):
    kinds = agree(run, tag, [*random_cases(11, 200)])
    assert {"overall", "close", "crown", "firmness", "choose", "not-choose", "no-advice"} <= set(kinds)


@pytest.mark.long
@pytest.mark.parametrize("tag", LANGUAGES)
def test_ten_thousand_random_score_sets(run, tag):
    agree(run, tag, [*random_cases(2026, 10_000)])


def test_the_case_maker_covers_what_it_should():
    made = [*random_cases(11, 200)]
    assert {len(case.rubric.dimensions) for case in made} == {*range(2, 11)}
    assert any(0 in [d.weight for d in case.rubric.dimensions] for case in made)
    assert any("-" in points_of(case.a, case.rubric) for case in made)
    assert any(len(case.judged().rows) == 1 for case in made)
    assert any(case.judged().share == 1 for case in made)
    assert all(isinstance(case.rubric.tie, int) and case.rubric.tie >= Tenths(0) for case in made)
