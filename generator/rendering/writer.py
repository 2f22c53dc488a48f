"""How a compiled template writes values: text is escaped where it stands, and what is surely markup is left as it is.

Jinja calls a function for each value. Start with `Writer`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from markupsafe import Markup, escape

from generator.rendering.node_facts import ASKING, times_written

OFTEN = 2
"""Times that a name is written before it is worth while to make it markup once."""
ASKED, ANSWERED = (
    "value if (kind := type(value := ",
    ")) is Markup else escape_text(value) if kind is str else escape(value)",
)
"""Around what may be text or markup or a number: nearly all that is written is text, and a call takes longer."""
AS_MARKUP = ")) is Markup else as_markup(escape_text(value)) if kind is str else escape(value)"
"""Instead of `ANSWERED`, where it has to be markup for others."""


class Writer(CodeGenerator):
    """Knows of names and filters whether they stand for markup, and asks only the others when a page is made."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._asking = 0
        """More than 0 inside of what asks whether something is there."""
        self._markup: set[str] = set()
        """Variables that hold markup."""
        self._twins: dict[str, str] = {}
        """By variable another, which holds the same as it is written."""
        self._written: nodes.Expr | None = None
        """What is written as a whole, not as a part of something else."""
        self._is_answered = False
        """Whether it may be written as it is: told before it is compiled, which replaces what in it is constant."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_inline(frame):
            super()._output_child_pre(node, frame, finalize)
            return
        self._written, self._is_answered = node, self._is_ready(node, frame)
        if not self._is_answered:
            self.write(ASKED)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_inline(frame):
            super()._output_child_post(node, frame, finalize)
        elif not self._is_answered:
            self.write(ANSWERED)

    @optimizeconst
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Parts of parts are parts: all of them are joined in one go, and if one is markup, the others become that."""
        if not self._is_inline(frame):
            super().visit_Concat(node, frame)
            return
        parts = [*_parts(node)]
        as_markup = any(self._is_markup(part, frame) for part in parts)
        self.write("as_markup(concat((" if as_markup else "markup_join((")
        self._join(parts, frame, as_markup)
        self.write(")))" if as_markup else "))")

    def _join(self, parts: Sequence[nodes.Expr], frame: Frame, as_markup: bool) -> None:
        """Write parts one after the other; what is there or not is none or some of them."""
        for part in parts:
            if isinstance(part, nodes.CondExpr) and part.expr2 and _is_joined(part):
                self.write("*((")
                self._join([*_parts(part.expr1)], frame, as_markup)
                self.write(") if ")
                self.visit(part.test, frame)
                self.write(" else (")
                self._join([*_parts(part.expr2)], frame, as_markup)
                self.write("))")
            elif as_markup:
                self._write_shown(part, frame)
            else:
                self.visit(part, frame)
            self.write(", ")

    def _write_shown(self, node: nodes.Expr, frame: Frame) -> None:
        if isinstance(node, nodes.Const):
            self.write(repr(str(escape(node.value))))
            return
        self._written = node
        is_ready = self._is_ready(node, frame)
        self.write("" if is_ready else ASKED)
        self.visit(node, frame)
        self.write("" if is_ready else ANSWERED)

    def write_escaped(self, node: nodes.Expr, frame: Frame) -> None:
        """Write a value as markup that may become a part of something else."""
        self.write(f"({ASKED}")
        self.visit(node, frame)
        self.write(f"{AS_MARKUP})")

    def _is_ready(self, node: nodes.Expr, frame: Frame) -> bool:
        """Whether what stands for a value where it is written may be written as it is."""
        return self._is_markup(node, frame) or bool(self._twin(node, frame))

    def _is_markup(self, node: nodes.Expr, frame: Frame) -> bool:
        match node:
            case nodes.Name():
                return frame.symbols.find_ref(node.name) in self._markup
            case nodes.Filter():
                return not self._asking and self._given(node) is Markup
            case nodes.Const():
                return isinstance(node.value, Markup)
            case nodes.Concat() if self._is_inline(frame):
                return any(self._is_markup(part, frame) for part in _parts(self._folded(node, frame)))
        return False

    def _folded(self, node: nodes.Expr, frame: Frame) -> nodes.Node:
        """What Jinja compiles: markup that is constant in a constant text is no longer any."""
        return self.optimizer.visit(node, frame.eval_ctx) if self.optimizer else node

    def _is_text(self, value: nodes.Expr | None) -> bool:
        """Whether a value is text or markup for sure: nothing that may not be there, or be another later."""
        match value:
            case nodes.Filter():
                return self._given(value) in (str, Markup)
            case nodes.CondExpr():
                return self._is_text(value.expr1) and self._is_text(value.expr2)
        return isinstance(value, nodes.Concat | nodes.Const)

    def _given(self, node: nodes.Filter) -> object:
        """What a filter says it gives."""
        function = self.environment.filters.get(node.name)
        return getattr(function, "__annotations__", {}).get("return") if node.name not in ASKING else None

    def _is_inline(self, frame: Frame) -> bool:
        return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """What is noted of names inside is forgotten outside."""
        markup, twins = self._markup, self._twins
        self._markup, self._twins = {*markup}, {**twins}
        yield
        self._markup, self._twins = markup, twins

    def _note(self, name: str, value: nodes.Expr, frame: Frame, inner: Frame, body: Sequence[nodes.Node]) -> None:
        """Note how a name is written that keeps its `value` in all of `body`."""
        variable, times = inner.symbols.ref(name), times_written(name, body)
        self._markup.discard(variable)
        self._twins.pop(variable, None)
        if times and self._is_markup(value, frame):
            self._markup.add(variable)
        elif times >= OFTEN and self._is_text(value):
            twin = self._twins[variable] = self.temporary_identifier()
            self.writeline(f"{twin} = {ASKED}{variable}{ANSWERED}")

    def _twin(self, node: nodes.Expr, frame: Frame) -> str:
        """The variable to write in place of a name; empty if there is none."""
        return self._twins.get(frame.symbols.find_ref(node.name) or "", "") if isinstance(node, nodes.Name) else ""

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        if node is self._written and (twin := self._twin(node, frame)):
            self.write(twin)
        else:
            super().visit_Name(node, frame)


def _parts(node: nodes.Node) -> Iterator[nodes.Expr]:
    """What is joined to an expression, if it is more than one; nothing for an empty text."""
    if isinstance(node, nodes.Concat):
        for part in node.nodes:
            yield from _parts(part)
    elif isinstance(node, nodes.Expr) and not _is_empty(node):
        yield node


def _is_empty(node: nodes.Expr) -> bool:
    """Whether it adds nothing: markup that is empty still makes markup of the rest."""
    return isinstance(node, nodes.Const) and type(node.value) is str and not node.value


def _is_joined(node: nodes.CondExpr) -> bool:
    return isinstance(node.expr1, nodes.Concat) or isinstance(node.expr2, nodes.Concat)
