"""How a template becomes Python: Jinja's own generator of code, less what templates that were checked need not ask.

`template_check` has looked at every name, so a template may take an attribute
as it is: `page.a.name`, not three calls that would also try a key. A key is
written in brackets. Where a template asks whether something is there at all,
it still gets an answer. Start with `Direct`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import Frame
from jinja2.idtracking import VAR_LOAD_PARAMETER

from generator.rendering.node_facts import (
    ASKING,
    CYCLE,
    are_single,
    fragment_of,
    is_apart,
    is_plain,
    is_surely_asked,
    turn_of,
    uses_of_loop,
)
from generator.rendering.writer import Writer

PAGE, LOOP, FORMAT = "page", "loop", "format"
ESCAPING = frozenset(("e", "escape"))
COMMON = {
    "undefined": "environment.undefined",
    "concat": "environment.concat",
    "cond_expr_undefined": "Undefined",
    "escape": "environment.shown",
    "escape_text": "environment.escape_text",
    "as_markup": "environment.as_markup",
    "markup_join": "environment.joined",
}
"""What all templates use, under the names that Jinja gives it."""
COUNTED = {"index": "{}", "index0": "({} - 1)", "first": "({} == 1)"}
"""What of `loop` a number tells."""
TOLD = COUNTED.keys() | {CYCLE}
"""All that a number tells of `loop`: besides, which of some values is next."""


class Direct(Writer):
    """Writes plain attribute access, and hands on what an included template makes without looking at it."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._counters: set[str] = set()
        """Variables that stand for `loop` and hold the number of the item at hand, from 1."""
        self._fragments: dict[str, str] = {}
        """Where fragments are looked for, by their names."""

    def blockvisit(self, inner: Iterable[nodes.Node], frame: Frame) -> None:
        """What a template or a block writes leaves it in one piece, not through every template around it."""
        if frame.buffer is not None or not (frame.rootlevel or frame.block_frame):
            super().blockvisit(inner, frame)
            return
        self.buffer(frame)
        super().blockvisit(inner, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """What is needed of the environment is looked up when a template is loaded, not whenever it is used."""
        self.writeline("from jinja2.runtime import TemplateRuntimeError, internalcode")
        in_blocks = chain.from_iterable(block.body for block in node.find_all(nodes.Block))
        super().pull_dependencies([*node.body, *in_blocks])
        for _, name in filter(None, map(fragment_of, node.find_all(nodes.Filter))):
            if name not in self._fragments:
                self._fragments[name] = f"fragments_{len(self._fragments)}"
                self.writeline(f"{self._fragments[name]} = environment.fragments[{name!r}]")
        super().visit_Template(node, frame)
        for name, meaning in COMMON.items():
            self.writeline(f"{name} = {meaning}")

    def pull_dependencies(self, inside: Iterable[nodes.Node]) -> None:
        """All of them are there already."""

    def write_commons(self) -> None:
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("if 0: yield None")

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
        with self._noting():
            for target, value in zip(node.targets, node.values, strict=True):
                name = target.name if isinstance(target, nodes.Name) else ""
                self.newline()
                self.visit(target, inner)
                self.write(" = ")
                missing = () if is_surely_asked(name, node.body) else (value,)
                with self._may_be_missing(*missing):
                    self.visit(value, frame)
                if name and self._is_inline(frame) and are_single(node.targets):
                    self._note(name, value, frame, inner, node.body)
            self.blockvisit(node.body, inner)
        self.leave_frame(inner)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """Most loops ask `loop` nothing, or just for a number."""
        uses = uses_of_loop([node.target, *node.body])
        if node.recursive or node.else_ or not uses <= TOLD or not is_apart(node.test, node.body):
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
        if node.name == PAGE and node.ctx == "load" and not self._asking and not self._twin(node, frame):
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
            self.write(f"(found if (found := {self._fragments[name]}.get(id(part := ")
            self.visit(part, frame)
            self.write(f"))) is not None else {self.filters[node.name]}(part, {name!r}))")
            return
        if node.name in ESCAPING and isinstance(node.node, nodes.Expr) and not node.args and is_plain(node):
            self.write_escaped(node.node, frame)
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
        if (loop := turn_of(node)) and (counter := self._counter(loop, frame)):
            self.visit(nodes.Tuple(node.args, "load"), frame)
            self.write(f"[({counter} - 1) % {len(node.args)}]")
            return
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
