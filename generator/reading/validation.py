"""From a document to a model: every mistake of a file, each at its place, in plain words.

The only place that knows pydantic's error types. Start with `validate`.
"""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from generator.diagnostics.problem import Diagnostic, Edit, Outcome, Span
from generator.diagnostics.suggest import closest, did_you_mean, only_answer
from generator.reading.fields import kind_of
from generator.reading.nodes import Document, Node, Plain, span_of
from generator.reading.schema.written import MEMBER

M = TypeVar("M", bound=BaseModel)

MOST_TOLD = 200
"""Mistakes of one file that are told at a time; there is room in a file for 50,000."""


def validate(document: Document, model: type[M]) -> Outcome[M]:
    """Check a document against a model.

    The outcome has a value if no value is wrong or absent. Unknown keys are
    left out of it: a misspelt key must not hide what others refer to.

    Emits `value/…` and `key/…` codes, and a warning for each quoted text with
    white space at its ends.
    """
    empty, untrimmed = _strays(document)
    found = (*empty, *untrimmed)
    try:
        read = model.model_validate(document.data)
        return Outcome(None if empty else read, found[:MOST_TOLD])
    except ValidationError as error:
        errors = [dict(e) for e in error.errors(include_url=False)]
        nothing = {d.span.stretch for d in empty if d.span}
        problems = (_diagnostic(document, model, e) for e in _telling(errors))
        told = chain((p for p in problems if not p.span or p.span.stretch not in nothing), found)
        return Outcome(None if empty else _without(document, model, errors), tuple(islice(told, MOST_TOLD)))


