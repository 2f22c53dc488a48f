"""Pages by address, however many there are and whenever they are laid out. Start with `Lot`."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial

from msgspec import Struct

from generator.pages.views import Page


class Place(Struct, frozen=True):
    """A page that need not be laid out yet: its address, and the names of those that it is about."""

    url: str
    about: tuple[str, ...]
    page: Callable[[], Page]

    @staticmethod
    def of(page: Page) -> "Place":
        """That of a page that is laid out."""
        return Place(page.url, (), lambda: page)


class Grounds(Struct, frozen=True):
    """All that the pages of a portion are made of, by which they can be known before they are laid out.

    What all of them `shared`, and what each of those that they are about has `brought`, by name.
    """

    shared: tuple[object, ...]
    brought: Mapping[str, object]


class Portion(Struct, frozen=True):
    """Pages that one process makes, one after the other, and that are remembered together.

    `name` is its own on the site, and the same from build to build. `count` says
    how many pages it has; None if that shows only once they are laid out, which
    takes long. While its `grounds` are the same, so is a page; None if only a
    page itself can tell what it is made of.
    """

    name: str
    count: int | None
    places: Callable[[], Iterable[Place]]
    grounds: Callable[[], Grounds] | None = None


class Listing(Struct, frozen=True):
    """A page that readers are led to, and when it last changed."""

    url: str
    updated: date | None


class Lot(Mapping[str, Page]):
    """Some pages of a site by address, in the order they are rendered."""

    @abstractmethod
    def portions(self) -> Iterable[Portion]:
        """All of them in portions; pages that show the same things stand together."""

    def laid_out(self) -> Iterable[Page]:
        """All of them, which may be very many."""
        return self.values()

    def shared(self) -> Iterable[object]:
        """Subjects of many of them."""
        return ()

    def listings(self) -> Iterable[Listing]:
        """Those that readers are led to."""
        return (Listing(page.url, page.updated) for page in self.laid_out() if page.listed)

    def outline(self) -> object:
        """What decides on `listings`, which may be less than these."""
        return tuple(self.listings())

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
            yield Portion(f"{self._name}:{source}", len(pages), partial(map, Place.of, pages))

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

    def __init__(
        self,
        name: str,
        may_be: Callable[[str], bool],
        make: Callable[[], Iterable[Page]],
        grounds: Callable[[], Grounds] | None = None,
    ) -> None:
        self._name, self._may_be, self._make, self._grounds = name, may_be, make, grounds

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.url: page for page in self._make()}

    def portions(self) -> Iterator[Portion]:
        yield Portion(self._name, None, lambda: map(Place.of, self._make()), self._grounds)

    def __contains__(self, url: object) -> bool:
        return isinstance(url, str) and self._may_be(url) and url in self._pages
