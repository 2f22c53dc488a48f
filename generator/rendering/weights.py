"""How much pages weigh at most, and how much they may, in words. Start with `Sizes`."""

from msgspec import Struct

KB = 1000
MARKUP, STYLES, SCRIPTS = 40 * KB, 20 * KB, 25 * KB
"""The most bytes of a pair's page without its article, of the styles and of the scripts that one page loads."""


class Sizes(Struct, frozen=True):
    """The most that any page weighs, in bytes."""

    markup: int = 0
    styles: int = 0
    scripts: int = 0

    def __str__(self) -> str:
        kinds = (
            ("pair page", self.markup, MARKUP),
            ("styles", self.styles, STYLES),
            ("scripts", self.scripts, SCRIPTS),
        )
        return ", ".join(f"{name} {kilobytes(size)} of {limit // KB} kB" for name, size, limit in kinds)


def kilobytes(size: int) -> str:
    return f"{size / KB:.1f}"
