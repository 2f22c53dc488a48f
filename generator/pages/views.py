"""What all pages show: texts to be worded, links, the head of a page and the frame of the site.

A view is a frozen struct of display-ready values; templates see it as
`page` and nothing else. Words, numbers and dates stay typed: `rendering`
writes them. Start with `Framed`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field

from generator.judging.claims import Claim


class Phrase(Struct, frozen=True):
    """A message of the words file with its arguments: a label, a title; a statement about the data is a claim."""

    id: str
    args: tuple[tuple[str, object], ...] = ()


def phrase(id: str, **args: object) -> Phrase:
    return Phrase(id, tuple(args.items()))


Text = str | Phrase | Claim


class Link(Struct, frozen=True):
    text: Text
    url: str


class Depths(dict[str, "Chrome"]):
    """Filled as pages come, and so no part of what they are made of."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Depths, ()


class Frame(Struct, frozen=True):
    """What surrounds every page of the site."""

    title: str
    description: str
    language: str
    base_url: str
    """Where the site lives, with a slash at its end."""
    home: str
    """Address of the home page."""
    publisher: str
    publisher_url: str
    navigation: tuple[Link, ...]
    """The links at the top of every page."""
    footer: tuple[Link, ...]
    """The links at the end of every page."""
    stylesheet: str
    """Address of style.css."""
    favicon: str
    """Address of favicon.svg."""
    logo: "Picture | None"
    logo_dark: "Picture | None"
    """The logo on dark ground, if that is another picture."""
    logo_alt: str
    """What the logo reads where it stands in place of the title; empty if it stands beside it."""
    fonts: tuple[str, ...]
    """Addresses of the site's own fonts."""
    policy: str
    """The content security policy: what a page may load."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Addresses of the files below `assets/` of the templates, by plain name."""
    live: str = ""
    """Address of the script that reloads pages; in the preview only."""
    search: str = ""
    """Address of the search."""
    search_index: str = ""
    """Address of what scripts search; empty where they cannot, since pages are opened from a folder."""
    accents: tuple[str, str] = ("", "")
    """The site's own colours of the two sides, empty where they are the theme's."""
    letters: frozenset[int] | None = None
    """What cards can write; None if there are no cards."""
    full_text: bool = False
    """True if the texts of pages can be searched too."""
    depths: Depths = field(default_factory=Depths)
    """The frame by the root of the pages it stands on."""


class Chrome(Struct, frozen=True):
    """The frame as pages of one depth show it; rendered once for all of them."""

    frame: Frame
    root: str


class Picture(Struct, frozen=True):
    url: str
    width: int
    height: int


class AnyHead(Struct, frozen=True):
    """What machines are told of a page. Title and description are unique over the site."""

    url: str
    """Address from the root of the site."""

    @property
    def title(self) -> Text:
        raise NotImplementedError

    @property
    def description(self) -> Text:
        raise NotImplementedError

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        """Ends with the page itself."""
        return ()

    @property
    def indexed(self) -> bool:
        """False if search engines are asked to leave the page out."""
        return True

    @property
    def draft(self) -> bool:
        """True in the preview of a text that is not published."""
        return False

    @property
    def feed(self) -> str:
        """Address of the feed that belongs to the page."""
        return ""

    @property
    def feed_title(self) -> Text:
        return ""

    @property
    def searched(self) -> bool:
        """True if the text of the page is worth finding."""
        return True

    @property
    def card(self) -> str:
        """Address of the picture for places where links are shared."""
        return ""

    @property
    def card_alt(self) -> Text:
        """What the picture shows."""
        return ""


class Head(AnyHead, frozen=True):
    """A head of which all is known beforehand."""

    title: Text
    description: Text
    breadcrumb: tuple[Link, ...] = ()
    indexed: bool = True
    draft: bool = False
    feed: str = ""
    feed_title: Text = ""
    searched: bool = True


class Framed(Struct, frozen=True):
    """What every page has."""

    frame: Frame
    """The site around the page; the same on all pages."""
    root: str
    """The way to the root of the site, such as `../../`; stands before every address of the site."""

    @property
    def head(self) -> AnyHead:
        """Address, title, description, breadcrumb."""
        raise NotImplementedError

    @property
    def chrome(self) -> Chrome:
        """The frame at this page's depth; one object for all pages of a depth, so that it is rendered once."""
        depths, root = self.frame.depths, self.root
        return depths.get(root) or depths.setdefault(root, Chrome(self.frame, root))

    @property
    def winner(self) -> str:
        """Who wins, on the page of a duel: `a`, `b` or `none`; empty on any other."""
        return ""


class View(Framed, frozen=True):
    """A page of which all is known beforehand."""

    head: Head


class Page(Struct, frozen=True):
    """A page that can be rendered: `view(*subjects)` sees nothing else, so the subjects decide every byte.

    `listed` puts it into the sitemap, with `updated` as its last change.
    `source` is the file to name when something is wrong with it. `leads_to` is
    where a page that only moves readers on sends them.
    """

    url: str
    template: str
    view: Callable[..., object]
    subjects: tuple[object, ...]
    listed: bool = True
    updated: date | None = None
    source: str = ""
    leads_to: str = ""

    @property
    def is_written(self) -> bool:
        """True if somebody wrote a text for it."""
        return self.source.endswith(".md")
