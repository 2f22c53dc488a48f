"""Charts as inline SVG: no script, no style attribute, no legend. Start with `bar`."""

from functools import lru_cache

from markupsafe import Markup

from generator.model.rubric import Tenths


@lru_cache(512)
def bar(points: Tenths, side: str = "a") -> Markup:
    """A bar from 0 to 10. The number stands beside it in the page, so it is hidden from screen readers."""
    return Markup(
        f'<svg class="bar bar-{side}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="6" rx="1"/><rect class="fill" width="{points}" height="6" rx="1"/>'
        "</svg>"
    )
