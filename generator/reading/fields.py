"""How written text becomes a number, a day, an id.

What does not fit raises a `PydanticCustomError` whose type is a diagnostic
code and whose context may carry a `hint`. The kinds of value that are made
of these stand in `kinds`. Start with `line`.
"""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator.diagnostics.suggest import did_you_mean, only_answer
from generator.model.rubric import PartialDate, Quantity, Tenths, Weight
from generator.reading.currencies import CURRENCIES
from generator.reading.nodes import Plain
from generator.reading.numerals import FACTORS, NUMBER, QUANTITY, numbers_meant, quantity_meant
from generator.reading.slugs import ID, ID_LENGTH, NAME_ID, slug

PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LONGEST_LINE = 1000
SIGNS = "$€£¥ "


def wrong(code: str, message: str, hint: str = "", fix: str | None = None, key: str = "") -> PydanticCustomError:
    """A value that does not fit; braces in the message stay as they are.

    `fix` is what it must have meant, as it should stand in the file; `key` is
    the part of a group at fault.
    """
    if fix is not None and not hint:
        hint = f"write {fix}"
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "fix": fix, "key": key})


def text(value: Any) -> str:
    if value is None:
        raise wrong("value/empty", "nothing stands here", "write a text, or leave the key out")
    if not isinstance(value, str):
        hint = "quote a text that starts with a bracket or has `: ` in it"
        raise wrong("value/text", f"expected a text, found {kind_of(value)}", hint)
    folded = " ".join(unicodedata.normalize("NFC", value).split())
    if not folded:
        raise wrong("value/empty", "an empty text", "write a text, or leave the key out")
    return folded


def line(value: Any) -> str:
    if isinstance(value, str) and len(value.strip().splitlines()) > 1:
        raise wrong("value/line-break", "a line break in a text that has to stay on one line", "join the lines")
    if len(found := text(value)) > LONGEST_LINE:
        message = f"{len(found):,} characters in a text that has to stay on one line"
        raise wrong("value/too-long", message, f"shorten it to {LONGEST_LINE:,} or fewer")
    return found


def number(value: Any) -> Decimal:
    if isinstance(value, str):
        if NUMBER.fullmatch(value):
            if isinstance(value, Plain):
                return Decimal(value)
            raise wrong("value/quoted-number", f'a number in quotes: "{value}"', f"write {value} without quotes", value)
        raise _no_number(value)
    raise wrong("value/number", f"expected a number, found {kind_of(value)}", "write the number alone")


def _no_number(value: str) -> PydanticCustomError:
    """Say what is wrong with a text. What has a sign of a currency is no number of ours, whatever the sign."""
    code, message = "value/number", f"expected a number, found `{value}`"
    bare = value.strip(SIGNS)
    meant = numbers_meant(bare)
    if not meant:
        return wrong(code, message, "write the number alone")
    if bare != value:
        return wrong(code, message, f"write {' or '.join(meant)} alone; of which currency, says `currency`")
    if len(meant) > 1:
        return wrong(code, message, f"write {' or '.join(meant)}")
    how = " with a dot" if "." in meant[0] and "." not in bare else ""
    return wrong(code, message, f"write {meant[0]}{how}", meant[0])


def quantity(value: Any) -> Quantity:
    if not isinstance(value, str):
        raise wrong("value/number", f"expected a number such as 256K, found {kind_of(value)}")
    if found := QUANTITY.fullmatch(value):
        if not isinstance(value, Plain):
            raise wrong("value/quoted-number", f'a number in quotes: "{value}"', f"write {value} without quotes", value)
        return Quantity(Decimal(found[1]) * FACTORS[found[2]], str(value))
    raise wrong("value/number", f"expected a number such as 256K, found `{value}`", fix=quantity_meant(value))


def points(value: Any) -> Tenths:
    found = number(value)
    if not 0 <= found <= 10:
        raise wrong("value/score-range", f"{found} is not on the scale", "a score lies between 0 and 10")
    if found * 10 != int(found * 10):
        raise wrong(
            "value/score-decimals",
            f"{found} has more than one decimal",
            f"write {found.quantize(Decimal('0.1'), ROUND_HALF_UP)}",
        )
    return Tenths(int(found * 10))


def percent(value: Any) -> Weight:
    found = number(value)
    if not 0 < found <= 100 or found * 100 != int(found * 100):
        hint = "write a percentage over 0 and up to 100, with at most two decimals"
        raise wrong("value/weight", f"{found} is no weight", hint)
    return Weight(int(found * 100))


def whole(value: Any) -> int:
    found = number(value)
    if found != int(found):
        raise wrong("value/whole-number", f"{found} is not a whole number", "write it without decimals")
    return int(found)


def amount(value: Any) -> Decimal:
    found = number(value)
    if found < 0:
        raise wrong("value/negative", f"{found} is below zero", "write 0 or more")
    return found


