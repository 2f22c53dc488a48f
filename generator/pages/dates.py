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
    newest, other = a.freshness.words, b.freshness.words
    if newest is None or (other and other.day > newest.day):
        newest = other
    if article and article.updated and (newest is None or article.updated > newest.day):
        newest = Dated(article.updated)
    return Dates(newest, _older(a.freshness.scores, b.freshness.scores), _prices(a, b))


def _prices(a: Product, b: Product) -> Dated | None:
    if a.pricing and b.pricing:
        return _older(a.freshness.prices, b.freshness.prices)
    return a.freshness.prices if a.pricing else b.freshness.prices if b.pricing else None


def _older(one: Dated | None, other: Dated | None) -> Dated | None:
    """The older of two days; None if one of them is not known."""
    if one is None or other is None:
        return None
    return other if other.day < one.day else one
