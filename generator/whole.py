"""What the shares of a site come to. Start with `Whole`."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.audit.whole import Gist
from generator.diagnostics.problem import Diagnostic
from generator.pages.same_texts import Texts, Told
from generator.rendering.budgets import Loaded, heaviest, over_budget
from generator.share import Looked, Share


class Whole:
    """Takes in shares in any order, and keeps of each page as little as can be: there may be very many."""

    def __init__(self) -> None:
        self.pages = self.files = self.made = 0
        self._why: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._problems: dict[str, tuple[Diagnostic, ...]] = {}
        """As those of `why`, by the name of the share: whichever comes first, they are told in one order."""
        self.heavy: tuple[Loaded, ...] = ()
        """The heaviest pages: if any page is over a budget, one of these is."""
        self.cards: set[str] = set()
        self.seen: dict[str, Gist] = {}
        """What the audit has seen, by the name of the share."""
        self._texts = Texts()

    def take(self, share: Share) -> None:
        self.pages += share.sum.pages
        self.files += share.sum.files
        self.made += share.made
        self._why[share.name] = share.why
        self.cards.update(share.sum.cards)
        self.seen[share.name] = share.sum.seen
        self._problems[share.name] = share.problems
        self._weigh(share.sum.shown, share.sum.heavy)

    def look(self, number: int, looked: Looked) -> None:
        """Take in pages that were only looked at, the `number`-th of such lots."""
        self._problems[f"{number:09}"] = looked.problems
        self._weigh(b"".join([shown.packed for _, _, shown in looked.told]), looked.heavy)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return tuple(problem for name in sorted(self._problems) for problem in self._problems[name])

    @property
    def why(self) -> dict[str, tuple[str, ...]]:
        """The reasons of each page that had to be made, if somebody asked for them."""
        return {url: reasons for name in sorted(self._why) for url, reasons in self._why[name].items()}

    def _weigh(self, shown: bytes, heavy: Iterable[Loaded]) -> None:
        self.heavy = heaviest((*self.heavy, *heavy))
        self._texts.add(shown)

    def across(self, files: Mapping[str, bytes], told: Callable[[], Iterable[Told]]) -> Iterator[Diagnostic]:
        """What shows only when all pages are there: `files` are the assets by address, `told` the pages in order."""
        yield from self._texts.same(told)
        yield from over_budget(self.heavy, files)
