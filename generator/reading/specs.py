"""The value of a spec, by the type that the category declares for it."""

from typing import Any

from generator.diagnostics.suggest import did_you_mean
from generator.model.rubric import Answer, SpecField, SpecType, SpecValue, Unchecked
from generator.reading.fields import kind_of, line, partial_date, quantity, wrong

ANSWERS = {"yes": Answer.YES, "no": Answer.NO, "partial": Answer.PARTIAL, "true": Answer.YES, "false": Answer.NO}


def read_spec(field: SpecField, value: Any) -> SpecValue:
    """Return the value as the field's type; `unknown` and `partial` fit every type.

    Raises:
        PydanticCustomError: with a diagnostic code as its type.
    """
    if isinstance(value, str) and value == "unknown":
        return Unchecked.UNKNOWN
    if isinstance(value, str) and value == "partial":
        return Answer.PARTIAL
    match field.type:
        case SpecType.NUMBER:
            return quantity(value)
        case SpecType.SET:
            if not isinstance(value, tuple):
                raise wrong("value/list", f"expected a list, found {kind_of(value)}", "write [text, images]")
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
            raise wrong("value/date", f"expected a day, found {kind_of(value)}", "write 2026, 2026-04 or 2026-04-13")
        case SpecType.TEXT:
            return line(value)
