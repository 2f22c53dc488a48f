"""Statements of templates: which names there are, and what they stand for, line by line.

Start with `Statements.run`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import nodes

from generator.rendering.expressions import ANYTHING, Expressions, Scope
from generator.rendering.kinds import OPEN, Kinds, element, unpacked

Further = Callable[[nodes.Extends | nodes.Include, Scope], None]


class Statements:
    """Walks through the body of a template; `further` is told where it goes on in another one."""

    def __init__(self, expressions: Expressions, further: Further) -> None:
        self._say = expressions
        self._ways: Mapping[type, Callable[[Any, Scope], None]] = {
            nodes.Output: self._output,
            nodes.If: self._condition,
            nodes.For: self._loop,
            nodes.Assign: self._set,
            nodes.AssignBlock: self._capture,
            nodes.With: self._with,
            nodes.Extends: further,
            nodes.Include: further,
            nodes.Import: self._import,
            nodes.FromImport: self._import_names,
            nodes.Macro: self._macro,
            nodes.CallBlock: self._call_block,
            nodes.FilterBlock: self._filter_block,
            nodes.Block: self._block,
        }

    def run(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Go through statements in order; what they set is added to `scope`."""
        for node in body:
            if way := self._ways.get(type(node)):
                way(node, scope)
            elif isinstance(node, nodes.Expr):
                self._say.kinds(node, scope)
            else:
                self.run(node.iter_child_nodes(), scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for inner in node.nodes:
            self._say.kinds(inner, scope)

    def _set(self, node: nodes.Assign, scope: Scope) -> None:
        self._assign(node.target, self._say.kinds(node.node, scope), scope)

    def _capture(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.run(node.body, dict(scope))
        self._assign(node.target, (str,), scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._assign(target, self._say.kinds(value, scope), inner)
        self.run(node.body, inner)

    def _import(self, node: nodes.Import, scope: Scope) -> None:
        self._say.asked.add(ANYTHING)
        scope[node.target] = OPEN

    def _import_names(self, node: nodes.FromImport, scope: Scope) -> None:
        self._say.asked.add(ANYTHING)
        scope.update((name if isinstance(name, str) else name[1], OPEN) for name in node.names)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = OPEN
        self.run(node.body, {**scope, **{argument.name: OPEN for argument in node.args}})

    def _call_block(self, node: nodes.CallBlock, scope: Scope) -> None:
        self._say.kinds(node.call, scope)
        self.run(node.body, {**scope, **{argument.name: OPEN for argument in node.args}})

    def _filter_block(self, node: nodes.FilterBlock, scope: Scope) -> None:
        self._say.kinds(node.filter, scope)
        self.run(node.body, dict(scope))

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        self.run(node.body, dict(scope))

    def _condition(self, node: nodes.If, scope: Scope) -> None:
        self._say.kinds(node.test, scope)
        with self._say.granted(node.test):
            self.run(node.body, scope)
        self.run(node.elif_, scope)
        self.run(node.else_, scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        inner = {**scope, "loop": OPEN}
        self._assign(node.target, element(self._say.kinds(node.iter, scope)), inner)
        if node.test:
            self._say.kinds(node.test, inner)
        self.run(node.body, inner)
        self.run(node.else_, dict(scope))

    def _assign(self, target: nodes.Node, kinds: Kinds, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = kinds
        elif isinstance(target, nodes.Tuple):
            for inner, part in zip(target.items, unpacked(kinds, len(target.items)), strict=True):
                self._assign(inner, part, scope)
