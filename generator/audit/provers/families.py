"""Proofs of what is said of families, and of products that are not on sale. Start with `PROVERS`."""

from generator.audit.bout import Bout, Entrant
from generator.audit.expected import Facts, Finding, Refuted, claim
from generator.audit.provers.subjects import leads, one, two
from generator.audit.world import Ring
from generator.model.product import Status


def _siblings(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if not bout.a.product.family or bout.a.product.family != bout.b.product.family:
        return Refuted("they are not of one family")
    return claim("siblings", first=bout.a.name, second=bout.b.name)


def _upgrade(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    newer = bout.newer()
    if newer is None or not bout.rows:
        return Refuted("they share no dimension" if newer else "nothing tells which of a family came later")
    older = bout.other(newer)
    gains, losses = (leads(ring, bout, e, bout.led_by(e)) for e in (newer, older))
    return claim("upgrade", older=older.name, newer=newer.name, gains=gains, losses=losses)


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


PROVERS = {
    "siblings": two("first", "second", _siblings),
    "upgrade": two("older", "newer", _upgrade),
    "retired": _retired,
    "announced": _announced,
}
