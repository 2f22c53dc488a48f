"""Templates that were compiled before need not be compiled again. Start with `Compiled`."""

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from generator.files.origin import digest_of_parts
from generator.files.programs import Programs


class Compiled(BytecodeCache):
    """Jinja's way to kept programs. It checks itself that they are of the same text, and of this Python.

    `words` tells those apart into which a compiler put what is said on every page.
    """

    def __init__(self, programs: Programs, words: str = "") -> None:
        self._programs = programs
        self._words = words

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """By the text, since every site may have a template of a name."""
        key = digest_of_parts(part.encode() for part in (self._words, name, source))
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
