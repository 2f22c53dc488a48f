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
    """Ids and whole numbers are asked for and written all at once; the rest each by its type."""
    hints = get_type_hints(kind)
    names = kind.__struct_fields__
    if not names:
        return lambda claim: kind.kind
    ways = [(f"{name}.id", None) if _is_ref(hints[name]) else (name, _as_is(hints[name])) for name in names]
    text = kind.kind + "".join([f" {name}=%s" for name in names])
    found, rest = attrgetter(*[way for way, _ in ways]), [n for n, (_, write) in enumerate(ways) if write]
    if len(names) == 1:
        return lambda claim: text % (_fact(found(claim)) if rest else found(claim),)

    def write(claim: Claim) -> str:
        values = list(found(claim))
        for n in rest:
            values[n] = _fact(values[n])
        return text % tuple(values)

    return write if rest else lambda claim: text % found(claim)


def _is_ref(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Ref)


def _as_is(hint: Any) -> Writer | None:
    """What writes a value of such a type; None if Python itself writes it so."""
    plain = getattr(hint, "__supertype__", hint)
    return None if plain is int or plain is Fraction else _fact


def _group(kind: type[Any]) -> Writer:
    names = kind.__struct_fields__
    return lambda group: ":".join([_fact(getattr(group, name)) for name in names])


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
