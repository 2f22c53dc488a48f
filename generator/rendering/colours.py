"""Colours as `#rrggbb`: how light they are, how far apart, and how to make one that can be read.

Contrast by WCAG 2, lightness and hue by CIE L*a*b* (D65). Start with `contrast`.
"""

from math import atan2, degrees, hypot

WHITE = "#ffffff"
STEPS = 50


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white; text needs 4.5, graphics 3."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """L*, from 0 for black to 100 for white, as the eye sees it."""
    return 116 * _root(_luminance(colour)) - 16


def hue(colour: str) -> float | None:
    """The angle of the hue in degrees; None for what is nearly grey."""
    x, y, z = _xyz(colour)
    a, b = 500 * (_root(x) - _root(y)), 200 * (_root(y) - _root(z))
    return degrees(atan2(b, a)) if hypot(a, b) >= 10 else None


def mixed(colour: str, other: str, share: float) -> str:
    """So much of one colour in another."""
    parts = (round(x * share + y * (1 - share)) for x, y in zip(_bytes(colour), _bytes(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def lifted(colour: str, grounds: tuple[str, ...], needed: float, at_least: float = 0) -> str:
    """The colour with as much white as it needs to be read on dark grounds, and to be light enough."""
    tried = (mixed(WHITE, colour, step / STEPS) for step in range(STEPS + 1))
    return next(
        (c for c in tried if lightness(c) >= at_least and all(contrast(c, ground) >= needed for ground in grounds)),
        WHITE,
    )


def _bytes(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _linear(part: int) -> float:
    share = part / 255
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    return _xyz(colour)[1]


def _xyz(colour: str) -> tuple[float, float, float]:
    """Relative to the white of the screen."""
    r, g, b = (_linear(part) for part in _bytes(colour))
    return (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )


def _root(share: float) -> float:
    return float(share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116)
