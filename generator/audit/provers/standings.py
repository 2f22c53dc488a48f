"""Proofs of what is said of a product among its whole category. Start with `OF_ONE`."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from generator.audit.bout import Entrant
from generator.audit.expected import Facts, Finding, Refuted, Shown, claim, flag
from generator.audit.provers.subjects import OfOne, dimension, one
from generator.audit.world import Ring
from generator.model.product import Status


def rank(ring: Ring, facts: Facts) -> Finding:
    """A place, or that there is none since scores are missing."""
    entrant = one(ring, facts.get("product", ""))
    if isinstance(entrant, Refuted):
        return entrant
    if entrant.product.status is not Status.CURRENT:
        return Refuted(f"{entrant.name.text} is {entrant.product.status.value}")
    write, overall = ring.writing, ring.ranked.get(entrant.id)
    if overall is None:
        scored = sum(p is not None for p in entrant.points)
        return claim("unranked", product=entrant.name, scored=write.count(scored), of=write.count(len(entrant.points)))
    better = len(ring.ladder) - bisect_right(ring.ladder, overall)
    level = len(ring.ladder) - better - bisect_left(ring.ladder, overall)
    return claim(
        "rank",
        product=entrant.name,
        overall=write.tenths(overall),
        rank=write.count(1 + better),
        of=write.count(len(ring.ladder)),
        shared=flag(level > 1),
    )


def _best_for(ring: Ring, facts: Facts) -> Finding:
    profile = ring.profiles.get(facts.get("profile", ""))
    if profile is None:
        return Refuted(f"there is no profile `{facts.get('profile', '')}`")
    place = list(ring.profiles).index(profile.id)
    weighed = [(overall, e) for e in ring.current if (overall := ring.fits(e)[place]) is not None]
    if len(weighed) < 2:
        return Refuted("fewer than two products qualify")
    best = max(overall for overall, _ in weighed)
    return claim(
        "best-for",
        profile=Shown(profile.id, profile.name),
        products=_named(ring, [e for overall, e in weighed if overall == best]),
        overall=ring.writing.tenths(best),
        of=ring.writing.count(len(weighed)),
    )


def _superlative(ring: Ring, facts: Facts) -> Finding:
    index = dimension(ring, facts)
    if isinstance(index, Refuted):
        return index
    column = [(points, e) for e in ring.current if (points := e.points[index]) is not None]
    top = max((points for points, _ in column), default=0)
    best = [e for points, e in column if points == top]
    if len(best) == len(column):
        return Refuted("nobody scores less there")
    return claim(
        "superlative",
        products=_named(ring, best),
        dimension=ring.dimensions[index],
        points=ring.writing.tenths(top),
        of=ring.writing.count(len(column)),
        complete=flag(len(column) == len(ring.current)),
    )


def _evidence(ring: Ring, facts: Facts) -> Finding:
    entrants = [ring.entrants.get(id) for id in facts.get("products", "").split(",")]
    known = [e for e in entrants if e]
    if len(known) < len(entrants):
        return Refuted("not all of its products exist")
    counts = [e.evidence for e in known]
    scores, proven, derived = (sum(numbers) for numbers in zip(*counts, strict=True))
    return claim(
        "evidence",
        products=_named(ring, known),
        proven=ring.writing.count(proven),
        scores=ring.writing.count(scores),
        derived=ring.writing.count(derived),
        complete=flag(proven == scores),
    )


def _named(ring: Ring, entrants: list[Entrant]) -> Shown:
    texts = [e.name.text for e in entrants]
    return Shown(",".join(e.id for e in entrants), ring.writing.all_of(texts), len(texts))


OF_ONE: Mapping[str, OfOne] = {
    "rank": rank,
    "unranked": rank,
    "best-for": _best_for,
    "superlative": _superlative,
    "evidence": _evidence,
}
