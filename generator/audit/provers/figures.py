"""Proofs of single figures: scores, weights, overalls, who leads a row, the arithmetic. Start with `PROVERS`."""

from collections.abc import Callable
from decimal import Decimal

from generator.audit.arithmetic import mean_half_up, mean_in_points
from generator.audit.bout import Bout, Entrant
from generator.audit.expected import Facts, Finding, Refuted, Shown, claim, flag
from generator.audit.provers.subjects import dimension, one, two
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


def _duel_overall(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if not bout.rows:
        return Refuted("they share no dimension")
    points = ring.writing.tenths(bout.overalls[named.id])
    return claim("duel-overall", product=named.name, other=bout.other(named).name, points=points)


def _row(first: str, second: str) -> Callable[[Ring, Facts], Finding]:
    """A prover of who leads one dimension, or that neither does."""

    def prover(ring: Ring, facts: Facts) -> Finding:
        index = dimension(ring, facts)
        if isinstance(index, Refuted):
            return index

        def prove(ring: Ring, bout: Bout, named: Entrant) -> Finding:
            gap = bout.gap.get(index)
            if gap is None:
                return Refuted("they do not share that dimension")
            name = ring.dimensions[index]
            if abs(gap) <= bout.tie:
                return claim("row-level", first=bout.a.name, second=bout.b.name, dimension=name)
            ahead, behind = (bout.a, bout.b) if gap > 0 else (bout.b, bout.a)
            by = ring.writing.tenths(abs(gap))
            return claim("row-lead", product=ahead.name, other=behind.name, dimension=name, gap=by)

        return two(first, second, prove)(ring, facts)

    return prover


def _working(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if not bout.rows:
        return Refuted("they share no dimension")
    terms, divisor, mean, overall, rounded = _sum(ring, named, tuple(bout.shared))
    return claim(
        "working",
        product=named.name,
        other=bout.other(named).name,
        terms=terms,
        divisor=divisor,
        mean=mean,
        overall=overall,
        rounded=rounded,
    )


def _own_working(ring: Ring, facts: Facts) -> Finding:
    entrant = one(ring, facts.get("product", ""))
    if isinstance(entrant, Refuted):
        return entrant
    scored = tuple(n for n, points in enumerate(entrant.points) if points is not None)
    if not scored:
        return Refuted(f"{entrant.name.text} has no score")
    terms, divisor, mean, overall, rounded = _sum(ring, entrant, scored)
    return claim(
        "own-working",
        product=entrant.name,
        terms=terms,
        divisor=divisor,
        mean=mean,
        overall=overall,
        rounded=rounded,
    )


def _sum(ring: Ring, entrant: Entrant, dimensions: tuple[int, ...]) -> tuple[Shown, ...]:
    """The terms, the sum of their weights, the mean, the overall, and whether that is rounded."""
    key = (entrant.id, dimensions)
    if key not in ring.sums:
        ring.sums[key] = _summed(ring, entrant, dimensions)
    return ring.sums[key]


def _summed(ring: Ring, entrant: Entrant, dimensions: tuple[int, ...]) -> tuple[Shown, ...]:
    write = ring.writing
    points = [entrant.points[n] or 0 for n in dimensions]
    weights = [ring.weights[n] for n in dimensions]
    shown = [(write.tenths(p), write.weight(w)) for p, w in zip(points, weights, strict=True)]
    facts = [f"{ring.dimensions[n].fact}:{p.fact}:{w.fact}" for n, (p, w) in zip(dimensions, shown, strict=True)]
    terms = Shown(",".join(facts), " + ".join(f"{p.text} × {w.text}" for p, w in shown), len(shown))
    mean, overall = mean_in_points(points, weights), mean_half_up(points, weights)
    return (
        terms,
        write.weight(sum(weights)),
        Shown(mean, write.number(Decimal(mean))),
        write.tenths(overall),
        flag(Decimal(mean) * 10 != overall),
    )


def _exact_share(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if not bout.lean or bout.share in (0, 1):
        return Refuted("nobody is ahead with a part of the weightings only")
    share = Shown(str(bout.share), ring.writing.exact(bout.share))
    return claim("exact-share", ahead=bout.ahead.name, behind=bout.behind.name, share=share)


def _break_evens(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    turns = [(n, at) for n in bout.shared if bout.lean and len(bout.rows) > 1 and (at := bout.turn(n)) is not None]
    if not turns:
        return Refuted("no weight of one dimension turns the result")
    facts, texts = [], []
    for n, at in turns:
        name = ring.dimensions[n]
        facts.append(f"{name.fact}:{'>' if bout.lead(bout.ahead, n) < 0 else '<'}{at}")
        item = {"dimension": name.text, "at": ring.writing.exact(at)}
        texts.append(ring.sentences.say("exact-turn-item", "", item) or "")
    shown = Shown(",".join(facts), ring.writing.one_of(texts), len(texts))
    return claim("break-evens", challenger=bout.behind.name, holder=bout.ahead.name, turns=shown)


PROVERS = {
    "score": _score,
    "weight": _weight,
    "profile-weight": _profile_weight,
    "own-overall": _own_overall,
    "duel-overall": two("product", "other", _duel_overall),
    "row-lead": _row("product", "other"),
    "row-level": _row("first", "second"),
    "working": two("product", "other", _working),
    "own-working": _own_working,
    "exact-share": two("ahead", "behind", _exact_share),
    "break-evens": two("challenger", "holder", _break_evens),
}
