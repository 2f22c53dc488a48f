"""All that can be said of two products, worked out kind by kind when a page first says something of a kind.

Knows which claims hold and how they are worded, not what a page says. Start
with `Case.learn`.
"""

from generator.audit.bout import Bout
from generator.audit.expected import Expected, Facts, Refuted, Written
from generator.audit.proof import Proof
from generator.audit.provers.subjects import OfPair
from generator.audit.world import Ring


class Case:
    """Two products of a category; `proved` are true claims with each of their sentences, as far as they are known."""

    def __init__(self, ring: Ring, bout: Bout) -> None:
        self.bout = bout
        self.proved: dict[Written, Proof] = {}
        self.ring = ring

    def learn(self, prover: OfPair) -> list[Expected]:
        """Find all that is true of the kinds of a prover, and put it to what is `proved`."""
        say, products = self.ring.sentences.of_claim, (self.bout.a.id, self.bout.b.id)
        borne = list(prover.claims(self.ring, self.bout))
        for expected in borne:
            facts, subject = expected.facts, next(iter(expected.values.values()))
            proof = Proof(expected.kind, products, subject.fact)
            for sentence in say(expected):
                self.proved[facts, sentence] = proof
        return borne

    def answer(self, prover: OfPair, facts: Facts) -> Expected | Refuted:
        """Return what the data say where a page says something else of the same subjects."""
        for expected in self.learn(prover):
            if all(name in expected.values and expected.values[name].fact == facts.get(name) for name in prover.by):
                return expected
        return Refuted(prover.none)
