"""Proofs of what is said of families, and of products that are not on sale. Start with `OF_PAIRS`."""

from collections.abc import Iterator, Mapping

from generator.audit.bout import Bout
from generator.audit.expected import Expected, Facts, Finding, Refuted, Shown, claim
from generator.audit.provers.subjects import Found, OfOne, OfPair, leads, one
from generator.audit.world import Ring
from generator.model.product import Status


def _find_family(_: Ring, bout: Bout) -> Iterator[Found]:
    if bout.a.product.family and bout.a.product.family == bout.b.product.family:
        yield (False,)


def _siblings(_: Ring, first: Shown, second: Shown) -> Expected:
    return claim("siblings", first=first, second=second)


def _find_upgrade(ring: Ring, bout: Bout) -> Iterator[Found]:
    newer = bout.newer()
    if newer and bout.rows:
        older = bout.other(newer)
        yield older is bout.b, leads(ring, bout, newer), leads(ring, bout, older)


def _upgrade(_: Ring, older: Shown, newer: Shown, gains: Shown, losses: Shown) -> Expected:
    return claim("upgrade", older=older, newer=newer, gains=gains, losses=losses)


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
    "siblings": OfPair(_find_family, _siblings, "the two are not of one family"),
    "upgrade": OfPair(
        _find_upgrade,
        _upgrade,
        "nothing tells which of a family came later, or the two share no dimension",
        alike=False,
    ),
}
OF_ONE: Mapping[str, OfOne] = {"retired": _retired, "announced": _announced}
