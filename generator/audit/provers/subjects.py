"""What provers have in common: how they are entered, and how the subjects of a claim are found and listed.

Start with `OfPair` and `OfOne`, the two kinds of prover.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from generator.audit.bout import Bout, Entrant
from generator.audit.expected import Expected, Facts, Finding, Refuted, Shown
from generator.audit.world import Ring

SEPARATORS = re.compile(r"[\s=,:%]")


Found = tuple[Any, ...]
"""What a claim about two products rests on, after whether the second of them is named first."""


class OfPair(Struct, frozen=True, eq=False):
    """Finds all claims of its kinds that two products bear; the first two fields of each name the two.

    `find` yields for each claim whether `b` is named first, and then all that
    the claim rests on but for the two names. `claim` makes it of the category,
    the two names in their order, and of that. So pairs that are alike have
    their claims worded once; `alike` says that some are, and then what is
    found can be hashed. `none` is why there may be no claim, as half a
    sentence. `by` are the fields in which claims of a kind about the same two
    products differ; the other fields follow from these.
    """

    find: Callable[[Ring, Bout], Iterator[Found]]
    claim: Callable[..., Expected]
    none: str
    by: tuple[str, ...] = ()
    alike: bool = True

    def claims(self, ring: Ring, bout: Bout) -> Iterator[Expected]:
        for swapped, *found in self.find(ring, bout):
            first, second = (bout.b, bout.a) if swapped else (bout.a, bout.b)
            yield self.claim(ring, first.name, second.name, *found)


OfOne = Callable[[Ring, Facts], Finding]
"""Takes the subjects of a claim from its facts, and works out the only claim of that kind about them."""


def one(ring: Ring, id: str) -> Entrant | Refuted:
    return ring.entrants.get(id) or Refuted(f"there is no product `{id}`")


def dimension(ring: Ring, facts: Facts) -> int | Refuted:
    index = ring.index.get(facts.get("dimension", ""))
    return Refuted(f"there is no dimension `{facts.get('dimension', '')}`") if index is None else index


def free_text(text: str) -> Shown:
    """A text of the editors', whose separators are escaped as in an address."""
    return Shown(quote(text, safe="+.") if SEPARATORS.search(text) else text, text)


def listed(ring: Ring, dimensions: Sequence[int]) -> Shown:
    """Dimensions as a list: their ids, their names joined, how many."""
    shown = [ring.dimensions[n] for n in dimensions]
    return Shown(",".join([s[0] for s in shown]), ring.writing.all_of([s[1] for s in shown]), len(shown))


def leads(ring: Ring, bout: Bout, entrant: Entrant) -> Shown:
    """Dimensions a side leads, each with both scores."""
    own, other = entrant.points, bout.other(entrant).points
    items = [_lead(ring, (n, own[n] or 0, other[n] or 0)) for n in bout.led_by(entrant)]
    return Shown(",".join([i[0] for i in items]), ring.writing.all_of([i[1] for i in items]), len(items))


def _lead(ring: Ring, lead: tuple[int, int, int]) -> Shown:
    if lead not in ring.leads:
        n, own, other = lead
        name, high, low = ring.dimensions[n], ring.writing.tenths(own), ring.writing.tenths(other)
        said = ring.sentences.say("lead-item", "", {"dimension": name.text, "high": high.text, "low": low.text})
        ring.leads[lead] = Shown(f"{name.fact}:{high.fact}:{low.fact}", said or "")
    return ring.leads[lead]
