"""Proofs of advice: whom to choose, for what, and for which kind of reader. Start with `OF_PAIRS`."""

from collections.abc import Iterator

from generator.audit.bout import Bout
from generator.audit.expected import Expected, Shown, claim, flag
from generator.audit.provers.grounds import turns
from generator.audit.provers.subjects import OfPair, free_text, listed
from generator.audit.world import Ring
from generator.model.rubric import Answer


def _advised(ring: Ring, bout: Bout) -> Iterator[Expected]:
    newer = bout.newer()
    for own, other in bout.sides:
        step = "choose" if newer is None else "move" if newer is own else "stay"
        yield claim("advised", product=own.name, other=other.name, step=Shown(step, "", step))


def _choose(ring: Ring, bout: Bout) -> Iterator[Expected]:
    write = ring.writing
    for own, other in bout.sides:
        advice = bout.advice(own)
        for n in advice.reasons if advice else ():
            weight = write.share(bout.raised(n)) if bout.is_heavy(n) else write.half
            yield claim("choose", product=own.name, other=other.name, dimension=ring.dimensions[n], weight=weight)


def _not_choose(ring: Ring, bout: Bout) -> Iterator[Expected]:
    for own, other in bout.sides:
        advice = bout.advice(own)
        if advice and advice.turns:
            yield claim(
                "not-choose",
                product=own.name,
                other=other.name,
                dimensions=listed(ring, [n for n, _ in advice.turns]),
                turns=turns(ring, [(n, at, True) for n, at in advice.turns], enough=False),
                level=flag(advice.level),
                half=flag(advice.half),
            )


def _no_advice(ring: Ring, bout: Bout) -> Iterator[Expected]:
    for own, other in bout.sides:
        advice = bout.advice(own)
        if advice and not advice.reasons and not advice.turns:
            yield claim("no-advice", product=own.name, other=other.name)


def _profile(ring: Ring, bout: Bout) -> Iterator[Expected]:
    for own, other in bout.sides:
        fits = zip(ring.profiles.values(), ring.fits(own), ring.fits(other), strict=True)
        won = [p for p, x, y in fits if x is not None and y is not None and x - y > bout.tie]
        if won:
            names = Shown(",".join([p.id for p in won]), ring.writing.one_of([p.name for p in won]), len(won))
            yield claim("profile", product=own.name, other=other.name, profiles=names)


def _profile_needs(ring: Ring, bout: Bout) -> Iterator[Expected]:
    for own, other in bout.sides:
        for profile in ring.profiles.values():
            if ring.meets(own, profile) is True and ring.meets(other, profile) is False:
                need, word = next((s, w) for s, w in profile.needs.items() if ring.has(other, s, w) is False)
                partly = word == "yes" and other.product.specs.get(need) is Answer.PARTIAL
                yield claim(
                    "profile-needs",
                    product=own.name,
                    other=other.name,
                    profile=Shown(profile.id, profile.name),
                    need=Shown(need, ring.specs[need].name),
                    word=_word(ring, word, isinstance(other.product.specs.get(need), Answer)),
                    partly=flag(partly),
                )


def _word(ring: Ring, word: str, is_answer: bool) -> Shown:
    """An answer in the language of the site, a text as it is."""
    said = ring.sentences.say(f"need-{word}", "", {}) if is_answer else None
    return Shown(word, said) if said else free_text(word)


UNKNOWN = "it is not so that only the first of the two is known to have what the profile needs"
OF_PAIRS = {
    "advised": OfPair(_advised, "there is nothing to advise", by=("product",)),
    "choose": OfPair(_choose, "the product is not ahead if that dimension matters most", by=("product", "dimension")),
    "not-choose": OfPair(_not_choose, "it leads on nothing in which leading is not enough", by=("product",)),
    "no-advice": OfPair(_no_advice, "there is advice for it, or nothing to advise", by=("product",)),
    "profile": OfPair(_profile, "it wins no profile against the other", by=("product",)),
    "profile-needs": OfPair(_profile_needs, UNKNOWN, by=("product", "profile")),
}
