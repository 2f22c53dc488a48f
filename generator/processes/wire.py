"""Values on their way to another process, which is of the same program: pickled, each after its length.

Start with `send` and `messages`.
"""

import os
import pickle
from collections.abc import Iterator
from copyreg import dispatch_table
from io import BytesIO
from types import MappingProxyType
from typing import Any

NUMBER = 8
"""Bytes of a number on its way."""


def send(pipe: int, message: bytes) -> None:
    """Write a message whole; raises BrokenPipeError if nobody is left to read it."""
    left = memoryview(len(message).to_bytes(NUMBER, "big") + message)
    while left:
        left = left[os.write(pipe, left) :]


def messages(pipe: int) -> Iterator[bytes]:
    """Read the messages that come, until whoever sent them ends; one that does not come whole is none."""
    while (length := _taken(pipe, NUMBER)) is not None:
        message = _taken(pipe, int.from_bytes(length, "big"))
        if message is None:
            return
        yield message


def _taken(pipe: int, count: int) -> bytes | None:
    """Read so many bytes; None if fewer come."""
    found = bytearray()
    while len(found) < count:
        piece = os.read(pipe, count - len(found))
        if not piece:
            return None
        found += piece
    return bytes(found)


def pickled(value: object) -> bytes:
    """As pickle writes it; it knows no name for the type of a frozen mapping itself."""
    stream = BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**dispatch_table, MappingProxyType: lambda items: (_frozen, (dict(items),))}
    pickler.dump(value)
    return stream.getvalue()


def _frozen(items: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(items)
