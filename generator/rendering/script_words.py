"""What scripts need to speak as the pages do: messages, the types of claims' fields, patterns of numbers.

Messages come from the same words files as those of the pages, read already, so
that a script need not know the syntax. Start with `script_files`.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_type_hints

from generator.judging.claims import (
    Advised,
    Cheaper,
    Choose,
    Claim,
    Close,
    Converted,
    Cost,
    CostWorking,
    Count,
    Crossing,
    Crown,
    DimensionRef,
    Firmness,
    NoAdvice,
    NoCost,
    NoCrossing,
    NotChoose,
    Overall,
    Part,
    Rank,
    Ref,
    SameCost,
    Share,
    Turn,
)
from generator.model.catalogue import Catalogue as Site
from generator.model.pricing import Money, digits_of
from generator.model.rubric import Tenths
from generator.pages.tariffs import currencies_of
from generator.rendering.formats import Formats
from generator.rendering.language import Language
from generator.rendering.messages import Argument, Catalogue, Choice, Form, Reference, parts_of

VOLUME: tuple[type[Claim], ...] = (
    Cost, CostWorking, NoCost, Cheaper, SameCost, Crossing, NoCrossing, Converted,
)  # fmt: skip
"""The kinds that a reader's own volume changes."""
WEIGHTS: tuple[type[Claim], ...] = (Overall, Close, Firmness, Crown, Advised, Choose, NotChoose, NoAdvice, Rank)
"""The kinds that a reader's own weights change."""
CLAIMS = (*WEIGHTS, *VOLUME)
LABELS = (
    "part-metered", "part-fee", "part-power", "part-bought", "volume-name", "volume-shown", "volume-curves",
    "volume-told", "volume-wrong", "volume-old", "turn-item", "weighed", "weighed-top", "weighed-change",
    "weighed-told", "weighed-first", "overall-label", "not-known", "spec-yes", "spec-no", "spec-partial",
    "spec-unknown", "compare-overall", "compare-cost", "compare-unpriced", "compare-same", "compare-pairs",
    "compare-told", "pair-heading", "filter-least", "filter-most", "filter-told",
)  # fmt: skip
TYPES: dict[Any, str] = {
    str: "text", bool: "flag", Money: "money", Decimal: "number", Count: "count", date: "day", Tenths: "points",
    Share: "share", tuple[Part, ...]: "parts", tuple[DimensionRef, ...]: "refs", tuple[Turn, ...]: "turns",
}  # fmt: skip
"""What `words.js` calls the types of fields; see `WRITERS` there."""

WORDS = "assets/words.json"
"""Where the theme would have it, if it were a file."""
Json = dict[str, object]


def script_files(site: Site, language: Language | None) -> dict[str, bytes]:
    """The file as one of the theme's, by path; none without a language to say anything in."""
    priced = [category for category in site.categories if category.workloads]
    return {WORDS: script_words(language, currencies_of(priced))} if language else {}


def script_words(language: Language, currencies: Iterable[str]) -> bytes:
    """Return words.json: the messages with all that they refer to, in the order of the words file."""
    catalogue = language.catalogue
    wanted = _closed({*LABELS, *(kind.kind for kind in CLAIMS)}, catalogue)
    messages: dict[str, Json] = {}
    for (id, name), form in catalogue.forms.items():
        if id in wanted:
            messages.setdefault(id, {})[name] = _form(form)
    found = {
        "language": language.tag,
        "claims": {kind.kind: dict(_types(kind)) for kind in CLAIMS},
        "patterns": _patterns(language.speech.formats, set(currencies)),
        "messages": messages,
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _closed(ids: set[str], catalogue: Catalogue) -> set[str]:
    """The messages, and those that they use."""
    found, waiting = set(ids), set(ids)
    while waiting:
        forms = [form for (id, _), form in catalogue.forms.items() if id in waiting]
        waiting = {other for form in forms for other, _ in parts_of(form).references} - found
        found |= waiting
    return found


def _types(kind: type[Claim]) -> Iterator[tuple[str, str]]:
    hints = get_type_hints(kind)
    for name in kind.__struct_fields__:
        hint = hints[name]
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            yield name, "word"
        elif isinstance(hint, type) and issubclass(hint, Ref):
            yield name, "ref"
        else:
            yield name, TYPES[hint]


def _form(form: Form) -> str | list[object]:
    """A form: a text, or a list of texts, arguments, messages and choices."""
    parts = [_element(element) for element in form]
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts


def _element(element: object) -> object:
    match element:
        case str():
            return element
        case Argument(name):
            return {"arg": name}
        case Reference(id, form):
            return {"say": id, "form": form}
        case Choice(name, texts, default):
            return {"by": name, "of": {str(key): _form(text) for key, text in texts}, "else": str(default)}
    raise TypeError(f"{element!r} is not part of our sentence forms")


def _patterns(formats: Formats, currencies: Iterable[str]) -> Json:
    known = {code: {"digits": digits_of(code), "around": formats.around(code)} for code in sorted(currencies)}
    return {
        "number": formats.grouping(money=False),
        "money": formats.grouping(money=True),
        "percent": formats.around_percent(),
        "currencies": known,
        "lists": {"all": formats.joints(alternatives=False), "any": formats.joints(alternatives=True)},
    }
