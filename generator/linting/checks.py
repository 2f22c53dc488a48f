"""Every editorial check; one function a code, in the order of `CHECKS`. Start with `lint`."""

from collections.abc import Callable, Iterator

from generator.diagnostics.problem import Diagnostic
from generator.linting.editor import modelines, stale_schemas
from generator.linting.facts import check_facts
from generator.linting.holes import holes
from generator.linting.manuscript import Manuscript
from generator.linting.prices import expired, free_summary, outlier, summary, unsourced
from generator.linting.products import (
    adjective,
    common_pro,
    no_reason,
    price_con,
    pro_and_con,
    similar_taglines,
    stale_evidence,
)
from generator.linting.stale import stale_number
from generator.linting.texts import description_length, title_length, unlinked
from generator.linting.verdicts import verdicts
from generator.linting.wording import casing, comparative, filler

Check = Callable[[Manuscript], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    holes,
    pro_and_con,
    common_pro,
    similar_taglines,
    price_con,
    adjective,
    no_reason,
    stale_evidence,
    outlier,
    expired,
    unsourced,
    free_summary,
    summary,
    casing,
    comparative,
    filler,
    unlinked,
    title_length,
    description_length,
    stale_number,
    verdicts,
    modelines,
    stale_schemas,
)


def lint(manuscript: Manuscript) -> tuple[Diagnostic, ...]:
    """Everything that the assertions of articles and the editorial checks find."""
    facts = check_facts(manuscript.catalogue)
    return (*facts, *(d for check in CHECKS for d in check(manuscript)))
