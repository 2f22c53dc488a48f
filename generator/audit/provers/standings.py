"""Proofs of what is said of a product among its whole category. Start with `OF_ONE`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from generator.audit.bout import Bout, Entrant
from generator.audit.expected import Expected, Facts, Finding, Refuted, Shown, claim, flag
from generator.audit.provers.subjects import Found, OfOne, OfPair, dimension, one
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
    has_others = any(e.points[index] is not None for e in ring.entrants.values() if e not in ring.current)
    among = "sold" if has_others else "all" if len(column) == len(ring.current) else "scored"
    return claim(
        "superlative",
        products=_named(ring, best),
        dimension=ring.dimensions[index],
        points=ring.writing.tenths(top),
        of=ring.writing.count(len(column)),
        among=Shown(among, "", among),
    )


def _evidence(ring: Ring, facts: Facts) -> Finding:
    entrants = [ring.entrants.get(id) for id in facts.get("products", "").split(",")]
    known = [e for e in entrants if e]
    if len(known) < len(entrants):
        return Refuted("not all of its products exist")
    scores, proven, derived = map(sum, zip(*[e.evidence for e in known], strict=True))
    return _weighed(ring, _named(ring, known), scores, proven, derived)


def _weighed(ring: Ring, products: Shown, scores: int, proven: int, derived: int) -> Expected:
    count = ring.writing.count
    return claim(
        "evidence",
        products=products,
        proven=count(proven),
        scores=count(scores),
        derived=count(derived),
        complete=flag(proven == scores),
    )


def _find_evidence(_: Ring, bout: Bout) -> Iterator[Found]:
    yield (False, *map(sum, zip(bout.a.evidence, bout.b.evidence, strict=True)))


def _evidence_of_both(ring: Ring, first: Shown, second: Shown, scores: int, proven: int, derived: int) -> Expected:
    return _weighed(ring, _listed(ring, [first, second]), scores, proven, derived)


def _named(ring: Ring, entrants: list[Entrant]) -> Shown:
    return _listed(ring, [e.name for e in entrants])


def _listed(ring: Ring, names: list[Shown]) -> Shown:
    return Shown(",".join([n.fact for n in names]), ring.writing.all_of([n.text for n in names]), len(names))


OF_ONE: Mapping[str, OfOne] = {
    "rank": rank,
    "unranked": rank,
    "best-for": _best_for,
    "superlative": _superlative,
    "evidence": _evidence,
}
OF_BOTH = {"evidence": OfPair(_find_evidence, _evidence_of_both, "")}
"""What is said of any number of products, where these are the two of a page."""
