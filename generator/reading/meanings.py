"""What each key of a file means: the docstrings below the fields of the models.

pydantic can read them itself, with each class that it makes; since that takes
as long as reading a small site, it is done when somebody asks. Start with
`describe_models`.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from generator.reading.schema.written import Written


@cache
def describe_models() -> None:
    """Give the fields of all models their meanings, which no validation asks for."""
    for model in _kinds_of(Written):
        for name, meaning in _meanings(model):
            model.model_fields[name].description = meaning
        model.model_rebuild(force=True)


def _kinds_of(model: type[Written]) -> Iterator[type[Written]]:
    for kind in model.__subclasses__():
        yield kind
        yield from _kinds_of(kind)


def _meanings(model: type[Written]) -> Iterator[tuple[str, str]]:
    """The name of each field with a text below it, and the text; an inherited field has that of its own class."""
    for kind in (k for k in reversed(model.__mro__) if issubclass(k, Written)):
        body = _classes(kind.__module__)[kind.__name__].body
        for line, below in pairwise(body):
            match line, below:
                case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                    yield name, inspect.cleandoc(text)


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
