"""What of a frozen struct is worked out when somebody first asks for it, and kept.

A theme then pays only for what it shows. `functools.cached_property` takes a
lock with each value until Python 3.12, which a page with fifty of them would
feel. Start with `lazy`.
"""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):
    """A property of a struct with `dict=True`, a pure function of its fields: two threads may both work it out."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self.work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> Self | T:
        if instance is None:
            return self
        value: T = self.work(instance)
        instance.__dict__[self._name] = value
        return value
