"""How firm a lead is: under which share of all weightings it holds, and at which weight it turns.

Works on gaps, one per shared dimension, in tenths (positive: ours is ahead);
exact, no sampling. Start with `win_share`.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import prod

HALF = Fraction(1, 2)


def win_share(gaps: Sequence[int]) -> Fraction:
    """Return the share of all weightings under which the weighted gap is positive.

    Weightings are drawn uniformly from the simplex; dimensions without a gap
    do not matter. Without any gap neither side wins: 0. With no gap against
    it a lead is total: 1.

    Source: the losing share is a value of the B-spline-like recurrence
    A[k] = (y·A[k] + x·A[k−1]) / (y + x) over negative gaps x and positive
    gaps y, A = [1, 0, …]; unlike the closed form over products of
    differences it never divides by zero on equal gaps (see docs/decisions.md).
    """
    return Fraction(*_winning(tuple(gaps)))


def wins_share(gaps: Sequence[int], least: tuple[int, int]) -> bool:
    """Tell whether `win_share` is at least so much: a numerator and a denominator."""
    won, whole = _winning(tuple(gaps))
    return won * least[1] >= whole * least[0]


@lru_cache(maxsize=1024)
def _winning(gaps: tuple[int, ...]) -> tuple[int, int]:
    """The share as a numerator and a denominator, which may have a common factor.

    In whole numbers over a common denominator: A[k] is `shares[k]` over all (y + x) up to k, of which `last[k]` are
    those of the k-th y.
    """
    ahead, behind = [gap for gap in gaps if gap > 0], [-gap for gap in gaps if gap < 0]
    if not ahead:
        return 0, 1
    if not behind:
        return 1, 1
    shares, last = [1] + [0] * len(ahead), [1] * (len(ahead) + 1)
    for x in behind:
        below = 1
        for k, y in enumerate(ahead, 1):
            shares[k] = y * shares[k] * below + x * shares[k - 1] * last[k]
            below *= y + x
            last[k] *= y + x
    whole = prod(last)
    return whole - shares[-1], whole


def gap_at(gaps: Sequence[int], weights: Sequence[int], index: int, share: Fraction) -> Fraction:
    """Return the weighted gap when dimension `index` has `share` of the decision and the rest keep proportion."""
    rest, weight = _rest(gaps, weights, index)
    part, whole = share.numerator, share.denominator
    return Fraction(part * gaps[index] * weight + (whole - part) * rest, whole * weight)


def break_even(gaps: Sequence[int], weights: Sequence[int], index: int) -> Fraction | None:
    """Return the share of the decision at which dimension `index` turns the result, inside (0, 1), or None.

    With the others kept in proportion the gap is linear in the share: it is zero
    at R / (R − g), R the gap of the rest. A dimension alone turns nothing: None.
    """
    rest, weight = _rest(gaps, weights, index)
    gap = gaps[index] * weight
    return Fraction(rest, rest - gap) if rest * gap < 0 else None


@lru_cache(maxsize=4096)
def raised(weights: tuple[int, ...], index: int) -> Fraction:
    """Return the share a dimension has when it matters most: half of the decision, or what it has if that is more."""
    return max(HALF, Fraction(weights[index], sum(weights)))


def _rest(gaps: Sequence[int], weights: Sequence[int], index: int) -> tuple[int, int]:
    """The weighted sum of the other gaps, and the sum of their weights."""
    total = sum(map(int.__mul__, gaps, weights)) - gaps[index] * weights[index]
    return total, sum(weights) - weights[index]
