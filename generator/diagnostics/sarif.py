"""Diagnostics as SARIF 2.1.0 (OASIS), for code scanning. Start with `to_sarif`."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from generator.diagnostics.codes import CODES, Level
from generator.diagnostics.machine import end_of
from generator.diagnostics.problem import Diagnostic, Edit, Related, Span

LEVELS = {Level.ERROR: "error", Level.WARN: "warning", Level.INFO: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(diagnostics: Sequence[Diagnostic], version: str) -> str:
    """One run of this tool in `version`; columns count code points, as everywhere here."""
    codes = sorted({d.code for d in diagnostics})
    driver = {"name": "Evenhand", "semanticVersion": version, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, codes.index(d.code)) for d in diagnostics],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(code: str) -> dict[str, Any]:
    entry = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.says},
        "help": {"text": entry.more},
        "defaultConfiguration": {"level": LEVELS[entry.level]},
    }


def _result(d: Diagnostic, rule: int) -> dict[str, Any]:
    text = f"{d.message} ({d.hint})" if d.hint else d.message
    result: dict[str, Any] = {
        "ruleId": d.code,
        "ruleIndex": rule,
        "level": LEVELS[d.level],
        "message": {"text": text},
    }
    if d.span:
        result["locations"] = [_location(d.span)]
    if d.related:
        result["relatedLocations"] = [_related(r) for r in d.related]
    if isinstance(d.fix, Edit):
        change = {"deletedRegion": _region(d.fix.span), "insertedContent": {"text": d.fix.text}}
        change = {"artifactLocation": _artifact(d.fix.span.path), "replacements": [change]}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _location(span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(span.path), "region": _region(span)}}


def _related(related: Related) -> dict[str, Any]:
    return {**_location(related.span), "message": {"text": related.message}}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path, errors="surrogateescape")}


def _region(span: Span) -> dict[str, int]:
    line, column = end_of(span)
    return {"startLine": span.line, "startColumn": span.column, "endLine": line, "endColumn": column}
