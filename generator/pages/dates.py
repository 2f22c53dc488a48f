"""How fresh a page is. Start with `Dates`."""

from msgspec import Struct

from generator.model.catalogue import Article
from generator.model.product import Dated, Product


class Dates(Struct, frozen=True):
    """When words, scores and prices were last looked at."""

    words: Dated | None = None
    scores: Dated | None = None
    prices: Dated | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.scores or self.prices)


def dates_of_pair(a: Product, b: Product, article: Article | None) -> Dates:
    """Words: the newer of the two, or the article's if that is newer still; scores and prices: the older.

    A date of one side alone says nothing of the other, so it is left out; a side without prices needs none.
    """
    words = [d for d in (a.freshness.words, b.freshness.words) if d]
    newest = max(words, key=lambda d: d.day, default=None)
    if article and article.updated and (newest is None or article.updated > newest.day):
        newest = Dated(article.updated)
    prices = [p.freshness.prices for p in (a, b) if p.pricing]
    return Dates(newest, _oldest([a.freshness.scores, b.freshness.scores]), _oldest(prices))


def _oldest(days: list[Dated | None]) -> Dated | None:
    known = [d for d in days if d]
    return min(known, key=lambda d: d.day) if known and len(known) == len(days) else None
