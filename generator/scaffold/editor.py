"""Keeps `.schema/` of a site up to date, from which editors learn what may stand where. Start with `write_schemas`."""

from pathlib import Path

from generator.files.place import renew
from generator.model.catalogue import Catalogue
from generator.reading.json_schema import schema_files


def write_schemas(root: Path, catalogue: Catalogue | None) -> dict[str, bool]:
    """Write what has changed; return for each path whether it had."""
    return {path: renew(root / path, text) for path, text in schema_files(catalogue).items()}
