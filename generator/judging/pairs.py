"""Which pairs get a page, and which of them search engines are shown. Start with `chosen_pairs`."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from heapq import merge
from itertools import combinations, islice
from math import comb
from operator import itemgetter
from types import MappingProxyType
from zlib import crc32

from generator.judging.rivals import nearest
from generator.model.catalogue import Article, Build, Category, IndexRule
from generator.model.product import Product, Status

ENOUGH_SHARED = 3
Ids = tuple[str, str]
"""Of the two products of a pair, in order."""
Pair = tuple[Product, Product]
Tile = tuple[int, int]
"""Two groups of products, or twice the same."""
GROUP = 16
"""As many products a group has at the most, on average."""
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

    def each(self) -> Iterator[tuple[Ids, Pair]]:
        """As `items`, which would look up one after the other."""
        core = (((a, b), (p, q)) for (a, p), (b, q) in combinations(self._core.items(), 2))
        return merge(core, self._others.items()) if self._others else core

    @property
    def outline(self) -> tuple[object, ...]:
        """Which pairs there are, told more briefly than one by one."""
        return tuple(self._core), tuple(self._others)

    def tiles(self) -> Iterator[tuple[Tile, int]]:
        """Which groups of products make pairs, and how many: a product has its pairs in few tiles.

        The group of a product stays what it is while others come and go, but for a count that doubles.
        """
        core = [len(group) for group in self._groups]
        for i, own in enumerate(core):
            for j, other in enumerate(core[i:], i):
                count = (comb(own, 2) if i == j else own * other) + len(self._other_tiles.get((i, j), ()))
                if count:
                    yield (i, j), count

    def of_tile(self, tile: Tile) -> Iterator[Ids]:
        """The pairs of two groups, or of one, in order of ids."""
        i, j = tile
        own, other = self._groups[i], self._groups[j]
        both = own if i == j else [*merge(own, other)]
        of_own = frozenset(own)
        core = ((a, b) for a in both for b in (other if a in of_own else own) if a < b)
        return merge(core, self._other_tiles.get(tile, ()))

    def members_of(self, tile: Tile) -> list[str]:
        """The ids of the products that have a pair in it, in order."""
        i, j = tile
        own, other = self._groups[i], self._groups[j]
        meet = len(own) > 1 if i == j else own and other
        core = {*own, *other} if meet else set[str]()
        return sorted(core.union(*self._other_tiles.get(tile, ())))

    def tile_of(self, ids: Ids) -> Tile:
        """Where a pair stands."""
        i, j = sorted(map(self._group_of, ids))
        return i, j

    @cached_property
    def _groups(self) -> list[list[str]]:
        """The ids of the core, each group in order."""
        found: list[list[str]] = [[] for _ in range(self._group_count)]
        for id in self._core:
            found[self._group_of(id)].append(id)
        return found

    @cached_property
    def _group_count(self) -> int:
        return 1 << max(0, (len(self.members) - 1) // GROUP).bit_length()

    def _group_of(self, id: str) -> int:
        return crc32(id.encode()) % self._group_count

    @cached_property
    def _other_tiles(self) -> Mapping[Tile, list[Ids]]:
        found: dict[Tile, list[Ids]] = {}
        for ids in self._others:
            found.setdefault(self.tile_of(ids), []).append(ids)
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
