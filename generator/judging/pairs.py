"""Which pairs get a page, and which of them search engines are shown. Start with `chosen_pairs`."""

from collections.abc import Collection
from itertools import combinations
from math import comb

from generator.judging.rivals import nearest
from generator.model.catalogue import Article, Build, Category, IndexRule
from generator.model.product import Product, Status

ENOUGH_SHARED = 3


def chosen_pairs(category: Category) -> tuple[tuple[Product, Product], ...]:
    """Return the pairs of a category in order of ids.

    Pairs with an article always; else by the category's rule, and never with
    an announced or a retired product.
    """
    by_id = {p.id: p for p in category.products}
    ids = _by_rule(category)
    written = {a.pair for a in category.articles if a.pair and a.pair not in ids}
    ordered = sorted((*ids, *written)) if written or category.pairs.build is not Build.ALL else ids
    return tuple([(by_id[a], by_id[b]) for a, b in ordered if a in by_id and b in by_id])


def all_meet(pairs: Collection[tuple[str, str]]) -> bool:
    """Whether any two of the products that occur in these pairs are one of them; none may come twice."""
    return len(pairs) == comb(len({id for pair in pairs for id in pair}), 2)


def _by_rule(category: Category) -> Collection[tuple[str, str]]:
    """Those of all current products are in order."""
    current = sorted(p.id for p in category.products if p.status is Status.CURRENT)
    match category.pairs.build:
        case Build.ALL:
            return dict.fromkeys(combinations(current, 2))
        case Build.CLOSEST:
            near = nearest(category.products, category.rubric, category.pairs.closest)
            return {(min(a, b.id), max(a, b.id)) for a in current for b in near[a]}
        case Build.WRITTEN:
            return set()


class Indexing:
    """Whether search engines are shown a pair of a category.

    Earned: an article, or at least three shared dimensions and on each side
    one score with evidence that is more than opinion.
    """

    def __init__(self, category: Category) -> None:
        self._rule = category.pairs.index
        self._scored = {p.id: _proven(p, category) for p in category.products}

    def shows(self, a: Product, b: Product, article: Article | None) -> bool:
        match self._rule:
            case IndexRule.ALL:
                return True
            case IndexRule.WRITTEN:
                return article is not None
            case IndexRule.EARNED:
                return article is not None or len(self._scored[a.id] & self._scored[b.id]) >= ENOUGH_SHARED


def _proven(product: Product, category: Category) -> frozenset[str]:
    """The dimensions that a product is scored in; none if all of its scores are opinion."""
    known = [s for s in product.scores.values() if s.points is not None]
    if all(s.is_opinion for s in known):
        return frozenset()
    return frozenset(d.id for d in category.rubric.dimensions if product.points(d.id) is not None)
