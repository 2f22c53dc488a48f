"""The last build of an output folder, and whether another would change nothing: told from bytes alone.

May be deleted at any time; then a site is built anew. Start with `Last`.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.files.ledger import Ledger
from generator.files.manifest import MANIFEST, file_digest
from generator.files.origin import digest_of_parts, origin, tools
from generator.files.refusal import WORKSHOP
from generator.files.tree import SCHEMA_FILES, SourceTree


class Record(msgspec.Struct, frozen=True):
    """What a build was made of, the manifest it left, and how it ended, which is for others to read."""

    made_of: str
    manifest: str
    ended: msgspec.Raw


class Last:
    """`made_of` is the digest of what a build would be made of now."""

    def __init__(self, output: Path, made_of: str) -> None:
        workshop = output.parent / WORKSHOP
        self._output = output
        self._made_of = made_of
        self._path = workshop / f"{output.name}.last.json"
        self._workshop = workshop

    def ended(self) -> bytes | None:
        """How the last build ended, if it was made of the same and all of it stands there as it was left."""
        try:
            record = msgspec.json.decode(self._path.read_bytes(), type=Record)
            manifest = self._output / MANIFEST
            if record.made_of != self._made_of or record.manifest != file_digest(manifest):
                return None
        except (OSError, ValueError, RecursionError):
            return None
        ledger = Ledger(self._workshop, self._output.name, self._output)
        whole = bool(ledger) and all(mark.holds(self._output) for mark in ledger)
        return bytes(record.ended) if whole else None

    def note(self, ended: bytes) -> None:
        """Remember a build that has just ended well, while nobody else can build there."""
        manifest = file_digest(self._output / MANIFEST)
        self._path.write_bytes(msgspec.json.encode(Record(self._made_of, manifest, msgspec.Raw(ended))))


def made_of(tree: SourceTree, options: Iterable[str]) -> str:
    """The digest of all that a build depends on: sources, theme, our own code, what is installed, and its options."""
    schemas = (tree.files.get(name, b"") for name in SCHEMA_FILES)  # no page is made of them, but a report may speak
    return digest_of_parts([origin(tree).encode(), tools(), *schemas, *(option.encode() for option in options)])
