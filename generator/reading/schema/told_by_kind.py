"""Groups of keys of several kinds, told apart by their `kind`: in files, in messages and in editors.

A union of them is annotated with `discriminator`, `known_kind` and
`ToldByKind`, in this order. Read `pricing.PlanField` as an example.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import BeforeValidator, Discriminator, GetJsonSchemaHandler

from generator.diagnostics.suggest import closest, did_you_mean
from generator.reading.fields import kind_of, wrong
from generator.reading.schema.written import MEMBER


def discriminator(kinds: Sequence[str]) -> Discriminator:
    return Discriminator(lambda value: _kind(value, kinds))


def known_kind(kinds: Sequence[str], code: str, subject: str) -> BeforeValidator:
    """Say with `code` what is wrong with a group that has no kind we know, before the union would."""

    def check(value: Any) -> Any:
        if not isinstance(value, dict):
            raise wrong("value/group", f"expected a group of keys, found {kind_of(value)}")
        if _kind(value, kinds) is None:
            if "kind" not in value and (near := closest("kind", value)):
                raise wrong("key/unknown", f"unknown key `{near}`", "did you mean `kind`?", key=near)
            kind = value.get("kind")
            hint = did_you_mean(kind, kinds) if isinstance(kind, str) else f"one of {', '.join(kinds)}"
            raise wrong(code, f"{subject} needs a `kind` that is known here", hint, key="kind")
        return value

    return BeforeValidator(check)


class ToldByKind:
    """In a JSON Schema `kind` decides which group is meant, so that an editor complains about that one only."""

    def __init__(self, kinds: Sequence[str], meaning: str) -> None:
        self._kinds = kinds
        self._meaning = meaning

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        groups = {
            kind: (ref, handler.resolve_ref_schema(ref)["properties"])
            for kind, ref in zip(self._kinds, handler(core_schema)["oneOf"], strict=True)
        }
        first, *others = (properties for _, properties in groups.values())
        shared = {key: value for key, value in first.items() if all(value == other.get(key) for other in others)}
        meanings = [properties["kind"]["description"] for _, properties in groups.values()]
        kinds = {"description": self._meaning, "enum": list(self._kinds), "enumDescriptions": meanings}
        return {
            "type": "object",
            "properties": {"kind": kinds, **shared},
            "required": ["kind"],
            "allOf": [{"if": _is_a(kind), "then": ref} for kind, (ref, _) in groups.items()],
        }


def _kind(value: Any, kinds: Sequence[str]) -> str | None:
    kind = value.get("kind") if isinstance(value, dict) else None
    return MEMBER + str(kind) if kind in kinds else None


def _is_a(kind: str) -> dict[str, Any]:
    return {"type": "object", "properties": {"kind": {"const": kind}}, "required": ["kind"]}
