"""Claims and traces as JSON, field by field.

Scores are tenths and weights hundredths of a percent, as in `data-claim`; fractions are texts such as "27/4508".
Knows no step in particular. Read `judging.traces.steps` first.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from msgspec import Struct

from generator.cli.claims_of_page import Claims
from generator.diagnostics.problem import Span
from generator.judging.claims import Claim
from generator.judging.traces.steps import Trace
from generator.rendering.speech import Speech


def listed(page: Claims, speech: Speech) -> str:
    """What a page claims: `{page, claims}`; the claims as in `traced`, without steps, scores and weights."""
    return _text({"page": page.name, "claims": [_claim(page, claim, speech) for claim in page.claims]})


def traced(page: Claims, traces: Sequence[Trace], speech: Speech) -> str:
    """`{page, claims}`, each claim with `steps`, `scores` and `weights`."""
    return _text({"page": page.name, "claims": [_trace(page, trace, speech) for trace in traces]})


def _claim(page: Claims, claim: Claim, speech: Speech) -> dict[str, Any]:
    facts = {name: _record(value) for name, value in claim.values()}
    return {"kind": claim.kind, "sentence": page.sentence(claim, speech), "facts": facts}


def _trace(page: Claims, trace: Trace, speech: Speech) -> dict[str, Any]:
    parts = {"steps": trace.steps, "scores": trace.sources, "weights": trace.weights}
    return {**_claim(page, trace.claim, speech), **{name: _record(part) for name, part in parts.items()}}


def _record(value: object) -> Any:
    if isinstance(value, Span):
        return {"file": value.path, "line": value.line, "col": value.column}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction | Decimal | date):
        return str(value)
    if isinstance(value, tuple):
        return [_record(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _record(item) for key, item in value.items()}
    if isinstance(value, Struct):
        own = {name: _record(getattr(value, name)) for name in value.__struct_fields__}
        return {"kind": kind, **own} if isinstance(kind := getattr(type(value), "kind", None), str) else own
    return value


def _text(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1)
