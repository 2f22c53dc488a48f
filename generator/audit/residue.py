"""Traces of templates and of programs in finished text, where no editor wrote them. Start with `Residue`."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.audit.finding import Lie, quoted
from generator.audit.lines import BARE_WORDS, has_trace
from generator.audit.seen import Seen, is_code
from generator.model.catalogue import Catalogue
from generator.model.prose import Html

TRACES = re.compile(r"\{\{|\{%|\{#|\{ ?\$\w|\bMarkup\(|\bjinja2\.|\bUndefined\b|<generator\.|<bound method")
BARE = ("None", "True", "False", "Undefined", "nan", "[]", "()")
"""Texts that are nothing but what a program calls nothing, yes or no."""


class Residue:
    """Looks for traces in pages; what editors wrote is found in the catalogue when there is a doubt."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._written: tuple[str, ...] | None = None

    def check(self, seen: Seen, url: str) -> Iterator[Lie]:
        """Yield traces outside code and outside what editors wrote; emits `audit/residue`."""
        if seen.is_plain or not (has_trace(seen.data) or any(word in seen.data for word in BARE_WORDS)):
            return
        for text, node in seen.texts():
            if (trace := self._trace(text)) and not is_code(node):
                yield Lie("audit/residue", f"`/{url}` shows {quoted(trace)} in {quoted(text)}", text.strip())

    def _trace(self, text: str) -> str:
        bare = text.strip()
        if bare in BARE:
            return "" if bare in self.written() else bare
        if not TRACES.search(text):
            return ""
        for written in self.written():
            text = text.replace(written, " ")
        found = TRACES.search(text)
        return found[0] if found else ""

    def written(self) -> tuple[str, ...]:
        """All texts of the editors' with traces in them, longest first."""
        if self._written is None:
            texts = {t for t in _texts(self._catalogue) if TRACES.search(t) or t.strip() in BARE}
            parts = {part.strip() for t in texts for part in (t, *t.split("\n"))}
            self._written = tuple(sorted((p for p in parts if p), key=len, reverse=True))
        return self._written


def _texts(value: object) -> Iterator[str]:
    """Every text in the catalogue; of markup, what it shows."""
    match value:
        case Html(markup):
            if TRACES.search(markup) or any(bare in markup for bare in BARE):
                yield from (text for text, _ in Seen(f"<body><div>{markup}</div>".encode()).texts())
        case str():
            yield value
        case tuple() | frozenset():
            for item in value:
                yield from _texts(item)
        case Struct():
            for name in value.__struct_fields__:
                yield from _texts(getattr(value, name))
        case _ if hasattr(value, "items"):
            for key, item in value.items():
                yield from _texts(key)
                yield from _texts(item)
        case list():
            for item in value:
                yield from _texts(item)
