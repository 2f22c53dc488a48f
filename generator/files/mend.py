"""Fixes applied to a snapshot, shown as a difference, and written. Start with `mended`."""

import difflib
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType

from generator.diagnostics.problem import Edit, Fix, Rename
from generator.files.refusal import Refused
from generator.files.tree import SourceTree

BOM = "\ufeff"


def possible(fixes: Iterable[Fix]) -> list[Fix]:
    """Each once, without the names that two files would have."""
    found = list(dict.fromkeys(fixes))
    wanted = Counter(fix.to for fix in found if isinstance(fix, Rename))
    return [fix for fix in found if isinstance(fix, Edit) or wanted[fix.to] == 1]


def mended(tree: SourceTree, fixes: Iterable[Fix]) -> SourceTree:
    """Return the snapshot with every fix made that does not cross another; comments, order and line ends stay.

    `fixes` are `possible` ones.
    """
    edits: dict[str, list[Edit]] = {}
    names: dict[str, str] = {}
    for fix in fixes:
        if isinstance(fix, Edit):
            edits.setdefault(fix.span.path, []).append(fix)
        else:
            names[fix.path] = fix.to
    files = {
        names.get(path, path): _edited(data, edits[path]) if path in edits else data
        for path, data in tree.files.items()
    }
    return SourceTree(MappingProxyType(dict(sorted(files.items()))), tree.refused)


def renames(fixes: Iterable[Fix]) -> dict[str, str]:
    """Old path → new path."""
    return {fix.path: fix.to for fix in fixes if isinstance(fix, Rename)}


def difference(before: SourceTree, after: SourceTree, renamed: dict[str, str]) -> Iterator[str]:
    """Yield the lines of a unified difference, without line ends."""
    for path, data in before.files.items():
        to = renamed.get(path, path)
        if to != path:
            yield f"rename {path} → {to}"
        if after.files[to] != data:
            lines = difflib.unified_diff(before.text(path).splitlines(), after.text(to).splitlines(), path, to, n=1)
            yield from (line.rstrip("\n") for line in lines)


def write_changes(root: Path, before: SourceTree, after: SourceTree, renamed: dict[str, str]) -> None:
    """Bring the disk from one snapshot to the other, each file at once or not at all.

    Raises:
        Refused: a file has changed since the snapshot, or a new name is taken; files before it are written.
    """
    for path, data in before.files.items():
        to = renamed.get(path, path)
        if to == path and after.files[path] == data:
            continue
        if (root / path).read_bytes() != data:
            raise Refused(f"{path} has changed meanwhile; run this again")
        if to != path and (root / to).exists() and not (root / to).samefile(root / path):
            raise Refused(f"{to} is there already; choose which of the two to keep")
        if after.files[to] != data:
            _replace(root / path, after.files[to])
        os.rename(root / path, root / to)


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        os.chmod(name, path.stat().st_mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _edited(data: bytes, edits: list[Edit]) -> bytes:
    text = data.decode("utf-8")
    mark = BOM if text.startswith(BOM) else ""
    lines = text.removeprefix(BOM).splitlines(keepends=True) or [""]
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    limit: tuple[int, int] = (len(lines) + 1, 0)
    for edit in sorted(edits, key=lambda e: (e.span.line, e.span.column), reverse=True):
        number, start, end = edit.span.line, edit.span.column - 1, edit.span.end_column - 1
        if (number, end) <= limit:
            line = lines[number - 1]
            lines[number - 1] = line[:start] + edit.text.replace("\n", end_of_line) + line[end:]
            limit = (number, start)
    return (mark + "".join(lines)).encode("utf-8")
