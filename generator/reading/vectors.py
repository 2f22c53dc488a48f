"""Whether an SVG is one, and nothing but a picture. Start with `fault_of`.

Read by an XML parser as a browser does: neither a prefix, nor an encoding,
nor a character reference hides anything from it.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

DEEPEST = 256
PROGRAMS = {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener"}
XHTML = "http://www.w3.org/1999/xhtml"
INVISIBLE = re.compile(r"[\x00-\x20]+")
PROGRAM = re.compile(r"(java|vb)script:|(^|[;(,'\"])data:(?!image/(png|jpeg|gif|webp|avif)[;,])")


def fault_of(data: bytes) -> str:
    """Return `image/type` for what is no SVG, `image/active` for one that can run a program, else an empty text."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except _Active:
        return "image/active"
    except (expat.ExpatError, ValueError, LookupError, _TooDeep):
        return "image/type"
    return "" if reader.root == "svg" else "image/type"


class _Active(Exception):
    """Ends the parsing of a picture that can run a program."""


class _TooDeep(Exception):
    """Ends the parsing of a picture that nests too deep, which takes the parser a lot of memory."""


class _Reader:
    def __init__(self) -> None:
        self.root = ""
        self.depth = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self.root = self.root or tag
        self.depth += 1
        if self.depth > DEEPEST:
            raise _TooDeep
        if tag.lower() in PROGRAMS or space == XHTML or any(_runs(*pair) for pair in attributes.items()):
            raise _Active

    def _close(self, name: str) -> None:
        self.depth -= 1

    def _entity(self, *declaration: object) -> None:
        raise _Active

    def _instruction(self, target: str, data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise _Active


def _runs(name: str, value: str) -> bool:
    """Whether an attribute runs something, leads to something that does, or lets an animation set one that does."""
    key, visible = name.rpartition(" ")[2].lower(), INVISIBLE.sub("", value).lower()
    sets = key == "attributename" and (visible.startswith("on") or visible.endswith("href"))
    return key.startswith("on") or sets or PROGRAM.search(visible) is not None
