"""Pages by address, however many there are and whenever they are laid out. Start with `Lot`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from generator.pages.views import Page


class Lot(Mapping[str, Page]):
    """Some pages of a site by address, in the order they are rendered."""

    def laid_out(self) -> Iterable[Page]:
        """All of them, which may be very many."""
        return self.values()

    def telling(self, count: int) -> Iterable[Page]:
        """Those with a text of their own, and at least `count` of each kind, if there are as many."""
        return self.values()


class Ready(Lot):
    """Pages that are laid out already."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._given = pages

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.url: page for page in self._given}

    def __getitem__(self, url: str) -> Page:
        return self._pages[url]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


class Late(Ready):
    """Pages for machines that are put together when somebody asks for one of them, since they tell of many others.

    `may_be` tells an address that one of them may have from those of all other pages.
    """

    def __init__(self, may_be: Callable[[str], bool], make: Callable[[], Iterable[Page]]) -> None:
        self._may_be, self._make = may_be, make

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.url: page for page in self._make()}

    def __contains__(self, url: object) -> bool:
        return isinstance(url, str) and self._may_be(url) and url in self._pages
