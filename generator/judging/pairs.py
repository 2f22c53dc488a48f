"""Which pairs get a page, and which of them search engines are shown. Start with `chosen_pairs`."""

from itertools import combinations

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
    written = {a.pair for a in category.articles if a.pair}
    ids = written | _by_rule(category)
    return tuple((by_id[a], by_id[b]) for a, b in sorted(ids) if a in by_id and b in by_id)


def _by_rule(category: Category) -> set[tuple[str, str]]:
    current = sorted(p.id for p in category.products if p.status is Status.CURRENT)
    match category.pairs.build:
        case Build.ALL:
            return set(combinations(current, 2))
        case Build.CLOSEST:
            near = nearest(category.products, category.rubric, category.pairs.closest)
            return {(min(a, b.id), max(a, b.id)) for a in current for b in near[a]}
        case Build.WRITTEN:
            return set()


def is_indexed(category: Category, a: Product, b: Product, article: Article | None) -> bool:
    """Whether search engines are shown a pair.

    Earned: an article, or at least three shared dimensions and on each side
    one score with evidence that is more than opinion.
    """
    match category.pairs.index:
        case IndexRule.ALL:
            return True
        case IndexRule.WRITTEN:
            return article is not None
        case IndexRule.EARNED:
            return article is not None or (_shared(category, a, b) >= ENOUGH_SHARED and _has_evidence(a, b))


def _shared(category: Category, a: Product, b: Product) -> int:
    return sum(a.points(d.id) is not None and b.points(d.id) is not None for d in category.rubric.dimensions)


def _has_evidence(*products: Product) -> bool:
    return all(any(not s.is_opinion for s in p.scores.values() if s.points is not None) for p in products)
