"""Traces against the judgement they explain: the same numbers, found once more from the claim alone."""

from fractions import Fraction
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.judging import claims
from generator.judging.advice import advice, profile_advice
from generator.judging.difference import difference
from generator.judging.duel import judge
from generator.judging.figures import break_evens, exact_share, own_working, row_lead, working
from generator.judging.firmness import break_even, gap_at, win_share
from generator.judging.standing import best_for, rank, standings, superlatives
from generator.judging.traces.steps import BreakEven, Gaps, Mean, Order, Raised, WinShare
from generator.judging.traces.trace import trace
from generator.judging.verdict import (
    concession,
    coverage,
    evidence,
    firmness,
    flips,
    grounds,
    level,
    odds,
    opening,
    tally,
)
from generator.model.catalogue import Category
from generator.model.rubric import Profile, Weight
from tests.making import GEMMA, GPT, product, rubric

PROFILE = Profile(
    "p", "P", MappingProxyType({"performance": Weight(5000), "value": Weight(5000)}), MappingProxyType({})
)


def category(*products, weights=(35, 30, 20, 15)):
    return Category("things", "Things", "thing", rubric(weights), products, profiles=(PROFILE,))


def steps(claim, home, kind):
    return [s for s in trace(claim, home).steps if isinstance(s, kind)]


def all_claims(a, b, home):
    """Whatever two products and their category give rise to."""
    duel = judge(a, b, home.rubric)
    made = [opening(duel), tally(duel), firmness(duel), flips(duel), coverage(duel), level(duel), concession(duel)]
    made += [*grounds(duel), *advice(duel, a), *advice(duel, b), exact_share(duel), break_evens(duel), odds(duel, a)]
    made += [c for side in profile_advice(duel, home.profiles, ()) for c in side]
    made += [working(duel, a), own_working(b, home.rubric), difference(duel, a), evidence(a, b)]
    made += [row_lead(duel, row) for row in duel.rows]
    made += [rank(s, home.rubric) for s in standings(home)]
    made += [*superlatives(home), *best_for(home)]
    return [claim for claim in made if claim]


points = st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=4, max_size=4)
weights = st.sampled_from([(35, 30, 20, 15), (25, 25, 25, 25), (97, 1, 1, 1), (33.33, 33.33, 33.33, 0.01)])


@given(points, points, weights)
def test_terms_add_up_to_the_mean_that_is_shown(own, other, parts):
    home = category(product("a", *own), product("b", *other), weights=parts)
    for claim in all_claims(*home.products, home):
        for mean in steps(claim, home, Mean):
            assert sum((t.product for t in mean.terms), Fraction(0)) == mean.total
            assert sum(t.weight for t in mean.terms) == mean.divisor
            assert mean.mean == mean.total * 10_000 / mean.divisor
            assert abs(mean.mean * 10 - mean.shown) <= Fraction(1, 2)
            assert all(t.product == Fraction(t.points, 10) * Fraction(t.weight, 10_000) for t in mean.terms)


@given(points, points, weights)
def test_shares_and_break_evens_are_those_that_judged(own, other, parts):
    home = category(product("a", *own), product("b", *other), weights=parts)
    duel = judge(*home.products, home.rubric)
    gaps, weighed = duel.gaps(duel.ahead), duel.weights
    index = {row.dimension.id: n for n, row in enumerate(duel.rows)}
    for claim in all_claims(*home.products, home):
        for share in steps(claim, home, WinShare):
            own = home.products[share.product.id == "b"]
            assert share.share == win_share(duel.gaps(own)) == duel.share_of(own)
            if share.factors:
                product_of = Fraction(1)
                for factor in share.factors:
                    product_of *= factor
                assert product_of in (share.share, 1 - share.share)
        for turn in steps(claim, home, BreakEven):
            n = index[turn.dimension.id]
            assert turn.at == turn.rest / (turn.rest - turn.gap) == break_even(gaps, weighed, n)
            assert gap_at(gaps, weighed, n, turn.at) == 0
        for lifted in steps(claim, home, Raised):
            assert sum((t.weight for t in lifted.terms), Fraction(0)) == 1
            assert sum((t.product for t in lifted.terms), Fraction(0)) == lifted.gap
        for table in steps(claim, home, Gaps):
            assert all(g.gap == g.own - g.other for g in table.gaps)


@given(points, points)
def test_a_figure_of_the_details_says_what_judged(own, other):
    home = category(product("a", *own), product("b", *other))
    duel = judge(*home.products, home.rubric)
    shown, turns = exact_share(duel), break_evens(duel)
    if shown:
        assert 0 < shown.share < 1
        assert shown.share == duel.share
        assert duel.gap != 0
    for turn in turns.turns if turns else ():
        n = [row.dimension.id for row in duel.rows].index(turn.dimension.id)
        assert gap_at(duel.gaps(duel.ahead), duel.weights, n, turn.at.value) == 0
        assert turn.at.above == (duel.gaps(duel.ahead)[n] < 0)


def test_every_kind_of_claim_has_a_trace():
    """Kinds without arithmetic have none, and that is known of each."""
    made = all_claims(GEMMA, GPT, category(GEMMA, GPT))
    for claim in made:
        found = trace(claim, category(GEMMA, GPT))
        assert found.steps or found.sources or found.weights, claim
    bare = {"siblings", "retired", "announced", "advised"}
    ref, other = claims.ProductRef.of(GEMMA), claims.ProductRef.of(GPT)
    for kind in (claims.Siblings(ref, other), claims.Retired(ref, other), claims.Announced(ref)):
        assert kind.kind in bare
        assert trace(kind, category(GEMMA, GPT)).steps == ()


def test_an_order_is_that_of_the_claim():
    home = category(GEMMA, GPT, replace(GEMMA, id="twin", label="Twin"))
    for standing in standings(home):
        claim = rank(standing, home.rubric)
        (order,) = steps(claim, home, Order)
        entry = next(e for e in order.entries if e.product.id == standing.product.id)
        assert (entry.rank, entry.shared, len(order.entries)) == (claim.rank, claim.shared, claim.of)
    for claim in (*superlatives(home), *best_for(home)):
        (order,) = steps(claim, home, Order)
        assert {e.product for e in order.entries if e.rank == 1} == set(claim.products)
        assert len(order.entries) == claim.of


def test_a_trace_holds_no_words():
    """Fields are ids, names of the data and numbers."""
    for claim in all_claims(GEMMA, GPT, category(GEMMA, GPT)):
        for step in trace(claim, category(GEMMA, GPT)).steps:
            assert not [name for name in step.__struct_fields__ if isinstance(getattr(step, name), str)]
