"""Verdicts that editors put in the place of computed ones: the data have to bear them. Start with `verdicts`."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Span
from generator.diagnostics.suggest import did_you_mean
from generator.judging.bills import decimal_of
from generator.judging.claims import Cheaper, Cost, Crossing
from generator.judging.costs import cheaper, crossing, price
from generator.judging.duel import Duel, judge
from generator.linting.manuscript import Manuscript, Passage
from generator.linting.mentions import MASK
from generator.linting.numbers import ANY, Numerals
from generator.linting.records import Records
from generator.model.catalogue import Article, Category
from generator.model.product import Product
from generator.model.prose import Block

NOBODY = "none"
FILL_IN = "correct it, or let the data fill it in: {{ PRODUCT.scores.overall }}"


class Verdict(Struct, frozen=True):
    """A verdict as an editor put it: whom it names, and the passages it consists of."""

    winner: str
    span: Span
    passages: tuple[Passage, ...]
    how: str
    """How to name the winner, for a hint."""


def verdicts(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `verdict/winner`, `verdict/unsaid` and `verdict/number` for what replaces a computed verdict."""
    numerals = Numerals(manuscript.catalogue.site.language)
    for category in manuscript.catalogue.categories:
        for article in category.articles:
            a, b = (category.product(id) for id in article.pair or ("", ""))
            written = tuple(_verdicts(article, manuscript)) if a and b else ()
            if a and b and written:
                duel = judge(a, b, category.rubric)
                known = _numbers(duel, category, manuscript, numerals)
                for verdict in written:
                    yield from _check_winner(verdict, duel)
                    for passage, figure in _strangers(verdict, duel, known, numerals):
                        message = f"no record of the two is {figure}"
                        yield Diagnostic("verdict/number", message, manuscript.spot(passage.span, figure), hint=FILL_IN)


def _verdicts(article: Article, manuscript: Manuscript) -> Iterator[Verdict]:
    path = article.prose.path
    lines = [p for p in manuscript.passages if p.path == path]
    if (article.verdict or article.winner) and article.verdict_span:
        own = tuple(p for p in lines if p.keys == "verdict")
        yield Verdict(article.winner, article.verdict_span, own, "write `winner: {}` beside it")
    for block in article.prose.pieces:
        if isinstance(block, Block) and block.name == "verdict" and block.body:
            first, last = block.span.line, _end(manuscript.tree.text(path).split("\n"), block.span.line)
            inside = tuple(p for p in lines if not p.key and first < p.mark[0] < last)
            yield Verdict(block.argument, block.span, inside, "write `::: verdict {}`")


def _end(lines: list[str], opening: int) -> int:
    """The line on which a block ends that opens on a line; both from 1."""
    return next((n for n, line in enumerate(lines[opening:], opening + 1) if line.strip() == ":::"), len(lines) + 1)


def _check_winner(verdict: Verdict, duel: Duel) -> Iterator[Diagnostic]:
    ids = (duel.a.id, duel.b.id)
    truth = duel.winner.id if duel.winner else NOBODY
    if not verdict.winner:
        hint = verdict.how.format(truth)
        yield Diagnostic("verdict/unsaid", "this verdict does not say who wins", verdict.span, hint=hint)
    elif verdict.winner not in (*ids, NOBODY):
        hint = did_you_mean(verdict.winner, (*ids, NOBODY)) or f"{ids[0]}, {ids[1]} or {NOBODY}"
        message = f"`{verdict.winner}` is not one of the two"
        yield Diagnostic("verdict/winner", message, verdict.span, hint=hint)
    elif verdict.winner != truth:
        found = f"`{truth}` wins" if duel.winner else f"nobody wins, the result is {duel.ruling.value}"
        message = f"by this verdict `{verdict.winner}` wins; by the scores {found}"
        hint = "write the verdict anew, or leave it to be computed"
        yield Diagnostic("verdict/winner", message, verdict.span, hint=hint)


def _strangers(verdict: Verdict, duel: Duel, known: set[Decimal], numerals: Numerals) -> Iterator[tuple[Passage, str]]:
    """The numbers of a verdict that are not known, outside of the names of the two."""
    labels = sorted({n for p in (duel.a, duel.b) for n in (p.name, p.label)}, key=len, reverse=True)
    for passage in verdict.passages:
        masked = passage.text
        for label in labels:
            masked = masked.replace(label, MASK * len(label))
        for found in ANY.finditer(masked):
            if not numerals.all_in(found[0]) & known:
                yield passage, found[0]


def _numbers(duel: Duel, category: Category, manuscript: Manuscript, numerals: Numerals) -> set[Decimal]:
    """Every number that a verdict on the two may rest on."""
    found = {Decimal(n) for n in range(len(category.rubric.dimensions) + 1)}
    for product in (duel.a, duel.b):
        found |= _records(product, category, manuscript, numerals)
    tenths = [duel.high, duel.low, duel.shown_gap, *(n for r in duel.rows for n in (r.a, r.b, abs(r.gap)))]
    found |= {Decimal(n) / 10 for n in tenths}
    shares = [*duel.turning_shares, duel.share, *(Fraction(d.weight, 10_000) for d in category.rubric.dimensions)]
    for share in (s for s in shares if s is not None):
        exact = decimal_of(share * 100)
        found |= {exact.to_integral_value(ROUND_FLOOR), exact.to_integral_value(ROUND_CEILING), exact}
    return found | _costs(duel, category)


def _records(product: Product, category: Category, manuscript: Manuscript, numerals: Numerals) -> set[Decimal]:
    document = manuscript.documents[f"scores/{category.id}/{product.id}.yaml"]
    records = Records(product, category, document, numerals)
    rates = {rate * unit.shown_per.value for id, unit in category.units.items() for rate in records.rates(id)}
    return records.everything() | rates | records.stated()


def _costs(duel: Duel, category: Category) -> set[Decimal]:
    """Costs by month and year, differences and crossings under every workload."""
    found: set[Decimal] = set()
    for workload in category.workloads:
        a, b = price(duel.a, workload, category), price(duel.b, workload, category)
        for priced in (a, b):
            if isinstance(priced.cost, Cost) and priced.bill:
                found |= {priced.cost.month.amount, priced.cost.year.amount}
                found |= {decimal_of(priced.bill.once), decimal_of(priced.bill.running)}
        less, paid = cheaper(a, b), crossing(a, b, category.assumptions.months)
        found |= {less.less.amount, less.times} if isinstance(less, Cheaper) else set()
        found |= {paid.months} if isinstance(paid, Crossing) else set()
        found |= set(workload.usage.values())
    return found
