"""Checks of what an editor needs to help: the line that names a schema, and schemas that fit the site.

Start with `modelines`.
"""

import re
from collections.abc import Iterator

from generator.diagnostics.problem import Diagnostic, Edit, Span
from generator.files.names import CONFIG
from generator.files.tree import SCHEMA_FILES
from generator.linting.manuscript import Manuscript

MODELINE = re.compile(rb"^(?:\xef\xbb\xbf)?#\s*yaml-language-server:", re.MULTILINE)


def modelines(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `schema/modeline` for a file without one, on a site whose own file has one."""
    files = manuscript.tree.files
    if not MODELINE.search(files.get(CONFIG, b"")):
        return
    for path in manuscript.tree.under("scores"):
        if path.count("/") == 2 and path.endswith(".yaml") and not MODELINE.search(files[path]):
            name = "category" if path.endswith("/category.yaml") else "product"
            line = f"# yaml-language-server: $schema=../../.schema/{name}.json"
            fix = Edit(Span(path, 1, 1, 1, 1), line + "\n")
            message = "editors are not told which keys this file may have"
            yield Diagnostic("schema/modeline", message, Span(path), hint=f"begin it with `{line}`", fix=fix)


def stale_schemas(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `schema/stale` once if the schemas that are there are not those of the site as it is.

    A site that could not be read as a whole is no measure.
    """
    files = manuscript.tree.files
    if manuscript.catalogue.unread or not any(name in files for name in SCHEMA_FILES):
        return
    from generator.reading.json_schema import schema_files  # takes long, and few sites have any

    for path, text in schema_files(manuscript.catalogue).items():
        if path in files and files[path].replace(b"\r\n", b"\n") != text.encode():
            message = "the schemas that help in editors do not fit the site any more"
            yield Diagnostic("schema/stale", message, Span(path), hint="run `evenhand schema --write`")
            return
