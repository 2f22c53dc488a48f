"""A whole divided between two sides. Start with `strip`."""

from fractions import Fraction

from markupsafe import Markup

from generator.rendering.charts.lines import part_of

GAP = 1
"""White between the two, in percent, so that they are told apart without colour."""


def strip(share: Fraction) -> Markup:
    """The share of side a, then that of side b; the sentence beside it says the number, so it is no picture to read."""
    width = part_of(share, 1, 1000)
    left = max(width - GAP * 5, 0) if width < 1000 else 1000
    right = max(1000 - width - GAP * 5, 0) if width else 1000
    return Markup(
        '<svg class="strip" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="side-a" width="{left}" height="10"/>'
        f'<rect class="side-b" x="{1000 - right}" width="{right}" height="10"/></svg>'
    )
