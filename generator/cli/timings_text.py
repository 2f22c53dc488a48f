"""Where a build has spent its time, as a table. Start with `timings_told`."""

from collections.abc import Iterator, Sequence

from generator.timings import Spent


def timings_told(spent: Sequence[Spent], jobs: int, by_template: bool) -> Iterator[str]:
    """Yield a line for each phase and, if asked for, for each template in it, the longest first.

    What several processes did at the same time is added up.
    """
    phases: dict[str, list[Spent]] = {}
    for span in spent:
        phases.setdefault(span.phase, []).append(span)
    for phase, spans in phases.items():
        yield f"{sum(span.seconds for span in spans):8.3f} s  {phase}{_shared(spans, jobs)}"
        templates = [span for span in spans if span.template] if by_template else []
        for span in sorted(templates, key=lambda span: -span.seconds):
            yield f"{span.seconds:10.3f} s  {span.template}: {span.count:,} × {1000 * span.seconds / span.count:.2f} ms"


def _shared(spans: Sequence[Spent], jobs: int) -> str:
    shared = jobs > 1 and any(span.template for span in spans)
    return f", in up to {jobs} processes" if shared else ""
