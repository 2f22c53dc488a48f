"""Proofs of single figures: scores, weights, overalls, who leads a row, the arithmetic. Start with `OF_PAIRS`."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from generator.audit.arithmetic import mean_half_up, mean_in_points
from generator.audit.bout import Bout, Entrant
from generator.audit.expected import Expected, Facts, Finding, Refuted, Shown, claim, flag
from generator.audit.provers.subjects import Found, OfOne, OfPair, dimension, one
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


def _find_overalls(_: Ring, bout: Bout) -> Iterator[Found]:
    if bout.rows:
        yield False, bout.overalls[bout.a.id]
        yield True, bout.overalls[bout.b.id]


def _duel_overall(ring: Ring, product: Shown, other: Shown, points: int) -> Expected:
    return claim("duel-overall", product=product, other=other, points=ring.writing.tenths(points))


def _find_rows(_: Ring, bout: Bout) -> Iterator[Found]:
    """Who leads each dimension and by how much, or that neither does."""
    for n, gap in bout.gap.items():
        yield (False, n, 0) if -bout.tie <= gap <= bout.tie else (gap < 0, n, abs(gap))


def _row(ring: Ring, ahead: Shown, behind: Shown, n: int, gap: int) -> Expected:
    name = ring.dimensions[n]
    if not gap:
        return claim("row-level", first=ahead, second=behind, dimension=name)
    return claim("row-lead", product=ahead, other=behind, dimension=name, gap=ring.writing.tenths(gap))


def _find_sums(_: Ring, bout: Bout) -> Iterator[Found]:
    if bout.rows:
        yield False, bout.a.id, bout.shared
        yield True, bout.b.id, bout.shared


def _working(ring: Ring, product: Shown, other: Shown, id: str, dimensions: tuple[int, ...]) -> Expected:
    return claim("working", product=product, other=other, **_sum(ring, ring.entrants[id], dimensions))


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


def _find_share(_: Ring, bout: Bout) -> Iterator[Found]:
    if bout.lean and 0 < bout.share.numerator < bout.share.denominator:
        yield bout.ahead is bout.b, bout.share


def _exact_share(ring: Ring, ahead: Shown, behind: Shown, share: Fraction) -> Expected:
    return claim("exact-share", ahead=ahead, behind=behind, share=Shown(str(share), ring.writing.exact(share)))


def _find_break_evens(_: Ring, bout: Bout) -> Iterator[Found]:
    if bout.lean and bout.turns:
        yield bout.behind is bout.b, [(n, at, bout.lead(bout.ahead, n) < 0) for n, at in bout.turns.items()]


def _break_evens(ring: Ring, challenger: Shown, holder: Shown, turns: list[tuple[int, Fraction, bool]]) -> Expected:
    facts, texts = [], []
    for n, at, above in turns:
        name = ring.dimensions[n]
        facts.append(f"{name.fact}:{'>' if above else '<'}{at}")
        item = {"dimension": name.text, "at": ring.writing.exact(at)}
        texts.append(ring.sentences.say("exact-turn-item", "", item) or "")
    shown = Shown(",".join(facts), ring.writing.one_of(texts), len(texts))
    return claim("break-evens", challenger=challenger, holder=holder, turns=shown)


UNSHARED = "the two share no dimension"
OF_PAIRS = {
    "duel-overall": OfPair(_find_overalls, _duel_overall, UNSHARED, by=("product",)),
    **dict.fromkeys(
        ("row-lead", "row-level"), OfPair(_find_rows, _row, "the two do not share that dimension", by=("dimension",))
    ),
    "working": OfPair(_find_sums, _working, UNSHARED, by=("product",)),
    "exact-share": OfPair(_find_share, _exact_share, "nobody is ahead with a part of the weightings only", alike=False),
    "break-evens": OfPair(_find_break_evens, _break_evens, "no weight of one dimension turns the result", alike=False),
}
OF_ONE: Mapping[str, OfOne] = {
    "score": _score,
    "weight": _weight,
    "profile-weight": _profile_weight,
    "own-overall": _own_overall,
    "own-working": _own_working,
}
