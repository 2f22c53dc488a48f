"""Numbers as the site's language writes them, by CLDR through Babel: what a reader must find on the page.

Knows plain values; must not borrow from rendering, whose output it is held
against. Start with `Writing`.
"""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent

from generator.audit.expected import Shown
from generator.audit.moulds import Listing, Mould, mould_of, ones
from generator.model.pricing import Money, digits_of
from generator.model.rubric import WHOLE, PartialDate, Quantity

WIDE = Context(prec=99)
MANY = 8192
HALF = Fraction(1, 2)
PERCENT, NUMBER = "%", "#"
READABLE = 999_999
"""The longest number below the line of a fraction."""


class Writing:
    """Writes values for one language."""

    def __init__(self, language: str) -> None:
        self.locale = Locale.parse(language.replace("-", "_"))
        self.all_of = Listing(self.locale.list_patterns["standard"]).join
        self.one_of = Listing(self.locale.list_patterns["or"]).join
        self.plural = lru_cache(MANY)(lambda count: str(self.locale.plural_form(count)))
        self.tenths = lru_cache(MANY)(self._tenths)
        self.count = lru_cache(MANY)(self._count)
        self.weight = lru_cache(MANY)(self._weight)
        self._moulds: dict[tuple[str, int, int], Mould | None] = {}
        self.half = self.share(HALF)

    def _tenths(self, value: int) -> Shown:
        text = format_decimal(Decimal(value) / 10, format="0.0", locale=self.locale)
        return Shown(str(value), str(text), value)

    def _count(self, value: int) -> Shown:
        return Shown(str(value), self.number(Decimal(value)), value)

    def number(self, value: Decimal) -> str:
        return self._filled(NUMBER, f"{value.normalize(WIDE):f}", self._number)

    def _number(self, value: Decimal) -> str:
        with localcontext(WIDE):
            return str(format_decimal(value, locale=self.locale, decimal_quantization=False))

    def percent(self, scaled: int, places: int = 0) -> str:
        """A whole number of hundredths, or of smaller parts by so many places; at most all of it."""
        whole, rest = divmod(scaled, 10**places)
        figures = f"{whole}.{rest:0{places}}" if places else str(whole)
        return self._filled(PERCENT, figures, lambda value: self._percent(value, places))

    def _percent(self, value: Decimal, places: int) -> str:
        pattern = str(self.locale.percent_formats[None].pattern)
        if places:
            pattern = pattern.replace("#,##0", "#,##0." + places * "0")
        return str(format_percent(value.scaleb(-2), format=pattern, locale=self.locale))

    def _filled(self, kind: str, figures: str, by_cldr: Callable[[Decimal], str]) -> str:
        """Figures in what CLDR wrote around others of the same length; by CLDR itself where that cannot be told."""
        whole, _, rest = figures.partition(".")
        key = (kind, len(whole), len(rest))
        if key not in self._moulds:
            sample = ones(len(whole), len(rest))
            self._moulds[key] = mould_of(by_cldr(sample), len(whole) + len(rest)) if whole.isdigit() else None
        mould = self._moulds[key]
        return mould.fill(figures) if mould else by_cldr(Decimal(figures))

    def _weight(self, weight: int) -> Shown:
        """In hundredths of a percent."""
        text = self.percent(weight, 2) if weight % 100 else self.percent(weight // 100)
        return Shown(str(weight), text, "whole" if weight == WHOLE else "part")

    def share(self, share: Fraction) -> Shown:
        """Of all weightings: rounded toward the middle, and total only if it is."""
        part, whole = share.numerator, share.denominator
        fact = f"{part}/{whole}" if whole > 1 else str(part)
        if part in (0, whole):
            return Shown(fact, self.percent(100 if part else 0), "all")
        if 100 * part > 99 * whole:
            return Shown(fact, self.percent(99), "over")
        if 100 * part < whole:
            return Shown(fact, self.percent(1), "under")
        hundredths, rest = divmod(100 * part, whole)
        return Shown(fact, self.percent(hundredths + (2 * part < whole and rest > 0)), "about")

    def moved(self, share: Fraction) -> Shown:
        """By how much a price moved: whole percents, half up, but never none and never all of it."""
        fact, (hundredths, rest) = str(share), divmod(share.numerator * 100, share.denominator)
        if not rest:
            return Shown(fact, self.percent(hundredths), "exact")
        if hundredths in (0, 99):
            return Shown(fact, self.percent(max(hundredths, 1)), "over" if hundredths else "under")
        return Shown(fact, self.percent(hundredths + (2 * rest >= share.denominator)), "about")

    def limit(self, share: Fraction, down: bool) -> str:
        """A weight rounded one way, with as many places (three at most) as keep it from 0 and from all."""
        for places in range(4):
            scaled, rest = divmod(share.numerator * 100 * 10**places, share.denominator)
            scaled += not down and rest > 0
            if 0 < scaled < 100 * 10**places:
                break
        return self.percent(scaled, places)

    def exact(self, share: Fraction) -> str:
        """A fraction with its percentage to two places; one too long to read is left out."""
        part, whole = share.numerator, share.denominator
        scaled, rest = divmod(part * 10_000, whole)
        percent = self.percent(scaled + (2 * rest >= whole), 2)
        return percent if whole > READABLE else f"{part}/{whole} {'≈' if rest else '='} {percent}"

    def paid(self, money: Money) -> str:
        """What is paid, always with the decimals of its currency."""
        return self._sum(money.amount, money.currency)

    def price(self, money: Money) -> str:
        """A price inside a sum: no figure of it is lost, and no idle zero kept."""
        return self._sum(money.amount.normalize(WIDE), money.currency)

    def _sum(self, amount: Decimal, currency: str) -> str:
        places = max(digits_of(currency), -int(amount.as_tuple().exponent))
        return self._written(amount.quantize(Decimal(1).scaleb(-places), context=WIDE), currency, places)

    def _written(self, amount: Decimal, currency: str, places: int) -> str:
        return self._filled(currency, f"{amount:.{places}f}", lambda value: self._by_cldr(value, currency, places))

    def _by_cldr(self, amount: Decimal, currency: str, places: int) -> str:
        """With a space between a letter and a digit, which CLDR has and Babel has not."""
        pattern = str(self.locale.currency_formats["standard"].pattern)
        pattern = pattern.replace("0.00", "0." + "0" * places if places else "0")
        with localcontext(WIDE):
            text = str(format_currency(amount, currency, pattern, locale=self.locale, currency_digits=False))
        first = next(at for at, sign in enumerate(text) if sign.isdigit())
        gap = "\u00a0" if text[:first][-1:].isalpha() else ""
        return text[:first] + gap + text[first:]

    # --- values that prose puts in

    def money(self, money: Money) -> str:
        """Whole amounts without decimals, else as many as the currency has; under its smallest coin two digits."""
        coin = digits_of(money.currency)
        amount = money.amount
        places = 0 if amount == amount.to_integral() else coin
        if 0 < amount < Decimal(10) ** -coin:
            amount = amount.quantize(Decimal(1).scaleb(amount.adjusted() - 1), ROUND_HALF_UP)
            places = 1 - amount.adjusted()
        rounded = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)
        return self._written(rounded, money.currency, places)

    def quantity(self, value: Quantity) -> str:
        return value.written if value.written[-1:] in ("K", "M", "B") else self.number(value.value)

    def moment(self, day: PartialDate) -> str:
        """A year, a month or a day."""
        if day.month is None:
            return str(day.year)
        if day.day is None:
            return str(format_skeleton("yMMMM", date(day.year, day.month, 1), locale=self.locale))
        return self.day(date(day.year, day.month, day.day))

    def day(self, day: date) -> str:
        return str(format_date(day, "long", locale=self.locale))
