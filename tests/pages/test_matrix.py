"""Each against each: who stands in it, both sides of every duel, and how firm a cell looks."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.judging.standing import standings
from generator.pages.matrix import LEAST, MOST, matrix
from tests.judging.test_traces import category
from tests.making import product


def made(*points):
    home = category(*(product(f"p{n:02}", *own) for n, own in enumerate(points)))
    return matrix(standings(home), home.rubric, lambda p: f"things/{p.id}/", lambda a, b: f"{a.id}-{b.id}")


scored = st.lists(st.integers(0, 100), min_size=4, max_size=4)


@given(st.lists(scored, min_size=LEAST, max_size=MOST + 3))
def test_both_halves_say_the_same(points):
    found = made(*points)
    assert len(found.rows) == min(len(points), MOST)
    assert found.of == len(points)
    for n, row in enumerate(found.rows):
        assert row.cells[n] is None
        for m, cell in enumerate(row.cells):
            if n == m:
                continue
            mirrored = found.rows[m].cells[n]
            alike = points[int(cell.odds.product.id[1:])] == points[int(cell.odds.other.id[1:])]
            assert cell.odds.share + mirrored.odds.share == (0 if alike else 1)
            assert not (cell.won and mirrored.won)
            assert not cell.won or cell.odds.share >= Fraction(3, 5)


def test_shades_follow_the_share():
    (first, second, third) = made([90] * 4, [50, 50, 50, 50], [40, 60, 50, 50]).rows
    assert [cell and cell.shade for cell in first.cells] == [None, "ahead", "ahead"]
    assert [cell and cell.shade for cell in second.cells] == ["behind", None, "even"]
    assert [cell and cell.won for cell in third.cells] == [False, False, None]


def test_two_need_no_matrix():
    assert made([90] * 4, [50] * 4) is None
