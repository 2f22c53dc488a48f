"""Finds for each claim its arithmetic and the scores behind it, from the claim's own subjects and its category.

Knows every kind of claim, no sentence and no page. Start with `trace`.
"""

from generator.judging import claims as c
from generator.judging.duel import judge
from generator.judging.traces import population, weighing
from generator.judging.traces.deriving import derived_trace
from generator.judging.traces.duels import duel_trace
from generator.judging.traces.spending import moved, spending
from generator.judging.traces.steps import Need, Step, Trace
from generator.judging.traces.subjects import dimensions_of, products_of, profiles_of
from generator.model.catalogue import Category
from generator.model.product import Product
from generator.model.rubric import Unchecked


def trace(claim: c.Claim, category: Category) -> Trace:
    """Work out a claim again, step by step; a kind that rests on no arithmetic has its sources only."""
    products = products_of(claim, category)
    if isinstance(claim, c.ScoreOf | c.Derived | c.NotDerived):
        (dimension,) = dimensions_of(claim, category.rubric.dimensions)
        if products[0].scores[dimension.id].derived:
            return derived_trace(claim, products[0], dimension, category)
    match claim:
        case c.ScoreOf() | c.WeightOf() | c.ProfileWeight():
            return _figure(claim, products, category)
        case c.Evidence():
            sources = weighing.sources(products, category.rubric.dimensions)
            return Trace(claim, (population.backing(sources),), sources)
        case c.PriceChange():
            return Trace(claim, moved(claim))
        case c.ProfileWins() | c.ProfileNeeds():
            return _profile(claim, products, category)
        case c.Rank() | c.Unranked() | c.OwnOverall() | c.OwnWorking():
            return _own(claim, products[0], category)
        case c.BestFor() | c.Superlative():
            return _best(claim, products, category)
    if steps := spending(claim, products, category):
        return Trace(claim, steps)
    if len(products) == 2:
        return duel_trace(claim, judge(*products, category.rubric), products[0])
    return Trace(claim)


def _figure(claim: c.Claim, products: tuple[Product, ...], category: Category) -> Trace:
    """A number that is written as it stands: its place is all there is to say."""
    dimensions = dimensions_of(claim, category.rubric.dimensions)
    if isinstance(claim, c.ScoreOf):
        return Trace(claim, (), weighing.sources(products, dimensions))
    if isinstance(claim, c.ProfileWeight):
        listed = (w for p in profiles_of(claim, category) for w in weighing.profile_weightings(p, category.rubric))
        return Trace(claim, weights=tuple(w for w in listed if w.dimension == claim.dimension))
    return Trace(claim, weights=weighing.weightings(dimensions))


def _own(claim: c.Claim, product: Product, category: Category) -> Trace:
    """One product by the rubric: its mean, and for a rank all that are ranked."""
    rubric = category.rubric
    order: tuple[Step, ...] = (population.by_overall(category),) if isinstance(claim, c.Rank) else ()
    mean: tuple[Step, ...] = () if isinstance(claim, c.Unranked) else weighing.own_mean(product, rubric)
    own = weighing.sources([product], rubric.dimensions)
    return Trace(claim, (*mean, *order), own, weighing.weightings(rubric.dimensions) if mean else ())


def _best(claim: c.Claim, products: tuple[Product, ...], category: Category) -> Trace:
    """Who is highest of all: the order, and for a profile the means of those that share the top."""
    rubric = category.rubric
    if profiles := profiles_of(claim, category):
        (profile,) = profiles
        means = tuple(weighing.profile_mean(p, rubric, profile) for p in products)
        own = weighing.sources(products, weighing.weighed_by(profile, rubric))
        weights = weighing.profile_weightings(profile, rubric)
        return Trace(claim, (*means, population.by_profile(category, profile)), own, weights)
    (dimension,) = dimensions_of(claim, rubric.dimensions)
    order = population.by_dimension(category, dimension)
    listed = [p for e in order.entries if (p := category.product(e.product.id))]
    return Trace(claim, (order,), weighing.sources(listed, [dimension]))


def _profile(claim: c.Claim, products: tuple[Product, ...], category: Category) -> Trace:
    """Both means by each profile; or the spec that one of the two lacks."""
    rubric, profiles = category.rubric, profiles_of(claim, category)
    if isinstance(claim, c.ProfileNeeds):
        values = tuple((c.ProductRef.of(p), str(p.specs.get(claim.need.id, Unchecked.UNKNOWN))) for p in products)
        return Trace(claim, (Need(claim.need, claim.word, values),))
    means = tuple(weighing.profile_mean(p, rubric, profile) for profile in profiles for p in products)
    weighed = {id for profile in profiles for id in profile.weights}
    own = weighing.sources(products, (d for d in rubric.dimensions if d.id in weighed))
    return Trace(claim, means, own, tuple(w for p in profiles for w in weighing.profile_weightings(p, rubric)))
