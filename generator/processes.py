"""The same work in several processes, forked from this one so that nothing has to be sent to them.

Knows nothing of pages. Start with `in_processes` and `ahead`.
"""

import ctypes
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from copyreg import dispatch_table
from io import BytesIO
from types import MappingProxyType
from typing import Any, BinaryIO, TypeVar

T = TypeVar("T")
PR_SET_PDEATHSIG = 1
CAN_FORK = hasattr(os, "fork")


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
    if count == 1 or not CAN_FORK:
        return [work(number) for number in range(count)]
    children = [_fork(lambda number=number: iter([work(number)])) for number in range(1, count)]  # type: ignore[misc]
    results: list[T] = []
    errors: list[BaseException] = []
    try:
        results.append(work(0))
    finally:
        for child in children:
            try:
                results += _answers(*child)
            except (Exception, KeyboardInterrupt) as error:  # the others have to be waited for all the same
                errors.append(error)
    if errors:
        raise errors[0]
    return results


def ahead(steps: Callable[[], Iterator[T]], forked: bool) -> Iterator[T]:
    """Yield what `steps` yields; if `forked`, it is made in a process of its own that begins at once.

    Raises as `in_processes` does, at the step that failed.
    """
    return _answers(*_fork(steps)) if forked and CAN_FORK else steps()


def _fork(steps: Callable[[], Iterator[T]]) -> tuple[int, int]:
    """Start a child; return its process id and the end of the pipe its answers come from."""
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
            _answer(steps, pipe)
        code = 0
    finally:
        os._exit(code)  # no clean-up of the parent's affairs in a child


def _answer(steps: Callable[[], Iterator[Any]], pipe: BinaryIO) -> None:
    """Write each step as it is made, then the end, or the error that prevented it."""
    try:
        for value in steps():
            pipe.write(_pickled((value, None)))
            pipe.flush()
        pipe.write(_pickled((None, StopIteration())))
    except BaseException as error:
        pipe.write(_as_told(error))


def _answers(child: int, receiving: int) -> Iterator[Any]:
    with os.fdopen(receiving, "rb") as pipe:
        try:
            while True:
                value, error = _read(pipe)
                if isinstance(error, StopIteration):
                    return
                if error is not None:
                    raise error
                yield value
        finally:
            pipe.close()
            os.waitpid(child, 0)


def _read(pipe: BinaryIO) -> tuple[Any, BaseException | None]:
    gc_was_on = gc.isenabled()
    gc.disable()  # it would look through each large answer again and again while that is read
    try:
        answer: tuple[Any, BaseException | None] = pickle.load(pipe)
    except Exception:  # a cut answer raises whatever its first missing byte leads to
        return None, WorkerDied("a worker process was killed; is there enough memory?")
    finally:
        if gc_was_on:
            gc.enable()
    return answer


def _pickled(answer: object) -> bytes:
    stream = BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**dispatch_table, MappingProxyType: lambda items: (_frozen, (dict(items),))}
    pickler.dump(answer)
    return stream.getvalue()


def _frozen(items: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """Pickle knows no name for the type itself."""
    return MappingProxyType(items)


def _as_told(error: BaseException) -> bytes:
    """An error as bytes; one that does not survive the way is told by its text."""
    try:
        data = _pickled((None, error))
        pickle.loads(data)
    except Exception:
        return _pickled((None, RuntimeError(str(error))))
    return data


def _die_with_parent() -> None:
    """Ask Linux to end this process when its parent ends, however that happens; elsewhere it ends with its work."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
