"""Pairs in a row, from any place on."""

from itertools import combinations

import pytest

from generator.judging.pairs import Pairs
from generator.pages.roster import stretches
from generator.pages.routes import Routes
from tests.making import product


@pytest.mark.parametrize("count", [2, 3, 7])
@pytest.mark.parametrize("most", [1, 2, 5, 100])
def test_stretches_hold_all_pairs_in_their_order(count, most):
    products = [product(f"p{n}", 50) for n in range(count)]
    found = [entry for part in stretches("things", Pairs(products), most) for entry in part.entries(Routes(False, ""))]
    assert [link.url for _, link in found] == [f"things/{a.id}-vs-{b.id}/" for a, b in combinations(products, 2)]
    assert [name for name, _ in found] == [a.label for a, _ in combinations(products, 2)]
