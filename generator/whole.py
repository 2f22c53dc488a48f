"""What the shares of a site come to. Start with `Whole`."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.audit.whole import Found
from generator.diagnostics.problem import Diagnostic
from generator.pages.same_texts import Shown, Texts, Told
from generator.rendering.budgets import Loaded, heaviest, over_budget
from generator.share import Looked, Share


class Whole:
    """Takes in shares in any order, and keeps of each page as little as can be: there may be very many."""

    def __init__(self) -> None:
        self.pages = self.files = self.made = 0
        self.why: dict[str, tuple[str, ...]] = {}
        self.problems: list[Diagnostic] = []
        self.heavy: tuple[Loaded, ...] = ()
        """The heaviest pages: if any page is over a budget, one of these is."""
        self.seen: list[Found] = []
        self.cards: set[str] = set()
        self._texts = Texts()

    def take(self, share: Share) -> None:
        self.pages += share.pages
        self.files += share.files
        self.made += share.made
        self.why |= share.why
        self.seen += share.seen
        self.cards |= share.cards
        self._find(share.problems, share.shown, share.heavy)

    def look(self, looked: Looked) -> None:
        self._find(looked.problems, (shown for _, _, shown in looked.told), looked.heavy)

    def _find(self, problems: Iterable[Diagnostic], shown: Iterable[Shown], heavy: Iterable[Loaded]) -> None:
        self.problems += problems
        self.heavy = heaviest((*self.heavy, *heavy))
        for texts in shown:
            self._texts.add(texts)

    def across(self, files: Mapping[str, bytes], told: Callable[[], Iterable[Told]]) -> Iterator[Diagnostic]:
        """What shows only when all pages are there: `files` are the assets by address, `told` the pages in order."""
        yield from self._texts.same(told)
        yield from over_budget(self.heavy, files)
