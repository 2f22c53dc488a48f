"""Advice that holds: who is ahead when a dimension matters most, and for which kind of reader.

Start with `advice`.
"""

from collections.abc import Sequence
from operator import itemgetter

from generator.judging.claims import (
    Choose,
    Claim,
    DimensionRef,
    NoAdvice,
    NotChoose,
    ProductRef,
    ProfileNeeds,
    ProfileRef,
    ProfileWins,
    Ref,
    Share,
    Threshold,
    Turn,
)
from generator.judging.duel import Duel
from generator.judging.family import is_to_be_had
from generator.judging.firmness import HALF, gap_at, raised
from generator.judging.ranking import overall
from generator.model.product import Product
from generator.model.rubric import Answer, Profile, SpecField, Tenths, Unchecked, Weight


def advice(duel: Duel, product: Product) -> tuple[Claim, ...]:
    """Say for the dimensions the product leads whether to choose it when one of them matters most.

    "Most" is half of the decision, or its present weight if that is more, the
    rest in proportion. Strongest advice first; then, in one claim, the
    dimensions in which leading is not enough, with the weights at which it
    would be; or that no dimension is such a reason. Nothing with fewer than two
    shared dimensions, where all of them are level, and for what cannot be had.
    """
    if len(duel.rows) < 2 or len(duel.level) == len(duel.rows):
        return ()
    if not is_to_be_had(product, duel.b if product is duel.a else duel.a):
        return ()
    gaps, weights = duel.gaps(product), duel.weights
    own, other = duel.sides(product)
    chosen, turns, is_level, is_half = [], [], False, True
    for index, row in enumerate(duel.rows):
        if gaps[index] <= duel.rubric.tie:
            continue
        weight, name = raised(weights, index), DimensionRef.of(row.dimension)
        strength = gap_at(gaps, weights, index, weight)
        if strength > 0:
            chosen.append((strength, Choose(own, other, name, Share(weight))))
        elif (until := duel.turning_shares[index]) is not None:
            turns.append(Turn(name, Threshold(until, above=True)))
            is_level = is_level or strength == 0
            is_half = is_half and weight == HALF
    chosen.sort(key=itemgetter(0), reverse=True)
    reasons = tuple(claim for _, claim in chosen)
    if turns:
        dimensions = tuple(t.dimension for t in turns)
        return (*reasons, NotChoose(own, other, dimensions, tuple(turns), level=is_level, half=is_half))
    return reasons or (NoAdvice(own, other),)


def profile_advice(
    duel: Duel, profiles: Sequence[Profile], specs: Sequence[SpecField]
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Return the profiles that go to `a` and those that go to `b`; profiles that agree are folded into one claim.

    A profile is passed over when a dimension it weighs is not shared, when a
    spec it needs is not known for both, when neither has what it needs, when
    the gap under its weights is within the tie, or when the one that wins it
    cannot be had.
    """
    names = {field.id: Ref(field.id, field.name) for field in specs}
    won: dict[str, list[ProfileRef]] = {duel.a.id: [], duel.b.id: []}
    needed: dict[str, list[Claim]] = {duel.a.id: [], duel.b.id: []}
    for profile in profiles:
        fits = [_fits(product, profile) for product in (duel.a, duel.b)]
        if None in fits or not any(fits):
            continue
        if all(fits):
            if winner := _winner(duel, profile):
                won[winner.id].append(ProfileRef.of(profile))
            continue
        fit, unfit = (duel.a, duel.b) if fits[0] else (duel.b, duel.a)
        need, word = next((id, word) for id, word in profile.needs.items() if _has(unfit, id, word) is False)
        needed[fit.id].append(
            ProfileNeeds(
                product=ProductRef.of(fit),
                other=ProductRef.of(unfit),
                profile=ProfileRef.of(profile),
                need=names[need],
                word=Answer(word) if isinstance(unfit.specs[need], Answer) else word,
                partly=unfit.specs[need] is Answer.PARTIAL and word == Answer.YES,
            )
        )
    return _folded(duel.a, duel.b, won, needed), _folded(duel.b, duel.a, won, needed)


def _folded(
    product: Product, other: Product, won: dict[str, list[ProfileRef]], needed: dict[str, list[Claim]]
) -> tuple[Claim, ...]:
    if not is_to_be_had(product, other):
        return ()
    wins = tuple(won[product.id])
    folded = (ProfileWins(ProductRef.of(product), ProductRef.of(other), wins),) if wins else ()
    return (*folded, *needed[product.id])


def _winner(duel: Duel, profile: Profile) -> Product | None:
    """Who is ahead under a profile's weights by more than the tie; only the gap counts here."""
    weighed = [row for row in duel.rows if row.dimension.id in profile.weights]
    if len(weighed) < len(profile.weights):
        return None
    weights = [profile.weights[row.dimension.id] for row in weighed]
    a, b = overall([row.a for row in weighed], weights), overall([row.b for row in weighed], weights)
    if abs(a - b) <= duel.rubric.tie:
        return None
    return duel.a if a > b else duel.b


def profile_overall(product: Product, profile: Profile) -> Tenths | None:
    """Return a product's overall under a profile's weights; None if a score is missing or a need is not met."""
    if _fits(product, profile) is not True:
        return None
    points = [product.points(id) for id in profile.weights]
    known = [p for p in points if p is not None]
    weights: list[Weight] = list(profile.weights.values())
    return overall(known, weights) if len(known) == len(points) else None


def _fits(product: Product, profile: Profile) -> bool | None:
    """Whether a product has what a profile needs; None if that is not known."""
    met = [_has(product, spec, word) for spec, word in profile.needs.items()]
    if False in met:
        return False
    return None if None in met else True


def _has(product: Product, spec: str, word: str) -> bool | None:
    """Whether a spec equals a word, or holds it; None if nobody knows."""
    value = product.specs.get(spec, Unchecked.UNKNOWN)
    if value is Unchecked.UNKNOWN:
        return None
    return word in value if isinstance(value, tuple) else str(value) == word
