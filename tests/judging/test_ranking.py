"""Overalls are exact and rounded half up; ranks are shared by ties."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.judging.ranking import Place, overall, own_overall, places
from generator.judging.rivals import nearest
from generator.judging.standing import best_for, rank, standings
from generator.model.catalogue import Category
from generator.model.product import Status
from generator.model.rubric import Profile, Weight
from tests.making import GEMMA, GPT, product, rubric

points = st.lists(st.tuples(st.integers(0, 100), st.integers(1, 10_000)), min_size=1, max_size=10)


def oracle(rows):
    total = sum(Decimal(w) for _, w in rows)
    mean = sum(Decimal(p) / 10 * w for p, w in rows) / total
    return mean.quantize(Decimal("0.1"), ROUND_HALF_UP)


@given(points)
def test_overall_agrees_with_decimal_arithmetic(rows):
    mean = overall([p for p, _ in rows], [w for _, w in rows])
    assert Decimal(mean) / 10 == oracle(rows)


@given(points, st.randoms(), st.integers(1, 50))
def test_order_and_scale_of_weights_do_not_matter(rows, draw, scale):
    shuffled = rows[:]
    draw.shuffle(shuffled)
    first = overall([p for p, _ in rows], [w for _, w in rows])
    assert first == overall([p for p, _ in shuffled], [w * scale for _, w in shuffled])


def test_published_overalls():
    assert own_overall(GEMMA, rubric()) == 81
    assert own_overall(GPT, rubric()) == 89


def test_half_is_rounded_up():
    assert overall([80, 81], [50, 50]) == 81  # 8.05


def test_ties_share_a_rank():
    found = places([("a", 80), ("b", 90), ("c", 80), ("d", 70)])
    assert found == {
        "b": Place(1, 4, False),
        "a": Place(2, 4, True),
        "c": Place(2, 4, True),
        "d": Place(4, 4, False),
    }


def category(*products, profiles=()):
    return Category("things", "Things", "thing", rubric(), tuple(products), profiles=profiles)


def test_only_complete_current_products_are_ranked():
    whole = product("whole", 50, 50, 50, 50)
    partial = product("partial", 90, 90, 90, None)
    retired = product("retired", 99, 99, 99, 99, status=Status.RETIRED, successor="whole")
    listed = standings(category(partial, retired, whole))
    assert [(s.product.id, s.place and s.place.rank) for s in listed] == [
        ("whole", 1),
        ("partial", None),
        ("retired", None),
    ]
    assert [rank(s, rubric()).kind if rank(s, rubric()) else None for s in listed] == ["rank", "unranked", None]


def test_rivals_are_the_nearest_by_mean_gap_then_id():
    near = product("near", 52, 50, 50, 50)
    far = product("far", 90, 90, 90, 90)
    own = product("own", 50, 50, 50, 50)
    also_near = product("also-near", 50, 52, 50, None)
    found = nearest([far, near, own, also_near], rubric(), 2)
    assert [p.id for p in found["own"]] == ["near", "also-near"]


def test_the_best_for_a_profile_is_the_highest_alone_and_wants_a_rival():
    profile = Profile("p", "P", {"performance": Weight(10_000)}, {})
    high, low = product("high", 90, 50, 50, 50), product("low", 89, 99, 99, 99)
    (claim,) = best_for(category(high, low, profiles=(profile,)))
    assert [r.id for r in claim.products] == ["high"]
    assert best_for(category(high, profiles=(profile,))) == ()
