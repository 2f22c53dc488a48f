"""A site's sources, read once: path to bytes.

Knows which files count and which are refused; not what stands in them.
Everything after this works on one snapshot, so no page can mix two versions
of a file. Start with `read_tree`.
"""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.files.names import CONFIG, FOLDERS

SCHEMAS = ".schema"
SCHEMA_FILES = tuple(f"{SCHEMAS}/{name}.json" for name in ("site", "category", "product"))
TEXT_LIMIT = 1_000_000
PROSE_LIMIT = 300_000
"""Of markdown, some 50,000 words; the parser takes up to a thousand times as much memory."""
IMAGE_LIMIT = 32_000_000
TEXTS = (".yaml", ".yml", ".md", ".html", ".ftl", ".css", ".js", ".xml", ".txt", ".json")
LEFTOVERS = ("~", ".orig", ".rej", ".bak", ".swp", ".swo", ".tmp")


class SourceTree(Struct, frozen=True):
    """Every source file of a site: relative path with forward slashes → bytes, in order of path.

    `refused` are the paths that stand there and were not read, which has been reported.
    """

    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    refused: frozenset[str] = frozenset()

    def under(self, folder: str) -> Iterator[str]:
        """Yield the paths below `folder`, in order."""
        return (path for path in self.files if path.startswith(folder + "/"))

    def digest(self) -> str:
        """Of all that can become part of a page: paths and bytes, without the schemas for editors."""
        found = hashlib.sha256()
        for path, data in self.files.items():
            if path not in SCHEMA_FILES:
                found.update(f"{len(path.encode())}:{path}{len(data)}:".encode() + data)
        return found.hexdigest()

    def text(self, path: str) -> str:
        """The file as text for excerpts: never fails, undecodable bytes are replaced."""
        return self.files[path].decode("utf-8-sig", "replace")


def read_tree(root: Path) -> Outcome[SourceTree]:
    """Read `evenhand.yaml`, the editor's schemas and everything below `scores/`, `content/` and `templates/`.

    Left out without a word: names that begin with a dot or `#`, and what
    editors leave behind (`x~`, `x.orig`, `x.swp`, …). Refused, with a
    diagnostic each: symbolic links, anything that is no regular file, files
    over the limit (1 MB of text, 300 kB of markdown, 32 MB of image), unreadable files.
    """
    files: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for path in sorted(_walk(root, problems)):
        if (data := _read(root, path, problems)) is not None:
            files[path] = data
    refused = frozenset(d.span.path for d in problems if d.span)
    return Outcome(SourceTree(MappingProxyType(files), refused), tuple(problems))


def _walk(root: Path, problems: list[Diagnostic]) -> Iterator[str]:
    if (root / CONFIG).exists() or (root / CONFIG).is_symlink():
        yield CONFIG
    yield from (path for path in SCHEMA_FILES if (root / path).is_file())
    problems += [_link(root, folder) for folder in FOLDERS if (root / folder).is_symlink()]
    pending = [folder for folder in FOLDERS if (root / folder).is_dir() and not (root / folder).is_symlink()]
    while pending:
        folder = pending.pop()
        try:
            entries = list(os.scandir(root / folder))
        except OSError as error:
            problems.append(_unreadable(folder, error))
            continue
        for entry in entries:
            if _is_ignored(entry.name):
                continue
            path = f"{folder}/{entry.name}"
            if not entry.name.isprintable():
                problems.append(_unprintable(path))
                continue
            if entry.is_dir(follow_symlinks=False):
                if path.endswith(TEXTS):
                    problems.append(_not_regular(path))
                else:
                    pending.append(path)
            else:
                yield path


def _is_ignored(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith(LEFTOVERS)


def _read(root: Path, path: str, problems: list[Diagnostic]) -> bytes | None:
    """Read one file without following a link, after a look at its kind and size."""
    try:
        handle = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        problems.append(_unopened(root, path, error))
        return None
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            problems.append(_not_regular(path))
            return None
        limit = PROSE_LIMIT if path.endswith(".md") else TEXT_LIMIT if path.endswith(TEXTS) else IMAGE_LIMIT
        if found.st_size > limit:
            problems.append(_too_large(path, found.st_size, limit))
            return None
        try:
            return file.read(limit + 1)
        except OSError as error:
            problems.append(_unreadable(path, error))
            return None


def _unopened(root: Path, path: str, error: OSError) -> Diagnostic:
    if (root / path).is_symlink():
        return _link(root, path)
    return _not_regular(path) if (root / path).is_socket() else _unreadable(path, error)


def _not_regular(path: str) -> Diagnostic:
    return Diagnostic("files/not-regular", f"`{path}` is not a regular file", Span(path), hint="remove or rename it")


def _link(root: Path, path: str) -> Diagnostic:
    return Diagnostic(
        "files/symlink",
        f"`{path}` is a symbolic link to `{os.readlink(root / path)}`",
        Span(path),
        hint="links are not followed, so that a site cannot show files from outside; put a copy here",
    )


def _unprintable(path: str) -> Diagnostic:
    return Diagnostic(
        "files/name", "a file name holds characters that cannot be shown", Span(path), hint="rename the file"
    )


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return Diagnostic("files/unreadable", f"`{path}` cannot be read: {error.strerror}", Span(path))


def _too_large(path: str, size: int, limit: int) -> Diagnostic:
    return Diagnostic(
        "files/too-large",
        f"`{path}` has {size:,} bytes, the limit is {limit:,}",
        Span(path),
        hint="make the image smaller" if limit == IMAGE_LIMIT else "split the file",
    )
