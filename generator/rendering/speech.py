"""Texts put into words for a page: each claim marked for the audit, names kept from running into what is around them.

Start with `Speech`.
"""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from html import escape
from typing import Any, ClassVar, get_origin, get_type_hints

from markupsafe import Markup

from generator.judging.claims import Claim, Count, DimensionRef, Part, Percent, Share
from generator.judging.values import Found, PointsValue, SpecOf, SumOf
from generator.model.pricing import Money
from generator.model.rubric import Answer, SpecValue, Tenths, Unchecked, Weight
from generator.pages.views import Phrase, Text
from generator.rendering.compiler import escape_text, markup
from generator.rendering.facts import facts
from generator.rendering.formats import Formats
from generator.rendering.pen import Pen
from generator.rendering.words import Words

MANY = 4096
SETTING = "dimension-case"


class Speech:
    """Says texts in one language, for HTML or plain (titles, attributes, feeds)."""

    def __init__(self, words: Words, formats: Formats) -> None:
        self.words = words
        self.formats = formats
        lower = words.has(SETTING) and words.plain(SETTING)({}) == "lower"
        self._html = Pen(words.html, words.uses, formats, name_html, lower)
        self._plain = Pen(words.plain, words.uses, formats, str, lower)
        self._phrase = lru_cache(MANY)(lambda phrase, form: markup(self._html.phrase(phrase, form)))
        self._labels: dict[str, Markup] = {}

    def say(self, text: Text, form: str = "") -> Markup:
        """Return HTML. A claim is wrapped in an element whose `data-claim` states its facts."""
        if isinstance(text, str):
            return name_markup(text)
        if isinstance(text, Phrase):
            return self._phrase(text, form)
        return markup(f'<span data-claim="{escape_text(facts(text))}">{self._html.claim(text, form)}</span>')

    def plain(self, text: Text, form: str = "") -> str:
        """Return text without markup; the template escapes it."""
        if isinstance(text, str):
            return text
        return self._plain.phrase(text, form) if isinstance(text, Phrase) else self._plain.claim(text, form)

    def part(self, part: Part) -> str:
        """One item of a cost's arithmetic, as plain text."""
        return self._plain.part(part)

    def dimension(self, ref: DimensionRef) -> str:
        """A dimension's name as it stands inside a sentence, as plain text."""
        return self._plain.dimension(ref)

    def label(self, id: str) -> Markup:
        """A message without arguments."""
        if id not in self._labels:
            self._labels[id] = Markup(self.words.html(id)({}))
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
