"""The catalogue as the audit looks things up in it: products and dimensions by id, ready to be named.

Knows what the files say, no judgement; must not import what makes pages. Start
with `World`; `bout` puts two products side by side.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from generator.audit.arithmetic import mean_half_up
from generator.audit.bout import Bout, Entrant
from generator.audit.derived import work_out
from generator.audit.expected import Shown
from generator.audit.forms import Sentences
from generator.audit.writing import Writing
from generator.model.catalogue import Catalogue, Category
from generator.model.pricing import Money
from generator.model.product import EvidenceKind, Product, Status
from generator.model.rubric import Answer, Profile, Unchecked, Workload


class Ring:
    """One category: its products as entrants, its dimensions in the rubric's order."""

    def __init__(self, category: Category, writing: Writing, sentences: Sentences) -> None:
        self.category = category
        self.rubric = category.rubric
        self.writing = writing
        self.sentences = sentences
        self.weights = tuple(int(d.weight) for d in self.rubric.dimensions)
        small = sentences.say("dimension-case", "", {}) == "lower"
        self.dimensions = tuple(Shown(d.id, _inside(d.name, small)) for d in self.rubric.dimensions)
        self.index = {d.id: n for n, d in enumerate(self.rubric.dimensions)}
        self.worked = work_out(self)
        """The scores that nobody typed, by product and dimension."""
        self.entrants = {p.id: self._entrant(p) for p in category.products}
        self.profiles = {p.id: p for p in category.profiles}
        self.specs = {s.id: s for s in category.specs}
        self.sums: dict[tuple[str, tuple[int, ...]], Mapping[str, Shown]] = {}
        """The arithmetic of a product's overall over these dimensions."""
        self.leads: dict[tuple[int, int, int], Shown] = {}
        """A dimension with the score of the one that leads it, and the other's."""
        self.bills: dict[tuple[str, str], object] = {}
        """What a product costs for a workload, once somebody has reckoned it."""
        self.months: dict[tuple[str, str], tuple[Money, Shown] | None] = {}
        """What that is a month, rounded and as shown."""
        self.own_bills: dict[tuple[str, str], object] = {}
        """The bills in the product's own currency."""
        self.multiples: dict[tuple[str, Decimal], Workload] = {}
        """Workloads of so many times the usage, as far as a page has named them."""
        self.ladders: dict[str, list[Decimal]] = {}
        """What the current products cost a month for a workload, lowest first."""
        self._fits: dict[str, tuple[int | None, ...]] = {}
        self._met: dict[tuple[str, str], bool | None] = {}

    def _entrant(self, product: Product) -> Entrant:
        points = tuple(self._points(product, d.id) for d in self.rubric.dimensions)
        vendor = tuple(_is_vendor_only(product, d.id) for d in self.rubric.dimensions)
        typed = [d for d in self.rubric.dimensions if (product.id, d.id) not in self.worked]
        known = [(d, s) for d in typed if (s := product.scores.get(d.id)) and s.points is not None]
        proven = sum(not d.derive and any(e.kind is not EvidenceKind.OPINION for e in s.evidence) for d, s in known)
        derived = sum(points[self.index[d.id]] is not None for d in self.rubric.dimensions if d not in typed)
        evidence = (len(known), proven, derived)
        return Entrant(product, Shown(product.id, product.label), points, vendor, evidence, product.id)

    def _points(self, product: Product, dimension: str) -> int | None:
        worked = self.worked.get((product.id, dimension))
        return worked.points if worked else product.points(dimension)

    def points(self, entrant: Entrant, dimension: str) -> int | None:
        """A score by the id of its dimension, which may be none of the rubric's."""
        return entrant.points[self.index[dimension]] if dimension in self.index else None

    def bout(self, one: Entrant, other: Entrant) -> Bout:
        """Two different products side by side, in either order."""
        a, b = (one, other) if one.id < other.id else (other, one)
        return Bout(a, b, self.weights, self.rubric.tie)

    def overall(self, entrant: Entrant) -> int | None:
        """Over all scores of its own."""
        return self.overall_in([n for n, p in enumerate(entrant.points) if p is not None], entrant)

    def overall_in(self, dimensions: list[int], entrant: Entrant) -> int | None:
        points = [p for n in dimensions if (p := entrant.points[n]) is not None]
        return mean_half_up(points, [self.weights[n] for n in dimensions]) if points else None

    @cached_property
    def current(self) -> tuple[Entrant, ...]:
        return tuple(e for e in self.entrants.values() if e.product.status is Status.CURRENT)

    @cached_property
    def ranked(self) -> Mapping[str, int]:
        """The overalls of current products with every score."""
        complete = [e for e in self.current if None not in e.points]
        return {e.id: overall for e in complete if (overall := self.overall(e)) is not None}

    @cached_property
    def ladder(self) -> list[int]:
        """The overalls of those that are ranked, lowest first."""
        return sorted(self.ranked.values())

    # --- readers of a kind

    def meets(self, entrant: Entrant, profile: Profile) -> bool | None:
        """Whether a product has all that a profile needs; None if nothing speaks against it, but not all is known."""
        if (key := (entrant.id, profile.id)) not in self._met:
            self._met[key] = self._meets(entrant, profile)
        return self._met[key]

    def _meets(self, entrant: Entrant, profile: Profile) -> bool | None:
        answers = [self.has(entrant, spec, word) for spec, word in profile.needs.items()]
        return False if False in answers else None if None in answers else True

    @staticmethod
    def has(entrant: Entrant, spec: str, word: str) -> bool | None:
        value = entrant.product.specs.get(spec, Unchecked.UNKNOWN)
        if isinstance(value, Unchecked):
            return None
        if isinstance(value, Answer):
            return value.value == word
        return word in value if isinstance(value, tuple) else str(value) == word

    def fits(self, entrant: Entrant) -> tuple[int | None, ...]:
        """Overalls under the profiles that a product is fit for: None where a need is not met, or a score missing."""
        if entrant.id not in self._fits:
            profiles = self.profiles.values()
            self._fits[entrant.id] = tuple(
                self._weigh(entrant, p) if self.meets(entrant, p) is True else None for p in profiles
            )
        return self._fits[entrant.id]

    def _weigh(self, entrant: Entrant, profile: Profile) -> int | None:
        points = [entrant.points[self.index[id]] for id in profile.weights]
        known = [p for p in points if p is not None]
        return mean_half_up(known, [int(w) for w in profile.weights.values()]) if len(known) == len(points) else None


class World:
    """The whole site, one ring for each category, made when it is first asked for."""

    def __init__(self, catalogue: Catalogue, writing: Writing, sentences: Sentences) -> None:
        self.catalogue = catalogue
        self.writing = writing
        self.sentences = sentences
        self._categories = {c.id: c for c in catalogue.categories}
        self._rings: dict[str, Ring] = {}

    def ring(self, category: str) -> Ring | None:
        if category not in self._categories:
            return None
        if category not in self._rings:
            self._rings[category] = Ring(self._categories[category], self.writing, self.sentences)
        return self._rings[category]


def _inside(name: str, small: bool) -> str:
    """A dimension's name inside a sentence: with a small letter if the words file wants it, acronyms as they are."""
    return name[:1].lower() + name[1:] if small and name[1:2].islower() else name


def _is_vendor_only(product: Product, dimension: str) -> bool:
    score = product.scores.get(dimension)
    return bool(score and score.evidence) and {e.kind.value for e in score.evidence} == {"vendor"}  # type: ignore[union-attr]
