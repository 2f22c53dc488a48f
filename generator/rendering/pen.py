"""Claims and phrases written one way, as HTML or as plain text: each value by its declared type.

Knows the types of `judging.claims` and the forms of `words`. What comes again
on page after page is remembered. Start with `Pen.claim`.
"""

from collections.abc import Callable, Sequence, Set
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct

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
from generator.judging.values import PointsValue
from generator.model.pricing import Money
from generator.model.rubric import WHOLE, Answer, Tenths, Weight
from generator.pages.views import Phrase
from generator.rendering.formats import Formats
from generator.rendering.words import Arguments, Sentence

Find = Callable[[str, str], Sentence]
"""Finds what says a message in a form."""
Uses = Callable[[str, str], Set[str]]
"""The arguments that a message may ask for in a form."""
Reading = Callable[[Any], str]
Choosing = Callable[[Any], tuple[str, int | str]]
"""Writes a value, and says what a form may select by."""
MANY = 16_384
ALTERNATIVES = (Turn, ExactTurn, ProfileRef)
"""Lists of these are joined by "or": any one of them is enough."""


class Writers(Struct, frozen=True):
    """How a kind of claim is written in a form: its fields that are only read, those that it may select by, and what
    says it."""

    read: tuple[tuple[str, Reading], ...]
    chosen: tuple[tuple[str, str, Choosing], ...]
    sentence: Sentence


