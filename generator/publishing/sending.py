"""What a target that cannot switch tells the next run: what is being sent, and what stood there before.

Stands there under a reserved name from before the first file is sent until
after the last is deleted, so files of a run that was cut short count as ours.
Start with `as_it_stands`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from generator.files.manifest import Manifest
from generator.publishing.plan import Standing

RESERVED = ".evenhand/"
"""What begins with this is ours, and no part of the site."""
SENDING = ".evenhand/sending.json"

ASSETS = "assets/"
"""Files whose names change with their bytes."""


class Sending(Struct, frozen=True):
    """Two manifests; `before` is that of all that may still stand there."""

    before: Manifest
    wanted: Manifest

    @property
    def data(self) -> bytes:
        return json.dumps({"before": self.before.data.decode(), "wanted": self.wanted.data.decode()}).encode()

    @classmethod
    def read(cls, data: bytes) -> Self | None:
        try:
            found = json.loads(data)
            before, wanted = Manifest.read(found["before"].encode()), Manifest.read(found["wanted"].encode())
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        return cls(before, wanted) if before and wanted else None


def as_it_stands(
    base: Manifest | None, sending: Sending | None, digests: Mapping[str, str]
) -> tuple[Manifest | None, frozenset[str]]:
    """What there is of ours, and which of it is not as any manifest says; `digests` are of the files that are there.

    Where a run was cut short some files are new and some old: each counts as
    what its bytes are, so the next run sends only what is left.
    """
    if sending is None:
        files = base.files if base else {}
        return base, frozenset(path for path, mark in files.items() if digests.get(path) != mark.digest)
    known = [manifest.files for manifest in (base, sending.wanted, sending.before) if manifest]
    found, amiss = {}, set()
    for path in dict.fromkeys(path for files in known for path in files):
        marks = [files[path] for files in known if path in files]
        right = next((mark for mark in marks if mark.digest == digests.get(path)), None)
        if right is None and (path in digests or (base and path in base.files)):
            amiss.add(path)
        if right or path in amiss:
            found[path] = right or marks[0]
    return replace(base or sending.before, files=found, former=()), frozenset(amiss)


def is_kept(base: Manifest, standing: Standing, wanted: Manifest) -> bool:
    """True for another release of which all stands there, whatever a run that was cut short has added to it."""
    there = standing.manifest.files if standing.manifest else {}
    return base != wanted and all(
        there.get(path) == mark and path not in standing.amiss for path, mark in base.files.items()
    )


def waves(paths: Iterable[str]) -> list[list[str]]:
    """Files in the order of sending: assets, then pages before those that lead down to them, the home page last."""
    rows: dict[tuple[bool, int], list[str]] = {}
    for path in sorted(paths):
        rows.setdefault((not path.startswith(ASSETS), -path.count("/")), []).append(path)
    return [rows[row] for row in sorted(rows)]
