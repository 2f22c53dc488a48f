"""Claims and traces as text for a terminal: the sentence, its arithmetic as small tables, the lines behind it.

Knows how steps are laid out, not how they were found. Read `judging.traces.steps` first.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from generator.cli.claims_of_page import Claims
from generator.cli.step_text import percent, points, step_lines
from generator.diagnostics.text import printable
from generator.judging.claims import Advised, Claim, figures
from generator.judging.traces.steps import Source, Trace, Weighting
from generator.model.product import Evidence
from generator.rendering.speech import Speech

WIDE = 100
MOST_SOURCES = 24


def listed(page: Claims, speech: Speech) -> str:
    """Every claim of a page with its sentence, figures by kind, and how to ask for one."""
    sentences = [claim for claim in page.claims if not isinstance(claim, Advised) and not _is_figure(claim)]
    asked = [f"{claim.kind} {page.told_apart(claim)}".rstrip() for claim in sentences]
    margin = min(max(map(len, asked), default=0), WIDE // 2) + 4
    lines = [f"What {page.name} says:", ""]
    for name, claim in zip(asked, sentences, strict=True):
        lines += _hanging(f"  {name}".ljust(margin), printable(page.sentence(claim, speech)), margin)
    counts = [f"{kind} ({len(page.of_kind(kind))})" for kind in page.kinds() if _is_figure(page.of_kind(kind)[0])]
    if counts:
        lines += ["", *_hanging("  Single figures: ", ", ".join(counts), 4)]
    return "\n".join([*lines, "", f"For one of them: evenhand explain {page.name} CLAIM [ID]..."])


def traced(page: Claims, traces: Sequence[Trace], speech: Speech) -> str:
    """Each claim with its arithmetic and its sources, an empty line between them."""
    return "\n\n".join("\n".join(_trace(page, trace, speech)) for trace in traces)


def _is_figure(claim: Claim) -> bool:
    """True of a number that is no sentence."""
    return type(claim).__module__ == figures.__name__


def _trace(page: Claims, trace: Trace, speech: Speech) -> Iterator[str]:
    yield from _hanging(f"{trace.claim.kind}: ", printable(page.sentence(trace.claim, speech)), 2)
    for step in trace.steps:
        yield ""
        yield from map(printable, step_lines(step, speech))
    if trace.sources:
        yield from ("", "Scores")
        for product, sources in groupby(trace.sources[:MOST_SOURCES], key=lambda s: s.product):
            yield f"  {printable(product.name)}"
            yield from _sources(list(sources))
        if (more := len(trace.sources) - MOST_SOURCES) > 0:
            yield f"  … and {more} more (--format json has them all)"
    if trace.weights:
        yield from ("", "Weights", *_weights(trace.weights))


def _sources(sources: Sequence[Source]) -> Iterator[str]:
    wide = max(len(s.dimension.name) for s in sources)
    for source in sources:
        score = source.score
        shown = "   ?" if score.points is None else points(score.points).rjust(4)
        day = f"  checked {score.checked}" if score.checked else ""
        yield printable(f"  {shown}  {source.dimension.name.ljust(wide)}  {score.span or ''}{day}")
        if score.why:
            yield from _hanging(" " * 8, printable(score.why), 8)
        for item in score.evidence:
            yield from _evidence(item)


def _evidence(item: Evidence) -> Iterator[str]:
    """What it says and when; its address on a line of its own, so that it can be copied whole."""
    day = f", {item.date}" if item.date else ""
    yield from _hanging(f"{' ' * 8}{item.kind.value}: ", printable(f"{item.what}{day}"), 10)
    if item.source:
        yield f"{' ' * 10}{printable(item.source)}"


def _weights(weights: Sequence[Weighting]) -> Iterator[str]:
    wide = max(len(w.dimension.name) for w in weights)
    for weighting in weights:
        yield printable(
            f"  {percent(weighting.weight).rjust(6)}  {weighting.dimension.name.ljust(wide)}  {weighting.span or ''}"
        )


def _hanging(first: str, text: str, margin: int) -> list[str]:
    """Text behind a lead, its further lines indented by `margin`; addresses and names stay whole."""
    return wrap(
        text, WIDE, initial_indent=first, subsequent_indent=" " * margin,
        break_long_words=False, break_on_hyphens=False,
    ) or [first.rstrip()]  # fmt: skip
