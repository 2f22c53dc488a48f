"""Claims and phrases put into words: each value written by its type, each claim marked for the audit.

The only place that knows both the types of `judging.claims` and the forms of
`words`. Start with `Speech`.
"""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from html import escape
from typing import Any, ClassVar, get_args, get_origin, get_type_hints

from markupsafe import Markup

from generator.judging.claims import (
    Bought,
    Claim,
    Count,
    DimensionRef,
    Exact,
    ExactTurn,
    Fee,
    Lead,
    Metered,
    Part,
    Percent,
    Power,
    ProfileRef,
    Ref,
    Share,
    Term,
    Threshold,
    Turn,
)
from generator.judging.values import Found, PointsValue, SpecOf, SumOf
from generator.model.pricing import Money
from generator.model.rubric import WHOLE, Answer, SpecValue, Tenths, Unchecked, Weight
from generator.pages.views import Phrase, Text
from generator.rendering.facts import facts
from generator.rendering.formats import Formats
from generator.rendering.words import Words

Written = tuple[str, int | str | None]
"""A value as text, and what a sentence form may select by."""
Writer = Callable[[Any, bool], Written]

SETTING = "dimension-case"
ALTERNATIVES = (Turn, ExactTurn, ProfileRef)
"""Lists of these are joined by "or": any one of them is enough."""


