"""Finding the subjects of a claim by the ids it names. Start with `two`."""

import re
from collections.abc import Callable
from urllib.parse import quote

from generator.audit.bout import Bout, Entrant
from generator.audit.expected import Facts, Finding, Refuted, Shown
from generator.audit.world import Ring

SEPARATORS = re.compile(r"[\s=,:%]")

OfTwo = Callable[[Ring, Bout, Entrant], Finding]
"""Proves a claim about two products; the entrant is the one that the claim names first."""


def one(ring: Ring, id: str) -> Entrant | Refuted:
    return ring.entrants.get(id) or Refuted(f"there is no product `{id}`")


def two(first: str, second: str, prove: OfTwo) -> Callable[[Ring, Facts], Finding]:
    """Make a prover of a claim whose two products stand in these fields."""

    def prover(ring: Ring, facts: Facts) -> Finding:
        own, other = ring.entrants.get(facts.get(first, "")), ring.entrants.get(facts.get(second, ""))
        if own is None or other is None or own is other:
            return Refuted(f"`{first}` and `{second}` have to be two products of {ring.category.name}")
        return prove(ring, ring.bout(own, other), own)

    return prover


def dimension(ring: Ring, facts: Facts) -> int | Refuted:
    index = ring.index.get(facts.get("dimension", ""))
    return Refuted(f"there is no dimension `{facts.get('dimension', '')}`") if index is None else index


def free_text(text: str) -> Shown:
    """A text of the editors', whose separators are escaped as in an address."""
    return Shown(quote(text, safe="+.") if SEPARATORS.search(text) else text, text)


def listed(ring: Ring, dimensions: tuple[int, ...] | list[int]) -> Shown:
    """Dimensions as a list: their ids, their names joined, how many."""
    shown = [ring.dimensions[n] for n in dimensions]
    return Shown(",".join(s[0] for s in shown), ring.writing.all_of([s[1] for s in shown]), len(shown))


def leads(ring: Ring, bout: Bout, entrant: Entrant, dimensions: tuple[int, ...]) -> Shown:
    """Dimensions a side leads, each with both scores."""
    other = bout.other(entrant)
    found = [_lead(ring, n, entrant.points[n] or 0, other.points[n] or 0) for n in dimensions]
    return Shown(",".join([f for f, _ in found]), ring.writing.all_of([t for _, t in found]), len(found))


def _lead(ring: Ring, dimension: int, high: int, low: int) -> tuple[str, str]:
    key = (dimension, high, low)
    if key not in ring.leads:
        name, more, less = ring.dimensions[dimension], ring.writing.tenths(high), ring.writing.tenths(low)
        item = {"dimension": name.text, "high": more.text, "low": less.text}
        ring.leads[key] = f"{name.fact}:{high}:{low}", ring.sentences.say("lead-item", "", item) or ""
    return ring.leads[key]
