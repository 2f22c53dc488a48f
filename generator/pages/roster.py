"""Which products have a page together, as briefly as it can be said. Start with `Roster`."""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from generator.judging.pairs import Pairs
from generator.model.product import Product
from generator.pages.routes import Routes
from generator.pages.views import Link, Phrase


class Member(Struct, frozen=True):
    id: str
    label: str

    @staticmethod
    def of(product: Product) -> "Member":
        return Member(product.id, product.label)


class Roster(Struct, frozen=True):
    """Products with each of which a product has a page, in order of their ids; its own entry does not count.

    Where any two of a category have a page there is one roster for all of them.
    """

    category: str
    members: tuple[Member, ...]

    def links_of(self, product: Product, routes: Routes) -> tuple[Link, ...]:
        """Links to all pairs of a product."""
        own = Member.of(product)
        others = [other for other in self.members if other.id != own.id]
        pairs = [(own, other) if own.id < other.id else (other, own) for other in others]
        return tuple([duel_link(a, b, routes.pair(self.category, a.id, b.id)) for a, b in pairs])


class Stretch(Struct, frozen=True):
    """Some pairs of a category in a row: any two of the roster from place `start` on, `count` of them; or `pairs`."""

    roster: Roster
    start: int = 0
    count: int = 0
    pairs: tuple[tuple[Member, Member], ...] = ()

    def entries(self, routes: Routes) -> tuple[tuple[str, Link], ...]:
        """Links to them, each with the name of its first product."""
        category = self.roster.category
        listed = self.pairs or islice(_pairs_from(self.roster.members, self.start), self.count)
        return tuple([(a.label, duel_link(a, b, routes.pair(category, a.id, b.id))) for a, b in listed])


def _pairs_from(members: Sequence[Member], start: int) -> Iterator[tuple[Member, Member]]:
    """What `combinations` gives, from a place on: there are many stretches, and each would go through all before it."""
    for first, a in enumerate(members):
        others = len(members) - first - 1
        for second in range(first + 1 + min(start, others), len(members)):
            yield a, members[second]
        start = max(0, start - others)


def stretches(category: str, pairs: Pairs, most: int) -> list[Stretch]:
    """All pairs in their order, at most so many in each."""
    starts = range(0, len(pairs), most)
    if pairs.all_meet:
        roster = Roster(category, tuple(map(Member.of, pairs.members)))
        return [Stretch(roster, start, min(most, len(pairs) - start)) for start in starts]
    listed = [(Member.of(a), Member.of(b)) for a, b in pairs.values()]
    nobody = Roster(category, ())
    return [Stretch(nobody, pairs=tuple(listed[start : start + most])) for start in starts]


def rosters(category: str, pairs: Pairs) -> dict[str, Roster]:
    """With whom each product has a page, by its id."""
    if pairs.all_meet:
        everybody = Roster(category, tuple(map(Member.of, pairs.members)))
        return {member.id: everybody for member in everybody.members}
    return {id: Roster(category, tuple(map(Member.of, others))) for id, others in pairs.partners().items()}


def duel_link(a: Member | Product, b: Member | Product, url: str) -> Link:
    """A link to the page of two products; `a` has the lower id."""
    return Link(Phrase("pair-heading", (("a", a.label), ("b", b.label))), url)