class Speech:
    """Says texts in one language, for HTML or plain (titles, attributes, feeds)."""

    def __init__(self, words: Words, formats: Formats) -> None:
        self.words = words
        self.formats = formats
        self._lower = words.has(SETTING) and words.plain(SETTING, "", {}) == "lower"
        self._writers: dict[type[Claim], list[tuple[str, Writer]]] = {}
        self._labels: dict[str, Markup] = {}
        self._plain_writers: dict[Any, Writer] = {
            Tenths: lambda points, html: (formats.points(points), points),
            Count: lambda count, html: (formats.number(count), count),
            Weight: lambda weight, html: (formats.weight(weight), "whole" if weight == WHOLE else "part"),
            Decimal: lambda number, html: (formats.number(number), _whole(number)),
            date: lambda day, html: (formats.day(day), None),
            Answer | str: lambda word, html: (self._word(word, html), None),
            Share: lambda share, html: formats.share(share),
            Exact: lambda share, html: (formats.exact(share), None),
            Percent: lambda share, html: formats.moved(share),
            str: lambda text, html: (self._text(text, html), None),
            bool: lambda flag, html: ("", "yes" if flag else "no"),
            Money: lambda money, html: (formats.sum(money), None),
            Part: lambda part, html: (self._part(part, html), None),
        }

    def say(self, text: Text, form: str = "") -> Markup:
        """Return HTML. A claim is wrapped in an element whose `data-claim` states its facts."""
        if isinstance(text, str):
            return name_markup(text)
        if isinstance(text, Phrase):
            return Markup(self._phrase(text, form, html=True))
        sentence = self._claim(text, form, html=True)
        return Markup(f'<span data-claim="{escape(facts(text))}">{sentence}</span>')

    def plain(self, text: Text, form: str = "") -> str:
        """Return text without markup; the template escapes it."""
        if isinstance(text, str):
            return text
        return self._phrase(text, form, html=False) if isinstance(text, Phrase) else self._claim(text, form, html=False)

    def part(self, part: Part) -> str:
        """One item of a cost's arithmetic, as plain text."""
        return self._part(part, html=False)

    def label(self, id: str) -> Markup:
        """A message without arguments."""
        if id not in self._labels:
            self._labels[id] = Markup(self.words.html(id, "", {}))
        return self._labels[id]

    def listing(self, items: Sequence[str]) -> str:
        return self.formats.listing(items)

    def value(self, found: Found) -> Markup:
        """A value of the data inside prose."""
        match found:
            case PointsValue(points):
                return Markup(escape(self.formats.points(points)))
            case Money():
                return Markup(escape(self.formats.money(found)))
            case SumOf(money):
                return Markup(escape(self.formats.sum(money)))
            case SpecOf(value, unit):
                return self.spec(value, unit)
        return Markup(name_html(found))

    def spec(self, value: SpecValue, unit: str = "") -> Markup:
        """A spec's value; what is unknown is "not checked", never "no"."""
        if isinstance(value, Answer | Unchecked):
            return self.label(f"spec-{value.value}")
        return Markup(name_html(self.formats.spec(value, unit)))

    def _phrase(self, phrase: Phrase, form: str, html: bool) -> str:
        arguments: dict[str, str | int] = {}
        for name, value in phrase.args:
            arguments[name], selector = self._loose(value, html)
            if selector is not None:
                arguments[name + "_is"] = selector
        return (self.words.html if html else self.words.plain)(phrase.id, form, arguments)

    def _claim(self, claim: Claim, form: str, html: bool) -> str:
        writers = self._writers.get(type(claim)) or self._learn(type(claim))
        arguments: dict[str, str | int] = {}
        for name, write in writers:
            arguments[name], selector = write(getattr(claim, name), html)
            if selector is not None:
                arguments[name + "_is"] = selector
        return (self.words.html if html else self.words.plain)(claim.kind, form, arguments)

    def _learn(self, kind: type[Claim]) -> list[tuple[str, Writer]]:
        hints = get_type_hints(kind)
        self._writers[kind] = [(name, self._writer(hints[name])) for name in kind.__struct_fields__]
        return self._writers[kind]

    def _writer(self, hint: Any) -> Writer:
        """How values of a claim's field are written, by its declared type."""
        if get_origin(hint) is tuple:
            inner = get_args(hint)[0]
            one, join = self._writer(inner), self._joined(inner)
            return lambda items, html: (join([one(i, html)[0] for i in items]), len(items))
        if writer := self._plain_writers.get(hint):
            return writer
        if hint is DimensionRef:
            return lambda ref, html: (self._text(self.dimension(ref), html), None)
        if hint is Lead:
            return lambda lead, html: (self._lead(lead, html), None)
        if hint is Term:
            return lambda term, html: (f"{self.formats.points(term.points)} × {self.formats.weight(term.weight)}", None)
        if hint is Turn:
            return lambda turn, html: (self._turn(turn, html), None)
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return lambda word, html: ("", word.value)
        if hint is ExactTurn:
            return lambda turn, html: (self._exact_turn(turn, html), None)
        if isinstance(hint, type) and issubclass(hint, Ref):
            return lambda ref, html: (self._text(ref.name, html), None)
        raise TypeError(f"no way to write {hint!r} is known")

    def _joined(self, hint: Any) -> Callable[[Sequence[str]], str]:
        """How a list of such things is joined."""
        if hint in (Term, Part):
            return " + ".join
        return self.formats.choice if hint in ALTERNATIVES else self.formats.listing

    def _word(self, word: Answer | str, html: bool) -> str:
        """What a spec has to be: an answer in the language of the site, a text as it is."""
        if isinstance(word, Answer):
            return (self.words.html if html else self.words.plain)(f"need-{word.value}", "", {})
        return self._text(word, html)

    def _limit(self, at: Threshold) -> str:
        """What is needed is rounded outwards, what is enough inwards: both sentences stay true."""
        return self.formats.threshold(at.value, down=at.above is not at.enough)

    def _lead(self, lead: Lead, html: bool) -> str:
        texts: dict[str, str | int] = {
            "dimension": self._text(self.dimension(lead.dimension), html),
            "high": self.formats.points(lead.high),
            "low": self.formats.points(lead.low),
        }
        return (self.words.html if html else self.words.plain)("lead-item", "", texts)

    def _turn(self, turn: Turn, html: bool) -> str:
        texts: dict[str, str | int] = {
            "dimension": self._text(self.dimension(turn.dimension), html),
            "at": self._limit(turn.at),
            "at_is": "above" if turn.at.above else "below",
        }
        return (self.words.html if html else self.words.plain)("turn-item", "", texts)

    def _part(self, part: Part, html: bool) -> str:
        """One item of a cost's arithmetic, by a message of its own."""
        formats = self.formats
        texts: dict[str, str | int]
        match part:
            case Metered(amount, short, price):
                texts = {"amount": formats.number(amount), "price": formats.price(price)}
                texts |= {"short": self._text(short, html), "short_is": "some" if short else "none"}
            case Fee(count, price, period):
                texts = {"count": formats.number(count), "price": formats.sum(price), "period_is": period}
                texts["count_is"] = "one" if count == 1 else "other"
            case Power(watts, hours, price):
                texts = {"watts": formats.number(watts), "hours": formats.number(hours), "price": formats.price(price)}
            case Bought(price, months):
                texts = {"price": formats.sum(price), "months": formats.number(months), "months_is": months}
        id = f"part-{type(part).__name__.lower()}"
        return (self.words.html if html else self.words.plain)(id, "", texts)

    def _exact_turn(self, turn: ExactTurn, html: bool) -> str:
        dimension = self._text(self.dimension(turn.dimension), html)
        texts: dict[str, str | int] = {"dimension": dimension, "at": self.formats.exact(turn.at.value)}
        return (self.words.html if html else self.words.plain)("exact-turn-item", "", texts)

    def _loose(self, value: object, html: bool) -> Written:
        """Write an argument of a phrase by the type it has."""
        match value:
            case str():
                return self._text(value, html), "some" if value else "none"
            case Claim() | Phrase():
                inner = self._claim if isinstance(value, Claim) else self._phrase
                return inner(value, "description" if isinstance(value, Claim) else "", html), None  # type: ignore[arg-type]
            case int():
                return self.formats.number(value), value
            case Decimal():
                return self.formats.number(value), _whole(value)
            case Money():
                return self.formats.money(value), None
            case PointsValue(points):
                return self.formats.points(points), points
            case date():
                return self.formats.day(value), None
            case DimensionRef():
                return self._text(self.dimension(value), html), None
            case tuple():
                return self._text(self.formats.listing([str(v) for v in value]), html), len(value)
        raise TypeError(f"no way to write {value!r} is known")

    def dimension(self, ref: DimensionRef) -> str:
        """A dimension's name inside a sentence: in some languages with a small letter, acronyms untouched."""
        name = ref.name
        return name[0].lower() + name[1:] if self._lower and name[1:2].islower() else name

    @staticmethod
    def _text(text: str, html: bool) -> str:
        return name_html(text) if html else text


SELECTABLE = (Tenths, Count, Weight, Share, Percent, bool, Decimal)
"""Values of these types, of enumerations and lists bring a `NAME_is` that a form may select by."""


def arguments_of(kind: type[Claim]) -> tuple[str, ...]:
    """The names of all arguments that the sentence forms of a claim are given."""
    return tuple(
        name
        for field, hint in get_type_hints(kind).items()
        if get_origin(hint) is not ClassVar
        for name in ((field, f"{field}_is") if _is_selectable(hint) else (field,))
    )


def _is_selectable(hint: Any) -> bool:
    return get_origin(hint) is tuple or hint in SELECTABLE or (isinstance(hint, type) and issubclass(hint, StrEnum))


def _whole(number: Decimal) -> int | str:
    """A whole number as what a form may select by, so that one is one."""
    return int(number) if number == number.to_integral() else "part"


@lru_cache(65536)
def name_html(text: str) -> str:
    """Escape a text; one that runs from right to left is isolated from its surroundings."""
    escaped = escape(text)
    if not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
        return f"<bdi>{escaped}</bdi>"
    return escaped


@lru_cache(65536)
def name_markup(text: str) -> Markup:
    """`name_html` as markup, so that a template places it without escaping it again."""
    return Markup(name_html(text))
