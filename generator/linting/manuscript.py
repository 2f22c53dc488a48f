"""What editors wrote, passage by passage, with the place of every word. Start with `manuscript_of`."""

import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from generator.diagnostics.problem import Span
from generator.files.tree import SourceTree
from generator.model.catalogue import Catalogue
from generator.reading.nodes import Document, Mark, Node, span_of

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
NO_WORDS = re.compile(r"`[^`]*`|\{\{[^{}]{0,200}(?:\}\})?|\]\([^)]{0,400}\)|<[^>]{0,200}>|https?://\S+|^\s*:::.*")
"""What holds no words of the editor's. Bounded, since each of many openings without an end looks for one."""
MARKED = re.compile(r"[`{<:\]]")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


class Passage(Struct, frozen=True):
    """A text as written; what is code or an address is blanked out.

    `key` is the key it stands under, or empty for a line of Markdown. The
    place is kept in parts, since very few are ever asked for it.
    """

    text: str
    path: str
    mark: Mark
    keys: str = ""
    key: str = ""

    @property
    def span(self) -> Span:
        return span_of(self.path, self.mark, self.keys)

    @property
    def sentences(self) -> list[str]:
        return SENTENCE_END.split(self.text)


class Manuscript(Struct, frozen=True):
    """A site as read, with its files. `passages` is every text, by file and place; `today` decides what is old."""

    catalogue: Catalogue
    documents: Mapping[str, Document]
    tree: SourceTree
    today: date
    passages: tuple[Passage, ...]

    def spot(self, span: Span, words: str, nth: int = 0) -> Span:
        """Where words stand for the nth time (from 0) in a value; the value if it is written in another way there.

        What `Passage` blanks out does not count, unless the words themselves begin with it.
        """
        lines = self.tree.text(span.path).split("\n")
        pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if words[:1].isalnum() else re.escape(words)
        for number in range(span.line, min(max(span.line, span.end_line), len(lines)) + 1):
            line = lines[number - 1][: span.end_column - 1 if number == span.end_line else None]
            line = line if NO_WORDS.match(words) else _words_only(line)
            for found in re.finditer(pattern, line):
                if number == span.line and found.start() < span.column - 1:
                    continue
                if nth == 0:
                    column = found.start() + 1
                    return Span(span.path, number, column, number, column + len(words), span.keys)
                nth -= 1
        return span


def category_of(path: str) -> str:
    """The category whose ids a text of this path means first; empty, or the name of a folder that is none."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else ""


def manuscript_of(catalogue: Catalogue, documents: Mapping[str, Document], tree: SourceTree, today: date) -> Manuscript:
    """Gather the texts of a site; `documents` are its files by path."""
    passages: list[Passage] = []
    for document in documents.values():
        _take_values(passages, document.path, document.root, "", "")
        _take_lines(passages, document)
    return Manuscript(catalogue, documents, tree, today, tuple(passages))


def _take_lines(passages: list[Passage], document: Document) -> None:
    fenced = False
    for number, line in enumerate(document.body.split("\n") if document.body else (), document.body_line):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced and (text := _words_only(line)).strip():
            passages.append(Passage(text, document.path, (number, 1, number, len(line) + 1)))


def _take_values(passages: list[Passage], path: str, node: Node, keys: str, key: str) -> None:
    content = node.content
    if isinstance(content, dict):
        for name, (_, value) in content.items():
            if name != "extra" or keys:
                _take_values(passages, path, value, f"{keys}.{name}" if keys else name, name)
    elif isinstance(content, list):
        for number, item in enumerate(content):
            _take_values(passages, path, item, f"{keys}.{number}", key)
    elif content and key in PROSE_KEYS:
        passages.append(Passage(_words_only(str(content)), path, node.mark, keys, key))


def _words_only(text: str) -> str:
    return NO_WORDS.sub(lambda found: " " * len(found.group()), text) if MARKED.search(text) else text
