"""Sentences and the products that they name. Start with `Namings`."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.linting.manuscript import SENTENCE_END, Passage, category_of
from generator.model.catalogue import Catalogue
from generator.model.product import Product

WORD = re.compile(r"(?<![\w-])\w+")
MASK = "\ue000"
"""Stands for each letter of a product's name, so that places stay what they are."""
LONGEST = 2_000
"""Characters of a sentence; what is longer is none that anybody wrote to be read."""
NEW_BLOCK = re.compile(r"\s*(?:[|#>]|[*+-]\s|\d+[.)]\s|:)")
GOES_ON = re.compile(r"\w|[.-]\w")
LONGER_NAME = re.compile(r"\s+(?:\d|[A-Z]\w)")


class Paragraph(Struct, frozen=True):
    """Lines that belong together, or one value of a file; each part begins at an offset of the text."""

    text: str
    parts: tuple[tuple[int, Passage], ...]

    def at(self, offset: int) -> tuple[int, Passage]:
        """The part in which a place lies, and where it begins."""
        return self.parts[bisect_right(self.parts, offset, key=lambda part: part[0]) - 1]


class Sentence(Struct, frozen=True):
    """`masked` has names replaced by `MASK`; `named` are the products by the place of their name."""

    masked: str
    start: int
    named: dict[int, Product]


def paragraphs(passages: Iterable[Passage]) -> Iterator[Paragraph]:
    """Put lines of markdown together as they are read; rows of tables are left out."""
    open_lines: list[Passage] = []
    for passage in passages:
        goes_on = (
            bool(open_lines)
            and not passage.key
            and passage.path == open_lines[-1].path
            and passage.mark[0] == open_lines[-1].mark[0] + 1
            and not NEW_BLOCK.match(passage.text)
        )
        if open_lines and not goes_on:
            yield _joined(open_lines)
            open_lines = []
        if passage.key:
            yield Paragraph(passage.text, ((0, passage),))
        elif not passage.text.lstrip().startswith("|"):
            open_lines.append(passage)
    if open_lines:
        yield _joined(open_lines)


def _joined(lines: Sequence[Passage]) -> Paragraph:
    parts, offset = [], 0
    for line in lines:
        parts.append((offset, line))
        offset += len(line.text) + 1
    return Paragraph(" ".join(line.text for line in lines), tuple(parts))


def _masked(text: str, names: Iterable[tuple[int, int]]) -> str:
    pieces, free = [], 0
    for start, end in names:
        pieces += [text[free:start], MASK * (end - start)]
        free = end
    return "".join((*pieces, text[free:]))


class Namings:
    """The names of all products, found by their first word."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._owners: dict[str, list[Product]] = {}
        forms: dict[str, set[tuple[int, int]]] = {}
        for product in (p for c in catalogue.categories for p in c.products):
            for name in {product.name, product.label}:
                self._owners.setdefault(name, []).append(product)
                if word := WORD.search(name):
                    forms.setdefault(word[0], set()).add((len(name), word.start()))

        self._forms = {word: sorted(lengths, reverse=True) for word, lengths in forms.items()}

    def sentences(self, paragraph: Paragraph) -> Iterator[Sentence]:
        """Yield the sentences that name products, if it is clear which."""
        category = category_of(paragraph.parts[0][1].path)
        found = [*self._find(paragraph.text, category)]
        if not found:
            return
        masked = _masked(paragraph.text, [(start, end) for start, end, _ in found])
        at, start = 0, 0
        for end in (*(m.end() for m in SENTENCE_END.finditer(masked)), len(masked)):
            named: dict[int, Product | None] = {}
            while at < len(found) and found[at][0] < end:
                named[found[at][0] - start] = found[at][2]
                at += 1
            if named and None not in named.values() and end - start <= LONGEST:
                yield Sentence(masked[start:end], start, {place: p for place, p in named.items() if p})
            start = end

    def _find(self, text: str, category: str) -> Iterator[tuple[int, int, Product | None]]:
        """Yield every name, the longest at each place; None where it may be the name of something else."""
        free = 0
        for word in WORD.finditer(text):
            for length, offset in self._forms.get(word[0], ()):
                start, end = word.start() - offset, word.start() - offset + length
                owners = self._owners.get(text[start:end]) if start >= free else None
                if owners and not GOES_ON.match(text, end):
                    own = [p for p in owners if p.category == category] or owners
                    is_clear = len(own) == 1 and not LONGER_NAME.match(text, end)
                    yield start, end, own[0] if is_clear else None
                    free = end
                    break
