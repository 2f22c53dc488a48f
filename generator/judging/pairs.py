"""Which pairs get a page, and which of them search engines are shown. Start with `chosen_pairs`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from heapq import merge
from itertools import combinations, islice
from math import comb
from operator import itemgetter
from types import MappingProxyType

from generator.judging.rivals import nearest
from generator.model.catalogue import Article, Build, Category, IndexRule
from generator.model.product import Product, Status

ENOUGH_SHARED = 3
Ids = tuple[str, str]
"""Of the two products of a pair, in order."""
Pair = tuple[Product, Product]
NONE: Mapping[Ids, Pair] = MappingProxyType({})


class Pairs(Mapping[Ids, Pair]):
    """Pairs of products by their ids, in order of these: any two of `core`, and `others` besides.

    There may be hundreds of thousands of the first, so that there is no list of them.
    """

    def __init__(self, core: Iterable[Product] = (), others: Mapping[Ids, Pair] = NONE) -> None:
        self._core = {p.id: p for p in sorted(core, key=lambda p: p.id)}
        self._others = {ids: others[ids] for ids in sorted(others) if not self._is_core(ids)}

    def _is_core(self, ids: object) -> bool:
        core = self._core
        return isinstance(ids, tuple) and len(ids) == 2 and ids[0] in core and ids[1] in core and ids[0] < ids[1]

    def __len__(self) -> int:
        return comb(len(self._core), 2) + len(self._others)

    def __contains__(self, ids: object) -> bool:
        return self._is_core(ids) or ids in self._others

    def __getitem__(self, ids: Ids) -> Pair:
        return (self._core[ids[0]], self._core[ids[1]]) if self._is_core(ids) else self._others[ids]

    def __iter__(self) -> Iterator[Ids]:
        core = combinations(self._core, 2)
        return merge(core, self._others) if self._others else core

    @property
    def outline(self) -> tuple[object, ...]:
        """Which pairs there are, told more briefly than one by one."""
        return tuple(self._core), tuple(self._others)

    def rows(self) -> Iterator[tuple[str, int]]:
        """The products that come first in a pair, in order of their ids, and in how many."""
        counts = Counter({id: len(self._core) - place for place, id in enumerate(self._core, 1)})
        counts.update({first: len(seconds) for first, seconds in self._other_rows.items()})
        return ((id, counts[id]) for id in sorted(counts) if counts[id])

    def row(self, first: str) -> Iterator[Ids]:
        """The pairs in which a product comes first, in order of ids."""
        core = (id for id in self._core if id > first) if first in self._core else ()
        return ((first, second) for second in merge(core, self._other_rows.get(first, ())))

    @cached_property
    def _other_rows(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for first, second in self._others:
            found.setdefault(first, []).append(second)
        return found

    @property
    def members(self) -> tuple[Product, ...]:
        """The products that occur, in order of their ids."""
        core = self._core if len(self._core) > 1 else {}
        found = {**core, **{p.id: p for pair in self._others.values() for p in pair}}
        return tuple([found[id] for id in sorted(found)])

    @property
    def all_meet(self) -> bool:
        """Whether any two of the members are a pair."""
        return len(self) == comb(len(self.members), 2)

    def partners(self) -> dict[str, list[Product]]:
        """With whom each of the members is a pair, in order of ids."""
        core = [*self._core.values()]
        found = {p.id: [other for other in core if other is not p and p.id in self._core] for p in self.members}
        for a, b in self._others.values():
            found[a.id].append(b)
            found[b.id].append(a)
        return {id: sorted(others, key=lambda p: p.id) for id, others in found.items()}

    def newest(self, count: int, days: Mapping[str, date | None], own: Mapping[Ids, date | None]) -> list[Ids]:
        """The pairs of which a product, or the pair itself, has the newest day.

        `days` are those of products; `own` those of pairs that have a text: among equals they come first, then in
        order of ids.
        """
        known = {p.id: days[p.id] or date.min for p in self.members}
        found = [(max(known[a], known[b], own[a, b] or date.min), True, (a, b)) for a, b in own]
        for day in sorted(set(known.values()), reverse=True):
            alike = ((day, False, ids) for ids in self if ids not in own and max(known[ids[0]], known[ids[1]]) == day)
            found += islice(alike, count)
            if len(found) >= len(own) + count:
                break
        found.sort(key=itemgetter(2))
        found.sort(key=itemgetter(0, 1), reverse=True)
        return [ids for _, _, ids in found[:count]]

    def closest(self, count: int, figures: Mapping[str, int]) -> list[Ids]:
        """The pairs whose figures lie nearest to each other, then in order of ids; not those without a figure."""
        found: list[Ids] = []
        values = sorted(set(figures.values()))
        gaps = sorted({b - a for a, b in combinations(values, 2)} | {0}) if values else []
        for gap in gaps:
            both = (ids for ids in self if ids[0] in figures and ids[1] in figures)
            found += islice((ids for ids in both if abs(figures[ids[0]] - figures[ids[1]]) == gap), count - len(found))
            if len(found) == count:
                break
        return found


def chosen_pairs(category: Category) -> Pairs:
    """Return the pairs of a category.

    Pairs with an article always; else by the category's rule, and never with
    an announced or a retired product.
    """
    by_id = {p.id: p for p in category.products}
    current = [p for p in category.products if p.status is Status.CURRENT]
    others = {a.pair for a in category.articles if a.pair}
    if category.pairs.build is Build.CLOSEST:
        near = nearest(category.products, category.rubric, category.pairs.closest)
        others |= {(min(a.id, b.id), max(a.id, b.id)) for a in current for b in near[a.id]}
    core = current if category.pairs.build is Build.ALL else ()
    return Pairs(core, {(a, b): (by_id[a], by_id[b]) for a, b in others if a in by_id and b in by_id})


class Indexing:
    """Whether search engines are shown a pair of a category.

    Earned: an article, or at least three shared dimensions and on each side
    one score with evidence that is more than opinion.
    """

    def __init__(self, category: Category) -> None:
        self._rule = category.pairs.index
        self._scored = {p.id: _proven(p, category) for p in category.products}

    def basis(self, id: str) -> tuple[IndexRule, tuple[str, ...]]:
        """What of a product this depends on."""
        return self._rule, tuple(sorted(self._scored[id]))

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
