"""The models as JSON Schemas (draft-07), for editors: what may stand where, and what each key means.

What a key takes stands with the models and in `kinds`; here the whole is
brought into the form that language servers read, and the ids of a site are
put in. Start with `json_schemas`.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from generator.files.tree import SCHEMAS
from generator.model.catalogue import Catalogue
from generator.model.rubric import Quantity
from generator.reading.kinds import NAMES, POINTS
from generator.reading.meanings import describe_models
from generator.reading.schema.category import CategoryFile
from generator.reading.schema.product import ProductFile
from generator.reading.schema.site import SiteFile
from generator.reading.schema.written import Written
from generator.reading.vocabulary import SUGGESTED, Vocabulary, as_read, vocabulary

Json = dict[str, Any]
DIALECT = "http://json-schema.org/draft-07/schema#"
FILES: Mapping[str, type[Written]] = {"site": SiteFile, "category": CategoryFile, "product": ProductFile}


def json_schemas(catalogue: Catalogue | None) -> dict[str, Json]:
    """The schema of each kind of file: `site`, `category`, `product`.

    With a catalogue they enumerate the ids of its dimensions, units, specs,
    workloads and products; without one any well-formed id is accepted.
    """
    known = vocabulary(catalogue)
    return {name: _enumerated(_draft_07(model), known) for name, model in FILES.items()}


def schema_files(catalogue: Catalogue | None) -> dict[str, str]:
    """The schemas as texts, by their path in the site; without a catalogue no ids are listed in them."""
    schemas = json_schemas(catalogue)
    return {f"{SCHEMAS}/{name}.json": json.dumps(s, indent=1, ensure_ascii=False) + "\n" for name, s in schemas.items()}


@cache
def _draft_07(model: type[Written]) -> Json:
    """Not to be changed: every site starts from the same."""
    describe_models()
    found = model.model_json_schema(schema_generator=_Writer, ref_template="#/definitions/{model}")
    definitions = {name: _untitled(schema) for name, schema in sorted(found.pop("$defs", {}).items())}
    return {"$schema": DIALECT, **_untitled(found), "definitions": definitions}


class _Writer(GenerateJsonSchema):
    """What pydantic says of the models, less what our files do not have: nulls, and titles."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Json:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> Json:
        """Keys keep their pattern in `propertyNames`; a type there would refuse a key that looks like a number."""
        names = self.generate_inner(schema["keys_schema"])
        written: Json = {"type": "object", "additionalProperties": self.generate_inner(schema["values_schema"]) or True}
        if names := {key: names[key] for key in names if key not in ("type", "minimum")}:
            written["propertyNames"] = names
        self.update_with_validations(written, schema, self.ValidationsMapping.object)
        return written

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Json:
        inner = self.generate_inner(schema["schema"])
        default = _as_written(schema.get("default"), inner)
        return inner if default is None else {**inner, "default": default}

    def sort(self, value: Any, parent_key: str | None = None) -> Any:
        """Keys stay in the order of the models, which is the order an editor writes them in."""
        return value


def _untitled(schema: Json) -> Json:
    return {key: value for key, value in schema.items() if key != "title"}


def _as_written(default: object, form: Json) -> str | int | float | None:
    """A default as an editor would write it; None if that is the same as leaving the key out."""
    if form == POINTS and isinstance(default, int):
        return default / 10
    if isinstance(default, Enum):
        return str(default.value)
    if isinstance(default, Quantity):
        return int(default.written) if default.written.isdigit() else default.written
    if isinstance(default, Decimal):
        return int(default) if default == int(default) else float(default)
    return default if isinstance(default, str | int) and default != "" else None


def _enumerated(schema: Any, known: Vocabulary) -> Any:
    """Put the ids of the site where the models want one of them; where none are known any id will do."""
    if isinstance(schema, list):
        return [_enumerated(item, known) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if NAMES in schema:
        schema = _named(schema, known)
    elif NAMES in schema.get("propertyNames", {}):
        schema = _keyed(schema, known)
    return {key: _enumerated(value, known) for key, value in schema.items()}


def _named(schema: Json, known: Vocabulary) -> Json:
    """A value that is one of the names, or for example one of them."""
    rest = {key: value for key, value in schema.items() if key != NAMES}
    names = known.get(schema[NAMES])
    if not names:
        return rest
    if schema[NAMES] in SUGGESTED:
        return {**rest, "examples": list(names)}
    readings = [(reading, form.get("description", "")) for name, form in names.items() for reading in as_read(name)]
    values, meanings = zip(*readings, strict=True)
    told = {key: value for key, value in rest.items() if key == "description"}
    return {**told, "enum": list(values), "enumDescriptions": list(meanings)}


def _keyed(schema: Json, known: Vocabulary) -> Json:
    """A mapping whose keys are the names, each with what is known of it."""
    rest = {key: value for key, value in schema.items() if key != "propertyNames"}
    pattern = {key: value for key, value in schema["propertyNames"].items() if key != NAMES}
    names = known.get(schema["propertyNames"][NAMES])
    if not names:
        return {**rest, "propertyNames": pattern} if pattern else rest
    value = schema["additionalProperties"]
    own = {name: {**(value if isinstance(value, dict) else {}), **form} for name, form in names.items()}
    closed = {**rest, "properties": {**rest.get("properties", {}), **own}, "additionalProperties": False}
    numeric = {f"^{name}$": form for name, form in own.items() if len(as_read(name)) > 1}
    return {**closed, "patternProperties": numeric} if numeric else closed
