"""A whole divided between two sides. Start with `strip`."""

from fractions import Fraction

from markupsafe import Markup

GAP = 1
"""White between the two, in percent, so that they are told apart without colour."""


def strip(share: Fraction) -> Markup:
    """The share of side a, then that of side b; the sentence beside it says the number, so it is no picture to read."""
    part, whole = share.as_integer_ratio()
    width = (2000 * part + whole) // (2 * whole)
    left = max(width - GAP * 5, 0) if width < 1000 else 1000
    right = max(1000 - width - GAP * 5, 0) if width else 1000
    return Markup(
        '<svg class="strip" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="side-a" width="{left}" height="10"/>'
        f'<rect class="side-b" x="{1000 - right}" width="{right}" height="10"/></svg>'
    )
