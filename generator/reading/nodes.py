"""What stands in a file: values with their places, before anybody says what they mean. Start with `Document`."""

from typing import Any

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Span


class Plain(str):
    """A scalar written without quotes; what it means is for the schema to say."""

    __slots__ = ()


Mark = tuple[int, int, int, int]
"""Line and column of a beginning and of an end; a place without its path."""


class Node(Struct):
    """A value as it stands in the file. `content`: text, items, or key → (mark of the key, node); None for a null."""

    mark: Mark
    content: "str | list[Node] | dict[str, tuple[Mark, Node]] | None"


class Document(Struct, frozen=True):
    """One file: its values for the schema, the place of each, and the text after the front matter."""

    path: str
    root: Node
    body: str = ""
    body_line: int = 1

    @property
    def data(self) -> Any:
        """Nested dicts, tuples and texts; `Plain` marks what stood without quotes."""
        return _data(self.root)

    def span(self, *keys: str | int, key: bool = False) -> Span:
        """Return the place of the value at `keys`, or of its key.

        Segments that do not occur (a union's tag, a missing key) are passed
        over, so the place is then that of the nearest value around it.
        """
        node, place, walked = self.root, self.root.mark, []
        for segment in keys:
            content = node.content
            if isinstance(content, dict) and segment in content:
                key_mark, node = content[str(segment)]
                place = key_mark if key else node.mark
            elif isinstance(content, list) and isinstance(segment, int) and segment < len(content):
                node = content[segment]
                place = node.mark
            else:
                continue
            walked.append(str(segment))
        return Span(self.path, *place, ".".join(walked))

    def named(self, *keys: str | int) -> str:
        """The last key of `keys` that stands in the file; segments that do not occur are passed over."""
        node, name = self.root, ""
        for segment in keys:
            content = node.content
            if isinstance(content, dict) and segment in content:
                node, name = content[str(segment)][1], str(segment)
            elif isinstance(content, list) and isinstance(segment, int) and segment < len(content):
                node = content[segment]
        return name

    def has(self, *keys: str | int) -> bool:
        node = self.root
        for segment in keys:
            if isinstance(node.content, dict) and segment in node.content:
                node = node.content[str(segment)][1]
            elif isinstance(node.content, list) and isinstance(segment, int) and segment < len(node.content):
                node = node.content[segment]
            else:
                return False
        return True


def span_of(path: str, mark: Mark, keys: str = "") -> Span:
    return Span(path, *mark, keys)


class Refused(Exception):
    """Carries the diagnostic of a document that cannot be read out of the event loop; stays in this module."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def _data(node: Node) -> Any:
    content = node.content
    if isinstance(content, dict):
        return {key: _data(value) for key, (_, value) in content.items()}
    if isinstance(content, list):
        return tuple(_data(item) for item in content)
    return content
