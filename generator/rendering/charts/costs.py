"""Costs over months or over volume, drawn and described in the site's language. Start with `CostCharts`."""

from fractions import Fraction
from functools import lru_cache

from markupsafe import Markup

from generator.judging.bills import decimal_of
from generator.model.pricing import Money
from generator.pages.costs import CostChart
from generator.pages.views import Phrase, phrase
from generator.rendering.charts.lines import Field, axis, field, line_chart, years
from generator.rendering.speech import Speech

MANY = 4096


class CostCharts:
    """Draws the two curves of a chart; what can be seen is said for screen readers, the numbers stand in a table.

    Curves that reach equally far and high share their field, which is drawn once.
    """

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._field = lru_cache(MANY)(self._new_field)

    def __call__(self, chart: CostChart) -> Markup:
        highest = max(chart.a.highest, chart.b.highest)
        names = {"a": chart.a.product.label, "b": chart.b.product.label, "workload": chart.workload}
        label = self._speech.plain(phrase(f"chart-{_kind(chart.is_time)}-label", **names))
        field = self._field(chart.is_time, chart.most, highest, chart.currency)
        return line_chart(chart.a, chart.b, field, chart.dots, label)

    def _new_field(self, is_time: bool, most: Fraction, highest: Fraction, currency: str) -> Field:
        speech = self._speech

        def money(value: Fraction) -> str:
            return speech.formats.money(Money(decimal_of(value), currency))

        def number(value: Fraction) -> str:
            return speech.formats.number(decimal_of(value))

        def times(value: Fraction) -> str:
            return speech.plain(phrase("chart-times", times=decimal_of(value)))

        below = speech.plain(Phrase(f"chart-{_kind(is_time)}-axis"))
        x = years(most, below, number) if is_time else axis(most, below, times)
        return field(x, axis(highest, "", money))


def _kind(is_time: bool) -> str:
    return "time" if is_time else "volume"
