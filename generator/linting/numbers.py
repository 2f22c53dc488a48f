"""Numbers as people write them in a sentence, in the way of a language. Start with `Numerals`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from generator.reading.numerals import FACTORS

# fmt: off
COMMA = frozenset((
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "hy",
    "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq",
    "sr", "sv", "tr", "uk", "uz", "vi",
))
# fmt: on
"""Languages with a decimal comma, but for the regions in `DOT`."""
DOT = frozenset(("de-ch", "de-li", "es-419", "es-mx", "es-pr", "es-us", "it-ch"))
SIGNS = "$€£¥₹"
ANY = re.compile(r"(?<![\w.,])\d+(?:[.,\u00a0\u202f']\d+)*")


class Number(Struct, frozen=True):
    """`written` are its digits and letter, from `start` to before `end`; `whole` is where its currency ends."""

    written: str
    start: int
    end: int
    whole: int
    value: Decimal
    is_money: bool

    @property
    def is_like_a_score(self) -> bool:
        """One decimal, on the scale, with nothing attached."""
        return (
            self.whole == self.end and not self.is_money and re.fullmatch(r"(?:\d|10)[.,]\d", self.written) is not None
        )


class Numerals:
    """Finds numbers that stand alone: no part of a name, a range, a date, a version or a share."""

    def __init__(self, language: str) -> None:
        tag = language.lower()
        has_comma = tag.split("-")[0] in COMMA and tag not in DOT
        self.point = "," if has_comma else "."
        group = r"[.\u00a0\u202f]" if has_comma else "[,\u202f']"
        digits = rf"\d{{1,3}}(?:{group}\d{{3}})+(?:\{self.point}\d+)?|\d+(?:\{self.point}\d+)?"
        self.pattern = re.compile(
            rf"(?<![\w.,/+~≈×÷=–−-])(?P<sign>[{SIGNS}]\s?|[A-Z]{{3}}\s)?(?P<digits>{digits})"
            rf"(?P<letter>[KMB](?![\w]))?(?P<after>\s?[{SIGNS}]|\s(?:USD|EUR|GBP|CHF)\b)?(?!\w|[.,]\d|\s?%|[-–]\w|\s?[×÷=])"
        )

    def find(self, text: str) -> Iterator[Number]:
        for found in self.pattern.finditer(text):
            start, end = found.span("digits")
            value = self._value(found["digits"]) * FACTORS[found["letter"] or ""]
            letter = found["letter"] or ""
            is_money = bool(found["sign"] or found["after"])
            yield Number(found["digits"] + letter, start, end + len(letter), found.end(), value, is_money)

    def all_in(self, text: str) -> set[Decimal]:
        """Every number of a text, whatever it is part of; read in both ways where that is not clear."""
        values: set[Decimal] = set()
        for found in ANY.finditer(text):
            plain = re.sub(r"[\u00a0\u202f']", "", found[0])
            for read in (plain.replace(",", ""), plain.replace(".", "").replace(",", "."), plain.replace(",", ".")):
                if read.count(".") < 2:
                    values |= {Decimal(read) * factor for factor in FACTORS.values()}
        return values

    def _value(self, digits: str) -> Decimal:
        whole, _, decimals = digits.partition(self.point)
        return Decimal(re.sub(r"\D", "", whole) + "." + (decimals or "0"))

    def same(self, written: str, text: str) -> Iterator[int]:
        """Where a number stands in a text, as a word of its own."""
        return (found.start() for found in re.finditer(rf"(?<!\w){re.escape(written)}(?!\w)", text))

    def write(self, value: Decimal) -> str:
        return f"{value:f}".replace(".", self.point)
