"""One claim on one page: whether its facts are what the data bear, and its sentence is one that says so.

Knows claims, not pages. Start with `Prover.proof`.
"""

from dataclasses import dataclass

from generator.audit.expected import Expected, Facts, Refuted, facts_of
from generator.audit.finding import quoted
from generator.audit.provers import PROVERS
from generator.audit.world import Ring, World

MOST_KNOWN = 20_000
SUBJECTS = ("product", "winner", "first", "ahead", "challenger", "newer")
SEVERAL = frozenset(("evidence", "superlative", "best-for", "cheapest-for"))
OTHERS = ("other", "rival", "loser", "second", "behind", "holder", "older")


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of a claim: why it is none, or what it says; `said` are the sentences found to say it."""

    kind: str
    subject: str
    """The product it is about first; empty if it is about several or none."""
    products: tuple[str, ...]
    """All that it is about, but not a successor."""
    fault: str
    expected: Expected | None
    said: set[str]


class Prover:
    """Proves claims of all categories; the same claim is proved once, whatever pages it stands on."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[tuple[str, str], Proof] = {}
        self._roles: dict[str, tuple[str, ...]] = {}

    def proof(self, category: str, claim: str) -> Proof:
        """Prove a claim; it is true if there is no `fault`."""
        key = (category, claim)
        proof = self._known.get(key)
        if proof is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            proof = self._known[key] = self._prove(category, claim)
        return proof

    def says(self, proof: Proof, text: str) -> bool:
        """Whether a text is a true claim in one of its forms; white space counts as in HTML."""
        if text in proof.said:
            return True
        sentences, words = self._world.sentences, ""
        for form in sentences.forms_of(proof.kind):
            sentence = self._sentence(proof, form)
            if sentence != text:
                words = words or " ".join(text.split())
                sentence = " ".join(sentence.split())
            if sentence in (text, words):
                proof.said.add(text)
                return True
        return False

    def wanted(self, proof: Proof) -> str:
        """What a true claim says."""
        return f"the data say {quoted(self._sentence(proof, ''))}"

    def _sentence(self, proof: Proof, form: str) -> str:
        expected = proof.expected
        return (self._world.sentences.of_claim(expected, form) or "") if expected else ""

    def _prove(self, category: str, written: str) -> Proof:
        kind, facts = facts_of(written)
        fault, expected = "", None
        ring = self._world.ring(category)
        prover = PROVERS.get(kind)
        if ring is None:
            fault = "it belongs to no category: `data-category` around it has to name one"
        elif prover is None:
            fault = f"nobody can prove `{kind}`"
        else:
            found = prover(ring, facts)
            if isinstance(found, Refuted):
                fault = f"the data bear no `{kind}` here: {found.because}"
            elif found.facts != written:
                fault = f"the data say {_said(ring, found)}, `{found.facts}`"
            else:
                expected = found
        products = self._products(kind, facts)
        return Proof(kind, products[0] if products and kind not in SEVERAL else "", products, fault, expected, set())

    def _products(self, kind: str, facts: Facts) -> tuple[str, ...]:
        """The products that a claim is about, the subject first."""
        if kind in SEVERAL:
            return tuple(facts.get("products", "").split(","))
        roles = self._roles.get(kind)
        if roles is None or not facts.keys() >= set(roles):
            roles = self._roles[kind] = _roles(kind, facts)
        return tuple([facts[name] for name in roles])


def _said(ring: Ring, found: Expected) -> str:
    return quoted(ring.sentences.of_claim(found, "") or "")


def _roles(kind: str, facts: Facts) -> tuple[str, ...]:
    """The fields of a kind that name a product, its subject first."""
    return tuple(name for name in (*SUBJECTS, *OTHERS) if name in facts and (kind, name) != ("tally", "other"))
