"""How a score changed, as a small line of steps below it. Start with `spark`."""

from markupsafe import Markup, escape

from generator.judging.values import PointsValue
from generator.pages.product import Trend
from generator.pages.views import phrase
from generator.rendering.speech import Speech

WIDTH, HEIGHT, EDGE = 120, 24, 3
PARTS = 8
"""Before the first change and after the last one stands one part in so many of the width at least."""
LEAST = 10
"""Points in tenths that the height stands for at least, so that a small change looks small."""


def spark(trend: Trend, speech: Speech) -> Markup:
    """Draw the steps, days as far apart as they were; what can be seen is said for screen readers."""
    days = [day for day, _ in trend.past]
    points = [*(p for _, p in trend.past), trend.now]
    span = max((days[-1] - days[0]).days, 1)
    inner = WIDTH - 2 * WIDTH // PARTS
    across = [WIDTH // PARTS + (day - days[0]).days * inner // span for day in days]
    if len(days) == 1:
        across = [WIDTH // 2]
    low, high = min(points), max(points)
    reach = max(high - low, LEAST)
    bottom = low - (reach - (high - low)) // 2
    down = [HEIGHT - EDGE - (p - bottom) * (HEIGHT - 2 * EDGE) // reach for p in points]
    path = f"M0 {down[0]}" + "".join(f"H{x}V{y}" for x, y in zip(across, down[1:], strict=True)) + f"H{WIDTH - EDGE}"
    items = tuple(speech.plain(phrase("spark-item", points=PointsValue(p), day=day)) for day, p in trend.past)
    label = speech.plain(phrase("spark-label", dimension=trend.name, items=items, now=PointsValue(trend.now)))
    return Markup(
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
        f'<path class="line" d="{path}"/><circle class="dot" cx="{WIDTH - EDGE}" cy="{down[-1]}" r="{EDGE}"/></svg>'
    )
