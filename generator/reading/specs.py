"""The value of a spec, by the type that the category declares for it. Start with `read_spec`."""

from collections.abc import Mapping
from typing import Any

from generator.diagnostics.suggest import did_you_mean
from generator.model.rubric import Answer, SpecField, SpecType, SpecValue, Unchecked
from generator.reading.fields import kind_of, line, partial_date, quantity, wrong
from generator.reading.kinds import LETTERED, LINE, PARTIAL_DATE, Form, form

NUMBER_HINT, SET_HINT = "write a number such as 1500 or 256K", "write [text, images]"
DATE_HINT = "write 2026, 2026-04 or 2026-04-13"
FORMS: Mapping[SpecType, Form] = {
    SpecType.NUMBER: form(["number", "string"], f"unknown|partial|{LETTERED}", NUMBER_HINT, minimum=0),
    SpecType.TEXT: LINE,
    SpecType.SET: form(["array", "string"], "unknown|partial", SET_HINT, items=LINE, minItems=1),
    SpecType.BOOL: {"enum": ["yes", "no", "partial", "unknown", True, False]},
    SpecType.DATE: form(["string", "integer"], f"unknown|partial|{PARTIAL_DATE}", DATE_HINT, minimum=0, maximum=9999),
}
"""How a value stands in a JSON Schema; a year alone reaches an editor as a number."""
ANSWERS = {"yes": Answer.YES, "no": Answer.NO, "partial": Answer.PARTIAL, "true": Answer.YES, "false": Answer.NO}


def read_spec(field: SpecField, value: Any) -> SpecValue:
    """Return the value as the field's type; `unknown` and `partial` fit every type.

    Raises:
        PydanticCustomError: with a diagnostic code as its type.
    """
    if isinstance(value, str) and value in ("unknown", "partial"):
        return Unchecked.UNKNOWN if value == "unknown" else Answer.PARTIAL
    match field.type:
        case SpecType.NUMBER:
            return quantity(value)
        case SpecType.SET:
            if not isinstance(value, tuple):
                raise wrong("value/list", f"expected a list, found {kind_of(value)}", SET_HINT)
            return value
        case SpecType.BOOL:
            if not isinstance(value, str) or value not in ANSWERS:
                words = ("yes", "no", "partial", "unknown")
                hint = did_you_mean(value, words) if isinstance(value, str) else f"one of {', '.join(words)}"
                raise wrong("value/choice", f"expected yes or no, found {kind_of(value)}", hint)
            return ANSWERS[value]
        case SpecType.DATE:
            if isinstance(value, str) and (day := partial_date(value)):
                return day
            raise wrong("value/date", f"expected a day, found {kind_of(value)}", DATE_HINT)
        case SpecType.TEXT:
            return line(value)
