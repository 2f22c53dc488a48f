"""Proofs of advice: whom to choose, for what, and for which kind of reader. Start with `OF_PAIRS`."""

from collections.abc import Iterator
from fractions import Fraction

from generator.audit.bout import Advice, Bout
from generator.audit.expected import Expected, Shown, claim, flag
from generator.audit.provers.grounds import turns
from generator.audit.provers.subjects import Found, OfPair, free_text, listed
from generator.audit.world import Ring
from generator.model.rubric import Answer


def _find_heading(_: Ring, bout: Bout) -> Iterator[Found]:
    newer = bout.newer()
    for own, _other in bout.sides:
        yield own is bout.b, "choose" if newer is None else "move" if newer is own else "stay"


def _advised(_: Ring, product: Shown, other: Shown, step: str) -> Expected:
    return claim("advised", product=product, other=other, step=Shown(step, "", step))


def _find_reasons(_: Ring, bout: Bout) -> Iterator[Found]:
    for own, _other in bout.sides:
        advice = bout.advice(own)
        for n in advice.reasons if advice else ():
            yield own is bout.b, n, bout.raised(n) if bout.is_heavy(n) else None


def _choose(ring: Ring, product: Shown, other: Shown, n: int, share: Fraction | None) -> Expected:
    weight = ring.writing.share(share) if share else ring.writing.half
    return claim("choose", product=product, other=other, dimension=ring.dimensions[n], weight=weight)


def _find_caveat(_: Ring, bout: Bout) -> Iterator[Found]:
    for own, _other in bout.sides:
        advice = bout.advice(own)
        if advice and advice.turns:
            yield own is bout.b, advice


def _not_choose(ring: Ring, product: Shown, other: Shown, advice: Advice) -> Expected:
    return claim(
        "not-choose",
        product=product,
        other=other,
        dimensions=listed(ring, [n for n, _ in advice.turns]),
        turns=turns(ring, [(n, at, True) for n, at in advice.turns], enough=False),
        level=flag(advice.level),
        half=flag(advice.half),
    )


def _find_nothing(_: Ring, bout: Bout) -> Iterator[Found]:
    for own, _other in bout.sides:
        advice = bout.advice(own)
        if advice and not advice.reasons and not advice.turns:
            yield (own is bout.b,)


def _no_advice(_: Ring, product: Shown, other: Shown) -> Expected:
    return claim("no-advice", product=product, other=other)


def _find_profiles(ring: Ring, bout: Bout) -> Iterator[Found]:
    for own, other in bout.sides:
        if not bout.is_to_be_had(own):
            continue
        fits = zip(ring.profiles, ring.fits(own), ring.fits(other), strict=True)
        won = tuple([id for id, x, y in fits if x is not None and y is not None and x - y > bout.tie])
        if won:
            yield own is bout.b, won


def _profile(ring: Ring, product: Shown, other: Shown, won: tuple[str, ...]) -> Expected:
    names = Shown(",".join(won), ring.writing.one_of([ring.profiles[id].name for id in won]), len(won))
    return claim("profile", product=product, other=other, profiles=names)


def _find_needs(ring: Ring, bout: Bout) -> Iterator[Found]:
    for own, other in bout.sides:
        for profile in ring.profiles.values():
            if not bout.is_to_be_had(own):
                continue
            if ring.meets(own, profile) is True and ring.meets(other, profile) is False:
                need, word = next((s, w) for s, w in profile.needs.items() if ring.has(other, s, w) is False)
                answer = other.product.specs.get(need)
                yield own is bout.b, profile.id, need, word, answer if isinstance(answer, Answer) else None


def _profile_needs(
    ring: Ring, product: Shown, other: Shown, profile: str, need: str, word: str, answer: Answer | None
) -> Expected:
    return claim(
        "profile-needs",
        product=product,
        other=other,
        profile=Shown(profile, ring.profiles[profile].name),
        need=Shown(need, ring.specs[need].name),
        word=_word(ring, word, answer is not None),
        partly=flag(word == "yes" and answer is Answer.PARTIAL),
    )


def _word(ring: Ring, word: str, is_answer: bool) -> Shown:
    """An answer in the language of the site, a text as it is."""
    said = ring.sentences.say(f"need-{word}", "", {}) if is_answer else None
    return Shown(word, said) if said else free_text(word)


UNKNOWN = "it is not so that only the first of the two is known to have what the profile needs"
OF_PAIRS = {
    "advised": OfPair(_find_heading, _advised, "there is nothing to advise", by=("product",)),
    "choose": OfPair(
        _find_reasons,
        _choose,
        "the product is not ahead if that dimension matters most",
        by=("product", "dimension"),
    ),
    "not-choose": OfPair(
        _find_caveat, _not_choose, "it leads on nothing in which leading is not enough", by=("product",), alike=False
    ),
    "no-advice": OfPair(_find_nothing, _no_advice, "there is advice for it, or nothing to advise", by=("product",)),
    "profile": OfPair(_find_profiles, _profile, "it wins no profile against the other", by=("product",)),
    "profile-needs": OfPair(_find_needs, _profile_needs, UNKNOWN, by=("product", "profile")),
}
