"""The reference of what templates see, read off the classes of the views: their docstrings, fields and types."""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

from generator.files.theme import read_theme  # noqa: E402
from generator.judging.claims import Claim, Ref  # noqa: E402
from generator.lazy import lazy  # noqa: E402
from generator.pages.costs import CostBlock  # noqa: E402
from generator.pages.feeds import SitemapView  # noqa: E402
from generator.pages.pair import PairView  # noqa: E402
from generator.pages.pair_head import PairHead  # noqa: E402
from generator.pages.parts import Exhibit  # noqa: E402
from generator.pages.product import AlternativesView  # noqa: E402
from generator.pages.score_rows import ScoreRow  # noqa: E402
from generator.pages.side import Side  # noqa: E402
from generator.pages.templates import VIEWS  # noqa: E402
from generator.pages.views import Framed, Phrase, Text  # noqa: E402
from generator.rendering.kinds import Kinds  # noqa: E402
from generator.rendering.language import PAGES, language_of  # noqa: E402
from generator.rendering.template_check import uses  # noqa: E402
from generator.rendering.templates import BoxView, Renderer  # noqa: E402

HEAD = """# Template variables

What the variable `page` has in each template; written from the code by `python docs/generate.py`.
[themes.md](themes.md) says how templates are made. A *text* may be written with `name`; what is *to be said* (a claim,
or a text that may be one) with `say`, or with `plain` in titles and attributes. What *may be missing* is asked for with
`{% if … %}` first.

"""
PLAIN: dict[Any, str] = {
    str: "text", bool: "yes or no", int: "whole number", date: "day", Decimal: "number", Fraction: "fraction",
    object: "anything", Any: "anything", Phrase: "to be said",
}  # fmt: skip
ANYWHERE = ("depths", "priced", "span")
HIDDEN: Mapping[type, tuple[str, ...]] = {
    PairView: ("address", "arena", "duel", "left", "right", "writing", "indexed", "card_address"),
    PairHead: ("duel", "arena", "article"),
    Side: ("duel", "readers"),
    Exhibit: ("terms", "routes", "picture", "price_history"),
    CostBlock: ("workload", "assumptions", "earlier"),
    ScoreRow: ("duel", "row"),
    SitemapView: ("lines",),
    AlternativesView: ("own", "neighbours", "rubric"),
}
"""Fields that pages are made with and templates have no use for."""


def page() -> str:
    """The whole reference."""
    parts: dict[type, None] = {}
    views: dict[type, list[str]] = {}
    for name, view in VIEWS.items():
        views.setdefault(view, []).append(name)
    every = _section("Every page", Framed, parts, _fields(Framed))
    own = [_section(_listed(names), view, parts, _own(view)) for view, names in views.items()]
    blocks = _section("blocks/NAME.html", BoxView, parts, _fields(BoxView))
    text = HEAD + every + "".join(own) + _fragments(parts) + blocks + "## Parts\n\n"
    done: set[type] = set()
    while waiting := [cls for cls in parts if cls not in done]:
        for cls in waiting:
            done.add(cls)
            text += "#" + _section(cls.__name__, cls, parts, _fields(cls))
    return text.rstrip() + "\n"


def _listed(names: list[str]) -> str:
    return ", ".join(names)


def _own(view: type) -> list[tuple[str, Any]]:
    common = {name for name, _ in _fields(Framed)} if issubclass(view, Framed) else set()
    return [(name, hint) for name, hint in _fields(view) if name not in common]


def _fragments(parts: dict[type, None]) -> str:
    """Which part each fragment is given, found by walking through the theme as the check does."""
    theme = read_theme()
    texts = {name: data.decode() for name, data in theme.items() if name.endswith(PAGES)}
    language = language_of("en", theme).value
    assert language
    found = uses(Renderer(texts, {}, language.speech).environment, texts)
    rows = []
    for name in sorted(n for n in found if n.startswith("fragments/")):
        kinds: list[type] = [kind for page in found[name] for kind in page]
        parts.update(dict.fromkeys(kinds))
        rows.append(f"| `{name}` | {_either(tuple(kinds))} |\n")
    about = "In a fragment `page` is the part that it is rendered for."
    return f"## Fragments\n\n{about}\n\n| template | `page` |\n|---|---|\n{''.join(rows)}\n"


