"""Templates become Python: Jinja's own compiler, less what templates that were checked beforehand need not ask.

`template_check` has looked at every name, so a template may take an attribute
as it is: `page.a.name`, not three calls that would also try a key. A key is
written in brackets. Where a template asks whether something is there at all,
it still gets an answer. Start with `CheckedEnvironment`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from keyword import iskeyword
from typing import Any

import markupsafe
from jinja2 import Environment, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import sync_do_join
from jinja2.idtracking import VAR_LOAD_PARAMETER
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

ASKING = frozenset(("defined", "undefined", "default", "d"))
"""Tests and filters that are there for what may be missing."""
PAGE, FORMAT = "page", "format"
TEXT = frozenset((str,))
AUTOESCAPING = EvalContext(Environment(autoescape=True, undefined=StrictUndefined))
escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` writes for a text. It asks this itself, and then takes six times as long to say that it is markup."""
markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Text that is HTML already; `Markup` itself would ask first whether it is."""


def shown(value: Any) -> Markup:
    """What `{{ value }}` writes; see `Direct._output_child_pre`, which asks the same in place."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return markup(escape_text(value)) if kind is str else escape(value)


def joined(parts: Sequence[Any]) -> str:
    """What `a ~ b` gives: markup if a part of it is markup, else text as it is."""
    if Markup in map(type, parts):
        return markup("".join([shown(part) for part in parts]))
    try:
        return "".join(parts)
    except TypeError:  # a number
        return "".join(map(str, parts))


def listed(values: Iterable[Any], between: str = "", attribute: str | int | None = None) -> str:
    """What `values | join(between)` gives."""
    if attribute is None and type(between) is str:
        parts = list(values)
        if set(map(type, parts)) <= TEXT:
            return between.join(parts)
        values = parts
    return sync_do_join(AUTOESCAPING, values, between, attribute)


class Direct(CodeGenerator):
    """Writes plain attribute access, and hands on what an included template makes without looking at it."""

    _asking = 0

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape = environment.shown")
        self.writeline("escape_text = environment.escape_text")
        self.writeline("markup_join = environment.joined")

    def blockvisit(self, inner: Iterable[nodes.Node], frame: Frame) -> None:
        """What a template or a block writes leaves it in one piece, not through every template around it."""
        if frame.buffer is not None or not (frame.rootlevel or frame.block_frame):
            super().blockvisit(inner, frame)
            return
        self.buffer(frame)
        super().blockvisit(inner, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Nearly all that is written is text or markup, which a call of our own would take longer to find out."""
        if self._is_inline(frame):
            self.write("value if (kind := type(value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._is_inline(frame):
            self.write(")) is Markup else escape_text(value) if kind is str else escape(value)")
        else:
            super()._output_child_post(node, frame, finalize)

    def _is_inline(self, frame: Frame) -> bool:
        return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        is_block = isinstance(node.node, nodes.Name) and node.node.name == "self"
        if iskeyword(node.attr) or is_block:
            super().visit_Getattr(node, frame)
            return
        asked, self._asking = self._asking, 0
        self.write("environment.getattr(" if asked else "(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})" if asked else f").{node.attr}")
        self._asking = asked

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """What stands in brackets is a key, not perhaps an attribute."""
        if isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        asked, self._asking = self._asking, 0
        self.write("environment.getitem(" if asked else "(")
        self.visit(node.node, frame)
        self.write(", " if asked else ")[")
        self.visit(node.arg, frame)
        self.write(")" if asked else "]")
        self._asking = asked

    def visit_With(self, node: nodes.With, frame: Frame) -> None:
        """What is named here is there, wherever it is used."""
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        for target in node.targets:
            if isinstance(target, nodes.Name):
                inner.symbols.loads[inner.symbols.ref(target.name)] = (VAR_LOAD_PARAMETER, None)
        self.enter_frame(inner)
        for target, value in zip(node.targets, node.values, strict=True):
            self.newline()
            self.visit(target, inner)
            self.write(" = ")
            with self._may_be_missing(value):
                self.visit(value, frame)
        self.blockvisit(node.body, inner)
        self.leave_frame(inner)

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:
        with self._may_be_missing(node.node):
            super().visit_Assign(node, frame)

    @contextmanager
    def _may_be_missing(self, *values: nodes.Node) -> Iterator[None]:
        """What stands under a key may be given a name first, and then be asked whether it is there."""
        asking = any(isinstance(value, nodes.Getitem) for value in values)
        self._asking += asking
        yield
        self._asking -= asking

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """Every template is given a page."""
        if node.name == PAGE and node.ctx == "load" and not self._asking:
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        self._asking += node.name in ASKING
        super().visit_Test(node, frame)
        self._asking -= node.name in ASKING

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        if node.name == FORMAT and isinstance(node.node, nodes.Const) and _is_plain(node):
            self.write(f"({node.node.value!r} % (")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            self.write("))")
            return
        self._asking += node.name in ASKING
        super().visit_Filter(node, frame)
        self._asking -= node.name in ASKING

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        is_one = isinstance(node.template, nodes.Const | nodes.Concat)
        if node.ignore_missing or not node.with_context or not is_one:
            super().visit_Include(node, frame)
            return
        self.writeline("template = environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        inside = f"context.inside(template, {self.dump_local_context(frame)})"
        self.writeline(f"{frame.buffer}.extend(template.root_render_func({inside}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A method is called as it is; what a template defines itself may want its context."""
        if not isinstance(node.node, nodes.Getattr) or self._asking or forward_caller or not _is_plain(node):
            with self._may_be_missing(*node.args):
                super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _is_plain(node: nodes.Filter | nodes.Call) -> bool:
    """Whether all arguments are given one by one, without a name."""
    return not (node.kwargs or node.dyn_args or node.dyn_kwargs)


class Around(Context):
    """What a template sees; an included one sees the same and what its place adds."""

    @classmethod
    def of(cls, template: Template, seen: dict[str, Any], eval_ctx: EvalContext) -> "Around":
        found = object.__new__(cls)
        found.parent = seen
        found.vars, found.exported_vars, found.globals_keys = {}, set(), set()
        found.environment, found.eval_ctx, found.name = template.environment, eval_ctx, template.name
        found.blocks = {name: [block] for name, block in template.blocks.items()} if template.blocks else {}
        return found

    def inside(self, template: Template, added: Mapping[str, object]) -> "Around":
        seen = self.get_all() | {name: value for name, value in added.items() if value is not missing}
        return Around.of(template, seen, self.eval_ctx)


class CheckedEnvironment(Environment):
    """An environment without globals, whose templates have all been checked; they are compiled once and kept."""

    code_generator_class = Direct
    context_class = Around
    shown, joined, escape_text = staticmethod(shown), staticmethod(joined), staticmethod(escape_text)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals.clear()
        self.filters |= {"join": listed, "e": shown, "escape": shown}
        self._known: dict[str, Template] = {}

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = super().get_template(name, parent, globals)
        return found

    def written(self, name: str, **seen: object) -> str:
        """What a template writes about what it sees; errors come with its own lines."""
        template = self.get_template(name)
        context = Around.of(template, seen, EvalContext(self, name))
        try:
            return "".join(template.root_render_func(context))
        except Exception:
            self.handle_exception()
