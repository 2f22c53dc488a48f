"""Which of many pages in a row one of them leads to. Start with `within_reach`."""

from collections.abc import Sequence

FEW = 15
"""So many pages and fewer all lead to each other."""


def within_reach(here: int, count: int) -> Sequence[int]:
    """The numbers, from 1 on and in order, that page `here` of `count` shows: itself, both ends, and what is near.

    That is what lies 1, 2, 4, 8, … pages away, so that any page is reached
    in at most as many steps as `count` has binary digits, though a page
    shows few. Of few pages all are shown.
    """
    if count <= FEW:
        return range(1, count + 1)
    steps = [1 << digit for digit in range(count.bit_length())]
    shown = {1, here, count, *(here - step for step in steps), *(here + step for step in steps)}
    return sorted(number for number in shown if 1 <= number <= count)
