"""Proofs of single figures: scores, weights, overalls, who leads a row, the arithmetic. Start with `OF_PAIRS`."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.audit.arithmetic import mean_half_up, mean_in_points
from generator.audit.bout import Bout, Entrant
from generator.audit.expected import Expected, Facts, Finding, Refuted, Shown, claim, flag
from generator.audit.provers.subjects import OfOne, OfPair, dimension, one
from generator.audit.world import Ring


def _score(ring: Ring, facts: Facts) -> Finding:
    entrant, index = one(ring, facts.get("product", "")), dimension(ring, facts)
    if isinstance(entrant, Refuted):
        return entrant
    if isinstance(index, Refuted):
        return index
    points = entrant.points[index]
    if points is None:
        return Refuted(f"{entrant.name.text} has no score there")
    return claim("score", product=entrant.name, dimension=ring.dimensions[index], points=ring.writing.tenths(points))


def _weight(ring: Ring, facts: Facts) -> Finding:
    index = dimension(ring, facts)
    if isinstance(index, Refuted):
        return index
    return claim("weight", dimension=ring.dimensions[index], weight=ring.writing.weight(ring.weights[index]))


def _profile_weight(ring: Ring, facts: Facts) -> Finding:
    profile, index = ring.profiles.get(facts.get("profile", "")), dimension(ring, facts)
    if isinstance(index, Refuted):
        return index
    weight = profile.weights.get(ring.dimensions[index].fact) if profile else None
    if profile is None or weight is None:
        return Refuted("no such profile weighs that dimension")
    return claim(
        "profile-weight",
        profile=Shown(profile.id, profile.name),
        dimension=ring.dimensions[index],
        weight=ring.writing.weight(int(weight)),
    )


def _own_overall(ring: Ring, facts: Facts) -> Finding:
    entrant = one(ring, facts.get("product", ""))
    if isinstance(entrant, Refuted):
        return entrant
    overall = ring.overall(entrant)
    if overall is None:
        return Refuted(f"{entrant.name.text} has no score")
    return claim("own-overall", product=entrant.name, points=ring.writing.tenths(overall))


def _duel_overall(ring: Ring, bout: Bout) -> Iterator[Expected]:
    for own, other in bout.sides if bout.rows else ():
        points = ring.writing.tenths(bout.overalls[own.id])
        yield claim("duel-overall", product=own.name, other=other.name, points=points)


def _rows(ring: Ring, bout: Bout) -> Iterator[Expected]:
    """Who leads each dimension, or that neither does."""
    for n, gap in bout.gap.items():
        name = ring.dimensions[n]
        if abs(gap) <= bout.tie:
            yield claim("row-level", first=bout.a.name, second=bout.b.name, dimension=name)
        else:
            ahead, behind = bout.sides[gap < 0]
            by = ring.writing.tenths(abs(gap))
            yield claim("row-lead", product=ahead.name, other=behind.name, dimension=name, gap=by)


def _working(ring: Ring, bout: Bout) -> Iterator[Expected]:
    for own, other in bout.sides if bout.rows else ():
        yield claim("working", product=own.name, other=other.name, **_sum(ring, own, bout.shared))


def _own_working(ring: Ring, facts: Facts) -> Finding:
    entrant = one(ring, facts.get("product", ""))
    if isinstance(entrant, Refuted):
        return entrant
    scored = tuple(n for n, points in enumerate(entrant.points) if points is not None)
    if not scored:
        return Refuted(f"{entrant.name.text} has no score")
    return claim("own-working", product=entrant.name, **_sum(ring, entrant, scored))


def _sum(ring: Ring, entrant: Entrant, dimensions: tuple[int, ...]) -> Mapping[str, Shown]:
    """The terms, the sum of their weights, the mean, the overall, and whether that is rounded."""
    key = (entrant.id, dimensions)
    if key not in ring.sums:
        ring.sums[key] = _summed(ring, entrant, dimensions)
    return ring.sums[key]


def _summed(ring: Ring, entrant: Entrant, dimensions: tuple[int, ...]) -> Mapping[str, Shown]:
    write = ring.writing
    points = [entrant.points[n] or 0 for n in dimensions]
    weights = [ring.weights[n] for n in dimensions]
    shown = [(write.tenths(p), write.weight(w)) for p, w in zip(points, weights, strict=True)]
    facts = [f"{ring.dimensions[n].fact}:{p.fact}:{w.fact}" for n, (p, w) in zip(dimensions, shown, strict=True)]
    terms = Shown(",".join(facts), " + ".join(f"{p.text} × {w.text}" for p, w in shown), len(shown))
    mean, overall = mean_in_points(points, weights), mean_half_up(points, weights)
    return {
        "terms": terms,
        "divisor": write.weight(sum(weights)),
        "mean": Shown(mean, write.number(Decimal(mean))),
        "overall": write.tenths(overall),
        "rounded": flag(Decimal(mean) * 10 != overall),
    }


def _exact_share(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if bout.lean and 0 < bout.share.numerator < bout.share.denominator:
        share = Shown(str(bout.share), ring.writing.exact(bout.share))
        yield claim("exact-share", ahead=bout.ahead.name, behind=bout.behind.name, share=share)


def _break_evens(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if not bout.lean or not bout.turns:
        return
    facts, texts = [], []
    for n, at in bout.turns.items():
        name = ring.dimensions[n]
        facts.append(f"{name.fact}:{'>' if bout.lead(bout.ahead, n) < 0 else '<'}{at}")
        item = {"dimension": name.text, "at": ring.writing.exact(at)}
        texts.append(ring.sentences.say("exact-turn-item", "", item) or "")
    shown = Shown(",".join(facts), ring.writing.one_of(texts), len(texts))
    yield claim("break-evens", challenger=bout.behind.name, holder=bout.ahead.name, turns=shown)


UNSHARED = "the two share no dimension"
OF_PAIRS = {
    "duel-overall": OfPair(_duel_overall, UNSHARED, by=("product",)),
    **dict.fromkeys(("row-lead", "row-level"), OfPair(_rows, "the two do not share that dimension", by=("dimension",))),
    "working": OfPair(_working, UNSHARED, by=("product",)),
    "exact-share": OfPair(_exact_share, "nobody is ahead with a part of the weightings only"),
    "break-evens": OfPair(_break_evens, "no weight of one dimension turns the result"),
}
OF_ONE: Mapping[str, OfOne] = {
    "score": _score,
    "weight": _weight,
    "profile-weight": _profile_weight,
    "own-overall": _own_overall,
    "own-working": _own_working,
}
