"""Everything a page claims, read off its view.

Knows that views are made of structs, tuples and mappings, and nothing of what is said or shown. Start with
`claimed`.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.judging.claims import Claim
from generator.judging.duel import Duel
from generator.lazy import lazy
from generator.pages.arena import Arena
from generator.pages.parts import Exhibit
from generator.pages.side import Contender, Readers
from generator.pages.views import Frame

SUBJECTS = (Frame, Arena, Duel, Contender, Exhibit, Readers)
"""What views are made of, and show but a part of."""


def claimed(view: object) -> tuple[Claim, ...]:
    """Return the claims of a view, each once: those of the page itself first, then those of its parts."""
    found: dict[Claim, None] = {}
    level = [view]
    while level:
        found |= dict.fromkeys(part for part in level if isinstance(part, Claim))
        level = [inner for part in level if not isinstance(part, (Claim, *SUBJECTS)) for inner in _inner(part)]
    return tuple(found)


def _inner(part: object) -> Iterator[object]:
    """What a part is made of; the items of a tuple count as being where the tuple is."""
    if isinstance(part, Struct):
        asked = (name for cls in type(part).__mro__ for name, value in vars(cls).items() if isinstance(value, lazy))
        for name in (*part.__struct_fields__, *asked):
            yield from _flat(getattr(part, name))
    elif isinstance(part, Mapping):
        yield from part.values()


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for item in value:
            yield from _flat(item)
    else:
        yield value
