"""Proofs of advice: whom to choose, for what, and for which kind of reader. Start with `PROVERS`."""

from generator.audit.bout import HALF, Bout, Entrant
from generator.audit.expected import Facts, Finding, Refuted, Shown, claim, flag
from generator.audit.provers.grounds import turn, turns
from generator.audit.provers.subjects import dimension, free_text, listed, two
from generator.audit.world import Ring
from generator.model.rubric import Answer


def _advised(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    newer = bout.newer()
    step = "choose" if newer is None else "move" if newer is named else "stay"
    return claim("advised", product=named.name, other=bout.other(named).name, step=Shown(step, "", step))


def _choose(ring: Ring, facts: Facts) -> Finding:
    index = dimension(ring, facts)
    if isinstance(index, Refuted):
        return index

    def prove(ring: Ring, bout: Bout, named: Entrant) -> Finding:
        advice = bout.advice(named)
        if advice is None or index not in advice.reasons:
            return Refuted(f"{named.name.text} is not ahead if {ring.dimensions[index].text} matters most")
        return claim(
            "choose",
            product=named.name,
            other=bout.other(named).name,
            dimension=ring.dimensions[index],
            weight=ring.writing.half if bout.raised(index) is HALF else ring.writing.share(bout.raised(index)),
        )

    return two("product", "other", prove)(ring, facts)


def _not_choose(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    advice = bout.advice(named)
    if advice is None or not advice.turns:
        return Refuted(f"{named.name.text} leads on nothing in which leading is not enough")
    return claim(
        "not-choose",
        product=named.name,
        other=bout.other(named).name,
        dimensions=listed(ring, tuple(n for n, _ in advice.turns)),
        turns=turns(ring, [turn(ring, n, at, above=True, enough=False) for n, at in advice.turns]),
        level=flag(advice.level),
        half=flag(advice.half),
    )


def _no_advice(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    advice = bout.advice(named)
    if advice is None or advice.reasons or advice.turns:
        return Refuted(f"there is advice for {named.name.text}" if advice else "there is nothing to advise")
    return claim("no-advice", product=named.name, other=bout.other(named).name)


def _profile(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    won = []
    for profile in ring.profiles.values():
        if all(ring.meets(e, profile) is True for e in (bout.a, bout.b)):
            overalls = ring.weighed(profile, named, bout.other(named))
            if overalls and overalls[0] - overalls[1] > bout.tie:
                won.append(profile)
    if not won:
        return Refuted(f"{named.name.text} wins no profile against {bout.other(named).name.text}")
    names = Shown(",".join(p.id for p in won), ring.writing.one_of([p.name for p in won]), len(won))
    return claim("profile", product=named.name, other=bout.other(named).name, profiles=names)


def _profile_needs(ring: Ring, facts: Facts) -> Finding:
    profile = ring.profiles.get(facts.get("profile", ""))
    if profile is None:
        return Refuted(f"there is no profile `{facts.get('profile', '')}`")

    def prove(ring: Ring, bout: Bout, named: Entrant) -> Finding:
        other = bout.other(named)
        if ring.meets(named, profile) is not True or ring.meets(other, profile) is not False:
            return Refuted(f"it is not so that of the two only {named.name.text} is known to have it")
        need, word = next((s, w) for s, w in profile.needs.items() if ring.has(other, s, w) is False)
        partly = word == "yes" and other.product.specs.get(need) is Answer.PARTIAL
        return claim(
            "profile-needs",
            product=named.name,
            other=other.name,
            profile=Shown(profile.id, profile.name),
            need=Shown(need, ring.specs[need].name),
            word=_word(ring, word, isinstance(other.product.specs.get(need), Answer)),
            partly=flag(partly),
        )

    return two("product", "other", prove)(ring, facts)


def _word(ring: Ring, word: str, is_answer: bool) -> Shown:
    """An answer in the language of the site, a text as it is."""
    said = ring.sentences.say(f"need-{word}", "", {}) if is_answer else None
    return Shown(word, said) if said else free_text(word)


PROVERS = {
    "advised": two("product", "other", _advised),
    "choose": _choose,
    "not-choose": two("product", "other", _not_choose),
    "no-advice": two("product", "other", _no_advice),
    "profile": two("product", "other", _profile),
    "profile-needs": _profile_needs,
}
