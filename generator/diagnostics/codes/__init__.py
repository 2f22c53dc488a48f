"""Every kind of problem there is, by its code. Start with `CODES`."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.diagnostics.codes import audit, data, documents, editorial, files, looks, pages, texts, values
from generator.diagnostics.codes.code import Code, Level

__all__ = ["CODES", "Code", "Level"]

CODES: Mapping[str, Code] = MappingProxyType(
    {
        code.name: code
        for area in (files, documents, values, data, texts, pages, looks, audit, editorial)
        for code in sorted(area.CODES, key=lambda c: c.name)
    }
)
