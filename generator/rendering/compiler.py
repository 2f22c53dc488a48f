"""Templates that were all checked beforehand, compiled and run. Start with `CheckedEnvironment`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import markupsafe
from jinja2 import Environment, StrictUndefined, Template
from jinja2.filters import sync_do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape
from msgspec import Struct

from generator.rendering.codegen import Direct

TEXT = frozenset((str,))
AUTOESCAPING = EvalContext(Environment(autoescape=True, undefined=StrictUndefined))
escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` writes for a text. It asks this itself, and then takes six times as long to say that it is markup."""
markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Text that is HTML already; `Markup` itself would ask first whether it is."""


def shown(value: Any) -> Markup:
    """What `{{ value }}` writes; see `writer.ASKED`, which asks the same in place."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return markup(escape_text(value)) if kind is str else escape(readable(value))


def readable(value: Any) -> Any:
    """A value that is no text; raises TypeError if it is one that only a program can read, such as a claim."""
    first = value[0] if isinstance(value, tuple) and value else value
    if isinstance(first, Struct):
        name = type(first).__name__
        raise TypeError(f"`{name}` is no text: write a claim with `| say`, of anything else what stands behind a dot")
    return value


def joined(parts: Sequence[Any]) -> str:
    """What `a ~ b` gives: markup if a part of it is markup, else text as it is."""
    if Markup in map(type, parts):
        return markup("".join([shown(part) for part in parts]))
    try:
        return "".join(parts)
    except TypeError:  # a number
        return "".join([str(readable(part)) for part in parts])


def listed(values: Iterable[Any], between: str = "", attribute: str | int | None = None) -> str:
    """What `values | join(between)` gives."""
    if attribute is None and type(between) is str:
        parts = list(values)
        if set(map(type, parts)) <= TEXT:
            return between.join(parts)
        values = parts
    return sync_do_join(AUTOESCAPING, values, between, attribute)


class Seen(dict[str, Any]):
    """What a template sees, by name."""

    def __missing__(self, name: str) -> object:
        return missing


class Around(Context):
    """What a template sees, in one mapping; an included one sees the same and what its place adds."""

    @classmethod
    def of(cls, template: Template, seen: Seen, eval_ctx: EvalContext) -> "Around":
        found = object.__new__(cls)
        found.parent = found.vars = seen
        found.exported_vars, found.globals_keys = set(), set()
        found.resolve_or_missing = seen.__getitem__  # type: ignore[method-assign, assignment]
        found.environment, found.eval_ctx, found.name = template.environment, eval_ctx, template.name
        found.blocks = {name: [block] for name, block in template.blocks.items()} if template.blocks else {}
        return found

    def inside(self, template: Template, added: Mapping[str, object]) -> "Around":
        seen = Seen(self.parent if self.parent is self.vars else self.get_all())
        for name, value in added.items():
            if value is not missing:
                seen[name] = value
        return Around.of(template, seen, self.eval_ctx)


class Fragments(dict[int, Markup]):
    """What was made of parts of pages, by the identity of these."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[object] = []

    def note(self, part: object, html: Markup) -> None:
        """Keep what was made of a part, and the part itself, so that no other takes its place in memory."""
        self._parts.append(part)
        self[id(part)] = html


class CheckedEnvironment(Environment):
    """An environment without globals, whose templates have all been checked; they are compiled once and kept."""

    code_generator_class = Direct
    context_class = Around
    shown, joined = staticmethod(shown), staticmethod(joined)
    escape_text, as_markup = staticmethod(escape_text), staticmethod(markup)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals.clear()
        self.filters |= {"join": listed, "e": shown, "escape": shown}
        self.fragments = defaultdict[str, Fragments](Fragments)
        """By name."""
        self._known: dict[str, Template] = {}

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = super().get_template(name, parent, globals)
        return found

    def written(self, name: str, **seen: object) -> str:
        """What a template writes about what it sees; errors come with its own lines."""
        template = self.get_template(name)
        context = Around.of(template, Seen(seen), EvalContext(self, name))
        try:
            return "".join(template.root_render_func(context))
        except Exception:
            self.handle_exception()
