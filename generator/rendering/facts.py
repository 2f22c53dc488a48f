"""How a claim states its facts for the audit: the grammar of `data-claim`. Start with `facts`."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from operator import attrgetter
from typing import Any, get_args, get_origin, get_type_hints
from urllib.parse import quote

from generator.judging.claims import Claim, Ref, Threshold

SEPARATORS = re.compile(r"[\s=,:%]")
Writer = Callable[[Any], str]


def facts(claim: Claim) -> str:
    """Return kind and fields in order of declaration: `overall winner=gpt-4-1-mini loser=gemma-3 high=89 low=81`.

    Things are named by their ids, lists are joined by commas, groups by colons.
    Texts have their blanks and separators escaped as in an address. Each value is written as the type it was declared
    with.
    """
    kind = type(claim)
    return (_known.get(kind) or _learn(kind))(claim)


def _learn(kind: type[Any]) -> Writer:
    """Find how claims or groups of a kind are written, and keep it: a page states two hundred facts."""
    names = kind.__struct_fields__
    if issubclass(kind, Claim):
        text = kind.kind + "".join([f" {name}=%s" for name in names])
    else:
        text = ":".join(["%s" for _ in names])
    hints = get_type_hints(kind)
    _known[kind] = write = _filled(text, [(name, hints[name]) for name in names])
    return write


def _filled(text: str, fields: list[tuple[str, Any]]) -> Writer:
    """What fills a text with some fields."""
    get = attrgetter(*[f"{name}.id" if _is_ref(hint) else name for name, hint in fields])
    to_write = [(place, write) for place, (_, hint) in enumerate(fields) if (write := _writer(hint))]
    if not to_write:
        return lambda whole: text % get(whole)
    if len(fields) == 1:
        return lambda whole: text % to_write[0][1](get(whole))

    def filled(whole: Any) -> str:
        values = [*get(whole)]
        for place, write in to_write:
            values[place] = write(values[place])
        return text % tuple(values)

    return filled


def _is_ref(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Ref)


def _writer(hint: Any) -> Writer | None:
    """What writes values of a type; None if they are written as they are, like ids and numbers."""
    hint = getattr(hint, "__supertype__", hint)
    if get_origin(hint) is tuple:
        return _listed(get_args(hint)[0])
    if not isinstance(hint, type):
        return _by_type
    if _is_ref(hint) or hint in (int, Fraction, date):
        return None
    if issubclass(hint, StrEnum) and not any(map(SEPARATORS.search, hint)):
        return None
    return WRITERS.get(hint) or (_text if issubclass(hint, str) else _known.get(hint) or _learn(hint))


def _listed(hint: Any) -> Writer:
    if _is_ref(hint):
        return lambda items: ",".join([item.id for item in items])
    write = _writer(hint) or str
    return lambda items: ",".join(map(write, items))


def _by_type(value: Any) -> str:
    kind = type(value)
    if kind not in _known:
        _known[kind] = _writer(kind) or str
    return _known[kind](value)


def _text(value: str) -> str:
    return quote(value, safe="+.") if SEPARATORS.search(value) else str(value)


WRITERS: dict[type[Any], Writer] = {
    bool: {True: "yes", False: "no"}.__getitem__,
    Decimal: "{:f}".format,
    str: _text,
    Threshold: lambda threshold: f"{'>' if threshold.above else '<'}{threshold.value}",
}
_known: dict[type[Any], Writer] = {}
