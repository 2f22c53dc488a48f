"""Where the things inside a text stand, of which markdown-it knows no more than the block. Start with `Places`."""

import re
from bisect import bisect_right

from generator.diagnostics.problem import Span
from generator.reading.nodes import Document


class Places:
    """Looks for what stands in a block: each time behind what was found last, and for nothing twice in vain."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = [0, *(found.end() for found in re.finditer("\n", document.body))]
        self.enter(0, 1)

    def enter(self, first: int, last: int) -> None:
        """Go to the block whose lines are counted from `first` to before `last`."""
        self.block = (first, last)
        self.at = self._start(first)
        self.end = self._start(max(last, first + 1))
        self.absent: set[str] = set()

    def block_line(self) -> Span:
        """The first line of the block at hand."""
        start = self._start(self.block[0])
        return self._span(start, self.document.body[start : self._start(self.block[0] + 1)].rstrip())

    def find(self, text: str) -> Span:
        """The next place of a text in the block at hand, or else the block's first line."""
        found = -1 if text in self.absent else self.document.body.find(text, self.at, self.end)
        if found < 0:
            self.absent.add(text)
            return self.block_line()
        self.at = found + len(text)
        return self._span(found, text)

    def _start(self, line: int) -> int:
        return self.starts[line] if line < len(self.starts) else len(self.document.body)

    def _span(self, start: int, text: str) -> Span:
        row = bisect_right(self.starts, start) - 1
        line, column = row + self.document.body_line, start - self.starts[row] + 1
        return Span(self.document.path, line, column, line, column + len(text))
