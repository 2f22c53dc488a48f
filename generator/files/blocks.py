"""Bytes by name in one file, each read when somebody asks for it, however many there are.

Knows nothing of what they mean. Such a file may be lost at any time: what cannot be read holds nothing. Start with
`Blocks` and `NewBlocks`.
"""

import mmap
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

SIZE = 8
"""Bytes of the length of the index, which stands behind it."""
SUM = 4
"""Bytes of the checksum of all before it, which end the file: a file that is damaged anywhere holds nothing."""


class Index(msgspec.Struct, frozen=True, array_like=True):
    """Stands behind all blocks: what they are of, and where each begins and ends."""

    head: str
    places: dict[str, tuple[int, int]]


class Blocks(Mapping[str, bytes]):
    """The blocks of a file, in the order in which they were added; without a file there are none."""

    def __init__(self, path: Path | None = None) -> None:
        self._data = _mapped(path) if path else b""
        self._index = _index_of(self._data)

    @property
    def head(self) -> str:
        """What the blocks are of; empty if there are none."""
        return self._index.head

    def __getitem__(self, name: str) -> bytes:
        start, end = self._index.places[name]
        return self._data[start:end]

    def __iter__(self) -> Iterator[str]:
        return iter(self._index.places)

    def __len__(self) -> int:
        return len(self._index.places)


class NewBlocks:
    """A file of blocks while it is made, out of sight beside its place; `finish` puts it there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._beside = path.with_name(f"{path.name}.new")
        self._beside.unlink(missing_ok=True)
        self._file = self._beside.open("x+b")
        self._sum = 0
        self._places: dict[str, tuple[int, int]] = {}

    def add(self, name: str, data: bytes) -> None:
        start = self._file.tell()
        self._write(data)
        self._places[name] = (start, start + len(data))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._sum = crc32(data, self._sum)

    def __getitem__(self, name: str) -> bytes:
        start, end = self._places[name]
        self._file.flush()
        return os.pread(self._file.fileno(), end - start, start)

    def __iter__(self) -> Iterator[str]:
        """The names so far."""
        return iter(self._places)

    def finish(self, head: str, path: Path | None = None) -> None:
        """Leave the file in its place, or at another path."""
        index = msgspec.msgpack.encode(Index(head, self._places))
        self._write(index)
        self._write(len(index).to_bytes(SIZE, "big"))
        self._file.write(self._sum.to_bytes(SUM, "big"))
        self._file.close()
        self._beside.replace(path or self._path)

    def drop(self) -> None:
        """Leave nothing, if it is not finished."""
        if not self._file.closed:
            self._file.close()
            self._beside.unlink(missing_ok=True)


def _mapped(path: Path) -> mmap.mmap | bytes:
    """The bytes of a file without reading them all."""
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # not there, or empty
        return b""


def _index_of(data: mmap.mmap | bytes) -> Index:
    end = len(data) - SUM - SIZE
    if crc32(memoryview(data)[:-SUM]).to_bytes(SUM, "big") == data[-SUM:]:
        length = int.from_bytes(data[end : end + SIZE], "big")
        with suppress(msgspec.DecodeError):  # another version may have had another index
            return msgspec.msgpack.decode(data[end - length : end], type=Index)
    return Index("", {})
