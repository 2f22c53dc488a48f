"""Who proves which kind of claim. A new kind is one entry here and one function. Start with `PROVERS`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.audit.expected import Facts, Finding
from generator.audit.provers import advice, costs, duels, families, figures, grounds, standings
from generator.audit.world import Ring

Prover = Callable[[Ring, Facts], Finding]

PROVERS: Mapping[str, Prover] = MappingProxyType(
    {
        **duels.PROVERS,
        **grounds.PROVERS,
        **advice.PROVERS,
        **families.PROVERS,
        **figures.PROVERS,
        **standings.PROVERS,
        **costs.PROVERS,
    }
)
"""By kind. A prover takes only the subjects from the facts, and works out all the rest."""
