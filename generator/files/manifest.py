"""What a finished site consists of, file by file, and how it was made.

Stands as `evenhand.json` in the output, and so in whatever is published. Knows
nothing of where it is read from or sent to. Start with `Manifest`.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring_ascii as quoted
from pathlib import Path
from typing import Self

from msgspec import Struct, field
from msgspec.json import decode

MANIFEST = "evenhand.json"
FORMAT = 2
NEXT = ",\n"
"""Between the lines of a mapping, none of which has a line break in it."""
MARK = re.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,17})")


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """As `digest_of`, of a file that may be large."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class FileMark(Struct, frozen=True):
    """What a file holds: the SHA-256 of its bytes, and how many there are."""

    digest: str
    size: int


def mark_of(data: bytes) -> FileMark:
    return FileMark(digest_of(data), len(data))


class Making(Struct, frozen=True, forbid_unknown_fields=True):
    """How a site was made.

    `sources` is the digest of all it was made from, `policy` the content
    security policy of its pages, `audited` says that every
    page was proved. `verdicts` tells who wins a duel, by the path of its page:
    `a`, `b` or `none`, in the order of its address. `moves` leads from each
    old address to the present one.
    """

    sources: str = ""
    as_of: str = ""
    base_url: str = ""
    policy: str = ""
    audited: bool = False
    drafts: bool = False
    verdicts: Mapping[str, str] = field(default_factory=dict)
    moves: Mapping[str, str] = field(default_factory=dict)


class Manifest(Struct, frozen=True):
    """Every file of a site but the manifest itself, by its path with forward slashes."""

    files: Mapping[str, FileMark] = field(default_factory=dict)
    making: Making = Making()
    former: tuple[str, ...] = ()
    """Of these files, those that are out of use and stay for pages that a browser kept."""

    @property
    def size(self) -> int:
        return sum(mark.size for mark in self.files.values())

    @property
    def data(self) -> bytes:
        """The file itself, files and verdicts in the order that they have here: equal manifests may differ in that."""
        files = (line_of(path, mark.digest, mark.size) for path, mark in self.files.items())
        return "".join(written(self.making, lines_of(self.making.verdicts), files, self.former)).encode()

    @classmethod
    def read(cls, data: bytes) -> Self | None:
        """The manifest in these bytes; None if they are none, or name a file that no site of ours can have."""
        try:
            found = decode(data, type=Written)
            files = {path: _mark(text) for path, text in found.files.items()}
        except (ValueError, RecursionError):
            return None
        sound = found.format == FORMAT and all(map(is_path, files)) and all(path in files for path in found.former)
        return cls(files, found.making, found.former) if sound else None


class Written(Struct, frozen=True, forbid_unknown_fields=True):
    """The manifest as it stands in its file."""

    format: int
    making: Making
    files: dict[str, str]
    former: tuple[str, ...]


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a tree that we made, or None if it is not ours."""
    try:
        return Manifest.read((folder / MANIFEST).read_bytes())
    except OSError:
        return None


def is_path(path: str) -> bool:
    """True for a path that stays below its folder wherever it is written, and cannot be taken for git's own."""
    parts = path.split("/")
    plain = path.isprintable() and "\\" not in path and ":" not in parts[0]
    return plain and path != MANIFEST and not any(p in ("", ".", "..") or p.lower() == ".git" for p in parts)


def line_of(path: str, digest: str, size: int) -> str:
    """What is told of a file."""
    return f'{quoted(path)}:"{digest} {size}"'


def lines_of(texts: Mapping[str, str]) -> Iterator[str]:
    """What is told of keys, each by a text."""
    return (f"{quoted(key)}:{quoted(text)}" for key, text in texts.items())


def written(making: Making, verdicts: Iterable[str], files: Iterable[str], former: Iterable[str]) -> Iterator[str]:
    """The manifest as it stands in its file, piece by piece, of which there may be very many.

    `verdicts` and `files` are lines, one or several at a time; what `making` tells of verdicts is left out.
    """
    yield f'{{\n"format":{FORMAT},\n"making":{{\n'
    for number, name in enumerate(making.__struct_fields__):
        yield (NEXT if number else "") + f"{quoted(name)}:"
        if name == "verdicts":
            yield from _mapping(verdicts)
        elif name == "moves":
            yield from _mapping(sorted(lines_of(making.moves)))
        else:
            yield json.dumps(getattr(making, name))
    yield '\n},\n"files":'
    yield from _mapping(files)
    yield ',\n"former":'
    yield json.dumps(sorted(former), indent=0, separators=(",", ":"))
    yield "\n}\n"


def _mapping(lines: Iterable[str]) -> Iterator[str]:
    """As `json.dumps` has it with `indent=0`, for which the standard library leaves its quick encoder."""
    before = "{\n"
    for line in lines:
        yield before + line
        before = NEXT
    yield "{}" if before == "{\n" else "\n}"


def _mark(text: str) -> FileMark:
    """Raises ValueError for what is no mark."""
    found = MARK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return FileMark(found[1], int(found[2]))
