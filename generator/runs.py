"""What a run is asked for and what it ends with. Start with `Options` and `Report`.

Knows nothing of how sites are made, so that the end of an earlier run can be
told again before anything else is loaded.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from generator.diagnostics.problem import Diagnostic, has_errors
from generator.rendering.weights import Sizes
from generator.timings import Timings


class Options(Struct, frozen=True):
    """What a run is asked for. `as_of` is the only clock there is; `live` is the preview's script.

    Without `audit` nobody proves what the finished pages say.
    """

    root: Path
    as_of: date
    base_url: str = ""
    strict: bool = False
    drafts: bool = False
    files: bool = False
    live: str = ""
    audit: bool = True


Progress = Callable[[int, int], None]


class Manner(Struct, frozen=True):
    """How a run goes about it, which makes no difference to what comes of it.

    `jobs` are processes; `progress` is told how many pages are made, and of
    how many; `ended` is told of a site that has just been shown, and the
    digest of its manifest, before another build can begin. `anew`: every page
    is made, even if it would be the same. `watched`: the report tells of each
    page why it was made.
    """

    jobs: int = 1
    anew: bool = False
    watched: bool = False
    progress: Progress = lambda done, of: None
    ended: "Callable[[Report, str], None]" = lambda report, manifest: None
    timings: Timings = Timings()
    cache: Path | None = None
    """A folder of the user's for what spares work in the next run, whatever site that is of."""


USUAL = Manner()


class Report(Struct, frozen=True):
    """How a run ended: every problem in order, the texts they are in, and what was made."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    files: int = 0
    pages: int = 0
    sizes: Sizes | None = None
    made: int = 0
    """How many pages had to be made."""
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The reasons of each of these, by its address, if somebody asked for them."""

    @property
    def failed(self) -> bool:
        return has_errors(self.diagnostics)

    @property
    def lies(self) -> bool:
        """True if a finished page says what the data do not bear."""
        return any(d.code.startswith("audit/") for d in self.diagnostics)
