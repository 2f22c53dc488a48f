"""The sections of a pair's page: which there are, in which order, and what its article does with them.

An article may place a section in its text or replace what was computed in it;
all others stand where they always do. Start with `sections_of`.
"""

from msgspec import Struct

from generator.pages import prose
from generator.pages.views import Text, phrase

BEFORE = ("scores", "verdict", "choose")
"""These stand before the article, the others of `prose.SECTIONS` after it."""


class Section(Struct, frozen=True):
    """A section by its name in articles; `text` stands in it instead of what was computed."""

    name: str
    heading: Text
    text: tuple[prose.Part, ...] = ()


class Sections(Struct, frozen=True):
    before: tuple[Section, ...]
    after: tuple[Section, ...]


def sections_of(headings: dict[str, str], article: prose.Text) -> Sections:
    """Lay out the page; `headings` has the message of each section for which there is anything to show.

    What the article places is left out, and the advice, if it gives reasons for both sides.
    """
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
