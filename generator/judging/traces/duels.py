"""Claims about two products, step by step: overalls, gaps, win shares, break-evens, raised weights.

Knows duels, no sentence and no page. Start with `duel_trace`.
"""

from collections.abc import Iterator

from generator.judging import claims as c
from generator.judging.duel import Duel
from generator.judging.traces import margins, weighing
from generator.judging.traces.steps import Gaps, Step, Trace, Weighting
from generator.judging.traces.subjects import dimensions_of
from generator.model.product import Product


def duel_trace(claim: c.Claim, duel: Duel, first: Product) -> Trace:
    """Two products: what the kind of claim rests on, and the scores that take part in it."""
    second = duel.b if first.id == duel.a.id else duel.a
    steps = _steps(claim, duel, first, second)
    if not steps and not isinstance(claim, c.Coverage | c.Incomparable):
        return Trace(claim)
    rubric = duel.rubric.dimensions
    narrow = isinstance(claim, c.RowLead | c.RowLevel)
    dimensions = dimensions_of(claim, rubric) if narrow else weighing.shared_in(duel) if steps else rubric
    sides = (first,) if isinstance(claim, c.DuelOverall | c.Working) else (first, second)
    return Trace(claim, steps, weighing.sources(sides, dimensions), _weights_of(claim, duel))


def _steps(claim: c.Claim, duel: Duel, first: Product, second: Product) -> tuple[Step, ...]:
    match claim:
        case c.DuelOverall() | c.Working():
            return weighing.duel_means(duel, first)
        case c.Overall() | c.Close():
            return weighing.duel_means(duel, first, second)
        case c.Difference():
            return (*weighing.duel_means(duel, first, second), margins.gaps_of(duel, first))
        case c.Unproven(dimensions=doubted):
            proven = [d for d in weighing.shared_in(duel) if d.id not in {ref.id for ref in doubted}]
            rest = tuple(weighing.mean_of(p, proven) for p in (first, second)) if proven else ()
            return (*weighing.duel_means(duel, first, second), *rest)
        case c.Split() | c.Crown():
            return (*weighing.duel_means(duel, first, second), margins.win_share_of(duel, first))
        case c.Firmness() | c.Odds() | c.ExactShare():
            return (margins.win_share_of(duel, first),)
        case c.Flips() | c.BreakEvens() | c.NotChoose() | c.Choose() | c.NoAdvice():
            return tuple(_turning(claim, duel, first))
        case c.Wins() | c.Concedes() | c.LeadsNothing() | c.Level() | c.Dominates() | c.Tally() | c.Upgrade():
            return (margins.gaps_of(duel, first),)
        case c.RowLead() | c.RowLevel():
            all_gaps = margins.gaps_of(duel, first)
            own = tuple(g for g in all_gaps.gaps if g.dimension == claim.dimension)
            return (Gaps(all_gaps.product, all_gaps.other, own, all_gaps.tie),)
    return ()


def _turning(claim: c.Claim, duel: Duel, first: Product) -> Iterator[Step]:
    """What happens where one dimension weighs more or less, the others in proportion."""
    match claim:
        case c.Choose(dimension=dimension):
            yield margins.raised_of(duel, first, dimension.id)
        case c.NoAdvice():
            yield from (margins.raised_of(duel, first, row.dimension.id) for row in duel.rows)
        case c.NotChoose(turns=turns) | c.Flips(turns=turns):
            if isinstance(claim, c.NotChoose):
                yield from (margins.raised_of(duel, first, turn.dimension.id) for turn in turns)
            yield from _break_evens(duel, turns)
        case c.BreakEvens(turns=exact):
            yield from (e for t in exact if (e := margins.break_even_of(duel, duel.ahead, t.dimension.id)))


def _break_evens(duel: Duel, turns: tuple[c.Turn, ...]) -> Iterator[Step]:
    for turn in turns:
        if step := margins.break_even_of(duel, duel.ahead, turn.dimension.id, turn.at):
            yield step


def _weights_of(claim: c.Claim, duel: Duel) -> tuple[Weighting, ...]:
    """The weights that take part: all but in claims about gaps alone, for which no weight counts."""
    weighed = (
        c.Overall, c.Close, c.Split, c.Unproven, c.Crown, c.DuelOverall, c.Working, c.Difference,
        c.Choose, c.NotChoose, c.NoAdvice, c.Flips, c.BreakEvens,
    )  # fmt: skip
    return weighing.weightings(weighing.shared_in(duel)) if isinstance(claim, weighed) else ()
