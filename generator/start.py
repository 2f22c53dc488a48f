"""Where the program begins.

What reads a site takes as long to load as all the rest of a small build, and
nothing of it is wanted before the command is understood and the files are
there. So a process is begun for it first of all. Start with `main`.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from generator.files.hint import may_have_changed
from generator.garbage import unswept
from generator.processes.workers import IN_PARALLEL, Standby

if TYPE_CHECKING:
    from generator.loading import Question, Reader, Step


def main() -> None:
    """Run the command and exit."""
    with unswept():
        reader: Reader | None = _reader() if _is_worth_while(sys.argv[1:]) else None

        from generator.cli.main import main as command

    command(reader=reader)


def _is_worth_while(arguments: Sequence[str]) -> bool:
    """Whether a site has to be read, as far as one can guess, and there is a processor for it."""
    if not IN_PARALLEL or _given("--jobs", arguments):  # who names a number of processes has these
        return False
    if "build" not in arguments or "--anew" in arguments:
        return not {"build", "check"}.isdisjoint(arguments)
    return may_have_changed(_given("--root", arguments), _given("--output", arguments))


def _given(option: str, arguments: Sequence[str]) -> str:
    """What an option is given, as far as one can tell without knowing all of them."""
    after = (value for name, value in pairwise(arguments) if name == option)
    joined = (one.partition("=")[2] for one in arguments if one.startswith(f"{option}="))
    return next(chain(after, joined), "")


def _reader() -> "Reader":
    """A process that gets ready to read. What both need is loaded before they part."""
    import generator.loading  # noqa: F401

    return Standby(_ready)


def _ready() -> "Callable[[Question], Iterator[Step]]":
    import generator.reading.load
    import generator.reading.site  # noqa: F401
    from generator.loading import steps

    return steps
