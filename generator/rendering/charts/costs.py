"""Costs over months or over volume, drawn and described in the site's language. Start with `cost_chart`."""

from fractions import Fraction

from markupsafe import Markup

from generator.judging.bills import decimal_of
from generator.model.pricing import Money
from generator.pages.costs import CostChart
from generator.pages.views import Phrase, phrase
from generator.rendering.charts.lines import axis, line_chart, years
from generator.rendering.speech import Speech


def cost_chart(chart: CostChart, speech: Speech) -> Markup:
    """Draw the two curves of a chart; what can be seen is said for screen readers, the numbers stand in a table."""

    def money(value: Fraction) -> str:
        return speech.formats.money(Money(decimal_of(value), chart.currency))

    def number(value: Fraction) -> str:
        return speech.formats.number(decimal_of(value))

    def times(value: Fraction) -> str:
        return speech.plain(phrase("chart-times", times=decimal_of(value)))

    kind = "time" if chart.is_time else "volume"
    highest = max(y for curve in (chart.a, chart.b) for _, y in curve.points)
    below = speech.plain(Phrase(f"chart-{kind}-axis"))
    x = years(chart.most, below, number) if chart.is_time else axis(chart.most, below, times)
    names = {"a": chart.a.product.label, "b": chart.b.product.label, "workload": chart.workload}
    label = speech.plain(phrase(f"chart-{kind}-label", **names))
    return line_chart(chart.a, chart.b, x, axis(highest, "", money), chart.dots, label)
