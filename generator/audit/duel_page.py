"""What a page about two products has to say, must not leave out, and where it may say it. Start with `check_duel`."""

from collections.abc import Iterator, Set

from generator.audit.bout import WON, Bout
from generator.audit.finding import Lie, quoted
from generator.audit.glance import Mark
from generator.audit.proof import OF_ONE_SIDE, Proof
from generator.audit.provers.duels import OPENINGS

ADVICE = frozenset(("choose", "profile", "profile-needs"))
Proved = list[tuple[Mark, Proof]]
"""The marks of a page in order, with what is known of their claims."""


def check_duel(proved: Proved, bout: Bout, url: str) -> Iterator[Lie]:
    """Emits `audit/missing` and `audit/place`."""
    a, b = bout.a.id, bout.b.id
    for what in missing({proof.kind for _, proof in proved}, bout):
        yield Lie("audit/missing", f"`/{url}` {what}")
    heading, pair = "", {a, b}
    for mark, proof in proved:
        kind, subject, side = proof.kind, proof.subject, mark.side
        if kind == "advised":
            heading = subject
        elif kind in ADVICE and subject != heading:
            yield _misplaced(url, mark, f"does not stand below the heading of `{subject}`")
        if side and kind in OF_ONE_SIDE and subject != (a if side == "a" else b):
            yield _misplaced(url, mark, f"is about `{subject}` and stands on the other side")
        if not pair.issuperset(proof.products) and not mark.category:
            yield _misplaced(url, mark, "is about others than this page")


def check_product(proved: Proved, id: str, url: str) -> Iterator[Lie]:
    """Every claim on a product's page is about that product; emits `audit/place`."""
    for mark, proof in proved:
        if proof.products and id not in proof.products and not mark.category:
            yield _misplaced(url, mark, "is about another product")


def missing(kinds: Set[str], bout: Bout) -> Iterator[str]:
    """What has to be said, and is not, given all kinds of claims on the page."""
    opened = kinds & OPENINGS
    if opened != {bout.ruling}:
        found = " and ".join(f"`{kind}`" for kind in sorted(opened)) or "nothing"
        yield f"answers who is better by {found}; it has to be `{bout.ruling}`"
    if bout.rows and bout.missing and "coverage" not in kinds and kinds - OPENINGS:
        yield "does not say which dimensions take no part (`coverage`)"
    if bout.ruling == WON and "duel-overall" in kinds and "crown" not in kinds:
        yield f"shows the overalls, and no crown on {bout.ahead.name.text}"


def _misplaced(url: str, mark: Mark, why: str) -> Lie:
    return Lie("audit/place", f"`/{url}` says {quoted(mark.text)}, which {why}", mark.claim)
