"""How a claim states its facts for the audit: the grammar of `data-claim`. Start with `facts`."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any, get_type_hints
from urllib.parse import quote

from generator.judging.claims import Claim, Ref, Threshold

SEPARATORS = re.compile(r"[\s=,:%]")
Writer = Callable[[Any], str]


def facts(claim: Claim) -> str:
    """Return kind and fields in order of declaration: `overall winner=gpt-4-1-mini loser=gemma-3 high=89 low=81`.

    Things are named by their ids, lists are joined by commas, groups by colons.
    Texts have their blanks and separators escaped as in an address.
    """
    return _fact(claim)


def _fact(value: object) -> str:
    kind = type(value)
    return (_known.get(kind) or _learn(kind))(value)


def _learn(kind: type[Any]) -> Writer:
    """Find how values of a type are written, and keep it: a page states two hundred."""
    found = next((write for known, write in WRITERS.items() if issubclass(kind, known)), None)
    _known[kind] = write = found or (_statement(kind) if issubclass(kind, Claim) else _group(kind))
    return write


def _statement(kind: type[Claim]) -> Writer:
    fields = _fields(kind)
    text = kind.kind + "".join([f" {name}=%s" for name in kind.__struct_fields__])
    return lambda claim: text % tuple([field(claim) for field in fields])


def _fields(kind: type[Any]) -> list[Callable[[Any], object]]:
    """What writes each field of a claim or a group."""
    hints = get_type_hints(kind)
    return [_field(name, hints[name]) for name in kind.__struct_fields__]


def _field(name: str, hint: Any) -> Callable[[Any], object]:
    """What writes one field; ids and numbers are taken as they are."""
    if isinstance(hint, type) and issubclass(hint, Ref):
        return attrgetter(f"{name}.id")
    if getattr(hint, "__supertype__", hint) in (int, Fraction):
        return attrgetter(name)
    return lambda value: _fact(getattr(value, name))


def _group(kind: type[Any]) -> Writer:
    fields = _fields(kind)
    text = ":".join(["%s" for _ in fields])
    return lambda group: text % tuple([field(group) for field in fields])


def _text(value: str) -> str:
    return quote(value, safe="+.") if SEPARATORS.search(value) else str(value)


WRITERS: dict[type[Any], Writer] = {
    Ref: attrgetter("id"),
    tuple: lambda items: ",".join([_fact(item) for item in items]),
    bool: lambda flag: "yes" if flag else "no",
    int: str,
    Fraction: str,
    date: date.isoformat,
    Decimal: "{:f}".format,
    str: _text,
    Threshold: lambda threshold: f"{'>' if threshold.above else '<'}{threshold.value}",
}
_known: dict[type[Any], Writer] = {}