class Pen:
    """Writes with the sentences of `find`; names of things pass through `text`.

    If `lower`, dimensions begin with a small letter inside a sentence.
    """

    def __init__(self, find: Find, uses: Uses, formats: Formats, text: Reading, lower: bool) -> None:
        self._find = find
        self._uses = uses
        self.formats = formats
        self.text = text
        self._lower = lower
        self._writers: dict[tuple[type[Claim], str], Writers] = {}
        self._dimension = lru_cache(MANY)(lambda ref: text(self.dimension(ref)))
        self._choosing: dict[Any, Choosing] = {
            Tenths: lru_cache(MANY)(lambda points: (formats.points(points), points)),
            Count: lru_cache(MANY)(lambda count: (formats.number(count), count)),
            Weight: lambda weight: (formats.weight(weight), "whole" if weight == WHOLE else "part"),
            Decimal: lambda number: (formats.number(number), _whole(number)),
            Share: formats.share,
            Percent: formats.moved,
            bool: lambda flag: ("", "yes" if flag else "no"),
        }
        self._reading: dict[Any, Reading] = {
            str: text,
            date: formats.day,
            Money: formats.sum,
            Exact: formats.exact,
            Answer | str: self._word,
            Part: self.part,
            DimensionRef: self._dimension,
            Lead: lru_cache(MANY)(self._lead),
            Turn: self._turn,
            ExactTurn: self._exact_turn,
            Term: lambda term: f"{formats.points(term.points)} × {formats.weight(term.weight)}",
        }

    def claim(self, claim: Claim, form: str) -> str:
        writers = self._writers.get((type(claim), form)) or self.learn(type(claim), form)
        arguments: dict[str, str | int] = {}
        for name, read in writers.read:
            arguments[name] = read(getattr(claim, name))
        for name, selector, write in writers.chosen:
            arguments[name], arguments[selector] = write(getattr(claim, name))
        return writers.sentence(arguments)

    def phrase(self, phrase: Phrase, form: str) -> str:
        arguments: dict[str, str | int] = {}
        for name, value in phrase.args:
            if type(value) is str:  # as are nearly all, and there is a link for each pair on several pages
                arguments[name], arguments[name + "_is"] = self.text(value), "some" if value else "none"
                continue
            arguments[name], selector = self._loose(value)
            if selector is not None:
                arguments[name + "_is"] = selector
        return self._say(phrase.id, form, arguments)

    def learn(self, kind: type[Claim], form: str) -> Writers:
        """Find how a kind of claim is written in a form, which mostly leaves out half of its fields.

        Raises:
            MissingWords: there is no such form.
            TypeError: no way is known to write one of its fields.
        """
        hints, uses = get_type_hints(kind), self._uses(kind.kind, form)
        choosing = {name: self._chooser(hints[name]) for name in kind.__struct_fields__}
        reading = {name: self._reader(hints[name]) for name, choose in choosing.items() if choose is None}
        used = {name for name in choosing if not uses.isdisjoint((name, f"{name}_is"))}
        self._writers[kind, form] = found = Writers(
            tuple([(name, write) for name, write in reading.items() if name in used]),
            tuple([(name, f"{name}_is", choose) for name, choose in choosing.items() if choose and name in used]),
            self._find(kind.kind, form),
        )
        return found

    def _chooser(self, hint: Any) -> Choosing | None:
        """How a value that forms select by is written; None if they do not."""
        if get_origin(hint) is tuple:
            inner = get_args(hint)[0]
            one, join = self._alone(inner), self._joined(inner)
            return lambda items: (join([one(item) for item in items]), len(items))
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return lambda word: ("", word.value)
        return self._choosing.get(hint)

    def _reader(self, hint: Any) -> Reading:
        if found := self._reading.get(hint):
            return found
        if isinstance(hint, type) and issubclass(hint, Ref):
            text = self.text
            return lambda ref: text(ref.name)
        raise TypeError(f"no way to write {hint!r} is known")

    def _alone(self, hint: Any) -> Reading:
        """How one item of a list is written."""
        chooser = self._chooser(hint)
        return (lambda item: chooser(item)[0]) if chooser else self._reader(hint)

    def _joined(self, hint: Any) -> Callable[[Sequence[str]], str]:
        """How a list of such things is joined."""
        if hint in (Term, Part):
            return " + ".join
        return self.formats.choice if hint in ALTERNATIVES else self.formats.listing

    def _say(self, id: str, form: str, arguments: Arguments) -> str:
        return self._find(id, form)(arguments)

    def _word(self, word: Answer | str) -> str:
        """What a spec has to be: an answer in the language of the site, a text as it is."""
        return self._say(f"need-{word.value}", "", {}) if isinstance(word, Answer) else self.text(word)

    def _limit(self, at: Threshold) -> str:
        """What is needed is rounded outwards, what is enough inwards: both sentences stay true."""
        return self.formats.threshold(at.value, down=at.above is not at.enough)

    def _lead(self, lead: Lead) -> str:
        points = self.formats.points
        texts = {"dimension": self._dimension(lead.dimension), "high": points(lead.high), "low": points(lead.low)}
        return self._say("lead-item", "", texts)

    def _turn(self, turn: Turn) -> str:
        limit, way = self._limit(turn.at), "above" if turn.at.above else "below"
        return self._say("turn-item", "", {"dimension": self._dimension(turn.dimension), "at": limit, "at_is": way})

    def _exact_turn(self, turn: ExactTurn) -> str:
        limit = self.formats.exact(turn.at.value)
        return self._say("exact-turn-item", "", {"dimension": self._dimension(turn.dimension), "at": limit})

    def part(self, part: Part) -> str:
        """One item of a cost's arithmetic, by a message of its own."""
        formats = self.formats
        texts: dict[str, str | int]
        match part:
            case Metered(amount, short, price):
                texts = {"amount": formats.number(amount), "price": formats.price(price)}
                texts |= {"short": self.text(short), "short_is": "some" if short else "none"}
            case Fee(count, price, period):
                texts = {"count": formats.number(count), "price": formats.sum(price), "period_is": period}
                texts["count_is"] = "one" if count == 1 else "other"
            case Power(watts, hours, price):
                texts = {"watts": formats.number(watts), "hours": formats.number(hours), "price": formats.price(price)}
            case Bought(price, months):
                texts = {"price": formats.sum(price), "months": formats.number(months), "months_is": months}
        return self._say(f"part-{type(part).__name__.lower()}", "", texts)

    def _loose(self, value: object) -> tuple[str, int | str | None]:
        """Write an argument of a phrase by the type it has."""
        match value:
            case str():
                return self.text(value), "some" if value else "none"
            case Claim():
                return self.claim(value, "description"), None
            case Phrase():
                return self.phrase(value, ""), None
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
                return self._dimension(value), None
            case tuple():
                return self.text(self.formats.listing([str(v) for v in value])), len(value)
        raise TypeError(f"no way to write {value!r} is known")

    def dimension(self, ref: DimensionRef) -> str:
        """A dimension's name inside a sentence: in some languages with a small letter, acronyms untouched."""
        name = ref.name
        return name[0].lower() + name[1:] if self._lower and name[1:2].islower() else name


def _whole(number: Decimal) -> int | str:
    """A whole number as what a form may select by, so that one is one."""
    return int(number) if number == number.to_integral() else "part"
