"""Where the program begins.

What reads a site takes as long to load as all the rest of a small build, and
nothing of it is wanted before the command is understood and the files are
there. So a process is begun for it first of all. Start with `main`.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from generator.files.hint import may_have_changed
from generator.garbage import unswept
from generator.processes.workers import IN_PARALLEL, Standby

if TYPE_CHECKING:
    from generator.loading import Question, Reader, Step

ELSEWHERE = ("--jobs", "--output", "--root")
"""Whoever names a number of processes has these; and which site another folder is part of shows later."""


def main() -> None:
    """Run the command and exit."""
    with unswept():
        reader: Reader | None = Standby(_ready) if _is_worth_while(sys.argv[1:]) else None

        from generator.cli.main import main as command

    command(reader=reader)


def _is_worth_while(arguments: Sequence[str]) -> bool:
    """Whether a site has to be read, as far as one can guess, and there is a processor for it."""
    if not IN_PARALLEL or any(one.startswith(ELSEWHERE) for one in arguments):
        return False
    return "check" in arguments or ("build" in arguments and ("--anew" in arguments or may_have_changed()))


def _ready() -> "Callable[[Question], Iterator[Step]]":
    import generator.reading.load
    import generator.reading.site  # noqa: F401
    from generator.loading import steps

    return steps
