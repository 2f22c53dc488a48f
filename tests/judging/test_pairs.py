"""Which pairs have a page: any two of some products, of which there is no list, and others, as if all were listed."""

import random
from datetime import date, timedelta
from heapq import nlargest, nsmallest
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judging.pairs import Pairs
from tests.making import product

PRODUCTS = {f"p{n}": product(f"p{n}") for n in (3, 1, 6, 2, 5, 4)}
IDS = sorted(PRODUCTS)
ALL = list(combinations(IDS, 2))
CORES, SOME = st.sets(st.sampled_from(IDS)), st.sets(st.sampled_from(ALL))
DAYS = st.none() | st.integers(0, 3).map(lambda n: date(2026, 1, 1) + timedelta(n))


def pairs_of(core, others) -> tuple[Pairs, list]:
    """Both ways to have them."""
    made = Pairs([PRODUCTS[id] for id in core], {(a, b): (PRODUCTS[a], PRODUCTS[b]) for a, b in others})
    return made, sorted({*others, *combinations(sorted(core), 2)})


@given(CORES, SOME)
def test_they_are_as_if_they_were_listed(core, others):
    pairs, listed = pairs_of(core, others)
    assert [*pairs] == listed
    assert len(pairs) == len(listed)
    assert [ids in pairs for ids in ALL] == [ids in listed for ids in ALL]
    assert [(a.id, b.id) for a, b in pairs.values()] == listed
    members = sorted({id for ids in listed for id in ids})
    assert [p.id for p in pairs.members] == members
    assert pairs.all_meet == (listed == list(combinations(members, 2)))
    assert {id: [p.id for p in others] for id, others in pairs.partners().items()} == {
        id: sorted({a if b == id else b for a, b in listed if id in (a, b)}) for id in members
    }


@given(CORES, SOME, st.data(), st.integers(0, 9))
def test_the_newest_are_those_of_a_whole_list(core, others, data, count):
    pairs, listed = pairs_of(core, others)
    days = {id: data.draw(DAYS) for id in IDS}
    own = {ids: data.draw(DAYS) for ids in listed if data.draw(st.booleans())}

    def key(ids):
        known = [day for day in (days[ids[0]], days[ids[1]], own.get(ids)) if day]
        return max(known, default=date.min), ids in own

    assert pairs.newest(count, days, own) == nlargest(count, listed, key=key)


@given(CORES, SOME, st.dictionaries(st.sampled_from(IDS), st.integers(0, 9)), st.integers(0, 9))
def test_the_closest_are_those_of_a_whole_list(core, others, figures, count):
    pairs, listed = pairs_of(core, others)
    ranked = [(a, b) for a, b in listed if a in figures and b in figures]
    wanted = nsmallest(count, ranked, key=lambda ids: abs(figures[ids[0]] - figures[ids[1]]))
    assert pairs.closest(count, figures) == wanted


def test_the_wrong_order_and_other_things_are_no_pair():
    pairs, _ = pairs_of(IDS, ())
    assert ("p1", "p2") in pairs
    for other in (("p2", "p1"), ("p1", "p1"), ("p1", "p9"), "p1", ("p1",), None):
        assert other not in pairs


# --- tiles


def many(count):
    return [product(f"p{number}") for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, 2, 16, 17, 40, 100])
@pytest.mark.parametrize("others", [0, 30])
def test_each_pair_stands_in_one_tile_in_order(count, others):
    products = many(count)
    draw = random.Random(count)
    more = {p.id: p for p in [*products, *(product(f"q{number}") for number in range(others))]}
    drawn = [sorted(draw.sample(sorted(more), 2)) for _ in range(others)]
    pairs = Pairs(products, {(a, b): (more[a], more[b]) for a, b in drawn})
    tiles = dict(pairs.tiles())
    found = {tile: [*pairs.of_tile(tile)] for tile in tiles}
    assert {tile: len(ids) for tile, ids in found.items()} == tiles
    assert all(ids == sorted(ids) and ids for ids in found.values())
    assert sorted(chain.from_iterable(found.values())) == [*pairs]
    assert all(pairs.tile_of(one) == tile for tile, ids in found.items() for one in ids)
    assert all(pairs.members_of(tile) == sorted({*chain.from_iterable(ids)}) for tile, ids in found.items())


def test_a_product_has_its_pairs_in_few_tiles():
    pairs = Pairs(many(448))
    tiles = {tile: {id for ids in pairs.of_tile(tile) for id in ids} for tile, _ in pairs.tiles()}
    assert len(tiles) > 400
    assert max(sum(id in members for members in tiles.values()) for id in ("p0", "p77", "p447")) <= 32


def test_products_stay_together_when_another_comes_or_goes():
    few, more = (Pairs(many(count)) for count in (60, 61))
    before, after = ({tile: {*pairs.of_tile(tile)} for tile, _ in pairs.tiles()} for pairs in (few, more))
    assert all(before[tile] <= after[tile] for tile in before)
