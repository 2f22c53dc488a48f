"""The same fault in many places, told once. Start with `folded`."""

from collections.abc import Iterable

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Span

FOLD_FROM = 3


class Fold(Struct, frozen=True):
    """A problem, and the other places that have it word for word."""

    first: Diagnostic
    others: tuple[Span, ...] = ()


def folded(diagnostics: Iterable[Diagnostic]) -> tuple[Fold, ...]:
    """Fold what is said of `FOLD_FROM` files or more; the order is that of the first of each."""
    groups: dict[object, list[Diagnostic]] = {}
    for d in diagnostics:
        groups.setdefault((d.code, d.message, d.label, d.hint, d.level), []).append(d)
    return tuple(fold for group in groups.values() for fold in _fold(group))


def _fold(group: list[Diagnostic]) -> list[Fold]:
    spans = [d.span for d in group if d.span]
    if len({s.path for s in spans}) < FOLD_FROM or len(spans) < len(group):
        return [Fold(d) for d in group]
    return [Fold(group[0], tuple(spans[1:]))]