def _path(loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Pydantic's path without the names of union members, which stand in no file."""
    return tuple(s for s in loc if not str(s).startswith(MEMBER))


def _without(document: Document, model: type[M], errors: list[dict[str, Any]]) -> M | None:
    """The model without its unknown keys, if those are the only errors."""
    if any(error["type"] != "extra_forbidden" for error in errors):
        return None
    data = document.data
    for error in errors:
        *path, key = _path(error["loc"])
        place = data
        for segment in path:
            place = place[segment]
        del place[key]
    return model.model_validate(data)


def _telling(errors: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the errors that no other one explains.

    Explained are a missing key that stands there misspelt, all but the first
    of the keys missing in an empty group, and a list that is too short
    because of what is wrong with its entries.
    """
    around = {error["loc"][:length] for error in errors for length in range(len(error["loc"]))}
    strangers: dict[tuple[Any, ...], list[str]] = {}
    for error in errors:
        if error["type"] == "extra_forbidden":
            strangers.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    emptied = set()
    for error in errors:
        group, key = error["loc"][:-1], str(error["loc"][-1])
        if error["type"] == "missing":
            if group in emptied or closest(key, strangers.get(group, ())[:MOST_TOLD]):
                continue
            if not error["input"]:
                emptied.add(group)
        if error["type"] != "too_short" or error["loc"] not in around:
            yield error


def _diagnostic(document: Document, model: type[BaseModel], error: dict[str, Any]) -> Diagnostic:
    kind, loc, context = error["type"], _path(error["loc"]), error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(document, _known_keys(model, error["loc"][:-1]), loc)
    if kind == "missing":
        span, hint = _first_line(document.span(*loc[:-1], key=True)), f"add `{loc[-1]}: …`"
        if not error["input"]:
            return Diagnostic("value/empty", _about(document, loc[:-1], "nothing stands here"), span, hint=hint)
        return Diagnostic("value/missing", f"`{loc[-1]}` is missing", span, hint=hint)
    span = document.span(*loc, context.get("key", ""), key="[key]" in loc or kind == "key/unknown")
    if isinstance(error["input"], dict) and context.get("key", "") not in ("", *error["input"]):
        span = _first_line(document.span(*loc, key=True))
    if "/" in kind:
        fix = edit(span, context.get("fix"))
        return Diagnostic(kind, _about(document, loc, context["message"]), span, hint=context.get("hint", ""), fix=fix)
    code, message, hint = _core_error(document, kind, loc, error)
    return Diagnostic(code, message, span, hint=hint)


def _core_error(document: Document, kind: str, loc: tuple[Any, ...], error: dict[str, Any]) -> tuple[str, str, str]:
    """Code, message and hint for what pydantic finds by itself."""
    found = kind_of(error["input"])
    code, message, hint = "value/other", str(error["msg"]), ""
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        code, message = "value/group", f"expected a group of keys, found {found}"
        hint = "write `key: value` lines below it"
    elif kind in ("tuple_type", "list_type"):
        code, message, hint = "value/list", f"expected a list, found {found}", "write it in brackets: [Light]"
    elif kind == "too_short":
        code, message, hint = "value/empty", "nothing stands here, at least one entry is needed", "add an entry"
    elif kind == "literal_error":
        code, message = "value/choice", f"expected {error['ctx']['expected']}, found {found}"
    return code, _about(document, loc, message), hint


def _about(document: Document, loc: tuple[Any, ...], message: str) -> str:
    """Name the key the message is about: the last segment that stands in the file."""
    written = document.named(*loc)
    return f"`{written}`: {message}" if written else message


def _unknown_key(document: Document, keys: list[str], loc: tuple[Any, ...]) -> Diagnostic:
    known = [key for key in keys if not document.has(*loc[:-1], key)]
    where = next((f" in `{s}`" for s in reversed(loc[:-1]) if isinstance(s, str)), "")
    otherwise = "put it under `extra:` if your own templates use it" if "extra" in keys else "remove it"
    span, key = document.span(*loc, key=True), str(loc[-1])
    hint, fix = did_you_mean(key, known) or otherwise, edit(span, only_answer(key, known))
    if key[:1].isdecimal():  # what stands behind a comma in `{score: 7,5}`
        hint = "in braces a comma begins another key: write a number with a dot, as 7.5, and without any other sign"
    return Diagnostic("key/unknown", f"unknown key `{key}`{where}", span, hint=hint, fix=fix)


def refused(error: PydanticCustomError, span: Span, key: str = "") -> Diagnostic:
    """The diagnostic of a value that one of `fields` refused outside a model."""
    context = error.context or {}
    message = f"`{key}`: {error.message()}" if key else error.message()
    return Diagnostic(error.type, message, span, hint=context.get("hint", ""), fix=edit(span, context.get("fix")))


def edit(span: Span, text: str | None) -> Edit | None:
    """The fix that puts `text` in place of a value or key on one line; None without a text."""
    return Edit(span, text) if text is not None and span.line == span.end_line else None


def _known_keys(model: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """The keys of the model found by walking `loc` down the annotations."""
    candidates: list[Any] = [model]
    for segment in loc:
        inner = [t for c in candidates for t in _step(c, segment)]
        candidates = inner or candidates
    keys = [f.alias or name for c in candidates for name, f in c.model_fields.items()]
    return list(dict.fromkeys(keys))


def _step(model: type[BaseModel], segment: Any) -> list[type[BaseModel]]:
    fields = model.model_fields
    if segment in fields:
        return _models(fields[str(segment)].annotation)
    kind = str(segment).removeprefix(MEMBER)
    return [model] if "kind" in fields and kind in get_args(fields["kind"].annotation) else []


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for inner in getattr(annotation, "__args__", ()) for m in _models(inner)]


def _first_line(span: Span) -> Span:
    return Span(span.path, span.line, span.column, span.line, span.end_column if span.end_line == span.line else 0)


FREE = ("extra",)


def _strays(document: Document) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Keys and entries without a value, and quoted texts with white space around them; not below the free keys."""
    empty: list[Diagnostic] = []
    untrimmed: list[Diagnostic] = []

    def walk(node: Node) -> None:
        content = node.content
        if isinstance(content, dict):
            for key, (_, value) in content.items():
                if key not in FREE:
                    walk(value)
        elif isinstance(content, list):
            for item in content:
                walk(item)
        elif content is None:
            hint = "write a value, or leave the key out; quote a text that starts with `#`"
            empty.append(Diagnostic("value/empty", "nothing stands here", span_of(document.path, node.mark), hint=hint))
        elif not isinstance(content, Plain) and content.strip() not in ("", content) and "\n" not in content:
            message, hint = "white space at the end of a text was dropped", "remove it from the file"
            untrimmed.append(Diagnostic("text/trimmed", message, span_of(document.path, node.mark), hint=hint))

    walk(document.root)
    return empty, untrimmed
