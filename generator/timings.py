"""Where a run spends its time, by phase and by template. Start with `Timings`."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext

from msgspec import Struct

Spans = Mapping[tuple[str, str], tuple[int, float]]
"""By phase and template (empty if there is none): how often, and seconds in all."""

UNMEASURED = nullcontext()


class Spent(Struct, frozen=True):
    """A phase or a template of it: how often it was gone through, and for how many seconds in all."""

    phase: str
    template: str
    count: int
    seconds: float


class Timings:
    """Adds up what `clock` says in seconds; without a clock nothing is measured, and nothing is lost by asking."""

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock
        self._spans: dict[tuple[str, str], tuple[int, float]] = {}

    def of(self, phase: str, template: str = "", count: int = 1) -> AbstractContextManager[None]:
        """Measure what happens inside; `count` says how often it does."""
        return self._measured(self._clock, (phase, template), count) if self._clock else UNMEASURED

    @contextmanager
    def _measured(self, clock: Callable[[], float], key: tuple[str, str], count: int) -> Iterator[None]:
        started = clock()
        try:
            yield
        finally:
            self.add({key: (count, clock() - started)})

    def add(self, spans: Spans) -> None:
        """Add what another process has measured; phases keep the order in which they were first gone through."""
        for key, (count, seconds) in spans.items():
            before = self._spans.get(key, (0, 0.0))
            self._spans[key] = (before[0] + count, before[1] + seconds)

    def fresh(self) -> "Timings":
        """Return timings by the same clock, with nothing in them."""
        return Timings(self._clock)

    @property
    def spans(self) -> Spans:
        return self._spans

    @property
    def spent(self) -> tuple[Spent, ...]:
        return tuple(Spent(*key, *span) for key, span in self._spans.items())
