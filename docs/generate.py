"""Writes the tables of keys and of options, and the pages of codes; with `--check` only says what has drifted."""
# ruff: noqa: E402

import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

import click
from pydantic import BaseModel

from docs import code_pages, template_variables
from generator.cli.main import VERBS, evenhand
from generator.reading import kinds
from generator.reading.meanings import describe_models
from generator.reading.schema.category import Anchors, CategoryFile, Rates
from generator.reading.schema.pricing import Allowance
from generator.reading.schema.product import ProductFile, ScoreField, SpecField
from generator.reading.schema.site import SiteFile
from generator.reading.schema.targets import TargetEntry
from generator.reading.schema.texts import ArticleFile, PairArticleFile, TextFile

FILES = {"Site": SiteFile, "Category": CategoryFile, "Product": ProductFile, "Text": TextFile}
FILES |= {"Article": ArticleFile, "Article of a pair": PairArticleFile}
KINDS: dict[Any, str] = {
    kinds.Line: "line", kinds.Text: "text", kinds.Id: "id", kinds.NameId: "id", kinds.Amount: "number",
    kinds.Large: "quantity", kinds.Divisor: "quantity over 0", kinds.Count: "whole number over 0",
    kinds.Points: "score", kinds.Percent: "percentage", kinds.Day: "day", kinds.Flag: "`true` or `false`",
    kinds.Url: "web address", kinds.BaseUrl: "web address", kinds.SourceUrl: "web address",
    kinds.Currency: "currency code", Any: "anything",
    kinds.Branch: "branch", kinds.Remote: "repository", kinds.Server: "server", kinds.RemotePath: "folder",
    kinds.Port: "port", kinds.Bucket: "bucket", kinds.Prefix: "start of a key", kinds.Header: "name",
    kinds.Colour: "colour", kinds.Free: "anything", str: "name", kinds.CheckCode: "code",
    kinds.DimensionId: "dimension", kinds.UnitId: "unit", kinds.SpecId: "spec", kinds.NeedId: "spec",
    kinds.WorkloadId: "workload", kinds.ProductId: "product", kinds.Family: "line",
    Anchors: "text, by whole number from 0 to 10", Allowance: "quantity, by unit", Rates: "rates, by currency code",
    SpecField: "value of the spec",
}  # fmt: skip


def keys() -> str:
    titles: dict[Any, str] = {}
    for group, title in (found for file, model in FILES.items() for found in _groups(file, file, model)):
        titles.setdefault(group, title)
    return "\n".join(_keys_of(model, titles) for model in titles)


def _groups(file: str, title: str, hint: Any) -> Iterator[tuple[Any, str]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        kind = get_args(hint.model_fields["kind"].annotation) if "kind" in hint.model_fields else ()
        group = "target" if issubclass(hint, TargetEntry) else "plan"
        yield hint, f"{file}: {kind[0]} {group}" if kind else title
        for key, inner in get_type_hints(hint, include_extras=True).items():
            yield from _groups(file, f"{file}: {key}", inner)
    for inner in get_args(hint):
        yield from _groups(file, title, inner)


def _keys_of(model: Any, titles: dict[Any, str]) -> str:
    describe_models()
    hints, rows = get_type_hints(model, include_extras=True), []
    for name, field in model.model_fields.items():
        default = "**required**" if field.is_required() else _default(field.default, hints[name])
        meaning = (field.description or "").replace("<", "\\<").replace("\n", " ")
        rows.append((field.alias or name, _value(hints[name], titles), default, meaning))
    return f"#### {titles[model]}\n\n" + _table(("key", "value", "default", "meaning"), rows)


def _value(hint: Any, titles: dict[Any, str]) -> str:
    """What may stand at a key, in an editor's words."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in KINDS:
        return KINDS[hint]
    if hint in titles:
        return f"[{titles[hint]}](#{titles[hint].lower().replace(':', '').replace(' ', '-')})"
    if origin is Annotated:
        return ("score, `unknown` or " if hint == ScoreField else "") + _value(inner[0], titles)
    if origin is tuple:
        return f"list: {_value(inner[0], titles)}"
    if origin is dict:
        return f"{_value(inner[1], titles)}, by {_value(inner[0], titles)}"
    if origin in (Union, UnionType):
        return ", ".join(_value(i, titles) for i in inner if i is not NoneType)
    return ", ".join(f"`{word}`" for word in (inner if origin is Literal else [choice.value for choice in hint]))


def _default(value: Any, hint: Any) -> str:
    value = Decimal(value) / 10 if hint == kinds.Points else getattr(value, "written", value)
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{shown}`" if shown and isinstance(value, str | int | Decimal) else ""


def options() -> str:
    context, head = click.Context(evenhand), ("option", "meaning")
    shared = {p.name: p.get_help_record(context) for p in evenhand.params if p.name not in ("version", "help")}
    parts = ["### Shared options\n\n" + _table(head, shared.values())]
    for verb in VERBS:
        found: Any = cast(click.Group, evenhand).get_command(context, verb)
        for command in getattr(found, "commands", {"": found}).values():
            named = [p for p in command.params if isinstance(p, click.Option)]
            own = [p.get_help_record(context) for p in named if p.name not in shared]
            title = verb if command is found else f"{verb} {command.name}"
            parts.append(f"### evenhand {title}\n\n{command.help}\n" + (f"\n{_table(head, own)}" if own else ""))
    return "\n".join(parts)


def _table(head: tuple[str, ...], rows: Iterable[Any]) -> str:
    lines = [head, ("---",) * len(head), *((f"`{first}`", *rest) for first, *rest in rows)]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def documents() -> Iterator[tuple[Path, str]]:
    """Every generated file with the text that it should have."""
    for file, part, text in (("format.md", "keys", keys()), ("cli.md", "options", options())):
        before = (DOCS / file).read_text("utf-8")
        start, end = f"<!-- generated:{part} -->", f"<!-- /generated:{part} -->"
        yield DOCS / file, f"{before.partition(start)[0]}{start}\n\n{text}\n{end}{before.partition(end)[2]}"
    yield DOCS / "template-variables.md", template_variables.page()
    yield from ((DOCS / path, text) for path, text in code_pages.pages().items())


def main(check: bool) -> int:
    """Bring the generated files up to date, or say with the exit code whether they are."""
    drifted = False
    wanted = dict(documents())
    for path in {*wanted, *(DOCS / "codes").glob("*.md")}:
        before, after = path.read_text("utf-8") if path.exists() else None, wanted.get(path)
        if before == after:
            continue
        drifted = True
        if check:
            sys.stderr.write(f"{path.name} has drifted; run python docs/generate.py\n")
        elif after is None:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(after, "utf-8")
    return int(check and drifted)


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
