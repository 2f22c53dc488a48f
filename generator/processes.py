"""The same work in several processes, forked from this one so that nothing has to be sent to them.

Knows nothing of pages. Start with `in_processes`.
"""

import ctypes
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PR_SET_PDEATHSIG = 1


class WorkerDied(OSError):
    """A process ended without a result: killed, or out of memory."""


def in_processes(work: Callable[[int], T], count: int) -> list[T]:
    """Return [work(0), …, work(count − 1)], each made in a process of its own, the first in this one.

    What `work` changes in memory stays in its process; only its result comes
    back, by pickle. Where the system cannot fork, all of it happens here.

    Raises:
        WorkerDied: a process ended without a result.
        Exception: whatever `work` raised.
    """
    if count == 1 or not hasattr(os, "fork"):
        return [work(number) for number in range(count)]
    children = [_fork(work, number) for number in range(1, count)]
    try:
        results = [work(0)]
    finally:
        answers: list[tuple[T, BaseException | None]] = [_collect(*child) for child in children]
    for value, error in answers:
        if error is not None:
            raise error
        results.append(value)
    return results


def side_by_side(first: Callable[[], T], second: Callable[[], T], forked: bool) -> tuple[T, T]:
    """Return what two pieces of work make; if `forked`, the second is made in a process of its own meanwhile."""
    work = (first, second)
    one, other = in_processes(lambda number: work[number](), 2) if forked else (first(), second())
    return one, other


def _fork(work: Callable[[int], T], number: int) -> tuple[int, int]:
    """Start a child; return its process id and the end of the pipe its answer comes from."""
    sys.stdout.flush()
    sys.stderr.flush()
    receiving, sending = os.pipe()
    child = os.fork()
    if child:
        os.close(sending)
        return child, receiving
    code = 1
    try:
        _die_with_parent()
        os.close(receiving)
        with os.fdopen(sending, "wb") as pipe:
            try:
                answer = (work(number), None)
            except BaseException as error:
                answer = (None, error)  # type: ignore[assignment]
            pipe.write(_packed(answer))
        code = 0
    finally:
        os._exit(code)  # no clean-up of the parent's affairs in a child


def _die_with_parent() -> None:
    """Ask Linux to end this process when its parent ends, however that happens; elsewhere it ends with its work."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _collect(child: int, receiving: int) -> tuple[T, BaseException | None]:
    with os.fdopen(receiving, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    try:
        answer: tuple[T, BaseException | None] = pickle.loads(data)
    except Exception:  # a cut answer raises whatever its first missing byte leads to
        return None, WorkerDied("a worker process was killed; is there enough memory?")  # type: ignore[return-value]
    return answer


def _packed(answer: tuple[object, BaseException | None]) -> bytes:
    """An answer as bytes; an error that does not survive the way is told by its text."""
    try:
        data = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
        pickle.loads(data)
    except Exception as error:
        return pickle.dumps((None, RuntimeError(str(answer[1] or error))))
    return data
