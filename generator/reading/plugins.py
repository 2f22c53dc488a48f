"""pydantic without its plugins: what else is installed has no say in what a file means.

To disable them by `PYDANTIC_DISABLE_PLUGINS` is not enough: pydantic still
loads what would search for them, `importlib.metadata` and, with it, what reads
mail and archives, a tenth of the time in which a small site is read. Start with
`without_plugins`.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

SEARCH = "pydantic.plugin._loader"


class _NoSearch(ModuleType):
    """In the place of pydantic's own, of which all but this comes if it should ever be asked for."""

    @staticmethod
    def get_plugins() -> tuple[()]:
        return ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        del sys.modules[SEARCH]
        return getattr(import_module(SEARCH), name)


def without_plugins() -> None:
    """Have pydantic find none, unless it has looked for them already."""
    sys.modules.setdefault(SEARCH, _NoSearch(SEARCH))
