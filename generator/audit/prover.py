"""The claims on one page: whether their facts are what the data bear, and their sentences are such as say so.

Knows claims, not pages. Start with `Prover.proofs`.
"""

from collections.abc import Iterator

from generator.audit.case import Case
from generator.audit.expected import Facts, Finding, Refuted, Written, facts_of
from generator.audit.finding import quoted
from generator.audit.foreseen import Foreseen
from generator.audit.glance import Glimpse, Mark
from generator.audit.proof import Proof
from generator.audit.provers import PROVERS
from generator.audit.provers.subjects import OfPair
from generator.audit.world import Ring, World

MOST_KNOWN = 20_000
NOTHING: dict[Written, Proof] = {}


class Prover:
    """Proves claims of all categories; what is true of one product, or of none, is proved once for all pages."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[str, dict[Written, Proof]] = {}
        self._foreseen: dict[str, Foreseen] = {}

    def case(self, category: str, ids: tuple[str, ...]) -> Case | None:
        """Two different products of a category side by side; None if these are not."""
        ring = self._world.ring(category)
        entrants = [ring.entrants.get(id) for id in ids] if ring else []
        if ring is None or len(entrants) != 2 or entrants[0] is entrants[1]:
            return None
        one, other = entrants
        return Case(ring, ring.bout(one, other)) if one and other else None

    def foresees(self, page: Glimpse, case: Case) -> bool:
        """Whether a page says what it should of the two that it is about, and where; a False says nothing."""
        category = case.ring.category.id
        if category not in self._foreseen:
            self._foreseen[category] = Foreseen(case.ring, lambda mark: next(self.proofs((mark,), category, None)))
        return self._foreseen[category].holds(page, case.bout)

    def proofs(self, marks: tuple[Mark, ...], category: str, case: Case | None) -> Iterator[Proof]:
        """Prove the marks of a page in order; `category` and `case` are what it is about."""
        known = self._known.setdefault(category, {})
        proved = case.proved if case else NOTHING
        for mark in marks:
            if mark.category:
                yield self._prove(mark, mark.category, None)
            else:
                written = mark[:2]
                yield known.get(written) or proved.get(written) or self._prove(mark, category, case)

    def _prove(self, mark: Mark, category: str, case: Case | None) -> Proof:
        """Prove what is not known yet."""
        kind, written = mark.claim.partition(" ")[0], mark[:2]
        prover = PROVERS.get(kind)
        if case and isinstance(prover, OfPair):
            case.learn(prover)
            if written in case.proved:
                return case.proved[written]
        proof = self._look_up(mark, kind, category)
        known = self._known.setdefault(category, {})
        if len(proof.products) < 2 and not proof.fault and len(known) < MOST_KNOWN:
            known[written] = proof
        return proof

    def _look_up(self, mark: Mark, kind: str, category: str) -> Proof:
        """Prove a claim by the subjects that it names."""
        facts = facts_of(mark.claim)
        products = _products(kind, facts)
        proof = Proof(kind, products, "" if "products" in facts else "".join(products[:1]))
        ring = self._world.ring(category)
        if ring is None:
            fault = "it belongs to no category: `data-category` around it has to name one"
            return proof._replace(fault=fault, code="audit/claim")
        found = self._finding(ring, kind, facts, products)
        if isinstance(found, Refuted):
            return proof._replace(fault=f"the data bear no `{kind}` here: {found.because}", code="audit/claim")
        sentences, borne = self._world.sentences.of_claim(found), found.facts
        if borne == mark.claim and _says(mark.text, sentences):
            return proof
        said = f"the data say {quoted(sentences[0] if sentences else '')}"
        if borne != mark.claim:
            return proof._replace(fault=f"{said}, `{borne}`", code="audit/claim")
        return proof._replace(fault=said, code="audit/text")

    def _finding(self, ring: Ring, kind: str, facts: Facts, products: tuple[str, ...]) -> Finding:
        prover = PROVERS.get(kind)
        if prover is None:
            return Refuted("nobody can prove that kind")
        if not isinstance(prover, OfPair):
            return prover(ring, facts)
        case = self.case(ring.category.id, products)
        if case is None:
            return Refuted(f"its first two fields have to name two products of {ring.category.name}")
        return case.answer(prover, facts)


def _says(text: str, sentences: list[str]) -> bool:
    """Whether a text is one of these sentences; white space counts as in HTML."""
    return text in sentences or " ".join(text.split()) in [" ".join(sentence.split()) for sentence in sentences]


def _products(kind: str, facts: Facts) -> tuple[str, ...]:
    """The products that a claim is about, the subject first."""
    if isinstance(PROVERS.get(kind), OfPair):
        return tuple(list(facts.values())[:2])
    if "products" in facts:
        return tuple(facts["products"].split(","))
    return (facts["product"],) if "product" in facts else ()
