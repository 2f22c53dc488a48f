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
    other, write = bout.other(entrant).points, ring.writing.tenths
    facts, texts = [], []
    for n in bout.led_by(entrant):
        name, high, low = ring.dimensions[n], write(entrant.points[n] or 0), write(other[n] or 0)
        facts.append(f"{name.fact}:{high.fact}:{low.fact}")
        item = {"dimension": name.text, "high": high.text, "low": low.text}
        texts.append(ring.sentences.say("lead-item", "", item) or "")
    return Shown(",".join(facts), ring.writing.all_of(texts), len(facts))
