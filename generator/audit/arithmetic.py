"""The sums behind the claims, done a second way: means half up, shares of weightings, weights that turn a result.

Knows whole numbers and fractions, nothing of products; must not borrow from
judging, which it checks. Start with `share_ahead`; docs/claims.md has the rules.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import comb, lcm

NONE, ALL = Fraction(0), Fraction(1)


def mean_half_up(points: Sequence[int], weights: Sequence[int]) -> int:
    """Return the weighted mean in tenths; what lies exactly between two goes up."""
    mean, rest = divmod(sum(map(int.__mul__, points, weights)), total := sum(weights))
    return mean + (2 * rest >= total)


def mean_in_points(points: Sequence[int], weights: Sequence[int]) -> str:
    """Return the weighted mean in whole points with four places at most, half up, without idle zeros."""
    scaled = sum(map(int.__mul__, points, weights)) * 1000
    mean, rest = divmod(scaled, total := sum(weights))
    whole, places = divmod(mean + (2 * rest >= total), 10_000)
    return f"{whole}.{places:04}".rstrip("0").rstrip(".")


def share_ahead(gaps: Sequence[int]) -> Fraction:
    """Return the share of all weightings under which the weighted gap is over 0.

    A weighting that is drawn uniformly is a row of equal exponential variables
    divided by their sum, so the share is P(Σ gᵢEᵢ > 0): the divided difference
    of max(t, 0)ⁿ⁻¹ over the n gaps that are not 0, with derivatives where gaps
    are equal (Hermite).
    """
    nodes = sorted([g for g in gaps if g])
    if not nodes or nodes[-1] < 0:
        return NONE
    return ALL if nodes[0] > 0 else _share(nodes)


def _share(nodes: list[int]) -> Fraction:
    count = len(nodes)
    column = [(max(t, 0) ** (count - 1), 1) for t in nodes]
    for order in range(1, count):
        column = [_difference(nodes, column, i, order) for i in range(count - order)]
    return Fraction(*column[0])


def _difference(nodes: list[int], column: list[tuple[int, int]], i: int, order: int) -> tuple[int, int]:
    """The divided difference over the nodes i … i+order as numerator and denominator; equal nodes give a derivative."""
    step = nodes[i + order] - nodes[i]
    if step == 0:
        power = len(nodes) - 1
        return comb(power, order) * max(nodes[i], 0) ** (power - order), 1
    (low, under), (high, below) = column[i], column[i + 1]
    return high * under - low * below, under * below * step


def turning_point(own: int, rest: int, others: int) -> Fraction | None:
    """Return the share of the decision between 0 and 1 at which one dimension alone turns the result, or None.

    Args:
        own: the gap of that dimension.
        rest: the sum of the other gaps, each times its weight.
        others: the sum of those weights. At share s the gap is s·own + (1 − s)·rest ÷ others.
    """
    if not others or own * rest >= 0:
        return None
    return Fraction(rest, rest - own * others)


def on_one_scale(fractions: Sequence[tuple[int, int]]) -> list[int]:
    """Return whole numbers as far apart as fractions are, given as numerators and positive denominators."""
    common = lcm(*[below for _, below in fractions])
    return [above * (common // below) for above, below in fractions]
