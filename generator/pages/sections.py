"""The sections of a pair's page: which there are, in which order, and what its article does with them.

An article may place a section in its text or replace what was computed in it;
all others stand where they always do. Start with `sections_of`.
"""

from functools import lru_cache

from msgspec import Struct

from generator.pages import prose
from generator.pages.views import Text, phrase

BEFORE = ("scores", "verdict", "choose")
"""These stand before the article, the others of `prose.SECTIONS` after it."""
MANY = 1024


class Section(Struct, frozen=True):
    """A section by its name in articles; `text` stands in it instead of what was computed."""

    name: str
    heading: Text
    text: tuple[prose.Part, ...] = ()


class Sections(Struct, frozen=True):
    before: tuple[Section, ...]
    after: tuple[Section, ...]


Headings = tuple[tuple[str, str], ...]
"""The sections for which there is anything to show, each with the message that heads it."""


def sections_of(headings: Headings, article: prose.Text) -> Sections:
    """Lay out the page. What the article places is left out, and the advice, if it gives reasons for both sides."""
    return _without_article(headings) if article is prose.NOTHING else _laid_out(dict(headings), article)


@lru_cache(MANY)
def _without_article(headings: Headings) -> Sections:
    """As nearly all pages are laid out."""
    return _laid_out(dict(headings), prose.NOTHING)


def _laid_out(headings: dict[str, str], article: prose.Text) -> Sections:
    placed = {name for name, argument in article.placed if not argument}
    if len(article.advised) > 1 and "choose" not in article.replaced:
        placed.add("choose")
    found = {
        name: Section(name, phrase(headings.get(name, name)), article.replaced.get(name, ()))
        for name in prose.SECTIONS
        if name not in placed and (name in headings or name in article.replaced)
    }
    return Sections(
        before=tuple(s for name, s in found.items() if name in BEFORE),
        after=tuple(s for name, s in found.items() if name not in BEFORE),
    )