def positive(value: Quantity | int) -> Quantity | int:
    if (value.value if isinstance(value, Quantity) else value) <= 0:
        raise wrong("value/negative", "this has to be more than zero", "write a number over 0")
    return value


def day(value: Any) -> date:
    if isinstance(value, str):
        try:
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                return date.fromisoformat(value)
        except ValueError:
            raise wrong("value/date", f"{value} is not a day of the calendar", "look it up") from None
        found = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", value)
        meant = "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else None
        raise wrong("value/date", f"expected a day, found `{value}`", f"write it as {meant or '2026-04-13'}", meant)
    raise wrong("value/date", f"expected a day, found {kind_of(value)}", "write it as 2026-04-13")


def partial_date(text: str) -> PartialDate | None:
    """Read YYYY, YYYY-MM or YYYY-MM-DD; None if the text is no such day."""
    found = PARTIAL_DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year or 0, month, day)


def flag(value: Any) -> bool:
    if isinstance(value, Plain) and value in ("true", "false"):
        return value == "true"
    words = {"yes": "true", "no": "false", "on": "true", "off": "false", "true": "true", "false": "false"}
    meant = words.get(str(value).lower())
    raise wrong("value/flag", f"expected true or false, found {kind_of(value)}", fix=meant)


def address_id(value: Any) -> str:
    text = line(value)
    if not ID.fullmatch(text) or len(text) > ID_LENGTH:
        proposal = slug(text)
        raise wrong(
            "value/id",
            f"`{text}` is not an id",
            f"write {proposal}" if proposal else "use a-z, 0-9 and single hyphens",
        )
    return text


def name_id(value: Any) -> str:
    text = line(value)
    if not NAME_ID.fullmatch(text) or len(text) > ID_LENGTH:
        proposal = slug(text).replace("-", "_")
        raise wrong("value/id", f"`{text}` is not an id", f"write {proposal}" if proposal else "use a-z, 0-9 and _")
    return text


def url(value: Any) -> str:
    text = line(value)
    if not _is_web_address(text):
        raise wrong("value/url", f"`{text}` is not a web address", "write it whole: https://example.com/page")
    return text


def source_url(value: Any) -> str:
    """An address with places for a path and a line; they stand after the host, and either may be left out."""
    text = line(value)
    plain = text.replace("{path}", "").replace("{line}", "")
    if not _is_web_address(plain) or "{" in urlsplit(text).netloc:
        hint = "write it like https://example.com/blob/main/{path}#L{line}"
        raise wrong("value/url", f"`{text}` is not an address of source lines", hint)
    return text


def base_url(value: Any) -> str:
    text = line(value)
    if not is_site_address(text):
        hint = "write https://example.com/ or https://example.com/path/"
        raise wrong("value/url", f"`{text}` is not an address that a site can have", hint)
    return text


def is_site_address(text: str) -> bool:
    """Whether a site can live there: http or https, a host, perhaps a path, and nothing after it."""
    return _is_web_address(text) and not urlsplit(text).query and not urlsplit(text).fragment and text[-1] not in "?#"


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        return False
    return sound and not any(c.isspace() or c in '<>"\\^`{|}' for c in text)


def currency(value: Any) -> str:
    text = line(value)
    if text not in CURRENCIES:
        raise wrong("value/currency", f"`{text}` is not a currency", "write an ISO 4217 code such as USD or EUR")
    return text


def colour(value: Any) -> str:
    text = line(value)
    if not HEX_COLOUR.fullmatch(text):
        raise wrong("value/colour", f"`{text}` is not a colour", 'write six hex digits in quotes: "#0b6e99"')
    return text.lower()


def free(value: Any) -> Any:
    """Values under `extra:` by the YAML 1.2 core rules; numbers become decimals, lists tuples."""
    if isinstance(value, dict):
        return {key: free(v) for key, v in value.items()}
    if isinstance(value, tuple):
        return tuple(free(v) for v in value)
    if isinstance(value, Plain):
        if value in ("true", "false"):
            return value == "true"
        return Decimal(value) if NUMBER.fullmatch(value) else str(value)
    return value


def one_of(choices: type[Enum]) -> BeforeValidator:
    """A validator for one of the words of an enumeration."""
    words = [str(c.value) for c in choices]

    def choose(value: Any) -> Any:
        if isinstance(value, str) and value in words:
            return choices(str(value))
        found = f"`{value}`" if isinstance(value, str) else kind_of(value)
        hint = did_you_mean(value, words) if isinstance(value, str) else f"known here: {', '.join(words)}"
        meant = only_answer(value, words) if isinstance(value, str) else None
        raise wrong("value/choice", f"{found} is not one of the words known here", hint, meant)

    return BeforeValidator(choose)


def kind_of(value: Any) -> str:
    """What a value is, in the editor's words."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, tuple):
        return "a list"
    return f"`{value}`"
