"""How a claim states its facts for the audit: the grammar of `data-claim`. Start with `facts`."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from urllib.parse import quote

from generator.judging.claims import Claim, Ref, Threshold

SEPARATORS = re.compile(r"[\s=,:%]")


def facts(claim: Claim) -> str:
    """Return kind and fields in order of declaration: `overall winner=gpt-4-1-mini loser=gemma-3 high=89 low=81`.

    Things are named by their ids, lists are joined by commas, groups by colons.
    Texts have their blanks and separators escaped as in an address.
    """
    return " ".join([claim.kind, *(f"{name}={_fact(value)}" for name, value in claim.values())])


def _fact(value: object) -> str:
    match value:
        case Ref(id=id):
            return id
        case tuple():
            return ",".join(_fact(v) for v in value)
        case bool():
            return "yes" if value else "no"
        case int() | Fraction():
            return str(value)
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case str():
            return quote(value, safe="+.") if SEPARATORS.search(value) else value
        case Threshold(value=at, above=above):
            return f"{'>' if above else '<'}{at}"
    assert is_dataclass(value) and not isinstance(value, type)
    return ":".join(_fact(getattr(value, f.name)) for f in fields(value))
