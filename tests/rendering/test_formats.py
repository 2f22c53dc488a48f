"""Values as a language writes them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.audit.writing import Writing
from generator.model.pricing import Money, digits_of
from generator.model.rubric import Answer, PartialDate, Quantity
from generator.rendering.formats import Formats, direction, locale_of

EN, DE = Formats("en"), Formats("de")


@pytest.mark.parametrize(
    ("share", "written"),
    [
        ("1", ("100%", "all")),
        ("0", ("0%", "all")),
        ("0.99999", ("99%", "over")),
        ("0.994011", ("99%", "over")),
        ("0.99", ("99%", "about")),
        ("0.758", ("75%", "about")),
        ("0.501", ("50%", "about")),
        ("0.2575", ("26%", "about")),
        ("0.0001", ("1%", "under")),
    ],
)
def test_shares_are_rounded_toward_the_middle(share, written):
    assert EN.share(Fraction(share)) == written


@pytest.mark.parametrize(
    ("value", "down", "written"),
    [
        ("0.8133", True, "81%"),
        ("0.8133", False, "82%"),
        ("0.5", True, "50%"),
        ("0.004", True, "0.4%"),
        ("0.9981", False, "99.9%"),
        ("0.99999", True, "99%"),
    ],
)
def test_a_threshold_is_rounded_so_that_the_sentence_stays_true(value, down, written):
    assert EN.threshold(Fraction(value), down) == written


@pytest.mark.parametrize(
    ("amount", "currency", "english", "german"),
    [
        ("0.40", "USD", "$0.40", "0,40\xa0$"),
        ("2000", "USD", "$2,000", "2.000\xa0$"),
        ("1234.5", "EUR", "€1,234.50", "1.234,50\xa0€"),
        ("0.000345", "USD", "$0.00035", "0,00035\xa0$"),
        ("0", "USD", "$0", "0\xa0$"),
        ("1500", "JPY", "¥1,500", "1.500\xa0¥"),
        ("1234.5", "CHF", "CHF\xa01,234.50", "1.234,50\xa0CHF"),
        ("0.0254", "USD", "$0.03", "0,03\xa0$"),
    ],
)
def test_money(amount, currency, english, german):
    money = Money(Decimal(amount), currency)
    assert (EN.money(money), DE.money(money)) == (english, german)


def test_a_sum_keeps_the_decimals_it_was_written_with_whatever_was_said_before():
    formats = Formats("en")
    amounts = [Money(Decimal(text), "USD") for text in ("25.000", "25.00", "25", "25.0000")]
    assert [formats.sum(money) for money in amounts] == ["$25.000", "$25.00", "$25.00", "$25.0000"]


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        ("0", "0", "0"), ("1500", "1,500", "1.500"), ("15000", "15K", "15K"), ("12500", "12.5K", "12,5K"),
        ("150000000", "150M", "150M"), ("1234567", "1,234,567", "1.234.567"), ("2.5E9", "2.5B", "2,5B"),
    ],
)  # fmt: skip
def test_amounts_are_as_short_as_they_can_be_without_losing_a_figure(value, english, german):
    assert (EN.amount(Decimal(value)), DE.amount(Decimal(value))) == (english, german)


def test_points_numbers_lists_and_days():
    assert (EN.points(81), DE.points(81), EN.points(100)) == ("8.1", "8,1", "10.0")
    assert (EN.number(1500), DE.number(1500)) == ("1,500", "1.500")
    assert EN.listing(["a", "b", "c"]) == "a, b, and c"
    assert DE.listing(["a", "b", "c"]) == "a, b und c"
    assert EN.choice(["a", "b"]) == "a or b"
    assert EN.partial_date(PartialDate(2026)) == "2026"
    assert EN.partial_date(PartialDate(2026, 4)) == "April 2026"
    assert EN.partial_date(PartialDate(2026, 4, 13)) == "April 13, 2026"


def test_specs():
    assert EN.spec(Quantity(Decimal(256_000), "256K"), "tokens") == "256K tokens"
    assert EN.spec(Quantity(Decimal(1500), "1500"), "") == "1,500"
    assert EN.spec(("text", "images"), "") == "text and images"
    assert EN.spec(Answer.YES, "") == ""


def test_languages():
    assert str(locale_of("en-GB")) == "en_GB"
    for unknown in ("tlh", "", "../en", "e\nn"):
        with pytest.raises(LookupError):
            locale_of(unknown)


@pytest.mark.parametrize(("language", "way"), [("en-GB", "ltr"), ("ja", "ltr"), ("ar", "rtl"), ("he-IL", "rtl")])
def test_each_language_has_its_direction(language, way):
    assert direction(language) == way


def test_no_figure_is_too_long_to_be_written():
    large = Decimal("9" * 39 + ".25")
    assert EN.number(large) == "999," * 12 + "999.25"
    assert EN.money(Money(large, "USD")) == "$" + "999," * 12 + "999.25"
    assert EN.money(Money(Decimal("1E-40"), "USD")) == "$0." + "0" * 39 + "10"


@pytest.mark.parametrize(
    "language", ["en", "de", "de-CH", "de-AT", "fr", "es", "pl", "en-IN", "sv", "pt", "ja", "ar", "he"]
)
@pytest.mark.parametrize("currency", ["USD", "EUR", "CHF", "JPY", "KWD"])
def test_sums_are_written_as_babel_writes_them(language, currency):
    """By a short way where a language allows it; the audit has a short way of its own."""
    formats, writing = Formats(language), Writing(language)
    for amount in ("0", "0.01", "1", "12.34", "999.99", "1000", "1234.5", "12345.678", "1234567.89"):
        exact = Decimal(amount)
        digits = max(digits_of(currency), -exact.as_tuple().exponent)
        wanted = formats._by_babel(exact.quantize(Decimal(1).scaleb(-digits)), currency, digits)
        assert formats.sum(Money(exact, currency)) == wanted
        assert writing.paid(Money(exact, currency)) == wanted
