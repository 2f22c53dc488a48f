"""What can be told of a piece of a template before any page is made. Start with `uses_of_loop`."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes

ASKING = frozenset(("defined", "undefined", "default", "d"))
"""Tests and filters that are there for what may be missing."""
CYCLE = "cycle"
"""What a loop is asked for the next of some values by."""


def is_plain(node: nodes.Filter | nodes.Call) -> bool:
    """Whether all arguments are given one by one, without a name."""
    return not (node.kwargs or node.dyn_args or node.dyn_kwargs)


def fragment_of(node: nodes.Filter) -> tuple[nodes.Expr, str] | None:
    """What a filter makes a fragment of, and of which name, if it tells just that."""
    match node:
        case nodes.Filter(name="fragment", node=nodes.Expr() as part, args=[nodes.Const(value=str(name))]):
            return (part, name) if is_plain(node) else None
    return None


def times_written(name: str, body: Iterable[nodes.Node]) -> int:
    """How often a name is written in some text; 0 if it may come to mean something else there."""
    inside = [inner for node in body for inner in (node, *node.find_all(nodes.Node))]
    if any(isinstance(inner, nodes.Import | nodes.FromImport | nodes.Block | nodes.Macro) for inner in inside):
        return 0
    if any(isinstance(inner, nodes.Name) and inner.name == name and inner.ctx != "load" for inner in inside):
        return 0
    written = [child for inner in inside if isinstance(inner, nodes.Output) for child in inner.nodes]
    return sum(isinstance(child, nodes.Name) and child.name == name for child in written)


def is_surely_asked(name: str, body: Iterable[nodes.Node]) -> bool:
    """Whether some text always asks what a name stands for: it then fails without it, as asking for it does."""
    body = [*body]
    named = (inner for node in body for inner in node.find_all(nodes.Name) if inner.name == name)
    if any(inner.ctx != "load" for inner in named):
        return False
    asked = nodes.Getattr | nodes.Getitem
    always = (inner for node in body for inner in _always(node) if isinstance(inner, asked))
    return any(isinstance(inner.node, nodes.Name) and inner.node.name == name for inner in always)


def _always(node: nodes.Node) -> Iterator[nodes.Node]:
    """Those pieces of a text whose values are worked out whenever one comes to it, and not for their absence."""
    match node:
        case nodes.If() | nodes.CondExpr():
            yield from _always(node.test)
        case nodes.For():
            yield from _always(node.iter)
        case nodes.With():
            for named in node.values:
                yield from _always(named)
        case nodes.And() | nodes.Or():
            yield from _always(node.left)
        case nodes.Compare():
            yield from (*_always(node.expr), *_always(node.ops[0].expr))
        case nodes.Filter(node=nodes.Expr() as value, name=name) if name not in ASKING:
            yield from _always(value)
        case nodes.Output() | nodes.BinExpr() | nodes.Getattr() | nodes.Getitem():
            yield node
            for inner in node.iter_child_nodes():
                yield from _always(inner)


def are_single(targets: Iterable[nodes.Node]) -> bool:
    """Whether these are names, each of which stands there once."""
    names = [target.name if isinstance(target, nodes.Name) else "" for target in targets]
    return "" not in names and len({*names}) == len(names)


def turn_of(node: nodes.Call) -> nodes.Expr | None:
    """The loop of which each item takes the next of some values in turn, if a call does just that."""
    match node:
        case nodes.Call(node=nodes.Getattr(node=nodes.Name() as loop, attr=attr), args=[_, *_]) if attr == CYCLE:
            return loop if is_plain(node) else None
    return None


def is_apart(test: nodes.Node | None, body: Iterable[nodes.Node]) -> bool:
    """Whether the test of a loop means the same where its body stands: there are other names, and another `loop`."""
    if test is None:
        return True
    is_own = any(name.name == "loop" for name in (test, *test.find_all(nodes.Name)) if isinstance(name, nodes.Name))
    inside = (inner for node in body for inner in (node, *node.find_all(nodes.Stmt)))
    naming = nodes.Assign | nodes.AssignBlock | nodes.Macro | nodes.Import | nodes.FromImport
    return not is_own and not any(isinstance(inner, naming) for inner in inside)


def uses_of_loop(body: Iterable[nodes.Node]) -> set[str]:
    """What some text asks the `loop` around it for; with an empty name where that cannot be told."""
    found = set[str]()
    for node in body:
        match node:
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="loop"))) if turn_of(node):
                found |= {CYCLE, *uses_of_loop(node.args)}
            case nodes.Getattr(node=nodes.Name(name="loop"), attr=asked) if asked != CYCLE:
                found.add(asked)
            case nodes.Name(name="loop") | nodes.Include() | nodes.Import() | nodes.FromImport() | nodes.Block():
                found.add("")
            case nodes.For():  # it may have a loop of its own, or what it includes sees that of this one
                found |= uses_of_loop([node.iter, *node.else_, *filter(None, [node.test])])
                found |= uses_of_loop(node.body) & {""}
            case _:
                found |= uses_of_loop(node.iter_child_nodes())
    return found
