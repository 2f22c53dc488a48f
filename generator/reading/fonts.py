"""Font files of a site: which one a name means, and that it is one. Start with `find_font`."""

from generator.diagnostics.problem import Span
from generator.diagnostics.suggest import did_you_mean
from generator.reading.desk import Desk

FOLDER = "content/fonts/"
SIGNATURES = {".woff2": (b"wOF2",), ".woff": (b"wOFF",), ".ttf": (b"\0\1\0\0", b"true"), ".otf": (b"OTTO",)}
SUFFIXES = tuple(SIGNATURES)


def find_font(desk: Desk, name: str, span: Span) -> str:
    """Return the path of the font file called `name`, or an empty text; emits `theme/font`."""
    path = FOLDER + name
    data = desk.tree.files.get(path)
    if data is None:
        known = [p.removeprefix(FOLDER) for p in desk.tree.under("content") if is_font(p)]
        hint = did_you_mean(name, known) or f"put it into {FOLDER}; fonts of other hosts are not asked for"
        desk.report("theme/font", f"there is no font `{name}`", span, hint)
        return ""
    if not is_font(path) or not data.startswith(SIGNATURES[path[path.rindex(".") :]]):
        desk.report("theme/font", f"`{path}` is no font that browsers read", span, "save it as a real .woff2")
        return ""
    return path


def is_font(path: str) -> bool:
    return path.startswith(FOLDER) and path.endswith(SUFFIXES)
