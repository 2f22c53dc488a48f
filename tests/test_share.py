"""How portions are dealt out."""

from itertools import chain
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.lots import Place, Portion
from generator.share import AT_ONCE, IN_A_ROW, IN_A_TURN, _batches, turns


@given(st.lists(st.none() | st.integers(1, 400), max_size=60), st.integers(1, 8))
def test_each_portion_has_its_turn(counts, jobs):
    portions = [Portion(str(number), count, list) for number, count in enumerate(counts)]
    dealt = turns(portions, jobs)
    assert sorted(p.name for p in chain(*dealt)) == sorted(p.name for p in portions)
    assert all(len(turn) == 1 for turn in dealt if any(p.count is None for p in turn))
    sizes = [sum(p.count or sum(filter(None, counts)) for p in turn) for turn in dealt]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("jobs", [1, 2, 8])
@pytest.mark.parametrize(("size", "count"), [(1, 100_000), (1, 100), (300, 400), (7, 2)])
def test_turns_are_large_at_first_and_small_in_the_end(jobs, size, count):
    dealt = turns([Portion(str(number), size, list) for number in range(count)], jobs)
    sizes = [len(turn) * size for turn in dealt]
    assert sizes[0] < IN_A_TURN + size
    assert sizes[-1] <= AT_ONCE + size
    assert len(sizes) >= min(count, 2 * jobs)


@pytest.mark.parametrize("counts", [[], [1], [40, 3, 0, 100], [None, 17]])
def test_places_of_all_portions_come_once_and_in_their_order(counts):
    works = [_work(number, 50 if count is None else count, count) for number, count in enumerate(counts)]
    batches = [*_batches(works)]
    found = [(work.portion.name, place.url) for batch in batches for work, place in batch]
    for work in works:
        assert [url for name, url in found if name == work.portion.name] == [p.url for p in work.portion.places()]
    assert len(found) == sum(50 if count is None else count for count in counts)
    assert all(len(batch) == 1 for batch in batches) or None not in counts


def test_places_of_a_portion_come_next_to_those_of_others():
    works = [_work(number, 100, 100) for number in range(3)]
    first = [work.portion.name for work, _ in next(iter(_batches(works)))]
    assert first[: 3 * IN_A_ROW] == ["0"] * IN_A_ROW + ["1"] * IN_A_ROW + ["2"] * IN_A_ROW


def _work(number, size, count):
    places = [Place(f"{number}/{place}", (), list) for place in range(size)]
    return SimpleNamespace(portion=Portion(str(number), count, lambda: iter(places)))
