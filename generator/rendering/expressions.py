"""Expressions of templates: the kinds of value they stand for, and what in them does not exist.

Start with `Expressions.kinds`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, nodes
from msgspec import Struct

from generator.rendering.kinds import OPEN, Called, Fixed, Kinds, Several, element, item, member, names, together

Scope = dict[str, Kinds]
"""The names that can be used, with what they stand for."""
ALWAYS = frozenset({"self", "super", "caller", "varargs", "kwargs"})
BRACKETS = 'a key stands in brackets: `{of}["{name}"]`'
LOOP = (
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "cycle", "changed", "depth", "depth0",
    "previtem", "nextitem",
)  # fmt: skip
SAYING = ("t", "t_with")
SAME = frozenset({"sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr"})
ONE = frozenset({"first", "last", "min", "max", "random"})
NUMBERS = frozenset({"length", "count", "int", "round", "abs", "wordcount"})
FREE = frozenset({"default", "d"})
BY_NAME = frozenset((  # filters that ask for what an argument names
    "attr", "map", "selectattr", "rejectattr", "groupby", "sort", "unique", "sum", "min", "max", "join",
))  # fmt: skip
UNTYPED = frozenset((
    "map", "groupby", "items", "dictsort", "batch", "slice", "sum", "attr", "as_points", "float", "tojson", "fitted",
    "said",
))  # fmt: skip

RESULTS: Mapping[type, Kinds] = MappingProxyType(
    {nodes.TemplateData: (str,), nodes.Concat: (str,), nodes.Compare: (bool,), nodes.Not: (bool,)}
)

SOME = ""
"""A name that only shows when the page is made."""
ANYTHING = (Any, SOME)


class Unknown(Struct, frozen=True):
    """A name that means nothing; `known` are those that would have."""

    message: str
    name: str
    line: int
    known: tuple[str, ...] = ()
    hint: str = ""


Told = Callable[[Unknown], None]


def signature(scope: Scope) -> frozenset[tuple[str, Kinds]]:
    """What a template sees, as a key."""
    return frozenset(scope.items())


class Expressions:
    """Works out what expressions stand for; `fragment` is told of each part that is rendered on its own."""

    def __init__(
        self,
        environment: Environment,
        templates: Collection[str],
        ids: Collection[str],
        fragment: Callable[[str, Kinds], None],
    ) -> None:
        self._filters, self._tests = environment.filters, environment.tests
        self._templates = templates
        self._ids = ids
        self._fragment = fragment
        self._tell: Told = lambda unknown: None
        self._granted: list[str] = []
        self.asked: set[tuple[Any, str]] = set()
        """What has been asked for: of which kind of value, by which name; `Any` where that may be any kind."""
        self._ways: Mapping[type, Callable[[Any, Scope], Kinds]] = {
            nodes.Name: self._name,
            nodes.Const: self._const,
            nodes.Getattr: self._getattr,
            nodes.Getitem: self._item,
            nodes.Call: self._call,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.CondExpr: self._choice,
            nodes.And: self._and,
            nodes.Or: self._or,
            nodes.Tuple: self._tuple,
            nodes.List: self._list,
        }

    def enter(self, tell: Told) -> Told:
        """Report to `tell` from now on; return who was told before."""
        before, self._tell = self._tell, tell
        return before

    @contextmanager
    def granted(self, test: nodes.Node) -> Iterator[None]:
        """Inside, what `test` has found to be defined may be used."""
        found = [*_defined(test)]
        self._granted += found
        yield
        del self._granted[len(self._granted) - len(found) :]

    def kinds(self, node: nodes.Node, scope: Scope) -> Kinds:
        """The kinds of value that an expression stands for; what does not exist is told and open."""
        if found := self._ways.get(type(node)):
            return found(node, scope)
        self._children(node, scope)
        return RESULTS.get(type(node), OPEN)

    def _const(self, node: nodes.Const, scope: Scope) -> Kinds:
        return () if node.value is None else (type(node.value),)

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Kinds:
        return self._member(node, node.attr, scope)

    def _and(self, node: nodes.And, scope: Scope) -> Kinds:
        left = self.kinds(node.left, scope)
        with self.granted(node.left):
            return together(left, self.kinds(node.right, scope))

    def _or(self, node: nodes.Or, scope: Scope) -> Kinds:
        return together(self.kinds(node.left, scope), self.kinds(node.right, scope))

    def _tuple(self, node: nodes.Tuple, scope: Scope) -> Kinds:
        return (Fixed(tuple(self.kinds(item, scope) for item in node.items)),)

    def _list(self, node: nodes.List, scope: Scope) -> Kinds:
        return (Several(together(*(self.kinds(item, scope) for item in node.items))),)

    def templates(self, name: nodes.Node, may_be_missing: bool = False) -> list[str]:
        """The templates that a name in the source may mean; a text with a hole means all that fit."""
        if isinstance(name, nodes.Const) and isinstance(name.value, str):
            if name.value not in self._templates and not may_be_missing:
                self._no_template(name.value, name.value, name.lineno)
            return [name.value]
        if isinstance(name, nodes.Concat):
            texts = [part.value if isinstance(part, nodes.Const) else None for part in name.nodes]
            start, end = texts[0] or "", texts[-1] or ""
            return [known for known in self._templates if known.startswith(start) and known.endswith(end)]
        if isinstance(name, nodes.List | nodes.Tuple):
            return [found for item in name.items for found in self.templates(item, True)]
        self.asked.add(ANYTHING)
        return []

    def _children(self, node: nodes.Node, scope: Scope) -> None:
        for inner in node.iter_child_nodes():
            self.kinds(inner, scope)

    def _silently(self, node: nodes.Node, scope: Scope) -> Kinds:
        before = self.enter(lambda unknown: None)
        found = self.kinds(node, scope)
        self.enter(before)
        return found

    def _unknown(self, node: nodes.Node, unknown: Unknown) -> Kinds:
        if _written(node) not in self._granted:
            self._tell(unknown)
        return OPEN

    def _name(self, node: nodes.Name, scope: Scope) -> Kinds:
        if node.name in scope:
            return scope[node.name]
        if node.name in ALWAYS:
            return OPEN
        hint = "" if len(scope) > 1 else "a template sees one variable, `page`"
        return self._unknown(node, Unknown(f"there is no `{node.name}` here", node.name, node.lineno, (*scope,), hint))

    def _member(self, node: nodes.Getattr | nodes.Getitem, name: str, scope: Scope) -> Kinds:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and scope.get("loop") == OPEN:
            if name not in LOOP or isinstance(node, nodes.Getitem):
                self._unknown(node, Unknown(f"`loop` has no `{name}`", name, node.lineno, LOOP))
            return OPEN
        owner = self.kinds(node.node, scope)
        self.asked.update((kind, name) for kind in owner)
        by_key = isinstance(node, nodes.Getitem)
        found = member(owner, name, dot=not by_key, key=by_key)
        if found is not None:
            return found
        of = _written(node.node)
        message = f"`{of}` has no `{name}`" if of else f"there is no `{name}` here"
        hint = ""
        if member(owner, name) is not None:
            hint = f"what is no key stands behind a dot: `{of}.{name}`" if by_key else BRACKETS.format(of=of, name=name)
        return self._unknown(node, Unknown(message, name, node.lineno, names(owner), hint))

    def _item(self, node: nodes.Getitem, scope: Scope) -> Kinds:
        if not isinstance(node.arg, nodes.Const):
            self.kinds(node.arg, scope)
            owner = self.kinds(node.node, scope)
            self.asked.update((kind, SOME) for kind in owner)
            return item(owner)
        if isinstance(node.arg.value, str):
            return self._member(node, node.arg.value, scope)
        owner, place = self.kinds(node.node, scope), node.arg.value
        if len(owner) == 1 and isinstance(owner[0], Fixed) and isinstance(place, int):
            return owner[0].items[place] if -len(owner[0].items) <= place < len(owner[0].items) else OPEN
        return element(owner)

    def _call(self, node: nodes.Call, scope: Scope) -> Kinds:
        called = self.kinds(node.node, scope)
        given = [self.kinds(argument, scope) for argument in node.args]
        for named in node.kwargs:
            self.kinds(named.value, scope)
        if isinstance(node.node, nodes.Getattr) and node.node.attr == "cycle":
            return together(*given)
        gives = [kind.gives for kind in called if isinstance(kind, Called)]
        return together(*gives) if gives and len(gives) == len(called) else OPEN

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Kinds:
        self.kinds(node.test, scope)
        with self.granted(node.test):
            chosen = self.kinds(node.expr1, scope)
        return together(chosen, self.kinds(node.expr2, scope)) if node.expr2 else chosen

    def _test(self, node: nodes.Test, scope: Scope) -> Kinds:
        if node.name not in self._tests:
            self._tell(Unknown(f"there is no test `{node.name}`", node.name, node.lineno, (*self._tests,)))
        look = self._silently if node.name in ("defined", "undefined") else self.kinds
        look(node.node, scope)
        for argument in node.args:
            self.kinds(argument, scope)
        return (bool,)

    def _filter(self, node: nodes.Filter, scope: Scope) -> Kinds:
        if node.name not in self._filters:
            self._tell(Unknown(f"there is no filter `{node.name}`", node.name, node.lineno, (*self._filters,)))
        value: Kinds = OPEN
        if node.node is not None:
            value = (self._silently if node.name in FREE else self.kinds)(node.node, scope)
        given = [self.kinds(argument, scope) for argument in node.args]
        for named in node.kwargs:
            self.kinds(named.value, scope)
        for argument in (*node.args, *(named.value for named in node.kwargs)) if node.name in BY_NAME else ():
            self.asked.update((Any, name) for name in _named_by(argument))
        if node.name in SAYING:
            self._message(node.node)
        if node.name == "fragment" and node.args and isinstance(node.args[0], nodes.Const):
            self._part(node.args[0], value)
        return self._filtered(node.name, value, given)

    def _filtered(self, name: str, value: Kinds, given: list[Kinds]) -> Kinds:
        if name in SAME:
            return (Several(element(value)),)
        if name in ONE:
            return element(value)
        if name in NUMBERS:
            return (int,)
        if name in FREE:
            return together(value, *given)
        return OPEN if name in UNTYPED or name not in self._filters else (str,)

    def _part(self, name: nodes.Const, page: Kinds) -> None:
        template = f"fragments/{name.value}.html"
        if template not in self._templates:
            self._no_template(template, str(name.value), name.lineno)
        else:
            self._fragment(name.value, page)

    def _no_template(self, template: str, written: str, line: int) -> None:
        self._tell(Unknown(f"there is no template `{template}`", written, line, (*self._templates,)))

    def _message(self, node: nodes.Node | None) -> None:
        """Look for a message whose id is written out, or for any that begins as its id does."""
        if isinstance(node, nodes.Const) and isinstance(node.value, str) and node.value not in self._ids:
            self._tell(Unknown(f"there is no message `{node.value}`", node.value, node.lineno, (*self._ids,)))
        if isinstance(node, nodes.Concat) and isinstance(start := node.nodes[0], nodes.Const):
            begins = str(start.value)
            if not any(id.startswith(begins) for id in self._ids):
                hint = "docs/words.md says where they are"
                self._tell(Unknown(f"no message begins with `{begins}`", begins, node.lineno, hint=hint))


def _named_by(argument: nodes.Node) -> list[str]:
    return str(argument.value).split(".") if isinstance(argument, nodes.Const) else [SOME]


def _written(node: nodes.Node | None) -> str:
    """A name with its members as the template has it; empty for anything else."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        owner = _written(node.node)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def _defined(test: nodes.Node) -> Iterator[str]:
    """What a condition makes sure of."""
    if isinstance(test, nodes.Test) and test.name == "defined":
        yield _written(test.node)
    elif isinstance(test, nodes.And):
        yield from _defined(test.left)
        yield from _defined(test.right)
