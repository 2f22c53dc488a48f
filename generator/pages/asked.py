"""What the templates of a site may ask for that other products decide. Start with `Asked`."""

from msgspec import Struct


class Asked(Struct, frozen=True):
    """What no template shows is part of no page, so that fewer pages change when a score does."""

    rivals: bool = True
    """Pages of pairs show the rivals of both sides."""
    nearest: bool = True
    """Pages of products show their nearest rivals."""
    standing: bool = True
    """Pages of products show where these stand in their category."""


ALL = Asked()
