"""A product as written becomes a product as meant, checked against its category. Start with `read_product`."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic_core import PydanticCustomError

from generator.model.catalogue import Category
from generator.model.product import (
    BuyLink,
    Correction,
    Dated,
    Evidence,
    Freshness,
    PastScores,
    Product,
    Question,
    Score,
    Status,
)
from generator.model.rubric import Dimension, SpecValue
from generator.reading.categories import check_known
from generator.reading.desk import Desk
from generator.reading.images import find_image
from generator.reading.nodes import Document
from generator.reading.plans import read_plans
from generator.reading.schema.product import ProductFile, ScoreEntry
from generator.reading.schema.site import FreshnessEntry
from generator.reading.specs import read_spec
from generator.reading.validation import refused


def read_product(desk: Desk, id: str, path: str, category: Category, freshness: FreshnessEntry) -> Product | None:
    """Read scores/<category>/<id>.yaml; None if the file is broken or does not fit its category.

    `currency` is the site's; `freshness` says after how many days a date is stale.
    """
    read = desk.read(path, ProductFile)
    if read is None:
        return None
    document, written = read
    sound = _check_references(desk, document, written, category)
    pricing = read_plans(desk, document, written.pricing, category) if written.pricing else None
    if written.status is Status.RETIRED and not written.successor:
        hint = "add `successor: <id>`"
        desk.report("product/no-successor", "a retired product wants a successor", document.span("status"), hint)
        sound = False
    errors = len(desk.problems)
    specs = _specs(desk, document, written.specs, category)
    sound = sound and len(desk.problems) == errors
    image = find_image(desk, written.image, f"content/{category.id}", document.span("image")) if written.image else None
    if not sound:
        return None
    buy = written.links.buy
    return Product(
        id=id,
        category=category.id,
        name=written.name,
        maker=written.maker,
        label=written.name,
        scores=_scores(document, written.scores, category),
        tagline=written.tagline,
        summary=written.summary,
        status=written.status,
        successor=written.successor,
        family=written.family,
        former_ids=written.former_ids,
        image=image,
        homepage=written.links.homepage,
        buy=BuyLink(buy.url, buy.affiliate) if buy else None,
        pricing=pricing,
        specs=specs,
        pros=written.pros,
        cons=written.cons,
        best_for=written.best_for,
        faq=tuple(Question(e.q, e.a) for e in written.faq),
        corrections=tuple(Correction(c.date, c.what, c.was, c.now) for c in written.corrections),
        history=tuple(PastScores(h.date, tuple(h.scores.items()), h.why) for h in written.history),
        freshness=_freshness(desk.as_of, written, freshness),
        extra=MappingProxyType(written.extra),
        span=document.span("name"),
        successor_span=document.span("successor"),
        former_spans=tuple(document.span("former_ids", n) for n in range(len(written.former_ids))),
    )


def _check_references(desk: Desk, document: Document, written: ProductFile, category: Category) -> bool:
    dimensions = [d.id for d in category.rubric.dimensions]
    specs = [s.id for s in category.specs]
    return all(
        [
            check_known(desk, document, ("scores",), written.scores, dimensions, "dimension"),
            check_known(desk, document, ("specs",), written.specs, specs, "spec"),
            *(
                check_known(desk, document, ("history", n, "scores"), entry.scores, dimensions, "dimension")
                for n, entry in enumerate(written.history)
            ),
        ]
    )


def _scores(document: Document, written: Mapping[str, ScoreEntry], category: Category) -> Mapping[str, Score]:
    return MappingProxyType(
        {d.id: _score(document, d, written[d.id]) for d in category.rubric.dimensions if d.id in written}
    )


def _score(document: Document, dimension: Dimension, entry: ScoreEntry) -> Score:
    return Score(
        entry.score,
        entry.why,
        entry.checked,
        tuple(Evidence(e.kind, e.what, e.source, e.date) for e in entry.evidence),
        overrules=bool(dimension.derive),
        span=document.span("scores", dimension.id, "score"),
    )


def _specs(desk: Desk, document: Document, written: Mapping[str, Any], category: Category) -> Mapping[str, SpecValue]:
    values: dict[str, SpecValue] = {}
    for field in category.specs:
        if field.id not in written:
            continue
        try:
            values[field.id] = read_spec(field, written[field.id])
        except PydanticCustomError as error:
            desk.problems.append(refused(error, document.span("specs", field.id), field.id))
    return MappingProxyType(values)


def _freshness(as_of: date, written: ProductFile, limits: FreshnessEntry) -> Freshness:
    def dated(day: date | None, days: int) -> Dated | None:
        return Dated(day, (as_of - day).days > days) if day else None

    days = [s.checked for s in written.scores.values() if s.score is not None]
    checked = min((d for d in days if d), default=None) if all(days) else None
    return Freshness(
        dated(written.updated, limits.words),
        dated(checked, limits.scores),
        dated(written.pricing.checked if written.pricing else None, limits.prices),
    )
