"""Values as scripts and search engines read them. Start with `json_filter`."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring

from markupsafe import Markup

from generator.model.rubric import PartialDate, Quantity
from generator.rendering.compiler import markup
from generator.rendering.formats import Formats


@lru_cache(maxsize=1024)
def iso(day: date) -> str:
    """A day as machines read it."""
    return day.isoformat()


def json_filter(formats: Formats) -> Callable[[object], Markup]:
    """JSON without a space, safe inside of a script. Decimals become texts; days and quantities are for readers."""

    def text(value: object) -> str:
        match value:
            case Decimal():
                return f"{value:f}"
            case date():
                return formats.day(value)
            case Quantity():
                return formats.quantity(value)
            case PartialDate():
                return formats.partial_date(value)
        raise TypeError(f"{value!r} has no form in JSON")

    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=text).encode

    def written(value: object) -> Markup:
        data = encode_basestring(value) if type(value) is str else encode(value)
        return markup(data.replace("<", "\\u003c") if "<" in data else data)

    return written
