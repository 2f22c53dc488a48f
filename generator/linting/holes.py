"""Values in what is no markdown: those that stand for nothing, and those where none can be. Start with `holes`.

The values of a markdown body are looked up by `pages.prose`.
"""

import re
from collections.abc import Iterator
from itertools import islice

from generator.diagnostics.problem import Diagnostic
from generator.files.names import CONFIG
from generator.judging.values import NotFound, Values
from generator.linting.manuscript import Manuscript, category_of
from generator.model.prose import HOLE
from generator.reading.nodes import Document, Node, span_of

OPENING = "{{"
LOOSE = re.compile(HOLE.pattern + r"|\{\{")
OWN_AFFAIR = ("extra", "facts", "waivers")
"""Keys of a file that no template of ours shows, and facts, which are read by rules of their own."""
MOST = 200
"""Mistakes of one text that are told at a time."""
NAMES = ("maker", "name", "singular")
"""Names are kept as they are, whatever is in them."""
IN_TEXTS = re.compile(r"title|description|verdict|faq\.\d+\.[qa]")
IN_PRODUCTS = re.compile(r"tagline|summary|(?:pros|cons)\.\d+|faq\.\d+\.[qa]|scores\.[^.]+\.why")
IN_DESCRIPTIONS = re.compile("description")
WHERE = (
    "values can stand in markdown, in `title`, `description`, `verdict` and `faq`, "
    "and in a product's `tagline`, `summary`, `pros`, `cons` and `why`"
)


def holes(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `value/unknown-path` for values in front matter and in YAML that cannot be written."""
    values: Values | None = None
    for path, document in manuscript.documents.items():
        if OPENING.encode() in manuscript.tree.files.get(path, b""):
            values = values or Values(manuscript.catalogue)
            for node, keys in _braced(document.root, ""):
                yield from islice(_problems(manuscript, document, node, keys, values), MOST)


def _braced(node: Node, keys: str) -> Iterator[tuple[Node, str]]:
    """Yield the texts with braces in them, each with the way to it."""
    content = node.content
    if isinstance(content, dict):
        for name, (_, inner) in content.items():
            if name not in NAMES and (keys or name not in OWN_AFFAIR):
                yield from _braced(inner, f"{keys}.{name}" if keys else name)
    elif isinstance(content, list):
        for number, inner in enumerate(content):
            yield from _braced(inner, f"{keys}.{number}")
    elif content and OPENING in content:
        yield node, keys


def _problems(
    manuscript: Manuscript, document: Document, node: Node, keys: str, values: Values
) -> Iterator[Diagnostic]:
    span = span_of(document.path, node.mark, keys)
    text = str(node.content)
    for hole in LOOSE.finditer(text):
        found: object = NotFound(f"`{document.named(*_segments(keys))}` takes no values here", WHERE)
        if _takes_values(document.path, keys):
            found = values.value((hole[1] or "").strip(), category_of(document.path))
        if isinstance(found, NotFound) and not found.unread:
            place = manuscript.spot(span, hole[0], text.count(hole[0], 0, hole.start()))
            yield Diagnostic("value/unknown-path", found.message, place, hint=found.hint)


def _segments(keys: str) -> list[str | int]:
    return [int(part) if part.isdigit() else part for part in keys.split(".")]


def _takes_values(path: str, keys: str) -> bool:
    if path.endswith(".md"):
        return bool(IN_TEXTS.fullmatch(keys))
    where = IN_DESCRIPTIONS if path.endswith("/category.yaml") or path == CONFIG else IN_PRODUCTS
    return bool(where.fullmatch(keys))
