"""Proofs of what is said of families, and of products that are not on sale. Start with `OF_PAIRS`."""

from collections.abc import Iterator, Mapping

from generator.audit.bout import Bout
from generator.audit.expected import Expected, Facts, Finding, Refuted, claim
from generator.audit.provers.subjects import OfOne, OfPair, leads, one
from generator.audit.world import Ring
from generator.model.product import Status


def _siblings(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if bout.a.product.family and bout.a.product.family == bout.b.product.family:
        yield claim("siblings", first=bout.a.name, second=bout.b.name)


def _upgrade(ring: Ring, bout: Bout) -> Iterator[Expected]:
    newer = bout.newer()
    if newer and bout.rows:
        older = bout.other(newer)
        gains, losses = leads(ring, bout, newer), leads(ring, bout, older)
        yield claim("upgrade", older=older.name, newer=newer.name, gains=gains, losses=losses)


def _retired(ring: Ring, facts: Facts) -> Finding:
    entrant = one(ring, facts.get("product", ""))
    if isinstance(entrant, Refuted):
        return entrant
    heir, seen = entrant, set()
    while heir.product.status is Status.RETIRED and heir.id not in seen:
        seen.add(heir.id)
        heir = ring.entrants.get(heir.product.successor, heir)
    if heir.product.status is Status.RETIRED or heir is entrant:
        return Refuted(f"{entrant.name.text} is {entrant.product.status.value}")
    return claim("retired", product=entrant.name, successor=heir.name)


def _announced(ring: Ring, facts: Facts) -> Finding:
    entrant = one(ring, facts.get("product", ""))
    if isinstance(entrant, Refuted):
        return entrant
    if entrant.product.status is not Status.ANNOUNCED:
        return Refuted(f"{entrant.name.text} is {entrant.product.status.value}")
    return claim("announced", product=entrant.name)


OF_PAIRS = {
    "siblings": OfPair(_siblings, "the two are not of one family"),
    "upgrade": OfPair(_upgrade, "nothing tells which of a family came later, or the two share no dimension"),
}
OF_ONE: Mapping[str, OfOne] = {"retired": _retired, "announced": _announced}
