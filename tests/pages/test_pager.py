"""Many pages in a row: each shows few of them, and all can be reached."""

from itertools import pairwise

import pytest

from generator.pages.pager import FEW, within_reach


@pytest.mark.parametrize("count", [1, 2, FEW])
def test_few_pages_all_lead_to_each_other(count):
    assert [[*within_reach(here, count)] for here in (1, count)] == [[*range(1, count + 1)]] * 2


@pytest.mark.parametrize("count", [FEW + 1, 64, 334, 1_666])
def test_a_page_shows_itself_its_neighbours_and_both_ends_in_order(count):
    for here in (1, 2, count // 2, count):
        shown = within_reach(here, count)
        assert {1, max(1, here - 1), here, min(count, here + 1), count} <= {*shown}
        assert all(a < b for a, b in pairwise(shown))
        assert len(shown) <= 2 * count.bit_length() + 3


@pytest.mark.parametrize("count", [FEW + 1, 64, 334, 1_666])
def test_every_page_is_reached_in_as_many_steps_as_its_count_has_digits(count):
    for start in (1, count // 3, count):
        reached = {start}
        for _ in range(count.bit_length()):
            reached |= {number for here in reached for number in within_reach(here, count)}
        assert len(reached) == count
