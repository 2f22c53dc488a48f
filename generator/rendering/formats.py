"""Values as a language writes them: numbers, money, days, lists, by CLDR through Babel.

Knows no sentence and no page; every result is plain text. Start with `Formats`.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from functools import cache, cached_property, lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent

from generator.model.pricing import Money, digits_of
from generator.model.rubric import WHOLE, Answer, PartialDate, Quantity, SpecValue, Unchecked, Weight

MANY = 4096
SHORT_FROM, SHORT_PLACES = 10_000, 3
SIZES = {"B": 10**9, "M": 10**6, "K": 10**3}
"""Amounts from `SHORT_FROM` on are written short, where so many decimals are enough to write them in full."""
LETTER_BEFORE_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)")
"""Where CLDR has a space between a currency's code and its amount: CHF 12, but $12."""
READABLE = 999_999
"""The largest denominator of a fraction that is shown to a reader."""
WIDE = Context(prec=99)
"""A price, its amount and its unit may have thirty digits each; no figure is too long to be written."""


class Formats:
    """Writes values in one language; results are remembered, since a site repeats its numbers."""

    def __init__(self, language: str) -> None:
        self.locale = locale_of(language)
        self._and, self._or = self.joints(alternatives=False), self.joints(alternatives=True)
        self.points = lru_cache(MANY)(self._points)
        self.number = lru_cache(MANY)(self._number)
        self.weight = lru_cache(MANY)(self._weight)
        self.percents = lru_cache(MANY)(self._percents)
        self._around = lru_cache(MANY)(self._frame)
        self._around_part = lru_cache(MANY)(self._part_frame)
        self._fixed = lru_cache(MANY)(self._write)
        self.price = lru_cache(MANY)(self._price)
        self.money = lru_cache(MANY)(self._money)
        self.day = lru_cache(MANY)(self._day)
        self.plural = lru_cache(MANY)(self._plural)

    def _points(self, tenths: int) -> str:
        """A score or a gap: 81 → "8.1"."""
        return str(format_decimal(Decimal(tenths) / 10, format="0.0", locale=self.locale))

    def _number(self, value: Decimal | int) -> str:
        with localcontext(WIDE):
            return str(format_decimal(value, locale=self.locale, decimal_quantization=False))

    def amount(self, value: Decimal | int) -> str:
        """An amount as readers type it, as short as it can be without losing a figure: 150M, 12.5K, 2,000."""
        with localcontext(WIDE):
            short, size = next(((s, n) for s, n in SIZES.items() if value >= max(n, SHORT_FROM)), ("", 1))
            exact = (Decimal(value) / size).normalize()
            fits = -exact.as_tuple().exponent <= SHORT_PLACES  # type: ignore[operator]
        return f"{self.number(exact)}{short}" if fits else self.number(value)

    def percent(self, share: Fraction, digits: int = 0) -> str:
        """A share that is already rounded to the digits shown."""
        value = Decimal(share.numerator) / Decimal(share.denominator)
        pattern = str(self.locale.percent_formats[None].pattern)
        if digits:
            pattern = pattern.replace("#,##0", "#,##0." + "0" * digits)
        return str(format_percent(value, format=pattern, locale=self.locale))

    def _percents(self, whole: int, digits: int = 0) -> str:
        """So many percent, or tenths, hundredths of a percent by the digits shown; by hand below a thousand percent."""
        above, below = divmod(whole, 10**digits)
        before, point, after = self._around_part(digits)
        if not 0 <= above < 1000 or point is None:
            return self.percent(Fraction(whole, 10 ** (digits + 2)), digits)
        return f"{before}{above}{point}{below:0{digits}}{after}" if digits else f"{before}{above}{after}"

    def _part_frame(self, digits: int) -> tuple[str, str | None, str]:
        """What stands before a percentage, for its point, and after it; None for the point if it is not so simple."""
        whole, tenths = "987", "6" * digits
        before, found, rest = self.percent(Fraction(int(whole + tenths), 10 ** (digits + 2)), digits).partition(whole)
        point, also, after = rest.partition(tenths) if digits else ("", "", rest)
        return before, point if found and (also or not digits) else None, after

    def _weight(self, weight: Weight) -> str:
        """A share of the decision in hundredths of a percent: 3500 → "35%"."""
        return self.percent(Fraction(weight, WHOLE), 0 if weight % 100 == 0 else 2)

    def _money(self, money: Money) -> str:
        """A price: whole amounts without decimals, else as many as its currency has; under a cent two digits."""
        cent = Decimal(1).scaleb(-digits_of(money.currency))
        amount = money.amount
        with localcontext(WIDE):
            if 0 < amount < cent:
                amount = amount.quantize(Decimal(1).scaleb(amount.adjusted() - 1), ROUND_HALF_UP)
                return self._currency(amount, money.currency, 1 - amount.adjusted())
            digits = 0 if amount == amount.to_integral() else digits_of(money.currency)
            return self._currency(amount.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP), money.currency, digits)

    def sum(self, money: Money) -> str:
        """What is paid: always with the decimals of its currency, or as many as the amount has."""
        digits = max(digits_of(money.currency), -money.amount.as_tuple().exponent)  # type: ignore[operator]
        return self._fixed(money, digits)

    def _write(self, money: Money, digits: int) -> str:
        """Remembered by its digits too, since 25.00 and 25.000 are equal amounts."""
        with localcontext(WIDE):
            return self._currency(money.amount.quantize(Decimal(1).scaleb(-digits)), money.currency, digits)

    def _price(self, money: Money) -> str:
        """A price inside a sum: no figure of it is lost, so that the sum can be done again."""
        with localcontext(WIDE):
            exact = money.amount.normalize()
            digits = max(digits_of(money.currency), -exact.as_tuple().exponent)  # type: ignore[operator]
            return self._currency(exact.quantize(Decimal(1).scaleb(-digits)), money.currency, digits)

    def _currency(self, amount: Decimal, currency: str, digits: int) -> str:
        """Babel's text, made by hand where that is as simple as it looks: sums differ from page to page."""
        if self._is_plain:
            before, after = self._around(currency, digits)
            return f"{before}{f'{amount:,.{digits}f}'.translate(self._separators)}{after}"
        return self._by_babel(amount, currency, digits)

    def _by_babel(self, amount: Decimal, currency: str, digits: int) -> str:
        pattern = str(self.locale.currency_formats["standard"].pattern)
        pattern = pattern.replace("0.00", "0." + "0" * digits if digits else "0")
        text = str(format_currency(amount, currency, pattern, locale=self.locale, currency_digits=False))
        return LETTER_BEFORE_DIGIT.sub("\u00a0", text)

    def grouping(self, money: bool) -> Mapping[str, object]:
        """What stands before decimals and between groups of digits; the sizes of the last group and of the others."""
        symbols = self.locale.number_symbols["latn"]
        kind = "currency" if money else ""
        point, group = (symbols.get(f"{kind}{name.title()}", symbols[name]) for name in ("decimal", "group"))
        pattern = self.locale.currency_formats["standard"] if money else self.locale.decimal_formats[None]
        return {"point": point, "group": group, "sizes": list(pattern.grouping)}

    def around(self, currency: str) -> tuple[str, str]:
        """What stands before and after the digits of an amount in a currency."""
        return self._around(currency, digits_of(currency))

    def around_percent(self) -> tuple[str, str]:
        before, _, after = self.percents(100).partition("100")
        return before, after

    def joints(self, alternatives: bool) -> Mapping[str, str]:
        """What joins a list: two items, the first two of more, the next, the last."""
        patterns = self.locale.list_patterns["or" if alternatives else "standard"]
        return {name: patterns[name] for name in ("2", "start", "middle", "end")}

    @cached_property
    def _separators(self) -> dict[int, str]:
        found = self.grouping(money=True)
        return str.maketrans({".": str(found["point"]), ",": str(found["group"])})

    @cached_property
    def _is_plain(self) -> bool:
        """Whether the language groups all digits by three, with its own separators."""
        tries = (Decimal("1234.50"), Decimal("1234567.89"))
        found = [self._by_babel(amount, "USD", 2) for amount in tries]
        return all(f"{a:,.2f}".translate(self._separators) in text for a, text in zip(tries, found, strict=True))

    def _frame(self, currency: str, digits: int) -> tuple[str, str]:
        """What stands before and after the digits of a sum."""
        one = f"{Decimal(1):.{digits}f}".translate(self._separators)
        before, _, after = self._by_babel(Decimal(1), currency, digits).partition(one)
        return before, after

    def _day(self, day: date) -> str:
        return str(format_date(day, "long", locale=self.locale))

    def month(self, day: date) -> str:
        """A month in short, where there is little room: Mar 2026."""
        return str(format_skeleton("yMMM", day, locale=self.locale))

    def partial_date(self, value: PartialDate) -> str:
        if value.month is None:
            return str(value.year)
        if value.day is None:
            return str(format_skeleton("yMMMM", date(value.year, value.month, 1), locale=self.locale))
        return self.day(date(value.year, value.month, value.day))

    def listing(self, items: Sequence[str]) -> str:
        """ "a, b, and c" as the language joins a list."""
        return _joined(items, self._and)

    def choice(self, items: Sequence[str]) -> str:
        """ "a, b, or c" as the language joins alternatives."""
        return _joined(items, self._or)

    def _plural(self, count: int) -> str:
        """The plural category of a whole number: one, few, other, …"""
        return str(self.locale.plural_form(count))

    def share(self, share: Fraction) -> tuple[str, str]:
        """A share of all weightings, and how it is to be read: all, over, under or about.

        Rounded toward the middle; 100 % only if it is total, "over 99 %" and
        "under 1 %" near the ends.
        """
        n, d = share.numerator, share.denominator
        if n in (0, d):
            return self.percents(100 if n else 0), "all"
        if 100 * n > 99 * d:
            return self.percents(99), "over"
        if 100 * n < d:
            return self.percents(1), "under"
        return self.percents(100 * n // d if 2 * n >= d else -(-100 * n // d)), "about"

    def moved(self, share: Fraction) -> tuple[str, str]:
        """By how much a price moved, in whole percents half up, and how that is to be read: exact, about, over, under.

        Never 0 %, and 100 % only if it is all of it.
        """
        n, d = 100 * share.numerator, share.denominator
        if n % d == 0:
            return self.percents(n // d), "exact"
        if n < d:
            return self.percents(1), "under"
        if 99 * d < n < 100 * d:
            return self.percents(99), "over"
        return self.percents((2 * n + d) // (2 * d)), "about"

    def exact(self, share: Fraction) -> str:
        """A share as a fraction and in percent with two places; a fraction too long to read is left out."""
        n, d = 10_000 * share.numerator, share.denominator
        percent = self.percents((2 * n + d) // (2 * d), 2)
        sign = "≈" if n % d else "="
        return percent if share.denominator > READABLE else f"{share} {sign} {percent}"

    def threshold(self, value: Fraction, down: bool) -> str:
        """A limit that a true sentence may name, rounded down or up, never to 0 % or 100 %."""
        digits, scale = 0, 100
        while True:
            n, d = value.numerator * scale, value.denominator
            whole = n // d if down else -(-n // d)
            if 0 < whole < scale or digits == 3:
                return self.percents(whole, digits)
            digits, scale = digits + 1, scale * 10

    def spec(self, value: SpecValue, unit: str) -> str:
        """A spec in figures, or an empty text if it needs words (yes, no, unknown)."""
        match value:
            case Answer() | Unchecked():
                return ""
            case Quantity():
                return f"{self.quantity(value)} {unit}".strip()
            case PartialDate():
                return self.partial_date(value)
            case tuple():
                return self.listing(value)
        return value

    def quantity(self, value: Quantity) -> str:
        """With the letter that it was written with (256K), and the language's separators."""
        number, letter = value.written[:-1], value.written[-1:]
        return f"{self.number(Decimal(number))}{letter}" if letter in ("K", "M", "B") else self.number(value.value)


def _joined(items: Sequence[str], patterns: Mapping[str, str]) -> str:
    """By CLDR: a pattern for two; for more one for the first two, one for each that follows, one for the last."""
    if len(items) < 3:
        return patterns["2"].format(*items) if len(items) == 2 else "".join(items)
    text = patterns["start"].format(items[0], items[1])
    for item in items[2:-1]:
        text = patterns["middle"].format(text, item)
    return patterns["end"].format(text, items[-1])


@cache
def direction(language: str) -> str:
    """Which way a language is written, ltr or rtl, by its tag; LookupError as in `locale_of`."""
    return str(locale_of(language).text_direction)


def locale_of(language: str) -> Locale:
    """Return the locale of a language tag such as "en" or "en-GB".

    Raises:
        LookupError: nobody knows that language.
    """
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        raise LookupError(f"nobody knows the language `{language}`") from None
