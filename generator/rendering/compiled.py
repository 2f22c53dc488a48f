"""Templates that were compiled before need not be compiled again. Start with `Compiled`."""

import hashlib

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from generator.files.programs import Programs


class Compiled(BytecodeCache):
    """Jinja's way to kept programs. It checks itself that they are of the same text, and of this Python."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """By the text, since every site may have a template of a name."""
        key = hashlib.sha256(f"{name}\0{source}".encode()).hexdigest()
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        data = self._programs.get(bucket.key)
        if data is not None:
            try:
                bucket.bytecode_from_string(data)
            except (ValueError, EOFError, TypeError):
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._programs.put(bucket.key, bucket.bytecode_to_string())
