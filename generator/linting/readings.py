"""What a bare number in a sentence is said to be: whose, and of what. Start with `Reader`.

Only what hardly can be meant otherwise is read; a sentence about the past, a
possibility or something that is no product of the site is left alone. A name
beside a number is read in any language, other trigger words are English.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.linting.mentions import MASK, Sentence
from generator.linting.numbers import SIGNS, Number, Numerals
from generator.linting.records import OVERALL
from generator.model.catalogue import Category
from generator.model.product import Product
from generator.model.rubric import SpecType


class Kind(StrEnum):
    SCORE = "score"
    RATE = "rate"
    PLAN = "plan"
    SPEC = "spec"


class Reading(Struct, frozen=True):
    """`what` are the dimensions it may be the score in (none: any), or one unit or spec; `value` is for one unit."""

    number: Number
    product: Product
    kind: Kind
    what: tuple[str, ...]
    value: Decimal


NEAR = 90
"""Characters before a number in which its name and its words are looked for, but for the only name of a sentence."""
NAME = rf"(?P<name>{MASK}+)[*_]{{0,2}}"
SCORES = (
    r"scores|rates|gets|earns|receives|reaches|is scored(?: at)?|is rated(?: at)?|has a score of|stands at|sits at"
    r"|comes to"
)
MOODS = re.compile(
    r"\b(?:would|could|might|should|suppose|imagine|were|was|had|until|formerly|previously|used to|no longer|not"
    r"|never)\b",
    re.IGNORECASE,
)
CONTRAST = re.compile(
    r"\b(?:than|while|whereas|but|unlike|against|versus|vs|from|instead|saves?|saving|adds?|difference|cheaper|dearer"
    r"|undercuts?)\b|;",
    re.IGNORECASE,
)
ROUNDED = re.compile(
    r"\b(?:by|than|over|under|above|below|about|around|roughly|nearly|almost|approximately|some|least|most|from|beyond"
    r"|past|plus|minus|another|version|(?:gap|lead|difference|margin|distance|advantage|deficit|step) of)\s+[*_]{0,2}$",
    re.IGNORECASE,
)
APART = re.compile(r"\s*(?:points?|tenths?|ahead|behind|more|less|higher|lower|better|worse|apart|of a)\b")
CLOSED = "although|and|are|because|but|here|is|makes|now|or|since|so|that|though|today|when|which|while"
"""Words after a number that are no unit of it."""
ENDS = re.compile(
    r"[*_]{0,2}(?:$|[.,;:!?)\]\u2014\u201d\"*_]|\s[\u2013\u2014(]|/10\b|\s(?:out\s)?of\s10\b|\s(?:" + CLOSED + r")\b)"
)
FOREIGN = re.compile(rf"(?<![\w{MASK}'’.-])(?!\d+[KMB]\b)(?:[A-Z][\w.-]*|\w*\d\w*[A-Z]\w*|\w*[a-z][A-Z]\w*)")
SCALES = {"1M": 1_000_000, "M": 1_000_000, "million": 1_000_000, "1K": 1_000, "thousand": 1_000}


def pattern(text: str) -> re.Pattern[str]:
    """A pattern in which a space is any white space: an address that was blanked out leaves a row of it."""
    return re.compile(text.replace(" ", r"\s+"), re.IGNORECASE)


def any_of(words: Iterable[str]) -> str:
    ordered = sorted({w for w in words if w}, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in ordered) or r"(?!)"


class Reader:
    """Reads sentences about the products of one category."""

    def __init__(self, category: Category, numerals: Numerals) -> None:
        self.numerals = numerals
        self.dimensions = {d.name.lower(): d.id for d in category.rubric.dimensions} | {OVERALL: OVERALL}
        self.units = {
            name: u.id for u in category.units.values() for name in (u.name.lower(), u.name.lower().rstrip("s"))
        }
        specs = [s for s in category.specs if s.type is SpecType.NUMBER]
        self.specs = {s.name.lower(): s.id for s in specs}
        self.spec_units = {
            u: [s.id for s in specs if s.unit.lower() == u] for u in {s.unit.lower() for s in specs if s.unit}
        }
        makers = {word for p in category.products for word in p.maker.lower().split()}
        self.known = makers.union(*(name.split() for name in (*self.dimensions, *self.specs, *self.units)))
        self._compile()

    def _compile(self) -> None:
        dim = f"(?P<dim>{any_of(self.dimensions)})"
        self.verb = pattern(rf"{NAME} (?:(?:still|now|also) )?(?:{SCORES})(?: an?)? [*_]{{0,2}}$")
        self.owned = pattern(rf"{NAME}\s*['’]s?(?: {dim})?(?: (?:score|rating))?(?: (?:of|is|stands at))? [*_]{{0,2}}$")
        self.bracket = pattern(rf"{NAME}\s*\((?:{dim}:? )?$")
        self.first = pattern(rf"{NAME}, $")
        self.before = pattern(
            rf"(?:\b{dim}(?: (?:score|rating))?|\b(?:score|rating))(?: (?:of|is|is at|at)|:)? [*_]{{0,2}}$"
        )
        self.after = pattern(rf"[*_]{{0,2}}(?:/10| (?:out )?of 10)?(?: (?:for|on|in))? {dim}\b")
        self.for_name = pattern(rf"[*_]{{0,2}}(?:/10| (?:out )?of 10)? for [*_]{{0,2}}{NAME}")
        self.to = pattern(r"[*_]{0,2} (?:to|against|versus|vs\.?) [*_]{0,2}\d")
        self.scale = any_of(("1M", "1,000,000", "1000000", "million", "a million", "one million", "1K", "1,000", "1000",
                             "thousand", "a thousand", "M"))  # fmt: skip
        per = r"(?:\s*/\s*| per | for (?:each |every |an? |one )?| an? | each )"
        self.rate = pattern(rf"{per}(?:(?P<scale>{self.scale}) ?)?(?P<unit>{any_of(self.units)})\b")
        self.costs = pattern(
            rf"{NAME}(?:\s*['’]s \w+ plan)? (?:costs|is|charges|asks|at|for|sells for|is sold for|comes at)"
            r"(?: (?:only|just))? $"
        )
        self.term = pattern(r"(?: (?:an?|per|each|every) |\s*/\s*)(?:month|year|mo|yr|seat|user)\b|\s*[.;!?]?$")
        unit = f"(?P<unit>{any_of(self.spec_units)})"
        spec = f"(?P<spec>{any_of(self.specs)})"
        self.spec_before = pattern(rf"\b{spec}(?: (?:of|is|at)|:)?(?: up to)? [*_]{{0,2}}$")
        self.spec_after = pattern(rf"[*_]{{0,2}}\s?{unit}\b")
        self.holds = pattern(
            rf"{NAME} (?:weighs|has|holds|accepts|offers|measures|supports|allows)(?: up to)? [*_]{{0,2}}$"
        )

    def read(self, sentence: Sentence) -> Iterator[Reading]:
        """Yield what can be read of the numbers of a sentence."""
        for number in self.numerals.find(sentence.masked):
            reading = self._read(number, sentence)
            if reading and not APART.match(sentence.masked, number.whole) and not MOODS.search(sentence.masked):
                yield reading

    def _read(self, number: Number, sentence: Sentence) -> Reading | None:
        base = max(0, number.start - NEAR)
        if number.is_money:
            reading = self._price(number, sentence, base)
        else:
            reading = self._score(number, sentence, base) or self._spec(number, sentence, base)
        return None if reading and ROUNDED.search(sentence.masked[base : number.start]) else reading

    # --- scores

    def _score(self, number: Number, sentence: Sentence, base: int) -> Reading | None:
        if not number.is_like_a_score:
            return None
        before, after = sentence.masked[base : number.start], sentence.masked[number.end :]
        named_after, to = self.after.match(after), self.to.match(after)
        for_name = self.for_name.match(after)
        ends = bool(to or ENDS.match(after))
        if not (ends or named_after or for_name):
            return None
        named_before = self.before.search(before)
        dims = [m["dim"] for m in (named_after, named_before) if m and m["dim"]]
        product = None
        if found := self.verb.search(before) or self.bracket.search(before):
            product = self._product(sentence, found, base) if ends or named_after else None
            dims += [found["dim"]] if "dim" in found.groupdict() and found["dim"] else []
        elif found := self.owned.search(before):
            dims += [found["dim"]] if found["dim"] else []
            product = self._product(sentence, found, base) if (dims and ends) or named_after else None
        elif (found := self.first.search(before)) and to:
            product = self._product(sentence, found, base)
        elif for_name:
            product = sentence.named.get(for_name.start("name") + number.end)
        elif (named_after or (named_before and ends)) and not to:
            product = self._only_one(sentence, number)
        if not dims and self._names_others(sentence.masked):
            return None
        ids = tuple(dict.fromkeys(self.dimensions[" ".join(d.lower().split())] for d in dims))
        return Reading(number, product, Kind.SCORE, ids, number.value) if product else None

    def _product(self, sentence: Sentence, found: re.Match[str], base: int) -> Product | None:
        return sentence.named.get(base + found.start("name"))

    def _only_one(self, sentence: Sentence, number: Number) -> Product | None:
        """The only product of the sentence, if it comes first and nothing else could be meant."""
        text = sentence.masked
        [at, *others] = sorted(sentence.named)
        between = text[at : number.start]
        if others or at > number.start or CONTRAST.search(between) or self._names_others(text):
            return None
        return sentence.named[at]

    def _names_others(self, text: str) -> bool:
        """Whether something else with a name stands in the sentence, beyond its first word."""
        first = re.search(r"\w", text)
        for found in FOREIGN.finditer(text):
            is_first = first is not None and found.start() == first.start() and found[0][1:].islower()
            if not is_first and found[0].lower() not in self.known and found[0] != "I":
                return True
        return False

    # --- prices and facts

    def _price(self, number: Number, sentence: Sentence, base: int) -> Reading | None:
        before, after = sentence.masked[base : number.start].rstrip(SIGNS + " "), sentence.masked[number.whole :]
        found = self.costs.search(before + " ")
        product = self._product(sentence, found, base) if found else None
        if rate := self.rate.match(after):
            if product := product or self._only_one(sentence, number):
                unit = self.units[" ".join(rate["unit"].lower().split())]
                return Reading(number, product, Kind.RATE, (unit,), number.value / _scale(rate["scale"] or ""))
        elif product and self.term.match(after):
            return Reading(number, product, Kind.PLAN, (), number.value)
        return None

    def _spec(self, number: Number, sentence: Sentence, base: int) -> Reading | None:
        before, rest = sentence.masked[base : number.start], sentence.masked[number.whole :]
        unit = self.spec_after.match(rest)
        of_unit = self.spec_units[" ".join(unit["unit"].lower().split())] if unit else []
        if not ENDS.match(rest[unit.end() :] if unit else rest):
            return None
        product, ids = None, []
        if found := self.spec_before.search(before):
            spec = self.specs[" ".join(found["spec"].lower().split())]
            ids = [spec] if unit is None or spec in of_unit else []
            product = self._only_one(sentence, number)
        elif (found := self.holds.search(before) or self.bracket.search(before)) and len(of_unit) == 1:
            product, ids = self._product(sentence, found, base), of_unit
        return Reading(number, product, Kind.SPEC, tuple(ids), number.value) if product and ids else None


def _scale(written: str) -> Decimal:
    plain = written.replace(",", "").split()[-1] if written else "1"
    return Decimal(SCALES[plain]) if plain in SCALES else Decimal(plain)
