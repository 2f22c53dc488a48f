"""The kinds of value a file may hold: each with its type, its validator and its form in a JSON Schema.

An editor reads YAML by the core rules before it looks at a schema: a name may
reach it as a number, a quantity as text. A form may let more pass than its
validator, never less. `NAMES` in a form says what of the site the value
names; `json_schema` puts the names there. Start with `Line`.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, InstanceOf, WithJsonSchema

from generator.model.rubric import Quantity, Tenths, Weight
from generator.reading import fields, remotes
from generator.reading.currencies import CURRENCIES
from generator.reading.slugs import ID, ID_LENGTH, NAME_ID

Form = Mapping[str, Any]
NAMES = "x-names"


def form(type: str | list[str], pattern: str = "", message: str = "", **more: Any) -> dict[str, Any]:
    """A form whose texts match `pattern` as a whole; `message` is what an editor shows where one does not."""
    texts = {"pattern": f"^({pattern})$", "patternErrorMessage": message} if pattern else {}
    return {"type": type, **texts, **more}


def names(what: str, of: Form) -> WithJsonSchema:
    """The form of a value that names something of the site."""
    return WithJsonSchema({**of, NAMES: what})


SCALAR, NAME = ["string", "number", "boolean"], ["string", "integer", "boolean"]
DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
PARTIAL_DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
LETTERED = r"(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?[KMB]"
NOT_IN_URL = r'\s<>"\\^`{|}'
HOST = f"[Hh][Tt][Tt][Pp][Ss]?://[^{NOT_IN_URL}/?#@:][^{NOT_IN_URL}/?#@]*"
PATH, QUERY = f"(/[^{NOT_IN_URL}?#]*)?", f"([/?#][^{NOT_IN_URL}]*)?"

TEXT = form(SCALAR, r"[\s\S]*\S[\s\S]*", "write a text, or leave the key out")
LINE = form(SCALAR, r"\s*\S[^\n\r]*\s*", "write a text on one line", maxLength=fields.LONGEST_LINE)
ADDRESS_ID = form(NAME, ID.pattern, "use a-z, 0-9 and single hyphens", maxLength=ID_LENGTH, minimum=0)
NAMED_ID = form(NAME, NAME_ID.pattern, "use a-z, 0-9 and _", maxLength=ID_LENGTH, minimum=0)
AMOUNT = form("number", minimum=0)
QUANTITY = form(["number", "string"], LETTERED, "write a number such as 1500 or 256K", minimum=0)
DIVISOR = form(["number", "string"], f"(?=.*[1-9]){LETTERED}", "write a number such as 30 or 1M", exclusiveMinimum=0)
COUNT = form("integer", minimum=1)
POINTS = form("number", minimum=0, maximum=10)
PERCENT = form("number", exclusiveMinimum=0, maximum=100)
DAY = form("string", DATE, "write it as 2026-04-13")
FLAG = form("boolean")
PLACED = rf"([/?#]([^{NOT_IN_URL}]|\{{path\}}|\{{line\}})*)?"
SOURCE_URL = form("string", HOST + PLACED, "write it whole, with {path} and {line} where they belong")
URL = form("string", HOST + QUERY, "write it whole: https://example.com/page")
BASE_URL = form("string", HOST + PATH, "write https://example.com/ or https://example.com/path/")
BRANCH = form(SCALAR, remotes.BRANCH.pattern, "write the name of a branch: gh-pages")
ANYWHERE = rf"(?!{remotes.SECRET.pattern})\s*(?!\s){remotes.REMOTE.pattern}"
REMOTE = form(SCALAR, ANYWHERE, "write the name of a remote, an address, or a folder")
SERVER = form(SCALAR, remotes.SERVER.pattern, "write www.example.com or editor@www.example.com")
FOLDER = form(SCALAR, remotes.FOLDER.pattern, "write a folder: /srv/www/site")
BUCKET = form(SCALAR, remotes.BUCKET.pattern, "write the name of a bucket: my-site")
PREFIX = form(SCALAR, remotes.PREFIX.pattern, "write it like sites/chairs")
PORT = form("integer", minimum=1, maximum=remotes.PORTS)
HEADER = form(NAME, remotes.HEADER.pattern, "write the name of a header: X-Frame-Options")
CURRENCY = {"enum": sorted(CURRENCIES)}
COLOUR = form("string", "#[0-9a-fA-F]{6}", 'write six hex digits in quotes: "#0b6e99"')

Text = Annotated[str, BeforeValidator(fields.text), WithJsonSchema(TEXT)]
"""A text of any length; white space is folded, ends are trimmed."""
Line = Annotated[str, BeforeValidator(fields.line), WithJsonSchema(LINE)]
"""A text on one line."""
Id = Annotated[str, BeforeValidator(fields.address_id), WithJsonSchema(ADDRESS_ID)]
"""An id that becomes part of an address: a-z, 0-9 and single hyphens."""
NameId = Annotated[str, BeforeValidator(fields.name_id), WithJsonSchema(NAMED_ID)]
"""An id inside a category: a-z, 0-9, `_` and `-`."""
Amount = Annotated[Decimal, BeforeValidator(fields.amount), WithJsonSchema(AMOUNT)]
"""A number that is not below zero."""
Large = Annotated[InstanceOf[Quantity], BeforeValidator(fields.quantity), WithJsonSchema(QUANTITY)]
"""A number that may end in K, M or B."""
Divisor = Annotated[
    InstanceOf[Quantity], AfterValidator(fields.positive), BeforeValidator(fields.quantity), WithJsonSchema(DIVISOR)
]
"""A number over zero that may end in K, M or B."""
Count = Annotated[int, AfterValidator(fields.positive), BeforeValidator(fields.whole), WithJsonSchema(COUNT)]
"""A whole number over zero."""
Points = Annotated[Tenths, BeforeValidator(fields.points), WithJsonSchema(POINTS)]
"""A score from 0 to 10 with at most one decimal."""
Percent = Annotated[Weight, BeforeValidator(fields.percent), WithJsonSchema(PERCENT)]
"""A weight in percent."""
Day = Annotated[date, BeforeValidator(fields.day), WithJsonSchema(DAY)]
"""A day, written 2026-04-13."""
Flag = Annotated[bool, BeforeValidator(fields.flag), WithJsonSchema(FLAG)]
"""true or false."""
Url = Annotated[str, BeforeValidator(fields.url), WithJsonSchema(URL)]
"""An address that starts with http:// or https://."""
SourceUrl = Annotated[str, BeforeValidator(fields.source_url), WithJsonSchema(SOURCE_URL)]
"""An address with `{path}` and `{line}`, to be filled in."""
BaseUrl = Annotated[str, BeforeValidator(fields.base_url), WithJsonSchema(BASE_URL)]
"""Where a site lives: an address without a query or a fragment."""
Branch = Annotated[str, BeforeValidator(remotes.branch), WithJsonSchema(BRANCH)]
"""The name of a branch, as git allows it and nobody has to quote it."""
Remote = Annotated[str, BeforeValidator(remotes.remote), WithJsonSchema(REMOTE)]
"""Where a repository is; never with a password."""
Server = Annotated[str, BeforeValidator(remotes.server), WithJsonSchema(SERVER)]
"""A server as ssh knows it; never with a password."""
RemotePath = Annotated[str, BeforeValidator(remotes.folder), WithJsonSchema(FOLDER)]
"""A folder on a server."""
Bucket = Annotated[str, BeforeValidator(remotes.bucket), WithJsonSchema(BUCKET)]
"""The name of a bucket."""
Prefix = Annotated[str, BeforeValidator(remotes.prefix), WithJsonSchema(PREFIX)]
"""What the keys of a site begin with; `/` is the same as nothing."""
Port = Annotated[int, BeforeValidator(remotes.port), WithJsonSchema(PORT)]
"""The number of a port."""
Header = Annotated[str, BeforeValidator(remotes.header), WithJsonSchema(HEADER)]
"""The name of a header of HTTP."""
Currency = Annotated[str, BeforeValidator(fields.currency), WithJsonSchema(CURRENCY)]
"""A currency by its ISO 4217 code: USD."""
Colour = Annotated[str, BeforeValidator(fields.colour), WithJsonSchema(COLOUR)]
Free = Annotated[Any, BeforeValidator(fields.free), WithJsonSchema({})]
"""Anything; for a site's own templates."""

DimensionId = Annotated[str, BeforeValidator(fields.name_id), names("dimension", NAMED_ID)]
UnitId = Annotated[str, BeforeValidator(fields.name_id), names("unit", NAMED_ID)]
SpecId = Annotated[str, BeforeValidator(fields.name_id), names("spec", NAMED_ID)]
NeedId = Annotated[str, BeforeValidator(fields.name_id), names("need", NAMED_ID)]
"""A spec, where it is said what the spec must equal."""
WorkloadId = Annotated[str, BeforeValidator(fields.name_id), names("workload", NAMED_ID)]
ProductId = Annotated[str, BeforeValidator(fields.line), names("product", LINE)]
Family = Annotated[str, BeforeValidator(fields.line), names("family", LINE)]
CheckCode = Annotated[str, names("check", {})]
