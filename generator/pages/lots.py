"""Pages by address, however many there are and whenever they are laid out. Start with `Lot`."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial

from msgspec import Struct

from generator.pages.views import Page


class Portion(Struct, frozen=True):
    """Pages that one process makes, one after the other, and that are remembered together.

    `name` is its own on the site, and the same from build to build. `count` says
    how many pages it has; None if that shows only once they are laid out, which
    takes long.
    """

    name: str
    count: int | None
    laid_out: Callable[[], Iterable[Page]]


class Lot(Mapping[str, Page]):
    """Some pages of a site by address, in the order they are rendered."""

    @abstractmethod
    def portions(self) -> Iterable[Portion]:
        """All of them in portions; pages that show the same things stand together."""

    def laid_out(self) -> Iterable[Page]:
        """All of them, which may be very many."""
        return self.values()

    def telling(self, count: int) -> Iterable[Page]:
        """Those with a text of their own, and at least `count` of each kind, if there are as many."""
        return self.values()


class Ready(Lot):
    """Pages that are laid out already; `name` is that of the lot."""

    def __init__(self, name: str, pages: Iterable[Page]) -> None:
        self._name, self._given = name, pages

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.url: page for page in self._given}

    def portions(self) -> Iterator[Portion]:
        """Those of one source are a portion."""
        sources: dict[str, list[Page]] = {}
        for page in self._pages.values():
            sources.setdefault(page.source, []).append(page)
        for source, pages in sources.items():
            yield Portion(f"{self._name}:{source}", len(pages), partial(iter, pages))

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

    def __init__(self, name: str, may_be: Callable[[str], bool], make: Callable[[], Iterable[Page]]) -> None:
        self._name, self._may_be, self._make = name, may_be, make

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.url: page for page in self._make()}

    def portions(self) -> Iterator[Portion]:
        yield Portion(self._name, None, self._make)

    def __contains__(self, url: object) -> bool:
        return isinstance(url, str) and self._may_be(url) and url in self._pages
