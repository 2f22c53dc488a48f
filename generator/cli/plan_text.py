"""A plan for publishing as lines for people and as JSON for other programs. Start with `plan_lines` and `plan_json`."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.publishing.plan import Change, Plan

SHOWN = 10
UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))


def plan_lines(plan: Plan, title: str, everything: bool) -> Iterator[str]:
    """What would change, what flips, what is worth knowing, and why it is refused."""
    yield title
    for word, changes in (("added", plan.added), ("changed", plan.changed), ("deleted", plan.deleted)):
        yield f"  {word:8}{len(changes):>7,} {'file ' if len(changes) == 1 else 'files'}  {_bytes(_volume(changes)):>9}"
        yield from _listed([change.path for change in changes], everything)
    yield f"  {'same':8}{plan.same:>7,} {'file' if plan.same == 1 else 'files'}"
    if plan.flips:
        yield f"  verdicts that flip: {len(plan.flips):,}"
        yield from _listed(
            [f"{f.page}: {f.before or 'nobody'} → {f.after or 'nobody'}" for f in plan.flips], everything
        )
    for note in plan.notes:
        yield f"note: {note}"


def refusal_lines(plan: Plan) -> Iterator[str]:
    for refusal in plan.refusals:
        yield f"refused: {refusal.message}; {refusal.hint}"


def plan_json(plan: Plan, target: str, place: str) -> str:
    """The whole plan; its fields stay as they are."""
    whole: dict[str, Any] = {"target": target, "place": place, "same": plan.same}
    for word, changes in (("added", plan.added), ("changed", plan.changed), ("deleted", plan.deleted)):
        paths = [change.path for change in changes]
        whole[word] = {"count": len(changes), "bytes": _volume(changes), "paths": paths}
    whole["flips"] = [{"page": f.page, "before": f.before or None, "after": f.after or None} for f in plan.flips]
    whole["notes"] = list(plan.notes)
    whole["refusals"] = [{"reason": r.reason.value, "message": r.message, "help": r.hint} for r in plan.refusals]
    return json.dumps(whole, indent=1, ensure_ascii=False)


def _volume(changes: Sequence[Change]) -> int:
    """Bytes that are sent, or that go."""
    return sum(change.size or change.before for change in changes)


def _listed(lines: Sequence[str], everything: bool) -> Iterator[str]:
    shown = lines if everything or len(lines) <= SHOWN + 1 else lines[:SHOWN]
    yield from (f"    {line}" for line in shown)
    if len(shown) < len(lines):
        yield f"    … and {len(lines) - len(shown):,} more (--all shows them)"


def _bytes(count: int) -> str:
    for size, unit in UNITS:
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} B"
