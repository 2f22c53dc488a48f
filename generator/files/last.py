"""The last build of an output folder, and whether another would change nothing: told from bytes alone.

May be deleted at any time; then a site is built anew. Start with `Last`.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.files.ledger import Ledger
from generator.files.names import RECORD, WORKSHOP
from generator.files.origin import digest_of_parts, origin, tools
from generator.files.tree import SCHEMA_FILES, SourceTree


class Record(msgspec.Struct, frozen=True):
    """The sources of a build, all that it was made of, the manifest it left, and how it ended, for others to read."""

    sources: str
    made_of: str
    manifest: str
    ended: msgspec.Raw


class Last:
    """`tree` and the `options` are what a build would be made of now."""

    def __init__(self, output: Path, tree: SourceTree, options: Sequence[str]) -> None:
        workshop = output.parent / WORKSHOP
        self._output = output
        self._tree, self._options = tree, options
        self._made_of = ""
        self._path = workshop / f"{output.name}{RECORD}"
        self._workshop = workshop

    def ended(self) -> bytes | None:
        """How the last build ended, if it was made of the same and all of it stands there as it was left."""
        try:
            record = msgspec.json.decode(self._path.read_bytes(), type=Record)
            if record.sources != self._sources or record.made_of != self.made_of():
                return None
            ledger = Ledger(self._workshop, self._output.name, self._output)
            whole = ledger.manifest == record.manifest and ledger.holds()
        except (OSError, ValueError, RecursionError):
            return None
        ledger.close()
        return bytes(record.ended) if whole else None

    def note(self, manifest: str, ended: bytes) -> None:
        """Remember a build that has just ended well and left this manifest, while nobody else can build there."""
        record = Record(self._sources, self.made_of(), manifest, msgspec.Raw(ended))
        self._path.write_bytes(msgspec.json.encode(record))

    @property
    def _sources(self) -> str:
        """Told sooner than all the rest: mostly it is these that have changed."""
        return self._tree.digest()

    def made_of(self) -> str:
        """The digest of all a build depends on: sources, theme, our own code, what is installed, and its options.

        Worked out at the first call, which takes some milliseconds.
        """
        if not self._made_of:
            files = self._tree.files
            schemas = (files.get(name, b"") for name in SCHEMA_FILES)  # no page is made of them, but a report may speak
            options = (option.encode() for option in self._options)
            self._made_of = digest_of_parts([origin(self._tree).encode(), tools(), *schemas, *options])
        return self._made_of
