"""Small products and rubrics for tests, without a file."""

from types import MappingProxyType

from generator.model.product import Evidence, EvidenceKind, Product, Score
from generator.model.rubric import Dimension, Rubric, Tenths, Weight

NAMES = ("performance", "value", "reliability", "ease_of_use")
WEIGHTS = (35, 30, 20, 15)


def rubric(weights=WEIGHTS, names=None, tie=1, narrow=3):
    names = names or [NAMES[i] if i < len(NAMES) else f"d{i}" for i in range(len(weights))]
    dimensions = tuple(
        Dimension(n, n.replace("_", " ").capitalize(), Weight(round(w * 100)))
        for n, w in zip(names, weights, strict=True)
    )
    return Rubric(dimensions, tie=Tenths(tie), narrow=Tenths(narrow))


def product(id, *points, names=None, vendor=(), **more):
    """A product with points in tenths; None is unknown. `vendor` names dimensions proved by the vendor alone."""
    names = names or [NAMES[i] if i < len(NAMES) else f"d{i}" for i in range(len(points))]
    scores = {
        n: Score(
            None if p is None else Tenths(p),
            evidence=(Evidence(EvidenceKind.VENDOR, "a claim"),) if n in vendor else (),
        )
        for n, p in zip(names, points, strict=True)
    }
    name = more.pop("name", id.replace("-", " ").title())
    return Product(
        id=id, category="things", name=name, maker=more.pop("maker", "Maker"), label=name,
        scores=MappingProxyType(scores), **more,
    )  # fmt: skip


def duel_of_gaps(gaps, weights=WEIGHTS, **more):
    """A duel in which `a` leads by the gaps (tenths)."""
    from generator.judging.duel import judge

    a = product("a", *[50 + g for g in gaps])
    b = product("b", *[50 for _ in gaps])
    return judge(a, b, rubric(weights, **more))


GEMMA = product("gemma-3", 78, 98, 70, 70, name="Gemma 3", maker="Google")
GPT = product("gpt-4-1-mini", 82, 95, 90, 95, name="GPT-4.1 Mini", maker="OpenAI")
