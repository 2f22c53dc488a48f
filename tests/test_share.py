"""How portions are dealt out."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.lots import Portion
from generator.share import AT_ONCE, TURNS, turns


@given(st.lists(st.none() | st.integers(1, 400), max_size=60), st.integers(1, 8))
def test_each_portion_has_its_turn(counts, jobs):
    portions = [Portion(str(number), count, list) for number, count in enumerate(counts)]
    dealt = turns(portions, jobs)
    assert sorted(p.name for p in chain(*dealt)) == sorted(p.name for p in portions)
    assert all(len(turn) == 1 for turn in dealt if any(p.count is None for p in turn))
    sizes = [sum(p.count or sum(filter(None, counts)) for p in turn) for turn in dealt]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(("jobs", "size"), [(1, 1), (2, 7), (8, 30)])
def test_small_portions_are_made_together_as_long_as_everybody_has_some(jobs, size):
    few, many = ([Portion(str(number), size, list) for number in range(count)] for count in (TURNS * jobs, 4096))
    assert len(turns(few, jobs)) == TURNS * jobs
    assert all(AT_ONCE <= len(turn) * size < AT_ONCE + size for turn in turns(many, jobs)[:-1])
