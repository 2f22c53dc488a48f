"""Bars beside numbers. Start with `bar`."""

from functools import lru_cache

from markupsafe import Markup

from generator.model.rubric import Tenths


@lru_cache(512)
def bar(points: Tenths) -> Markup:
    """A bar from 0 to 10 in its side's colour; its number stands beside it, so screen readers pass it over."""
    return Markup(
        '<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="6" rx="1"/><rect class="fill" width="{points}" height="6" rx="1"/>'
        "</svg>"
    )