def _either(kinds: Kinds) -> str:
    return " or ".join(dict.fromkeys(f"[{kind.__name__}](#{kind.__name__.lower()})" for kind in kinds))


def _section(title: str, cls: type, parts: dict[type, None], rows: list[tuple[str, Any]]) -> str:
    told = _documented(cls)
    about = " ".join((cls.__doc__ or "").split())
    about = about and about + "\n\n"
    lines = [f"| `{name}` | {_type(hint, parts)} | {told.get(name, '')} |\n" for name, hint in rows]
    return f"## {title}\n\n{about}" + "| name | is | meaning |\n|---|---|---|\n" + "".join(lines) + "\n"


def _fields(cls: type) -> list[tuple[str, Any]]:
    """Fields, then properties, each with what it gives, in the order of the code."""
    hints = get_type_hints(cls)
    found = [(name, hints[name]) for name in cls.__struct_fields__ if name not in (*ANYWHERE, *HIDDEN.get(cls, ()))]
    found = [(name, hint) for name, hint in found if not _is_function(hint)]
    members = {name: member for base in reversed(cls.__mro__) for name, member in vars(base).items()}
    for name, member in members.items():
        if name[0] != "_" and isinstance(member, property | lazy) and name not in HIDDEN.get(cls, ()):
            work = member.work if isinstance(member, lazy) else member.fget
            found.append((name, get_type_hints(work).get("return", Any)))
    return found


def _is_function(hint: Any) -> bool:
    return getattr(get_origin(hint), "__name__", "") == "Callable"


@cache
def _documented(cls: type) -> Mapping[str, str]:
    """The text below each field, and the docstring of each property, of a class and of those it is made of."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__[: cls.__mro__.index(Struct)]):
        tree = ast.parse(inspect.getsource(sys.modules[base.__module__]))
        body = next((n.body for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name == base.__name__), [])
        found |= dict(_texts(body))
    return found


def _texts(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement, after in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(statement, ast.FunctionDef):
            yield statement.name, " ".join((ast.get_docstring(statement) or "").split())
        elif isinstance(statement, ast.AnnAssign) and isinstance(after, ast.Expr):
            yield ast.unparse(statement.target), " ".join(str(ast.literal_eval(after.value)).split())


def _type(hint: Any, parts: dict[type, None]) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if hint == Text:
        return "to be said"
    if hint in PLAIN:
        return PLAIN[hint]
    if origin in (Union, UnionType):
        kinds = list(dict.fromkeys(_type(h, parts) for h in inner if h is not NoneType))
        return " or ".join(kinds) + (", may be missing" if NoneType in inner else "")
    if origin is tuple and inner[-1:] != (...,):
        return "(" + ", ".join(_type(h, parts) for h in inner) + ")"
    if origin is not None and issubclass(origin, Mapping):
        return f"{_type(inner[1], parts)}, by {_type(inner[0], parts)}"
    if origin is not None:
        return f"list: {_type(inner[0], parts)}"
    if isinstance(hint, type):
        return _class(hint, parts)
    return getattr(hint, "__name__", "anything")


def _class(cls: type, parts: dict[type, None]) -> str:
    if issubclass(cls, Claim):
        return f"claim [{cls.kind}](claims.md)" if cls.kind else "[claim](claims.md)"
    if issubclass(cls, Enum):
        return "one of " + ", ".join(f"`{choice.value}`" for choice in cls)
    if issubclass(cls, Struct) and (
        cls.__module__.startswith(("generator.pages", "generator.model")) or issubclass(cls, Ref)
    ):
        parts.setdefault(cls)
        return f"[{cls.__name__}](#{cls.__name__.lower()})"
    return "text" if issubclass(cls, str) else cls.__name__
