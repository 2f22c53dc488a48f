"""The same work in several processes, forked from this one so that nothing has to be sent to them.

Knows nothing of pages. Start with `in_processes` and `ahead`.
"""

import ctypes
import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
        Exception: whatever `work` raised, with a note that tells where.
    """
    if count == 1 or not CAN_FORK:
        return [work(number) for number in range(count)]
    others = [_Answers(lambda number=number: iter((work(number),))) for number in range(1, count)]  # type: ignore[misc]
    results: list[T] = []
    errors: list[BaseException] = []
    try:
        results.append(work(0))
    finally:
        for answers in others:
            try:
                results += answers
            except (Exception, KeyboardInterrupt) as error:  # the others have to be waited for all the same
                errors.append(error)
    if errors:
        raise errors[0]
    return results


def ahead(steps: Callable[[], Iterator[T]], forked: bool) -> Iterator[T]:
    """Yield what `steps` yields; if `forked`, it is made in a process of its own that begins at once.

    That process ends with the iterator. Raises as `in_processes` does, at the
    step that failed.
    """
    return _Answers(steps) if forked and CAN_FORK else steps()


@contextmanager
def unswept() -> Iterator[None]:
    """Look for no garbage meanwhile: what makes hardly any would be looked through again and again as it grows."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Answers(Iterator[T]):
    """What another process makes, step by step."""

    _pipe: BinaryIO | None = None
    """Until all has come."""

    def __init__(self, steps: Callable[[], Iterator[T]]) -> None:
        self._owner = os.getpid()
        self._child, receiving = _fork(steps)
        self._pipe = os.fdopen(receiving, "rb")

    def __next__(self) -> T:
        if self._pipe is None:
            raise StopIteration
        value, ended, error = _read(self._pipe)
        if ended or error is not None:
            self._close(self._pipe)
            if isinstance(error, StopIteration):  # it would end this iteration as if all were well
                raise RuntimeError("a stray StopIteration") from error
            raise error or StopIteration
        return value  # type: ignore[no-any-return]

    def __del__(self) -> None:
        """Nobody waits for the rest; a copy of this in another child is none of its business."""
        if self._pipe and self._owner == os.getpid():
            os.kill(self._child, signal.SIGKILL)
            self._close(self._pipe)

    def _close(self, pipe: BinaryIO) -> None:
        pipe.close()
        self._pipe = None
        os.waitpid(self._child, 0)


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
    gc.disable()  # we end soon
    try:
        for value in steps():
            pipe.write(_pickled((value, False, None)))
            pipe.flush()
        pipe.write(_pickled((None, True, None)))
    except BaseException as error:
        error.add_note("".join(traceback.format_exception(error)))
        pipe.write(_as_told(error))


def _read(pipe: BinaryIO) -> tuple[Any, bool, BaseException | None]:
    """Read a step: its value, whether there is none since all is done, or the error."""
    try:
        with unswept():
            answer: tuple[Any, bool, BaseException | None] = pickle.load(pipe)
    except Exception:  # a cut answer raises whatever its first missing byte leads to
        return None, False, WorkerDied("a worker process was killed; is there enough memory?")
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
        data = _pickled((None, False, error))
        pickle.loads(data)
    except Exception:
        told = RuntimeError(str(error))
        told.add_note("".join(error.__notes__))
        return _pickled((None, False, told))
    return data


def _die_with_parent() -> None:
    """Ask Linux to end this process when its parent ends, however that happens; elsewhere it ends with its work."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
