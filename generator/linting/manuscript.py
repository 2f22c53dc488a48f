"""What editors wrote, passage by passage, with the place of every word. Start with `manuscript_of`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.diagnostics.problem import Span
from generator.files.tree import SourceTree
from generator.model.catalogue import Catalogue
from generator.reading.nodes import Document, Node, span_of

PROSE_KEYS = frozenset(
    (
        "a",
        "about",
        "best_for",
        "cons",
        "description",
        "pros",
        "q",
        "summary",
        "tagline",
        "title",
        "verdict",
        "what",
        "why",
    )
)
"""Keys whose values are read by readers; below `extra` nothing is."""
FENCE = re.compile(r"\s*(```|~~~)")
NO_WORDS = re.compile(r"`[^`]*`|\{\{.*?\}\}|\]\([^)]*\)|<[^>]*>|https?://\S+|^\s*:::.*")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as written. `key` is the key it stands under, or empty for a line of Markdown."""

    text: str
    span: Span
    key: str = ""

    @property
    def sentences(self) -> list[str]:
        return SENTENCE_END.split(self.text)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A site as read, with its files. `today` decides what is old.

    `passages` are all texts of all files, in order of file and place; what is
    code or an address in them is blanked out.
    """

    catalogue: Catalogue
    documents: Mapping[str, Document]
    tree: SourceTree
    today: date
    passages: tuple[Passage, ...]

    def place(self, passage: Passage, words: str) -> Span:
        """Where words of a passage stand in the file; the whole passage if they cannot be found as they are."""
        span = passage.span
        lines = self._lines(span.path)
        for number in range(span.line, min(max(span.line, span.end_line), len(lines)) + 1):
            start = span.column - 1 if number == span.line else 0
            if found := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", lines[number - 1][start:]):
                column = start + found.start() + 1
                return Span(span.path, number, column, number, column + len(words), span.keys)
        return span

    def _lines(self, path: str) -> list[str]:
        return self.tree.text(path).split("\n")


def manuscript_of(catalogue: Catalogue, documents: Mapping[str, Document], tree: SourceTree, today: date) -> Manuscript:
    """Gather the texts of a site; `documents` are its files by path."""
    passages = tuple(p for path in sorted(documents) for p in _passages(documents[path]))
    return Manuscript(catalogue, documents, tree, today, passages)


def _passages(document: Document) -> Iterator[Passage]:
    yield from _values(document.path, document.root, "", "")
    fenced = False
    for number, line in enumerate(document.body.split("\n"), document.body_line):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced and (text := NO_WORDS.sub(_blank, line)).strip():
            yield Passage(text, Span(document.path, number, 1, number, len(line) + 1))


def _values(path: str, node: Node, keys: str, key: str) -> Iterator[Passage]:
    content = node.content
    if isinstance(content, dict):
        for name, (_, value) in content.items():
            if name != "extra" or keys:
                yield from _values(path, value, f"{keys}.{name}".lstrip("."), name)
    elif isinstance(content, list):
        for number, item in enumerate(content):
            yield from _values(path, item, f"{keys}.{number}", key)
    elif content and key in PROSE_KEYS:
        yield Passage(NO_WORDS.sub(_blank, str(content)), span_of(path, node.mark, keys), key)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
