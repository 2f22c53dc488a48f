"""Who wears the crown, and what may be said."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judging.advice import advice, profile_advice
from generator.judging.claims import Close, Concedes, Incomparable, LeadsNothing, Overall, Split, Unproven
from generator.judging.duel import Ruling, judge
from generator.judging.verdict import concession, coverage, dominates, evidence, firmness, flips, grounds, opening
from generator.model.product import Status
from generator.model.rubric import Answer, Profile, SpecField, SpecType, Unchecked, Weight
from tests.making import GEMMA, GPT, NAMES, WEIGHTS, duel_of_gaps, product, rubric

THREE = rubric((40, 30, 30))

scores = st.lists(st.integers(0, 100) | st.none(), min_size=4, max_size=4)


def names(refs):
    return [r.id for r in refs]


def test_the_reference_pair():
    duel = judge(GPT, GEMMA, rubric())
    assert (duel.a.id, duel.overall_a, duel.overall_b) == ("gemma-3", 81, 89)
    assert isinstance(opening(duel), Overall)
    (wins,) = grounds(duel)
    assert [lead.dimension.id for lead in wins.leads] == ["ease_of_use", "reliability", "performance"]
    concedes = concession(duel)
    assert isinstance(concedes, Concedes)
    assert [(lead.dimension.id, lead.high, lead.low) for lead in concedes.leads] == [("value", 98, 95)]
    flip = flips(duel)
    assert [(t.dimension.id, t.at.above) for t in flip.turns] == [("value", True)]
    assert flip.challenger.id == "gemma-3"
    assert flips(duel, said=("value",)) is None
    assert [c.kind for c in advice(duel, GEMMA)] == ["not-choose"]
    assert [(c.kind, c.dimension.id) for c in advice(duel, GPT)] == [
        ("choose", "ease_of_use"),
        ("choose", "reliability"),
        ("choose", "performance"),
    ]


def test_a_gap_within_the_tie_is_no_win():
    duel = judge(product("a", 80, 80, 80, 80), product("b", 81, 81, 81, 81), rubric())
    claim = opening(duel)
    assert isinstance(claim, Close)
    assert (claim.gap, claim.first.id, duel.winner) == (1, "b", None)
    assert firmness(duel) is None


def test_the_weighting_decides_under_sixty_percent():
    duel = duel_of_gaps((10, -10, 0, 0), weights=(50, 10, 20, 20))
    assert duel.share == Fraction(1, 2)
    claim = opening(duel)
    assert isinstance(claim, Split)
    assert (claim.ahead.id, claim.high, claim.low) == ("a", 54, 50)
    assert duel.winner is None


def test_exactly_sixty_percent_is_a_win():
    duel = duel_of_gaps((30, -20), weights=(60, 40), tie=0)
    assert duel.share == Fraction(3, 5)
    assert duel.ruling is Ruling.WON


def test_a_lead_on_the_vendors_word_is_not_crowned():
    a = product("a", 90, 50, 50, 50, vendor=("performance",))
    duel = judge(a, product("b", 50, 50, 50, 50), rubric())
    claim = opening(duel)
    assert isinstance(claim, Unproven)
    assert names(claim.dimensions) == ["performance"]
    assert duel.winner is None


def test_the_vendors_word_does_not_matter_where_the_lead_stands_without_it():
    a = product("a", 90, 90, 50, 50, vendor=("performance",))
    assert judge(a, product("b", 50, 50, 50, 50), rubric()).ruling is Ruling.WON


def test_a_loser_that_leads_nothing_is_told_so():
    duel = duel_of_gaps((3, 2, 0, 2))
    assert dominates(duel)
    assert isinstance(concession(duel), LeadsNothing)
    assert flips(duel) is None
    assert [c.kind for c in grounds(duel)] == ["wins"]


def test_a_loser_within_the_tie_is_level_but_not_dominated():
    duel = duel_of_gaps((20, -1, 0, 0))
    assert not dominates(duel)
    assert isinstance(concession(duel), LeadsNothing)


def test_unknown_scores_take_no_part():
    a, b = product("a", 80, None, 60, 50), product("b", 70, 90, None, 50)
    duel = judge(a, b, rubric())
    assert [r.dimension.id for r in duel.rows] == ["performance", "ease_of_use"]
    claim = coverage(duel)
    assert (claim.compared, claim.scored, names(claim.missing)) == (2, 4, ["value", "reliability"])


def test_nothing_shared():
    duel = judge(product("a", 80, None, 60, None), product("b", None, 90, None, 50), rubric())
    assert isinstance(opening(duel), Incomparable)
    assert (grounds(duel), concession(duel), flips(duel), advice(duel, duel.a)) == ((), None, None, ())


def test_evidence_counts_known_scores():
    a = product("a", 80, None, 60, 50, vendor=("performance",))
    assert (evidence(a).proven, evidence(a).scores) == (1, 3)


@given(scores, scores, st.permutations(range(4)))
def test_the_order_of_dimensions_decides_nothing(left, right, order):

    names = [NAMES[i] for i in order]
    shuffled = rubric([WEIGHTS[i] for i in order], names)
    duel = judge(product("a", *left), product("b", *right), rubric())
    other = judge(product("a", *left), product("b", *right), shuffled)
    assert (duel.ruling, duel.share, duel.overall_a, duel.overall_b) == (
        other.ruling, other.share, other.overall_a, other.overall_b
    )  # fmt: skip


@given(scores, scores)
def test_a_duel_is_the_same_from_either_side(left, right):
    a, b = product("a", *left), product("b", *right)
    assert judge(a, b, rubric()) == judge(b, a, rubric())


@given(scores, scores)
def test_swapping_the_scores_mirrors_the_duel(left, right):
    duel = judge(product("a", *left), product("b", *right), rubric())
    mirror = judge(product("a", *right), product("b", *left), rubric())
    assert mirror.ruling is duel.ruling
    assert mirror.share == duel.share or duel.gap == 0
    assert (mirror.high, mirror.low) == (duel.high, duel.low)
    if duel.gap:
        assert mirror.ahead.id != duel.ahead.id
        assert names(getattr(opening(mirror), "dimensions", ())) == names(getattr(opening(duel), "dimensions", ()))


@given(scores, scores)
def test_advice_holds(left, right):
    """The oracle: shift the dimension to half of the decision by hand and look who is ahead."""
    duel = judge(product("a", *left), product("b", *right), rubric())
    for side in (duel.a, duel.b):
        said = [(c.dimension, c.kind) for c in advice(duel, side) if c.kind == "choose"]
        said += [(d, c.kind) for c in advice(duel, side) if c.kind == "not-choose" for d in c.dimensions]
        for dimension, kind in said:
            sign = 1 if side.id == "a" else -1
            present = {r.dimension.id: Fraction(r.dimension.weight, sum(duel.weights)) for r in duel.rows}
            chosen = present[dimension.id]
            most = max(Fraction(1, 2), chosen)
            new = {d: most if d == dimension.id else w * (1 - most) / (1 - chosen) for d, w in present.items()}
            gap = sign * sum(new[r.dimension.id] * r.gap for r in duel.rows)
            assert (gap > 0) == (kind == "choose")


OFFLINE = SpecField("offline", "Works offline", SpecType.BOOL)


def profile(id, needs=None, **weights):
    return Profile(id, id.title(), {k: v * 100 for k, v in weights.items()}, needs or {})


def test_profiles_that_agree_are_folded():
    duel = judge(GEMMA, GPT, rubric())
    to_gemma, to_gpt = profile_advice(
        duel, [profile("x", performance=100), profile("y", ease_of_use=100), profile("z", value=100)], [OFFLINE]
    )
    assert [names(c.profiles) for c in to_gpt] == [["x", "y"]]
    assert [names(c.profiles) for c in to_gemma] == [["z"]]


def test_a_need_that_one_side_does_not_meet_decides():
    a = product("a", 50, 50, 50, 50, specs={"offline": Answer.YES})
    b = product("b", 90, 90, 90, 90, specs={"offline": Answer.NO})
    to_a, to_b = profile_advice(judge(a, b, rubric()), [profile("p", {"offline": "yes"}, performance=100)], [OFFLINE])
    assert [c.kind for c in to_a] == ["profile-needs"]
    assert to_b == ()


def test_a_need_that_nobody_checked_decides_nothing():
    a = product("a", 50, 50, 50, 50, specs={"offline": Unchecked.UNKNOWN})
    b = product("b", 90, 90, 90, 90, specs={"offline": Answer.YES})
    found = profile_advice(judge(a, b, rubric()), [profile("p", {"offline": "yes"}, performance=100)], [OFFLINE])
    assert found == ((), ())


def test_leading_just_enough_to_be_level_is_not_called_behind():
    """With half of the weight on performance both have the same: nobody is ahead there."""
    duel = judge(product("a", 80, 60, 50, names=NAMES[:3]), product("b", 70, 70, 60, names=NAMES[:3]), THREE)
    (claim,) = [c for c in advice(duel, duel.a) if c.kind == "not-choose"]
    assert claim.level
    assert claim.turns[0].at.value == Fraction(1, 2)


def test_nothing_is_conceded_where_all_is_level():
    assert concession(duel_of_gaps((1, 0, -1, 0))) is None


def test_vendors_figures_that_are_no_help_do_not_unprove_a_win():
    a = product("a", 41, 42, 57, names=NAMES[:3], vendor=("value",))
    duel = judge(a, product("b", 38, 43, 56, names=NAMES[:3]), rubric((24, 4, 72)))
    assert duel.ruling is not Ruling.UNPROVEN


def test_an_exact_tie_names_what_both_lead_on():
    duel = duel_of_gaps((20, -30), weights=(60, 40))
    assert duel.gap == 0
    (own,) = grounds(duel)
    assert [lead.dimension.id for lead in own.leads] == ["performance"]
    assert [lead.dimension.id for lead in concession(duel).leads] == ["value"]
    (claim,) = advice(duel, duel.a)
    assert (claim.kind, claim.level, claim.half) == ("not-choose", True, False)


def test_a_profile_within_the_tie_goes_to_nobody():
    duel = judge(product("a", 70, 50, 50, 50), product("b", 71, 50, 50, 50), rubric())
    assert profile_advice(duel, [profile("p", performance=100)], [OFFLINE]) == ((), ())


@pytest.mark.parametrize(("word", "other", "partly"), [("yes", Answer.PARTIAL, True), ("no", Answer.PARTIAL, False)])
def test_a_need_names_the_word_that_has_to_hold(word, other, partly):
    a = product("a", 50, 50, 50, 50, specs={"offline": Answer(word)})
    b = product("b", 50, 50, 50, 50, specs={"offline": other})
    ((claim,), _) = profile_advice(judge(a, b, rubric()), [profile("p", {"offline": word}, performance=100)], [OFFLINE])
    assert (claim.word, claim.partly) == (word, partly)


@pytest.mark.parametrize(("gap", "narrow"), [(2, True), (3, True), (4, False)])
def test_a_win_is_narrow_up_to_and_including_the_limit(gap, narrow):
    assert firmness(duel_of_gaps((gap, gap, gap, gap))).narrow is narrow


def test_turns_nearest_to_the_present_weights_come_first():
    duel = duel_of_gaps((30, -10, -12), weights=(50, 25, 25))
    distances = [
        abs(t.at.value - Fraction(r.dimension.weight, 10_000))
        for t in flips(duel).turns
        for r in duel.rows
        if r.dimension.id == t.dimension.id
    ]
    assert distances == sorted(distances)


@pytest.mark.parametrize("status", [Status.ANNOUNCED, Status.RETIRED])
def test_nobody_is_advised_to_choose_what_is_not_on_sale(status):
    writers = Profile("writers", "Writers", {"value": Weight(1)}, {})
    for family, advised in (("", False), ("Alder", True)):
        gone = product("gone", 90, 90, 50, 50, status=status, family=family, successor="sold")
        sold = product("sold", 50, 50, 90, 90, family=family)
        duel = judge(gone, sold, rubric())
        assert bool(advice(duel, gone)) is advised, "who has the older of a family may stay with it"
        assert bool(profile_advice(duel, (writers,), ())[0]) is advised
        assert advice(duel, sold)
