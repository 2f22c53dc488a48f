"""What a template may ask of a value, read off the types of the views.

A value is known by its kinds: the types it may have. Where anything may
stand, `OPEN`, everything may be asked. Start with `kinds_of` and `member`.
"""

import types
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from inspect import isfunction
from typing import Annotated, Any, ClassVar, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from generator.lazy import lazy

Kinds = tuple[Any, ...]
OPEN: Kinds = (Any,)


class Several(Struct, frozen=True):
    """Any number of values, one like the other."""

    of: Kinds


class Fixed(Struct, frozen=True):
    """A tuple with a meaning for each place."""

    items: tuple[Kinds, ...]


class Called(Struct, frozen=True):
    """A function, by what it returns."""

    gives: Kinds


def kinds_of(hint: Any) -> Kinds:
    """The types that a value with this annotation may have; that it may be missing is left out."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint is None or hint is types.NoneType:
        return ()
    if hint in (Any, object) or isinstance(hint, TypeVar | str):
        return OPEN
    if isinstance(hint, NewType):
        return kinds_of(hint.__supertype__)
    if origin in (Union, types.UnionType):
        return together(*(kinds_of(h) for h in inner))
    if origin in (Annotated, ClassVar):
        return kinds_of(inner[0])
    if origin is Callable:
        return (Called(kinds_of(inner[-1])),)
    if origin is tuple and inner[-1:] != (...,):
        return (Fixed(tuple(kinds_of(h) for h in inner)),)
    if isinstance(origin, type) and issubclass(origin, Iterable) and not issubclass(origin, Mapping):
        return (Several(kinds_of(inner[0])),)
    return (hint,)


def together(*kinds: Kinds) -> Kinds:
    """The kinds of a value that is one of several."""
    return tuple(dict.fromkeys(kind for some in kinds for kind in some))


def member(kinds: Kinds, name: str, dot: bool = True, key: bool = True) -> Kinds | None:
    """What stands at `value.name` (`dot`) or at `value["name"]` (`key`); None if no kind of the value has it."""
    found = [known for kind in kinds if (known := _member(kind, name, dot, key)) is not None]
    return together(*found) if found or not kinds else None


def names(kinds: Kinds) -> tuple[str, ...]:
    """What may be asked of a value."""
    return tuple(dict.fromkeys(n for kind in kinds if isinstance(kind, type) for n in _of_class(kind) if n[0] != "_"))


def element(kinds: Kinds) -> Kinds:
    """What a loop over the value yields."""
    return together(*(_element(kind) for kind in kinds)) or OPEN


def item(kinds: Kinds) -> Kinds:
    """What stands in brackets at a place or a key that only shows when the page is made."""
    return together(*(_valued(kind) if _is_mapping(kind) else _element(kind) for kind in kinds)) or OPEN


def unpacked(kinds: Kinds, count: int) -> tuple[Kinds, ...]:
    """What each of `count` names is given when the value is taken apart."""
    fixed = [kind.items for kind in kinds if isinstance(kind, Fixed) and len(kind.items) == count]
    if not fixed or len(fixed) < len(kinds):
        return (OPEN,) * count
    return tuple(together(*places) for places in zip(*fixed, strict=True))


def _element(kind: Any) -> Kinds:
    if isinstance(kind, Several):
        return kind.of
    if isinstance(kind, Fixed):
        return together(*kind.items)
    if _is_mapping(kind):
        return kinds_of(get_args(kind)[0]) if get_args(kind) else OPEN
    return (str,) if kind is str else OPEN


def _valued(mapping: Any) -> Kinds:
    return kinds_of(get_args(mapping)[1]) if get_args(mapping) else OPEN


def _member(kind: Any, name: str, dot: bool, key: bool) -> Kinds | None:
    if kind is Any:
        return OPEN
    if _is_mapping(kind):
        return _of_mapping(kind, name, dot, key)
    if not dot:
        return None
    if isinstance(kind, Several | Fixed | Called):
        return OPEN if isinstance(kind, Several | Fixed) and hasattr(tuple, name) else None
    if not isinstance(kind, type):
        return OPEN
    found = [known[name] for cls in _family(kind) if name in (known := _of_class(cls))]
    return together(*found) if found else None


def _of_mapping(kind: Any, name: str, dot: bool, by_key: bool) -> Kinds | None:
    key, value = (kinds_of(h) for h in get_args(kind)) if get_args(kind) else (OPEN, OPEN)
    pairs: Kinds = (Several((Fixed((key, value)),)),)
    methods: dict[str, Kinds] = {"items": pairs, "keys": (Several(key),), "values": (Several(value),), "get": value}
    if name in methods and dot:
        return (Called(methods[name]),)
    return value if by_key else None


def _is_mapping(kind: Any) -> bool:
    origin = get_origin(kind) or kind
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _family(cls: type) -> tuple[type, ...]:
    """A class and all that are made of it: a claim may be any claim."""
    below: list[type] = type.__subclasses__(cls)
    return (cls, *(deeper for sub in below for deeper in _family(sub)))


@cache
def _of_class(cls: type) -> Mapping[str, Kinds]:
    """Fields, properties and methods by name; what has no annotation is open."""
    found: dict[str, Kinds] = dict.fromkeys(dir(cls), OPEN)
    if cls.__module__ == "builtins":
        return found
    if issubclass(cls, Enum):
        return found | {"value": (str,), "name": (str,)}
    for name in dir(cls):
        value = getattr(cls, name, None)
        if isinstance(value, property):
            found[name] = kinds_of(_hints(value.fget).get("return", Any))
        elif isinstance(value, lazy):
            found[name] = kinds_of(_hints(value.work).get("return", Any))
        elif isfunction(value):
            found[name] = (Called(kinds_of(_hints(value).get("return", Any))),)
    return found | {name: kinds_of(hint) for name, hint in _hints(cls).items()}


def _hints(thing: Any) -> Mapping[str, Any]:
    """Annotations; those that name what only a type checker imports are open."""
    try:
        return get_type_hints(thing)
    except NameError:
        return dict.fromkeys(getattr(thing, "__annotations__", {}), Any)
