"""How a template becomes Python: Jinja's own generator of code, less what templates that were checked need not ask.

`template_check` has looked at every name, so a template may take an attribute
as it is: `page.a.name`, not three calls that would also try a key. A key is
written in brackets. Where a template asks whether something is there at all,
it still gets an answer. What is known to be markup when a template is compiled
is not asked what it is when a page is made. Start with `Direct`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_PARAMETER
from markupsafe import Markup

from generator.rendering.node_facts import are_single, fragment_of, is_apart, is_plain, times_written, uses_of_loop

ASKING = frozenset(("defined", "undefined", "default", "d"))
"""Tests and filters that are there for what may be missing."""
PAGE, LOOP, FORMAT = "page", "loop", "format"
COUNTED = {"index": "{}", "index0": "({} - 1)", "first": "({} == 1)"}
"""What of `loop` a number tells."""
OFTEN = 2
"""Times that a name is written before it is worth while to make it markup once."""
ASKED, ANSWERED = (
    "value if (kind := type(value := ",
    ")) is Markup else escape_text(value) if kind is str else escape(value)",
)
"""Around what may be text or markup or a number: nearly all that is written is text, and a call takes longer."""


class Direct(CodeGenerator):
    """Writes plain attribute access, and hands on what an included template makes without looking at it."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._asking = 0
        self._markup: set[str] = set()
        """Variables that hold markup."""
        self._twins: dict[str, str] = {}
        """By variable another, which holds the same as it is written."""
        self._written: nodes.Expr | None = None
        """What is written as a whole, not as a part of something else."""
        self._counters: set[str] = set()
        """Variables that stand for `loop` and hold the number of the item at hand, from 1."""
        self._fragments: dict[str, str] = {}
        """Where fragments are looked for, by their names."""

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

    def pull_dependencies(self, inside: Iterable[nodes.Node]) -> None:
        super().pull_dependencies(inside)
        filters = (found for node in inside for found in node.find_all(nodes.Filter))
        for _, name in filter(None, map(fragment_of, filters)):
            self._fragments.setdefault(name, f"fragments_{len(self._fragments)}")
        for name, place in self._fragments.items():
            self.writeline(f"{place} = environment.fragments[{name!r}]")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_inline(frame):
            super()._output_child_pre(node, frame, finalize)
            return
        self._written = node
        if not self._is_ready(node, frame):
            self.write(ASKED)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_inline(frame):
            super()._output_child_post(node, frame, finalize)
        elif not self._is_ready(node, frame):
            self.write(ANSWERED)

    def _is_ready(self, node: nodes.Expr, frame: Frame) -> bool:
        """Whether what stands for a value where it is written may be written as it is."""
        return self._is_markup(node, frame) or bool(self._twin(node, frame))

    def _is_markup(self, node: nodes.Expr, frame: Frame) -> bool:
        if isinstance(node, nodes.Name):
            return frame.symbols.find_ref(node.name) in self._markup
        return isinstance(node, nodes.Filter) and not self._asking and self._given(node) is Markup

    def _twin(self, node: nodes.Expr, frame: Frame) -> str:
        """The variable to write in place of a name; empty if there is none."""
        return self._twins.get(frame.symbols.find_ref(node.name) or "", "") if isinstance(node, nodes.Name) else ""

    def _given(self, node: nodes.Filter) -> object:
        """What a filter says it gives."""
        function = self.environment.filters.get(node.name)
        return getattr(function, "__annotations__", {}).get("return") if node.name not in ASKING else None

    def _is_inline(self, frame: Frame) -> bool:
        return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        is_block = isinstance(node.node, nodes.Name) and node.node.name == "self"
        if iskeyword(node.attr) or is_block:
            super().visit_Getattr(node, frame)
            return
        if counter := self._counter(node.node, frame):
            self.write(COUNTED[node.attr].format(counter))
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
        """What is named here is there, wherever it is used; what is written several times is made markup once."""
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        for target in node.targets:
            if isinstance(target, nodes.Name):
                inner.symbols.loads[inner.symbols.ref(target.name)] = (VAR_LOAD_PARAMETER, None)
        self.enter_frame(inner)
        markup, twins = self._markup, self._twins
        self._markup, self._twins = {*markup}, {**twins}
        for target, value in zip(node.targets, node.values, strict=True):
            self.newline()
            self.visit(target, inner)
            self.write(" = ")
            with self._may_be_missing(value):
                self.visit(value, frame)
            if isinstance(target, nodes.Name) and self._is_inline(frame) and are_single(node.targets):
                self._note(inner.symbols.ref(target.name), value, frame, times_written(target.name, node.body))
        self.blockvisit(node.body, inner)
        self._markup, self._twins = markup, twins
        self.leave_frame(inner)

    def _note(self, variable: str, value: nodes.Expr, frame: Frame, times: int) -> None:
        """Note how a variable is written that keeps its value; with none but these, as below."""
        self._markup.discard(variable)
        self._twins.pop(variable, None)
        if times and self._is_markup(value, frame):
            self._markup.add(variable)
        elif times >= OFTEN and self._is_text(value):
            twin = self._twins[variable] = self.temporary_identifier()
            self.writeline(f"{twin} = {ASKED}{variable}{ANSWERED}")

    def _is_text(self, value: nodes.Expr | None) -> bool:
        """Whether a value is text or markup for sure: nothing that may not be there, or be another later."""
        match value:
            case nodes.Filter():
                return self._given(value) in (str, Markup)
            case nodes.CondExpr():
                return self._is_text(value.expr1) and self._is_text(value.expr2)
        return isinstance(value, nodes.Concat | nodes.Const)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """Most loops ask `loop` nothing, or just for a number."""
        uses = uses_of_loop([node.target, *node.body])
        if node.recursive or node.else_ or not uses <= COUNTED.keys() or not is_apart(node.test, node.body):
            super().visit_For(node, frame)
            return
        inner = frame.inner()
        inner.loop_frame = True
        counter = inner.symbols.declare_parameter(LOOP) if uses else ""
        inner.symbols.analyze_node(node, for_branch="body")
        inner.symbols.analyze_node(node, for_branch="test")
        if counter:
            self._counters.add(counter)
            self.writeline(f"{counter} = 0")
        self.writeline("for ", node)
        self.visit(node.target, inner)
        self.write(" in ")
        self.visit(node.iter, frame)
        self.write(":")
        self.indent()
        self.enter_frame(inner)
        self.writeline("_loop_vars = {}")
        if node.test:
            self.writeline("if not ", node.test)
            self.visit(node.test, inner)
            self.write(": continue")
        if counter:
            self.writeline(f"{counter} += 1")
        self.blockvisit(node.body, inner)
        self.outdent()
        self.leave_frame(inner)
        self._counters.discard(counter)
        if self._assign_stack:
            self._assign_stack[-1].difference_update(inner.symbols.stores)

    def _counter(self, node: nodes.Node, frame: Frame) -> str:
        """The variable that stands for `loop`, if this is its name."""
        variable = frame.symbols.find_ref(LOOP) if isinstance(node, nodes.Name) and node.name == LOOP else None
        return variable if variable in self._counters else ""

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
        if node is self._written and (twin := self._twin(node, frame)):
            self.write(twin)
        elif node.name == PAGE and node.ctx == "load" and not self._asking:
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        self._asking += node.name in ASKING
        super().visit_Test(node, frame)
        self._asking -= node.name in ASKING

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        if node.name == FORMAT and isinstance(node.node, nodes.Const) and is_plain(node):
            self.write(f"({node.node.value!r} % (")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            self.write("))")
            return
        if fragment := fragment_of(node):
            part, name = fragment
            self.write(f"(found[1] if (found := {self._fragments[name]}.get(id(part := ")
            self.visit(part, frame)
            self.write(f"))) is not None else {self.filters[node.name]}(part, {name!r}))")
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
        if not isinstance(node.node, nodes.Getattr) or self._asking or forward_caller or not is_plain(node):
            with self._may_be_missing(*node.args):
                super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
