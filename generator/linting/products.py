"""Checks of what product files say of a product, beside one another. Start with `pro_and_con`."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.diagnostics.problem import Diagnostic, Related, Span
from generator.linting.english import BANDS, NEGATIONS, PRICE_WORDS
from generator.linting.manuscript import Manuscript
from generator.linting.wording import WORD, is_english
from generator.model.product import Product, Score
from generator.model.rubric import Dimension, Tenths

Band = tuple[Tenths, Tenths]
SHARED_BY = 3
HIGH_VALUE = Tenths(90)


def pro_and_con(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/pro-and-con` for a pro that the same product has as a con."""
    for product in _products(manuscript):
        pros = {_words(text): n for n, text in enumerate(product.pros)}
        for n, text in enumerate(product.cons):
            if (pro := pros.get(_words(text))) is not None:
                related = (Related(_span(manuscript, product, "pros", pro), "and this a pro"),)
                message = f"`{text}` is a con and a pro of {product.label}"
                place = _span(manuscript, product, "cons", n)
                yield Diagnostic("editorial/pro-and-con", message, place, hint="keep one of the two", related=related)


def common_pro(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/common-pro` once for each pro that three or more products of a category have."""
    for category in manuscript.catalogue.categories:
        holders: dict[tuple[str, ...], dict[str, tuple[Product, int]]] = {}
        for product in category.products:
            for n, text in enumerate(product.pros):
                holders.setdefault(_words(text), {}).setdefault(product.id, (product, n))
        for (first, at), *others in (held.values() for held in holders.values()):
            if len(others) + 1 >= SHARED_BY:
                message = f"`{first.pros[at]}` is a pro of {len(others) + 1} products, so it helps nobody to choose"
                related = tuple(Related(_span(manuscript, p, "pros", n), "and here") for p, n in others[:2])
                place = _span(manuscript, first, "pros", at)
                hint = "say what is different, or leave it out"
                yield Diagnostic("editorial/common-pro", message, place, hint=hint, related=related)


def similar_taglines(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/similar-taglines` for two products of a category that differ in at most one word."""
    for category in manuscript.catalogue.categories:
        seen: dict[tuple[str, ...], Product] = {}
        for product in category.products:
            shapes = _shapes(_words(product.tagline))
            first = next((seen[s] for s in shapes if s in seen), None)
            for shape in shapes:
                seen.setdefault(shape, product)
            if first:
                related = (Related(_span(manuscript, first, "tagline"), f"the tagline of {first.label}"),)
                message = f"the taglines of {product.label} and {first.label} are nearly the same"
                place = _span(manuscript, product, "tagline")
                hint = "say what only this one is"
                yield Diagnostic("editorial/similar-taglines", message, place, hint=hint, related=related)


def price_con(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/price-con` for a con about the price beside a `value` of 9 or more."""
    for product in _products(manuscript) if is_english(manuscript) else ():
        value = _typed(product, "value")
        for n, text in enumerate(product.cons):
            if value is not None and value >= HIGH_VALUE and PRICE_WORDS & set(_words(text)):
                related = (Related(_span(manuscript, product, "scores", "value"), "the score for value"),)
                message = f"`{text}` is a con, yet value is scored {value / 10:g}"
                place = _span(manuscript, product, "cons", n)
                hint = "lower the score, or say in which case the price hurts"
                yield Diagnostic("editorial/price-con", message, place, hint=hint, related=related)


def _typed(product: Product, dimension: str) -> Tenths | None:
    """A score that somebody gave; one that is derived follows the price already."""
    score = product.scores.get(dimension)
    return score.points if score and score.derived is None else None


def no_reason(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/no-reason` once for each product, naming its scores without a reason."""
    for product in _products(manuscript):
        bare = [id for id, score in product.scores.items() if _is_bare(score)]
        if bare:
            message = f"no reason is given for {', '.join(f'`{id}`' for id in bare)}"
            place = _span(manuscript, product, "scores", bare[0])
            yield Diagnostic("editorial/no-reason", message, place, hint="add `why:` in one sentence")


def _is_bare(score: Score) -> bool:
    """Typed by somebody who gave no reason; what is derived has its arithmetic."""
    return score.points is not None and score.derived is None and not score.why


def stale_evidence(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/stale-evidence` for evidence that is older than the site allows."""
    limit = manuscript.catalogue.site.evidence_days
    for product in _products(manuscript):
        for id, score in product.scores.items():
            for n, evidence in enumerate(score.evidence):
                age = (manuscript.today - evidence.date).days if evidence.date else 0
                if age > limit:
                    message = f"this evidence is {age} days old, the limit is {limit}"
                    place = _span(manuscript, product, "scores", id, "evidence", n)
                    hint = "look again, or find newer evidence"
                    yield Diagnostic("editorial/stale-evidence", message, place, hint=hint)


def adjective(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/adjective` for a word of praise or blame that belongs to another part of the scale."""
    for category in manuscript.catalogue.categories if is_english(manuscript) else ():
        bands = {d.id: {**BANDS, **_anchored(d)} for d in category.rubric.dimensions}
        for product in category.products:
            for id, score in product.scores.items():
                for word, (low, high) in _misfits(score, bands[id]):
                    message = f"`{word}` belongs to scores from {low / 10:g} to {high / 10:g}"
                    place = _span(manuscript, product, "scores", id, "why")
                    yield Diagnostic("editorial/adjective", message, place, hint="change the word, or the score")


def _misfits(score: Score, bands: dict[str, Band]) -> Iterator[tuple[str, Band]]:
    """Yield the words of a reason whose band the score is not in."""
    words = _words(score.why)
    for n, word in enumerate(words):
        if score.points is not None and word in bands and not NEGATIONS & set(words[max(0, n - 2) : n]):
            low, high = bands[word]
            if not low <= score.points <= high:
                yield word, (low, high)


def _anchored(dimension: Dimension) -> dict[str, Band]:
    """Adjectives that anchors use, with the stretch of the scale that is nearest to their anchor."""
    points = [Tenths(10 * at) for at, _ in dimension.anchors]
    ends = [Tenths(0), *(Tenths((a + b) // 2) for a, b in pairwise(points)), Tenths(100)]
    found: dict[str, Band] = {}
    for n, (_, text) in enumerate(dimension.anchors):
        for word in set(_words(text)) & set(BANDS):
            low, high = found.get(word, (ends[n], ends[n + 1]))
            found[word] = (min(low, ends[n]), max(high, ends[n + 1]))
    return found


def _shapes(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words, and the words less one of them: two texts that share a shape differ in at most one word."""
    if len(words) < 3:
        return [words] if words else []
    return [words, *((*words[:n], *words[n + 1 :]) for n in range(len(words)))]


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))


def _products(manuscript: Manuscript) -> Iterable[Product]:
    return (product for category in manuscript.catalogue.categories for product in category.products)


def _span(manuscript: Manuscript, product: Product, *keys: str | int) -> Span:
    return manuscript.documents[f"scores/{product.category}/{product.id}.yaml"].span(*keys)
