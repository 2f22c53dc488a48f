"""Who proves which kind of claim. A new kind is one entry in a module here and one function. Start with `PROVERS`.

Claims about two products are worked out all at once for a pair; any other is
worked out from the subjects that it names.
"""

from collections.abc import Mapping
from types import MappingProxyType

from generator.audit.provers import (
    advice,
    costs,
    derived,
    duels,
    families,
    figures,
    grounds,
    prices,
    savings,
    standings,
)
from generator.audit.provers.subjects import OfOne, OfPair

PROVERS: Mapping[str, OfPair | OfOne] = MappingProxyType(
    {
        **duels.OF_PAIRS,
        **grounds.OF_PAIRS,
        **advice.OF_PAIRS,
        **families.OF_PAIRS,
        **figures.OF_PAIRS,
        **savings.OF_PAIRS,
        **families.OF_ONE,
        **figures.OF_ONE,
        **standings.OF_ONE,
        **costs.OF_ONE,
        **derived.OF_ONE,
        **prices.OF_ONE,
    }
)
"""By kind."""

OF_A_PAGE: Mapping[str, OfPair] = MappingProxyType(
    {**{kind: prover for kind, prover in PROVERS.items() if isinstance(prover, OfPair)}, **standings.OF_BOTH}
)
"""By kind, who finds at once whatever a page about two products may say of both."""
