"""Which products have a page together, as briefly as it can be said. Start with `Roster`."""

from msgspec import Struct

from generator.model.product import Product
from generator.pages.routes import Routes
from generator.pages.views import Link, phrase


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


def duel_link(a: Member | Product, b: Member | Product, url: str) -> Link:
    """A link to the page of two products; `a` has the lower id."""
    return Link(phrase("pair-heading", a=a.label, b=b.label), url)
