"""Templates as they were compiled, kept for the next run in a folder of the user's.

They are programs: nothing that a site brings along may stand for one. What
cannot be read is compiled again. Start with `Compiled`.
"""

import hashlib
import os
import shutil
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

MOST = 500
"""Templates that are kept; an editor who works on one makes a new one with each save."""
NEWEST = 4
"""So many versions of Evenhand and of what is installed have a folder of their own; others are forgotten."""


class Compiled(BytecodeCache):
    """`made_by` is the digest of all that makes programs of templates; `folder` need not exist, or be writable."""

    def __init__(self, folder: Path, made_by: str) -> None:
        self._all = folder
        self._folder = folder / made_by
        self._usable: bool | None = None

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """By the text, since every site may have a template of a name."""
        key = hashlib.sha256(f"{name}\0{source}".encode()).hexdigest()
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja itself checks that the text is the same, and Python too."""
        if self._is_ours():
            try:
                bucket.bytecode_from_string((self._folder / bucket.key).read_bytes())
            except (OSError, ValueError, EOFError, TypeError):
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        place = self._folder / bucket.key
        try:
            self._make_room()
            fresh = place.with_name(f"{place.name}.{os.getpid()}")
            fresh.write_bytes(bucket.bytecode_to_string())
            fresh.replace(place)
        except OSError:
            return

    def _is_ours(self) -> bool:
        """Whether the folder belongs to the user, and nobody else can write there."""
        if self._usable is None:
            try:
                found = os.lstat(self._folder)
                self._usable = found.st_uid == os.getuid() and not found.st_mode & 0o022
            except (OSError, AttributeError):
                self._usable = False
        return self._usable

    def _make_room(self) -> None:
        if self._folder.is_dir():
            if len(os.listdir(self._folder)) >= MOST:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder.mkdir(mode=0o700, exist_ok=True)
            return
        self._folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        self._usable = None
        others = sorted(self._all.iterdir(), key=lambda place: place.stat().st_mtime, reverse=True)
        for old in others[NEWEST:]:
            shutil.rmtree(old, ignore_errors=True)
