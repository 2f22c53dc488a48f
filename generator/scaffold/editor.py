"""Keeps `.schema/` of a site up to date, from which editors learn what may stand where. Start with `write_schemas`."""

import json
from pathlib import Path

from generator.files.place import renew
from generator.model.catalogue import Catalogue
from generator.reading.json_schema import json_schemas

FOLDER = ".schema"


def schema_files(catalogue: Catalogue | None) -> dict[str, str]:
    """The schemas as texts, by their path in the site; without a catalogue no ids are listed in them."""
    return {
        f"{FOLDER}/{name}.json": json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        for name, schema in json_schemas(catalogue).items()
    }


def write_schemas(root: Path, catalogue: Catalogue | None) -> dict[str, bool]:
    """Write what has changed; return for each path whether it had."""
    return {path: renew(root / path, text) for path, text in schema_files(catalogue).items()}
