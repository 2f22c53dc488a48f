"""The same work in several processes, forked from this one so that nothing has to be sent to them.

Knows nothing of pages. Start with `in_processes`, `ahead` and `Standby`.
"""

import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from selectors import EVENT_READ, PollSelector
from threading import Thread
from typing import Any, Generic, TypeVar

from generator.garbage import MUCH, unswept
from generator.processes.wire import NUMBER, messages, pickled, send

T = TypeVar("T")
Q = TypeVar("Q")
PR_SET_PDEATHSIG = 1
CAN_FORK = hasattr(os, "fork")
IN_PARALLEL = CAN_FORK and os.cpu_count() != 1
"""Whether another process takes nothing away from this one."""
_ending: set[int] = set()
"""Children that have said all and may not be gone yet."""


class WorkerDied(OSError):
    """A process ended without a result: killed, or out of memory."""


def in_processes(work: Callable[[int], T], count: int, jobs: int) -> Iterator[T]:
    """Yield work(0), …, work(count − 1), each as soon as it is done, made in so many processes.

    Each process takes the next whenever it is free. What `work` changes in
    memory stays there; only its results come back, by pickle. With one job, or
    where the system cannot fork, all of it happens here.

    Raises:
        WorkerDied: a process ended without a result.
        Exception: whatever `work` raised, with a note that tells where.
    """
    if jobs == 1 or not CAN_FORK:
        yield from _done(work, range(count))
        return
    turns, workers = _Turns(count), list[_Answers[T]]()

    def made() -> Iterator[T]:
        _die_with_parent()  # it may be at work on the disk, where another run may soon be
        return _done(work, turns)

    try:
        with PollSelector() as selector:  # which forgets a pipe that is closed, whoever has a copy of it
            for _ in range(min(jobs, count)):
                workers.append(_Answers(made))
                selector.register(workers[-1], EVENT_READ, workers[-1])
            while selector.get_map():
                for ready, _ in selector.select():
                    try:
                        yield next(ready.data)
                    except StopIteration:
                        selector.unregister(ready.fileobj)
    finally:
        turns.close()
        for answers in workers:
            answers.end()


def _done(work: Callable[[int], T], numbers: Iterable[int]) -> Iterator[T]:
    for number in numbers:
        yield work(number)


def ahead(steps: Callable[[], Iterator[T]], forked: bool) -> Iterator[T]:
    """Yield what `steps` yields; if `forked`, it is made in a process of its own that begins at once.

    That process ends with the iterator. Raises as `in_processes` does, at the
    step that failed.
    """
    return _Answers(steps) if forked and CAN_FORK else steps()


class Standby(Generic[Q, T]):
    """A process that gets ready before it is known what there is to do, and ends with this one if there is nothing.

    `ready` is called there, and returns what answers a question step by step.
    """

    def __init__(self, ready: Callable[[], Callable[[Q], Iterator[T]]]) -> None:
        hearing, self._asking = os.pipe()

        def steps() -> Iterator[T]:
            self._hush()  # else it would never end
            heard = list[bytes]()
            hearer = Thread(target=lambda: heard.extend(messages(hearing)), daemon=True)
            hearer.start()  # so that nobody who asks has to wait until we are ready
            answer = ready()
            hearer.join()
            for question in heard:
                yield from answer(pickle.loads(question))

        self._answers = _Answers(steps)
        self.pid = self._answers.pid
        os.close(hearing)

    def ask(self, question: Q) -> Iterator[T]:
        """Put the only question, by pickle; yield as `ahead` does."""
        try:
            send(self._asking, pickled(question))
        except BrokenPipeError:
            pass  # it has died, which its answers tell
        finally:
            self._hush()
        return self._answers

    def end(self) -> None:
        """There is nothing to do, or no more."""
        self._hush()
        self._answers.end()

    def _hush(self) -> None:
        if self._asking >= 0:
            os.close(self._asking)
            self._asking = -1


class _Turns(Iterator[int]):
    """Counts up to a limit for all processes that have a copy of this: whoever holds the number may take it."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._taking, self._giving = os.pipe()
        self._give(0)

    def __next__(self) -> int:
        number = int.from_bytes(os.read(self._taking, NUMBER), "big")
        self._give(number + 1)
        if number >= self._count:
            raise StopIteration
        return number

    def _give(self, number: int) -> None:
        os.write(self._giving, number.to_bytes(NUMBER, "big"))

    def close(self) -> None:
        os.close(self._taking)
        os.close(self._giving)


class _Answers(Iterator[T]):
    """What another process makes, step by step."""

    _pipe = -1
    """Until all has come."""

    def __init__(self, steps: Callable[[], Iterator[T]]) -> None:
        self._owner = os.getpid()
        self.pid, self._pipe = _fork(steps)

    def fileno(self) -> int:
        """What can be read from when the next step is there."""
        return self._pipe

    def __next__(self) -> T:
        if self._pipe < 0:
            raise StopIteration
        value, ended, error = _step(self._pipe)
        if ended or error is not None:
            self._close()
            _ending.add(self.pid)  # it goes without being waited for, which takes as long as it has memory
            if isinstance(error, StopIteration):  # it would end this iteration as if all were well
                raise RuntimeError("a stray StopIteration") from error
            raise error or StopIteration
        return value  # type: ignore[no-any-return]

    def end(self) -> None:
        """Nobody waits for the rest."""
        if self._pipe >= 0:
            os.kill(self.pid, signal.SIGKILL)
            self._close()
            os.waitpid(self.pid, 0)

    def __del__(self) -> None:
        """A copy of this in another child is none of its business."""
        if self._pipe >= 0 and self._owner == os.getpid():
            self.end()

    def _close(self) -> None:
        os.close(self._pipe)
        self._pipe = -1


def bury(options: int = 0) -> None:
    """Take leave of those that have said all, so that their time counts as ours; waits unless told not to."""
    _ending.difference_update([child for child in _ending if os.waitpid(child, options)[0]])


def _fork(steps: Callable[[], Iterator[T]]) -> tuple[int, int]:
    """Start a child; return its process id and the end of the pipe its answers come from."""
    bury(os.WNOHANG)
    sys.stdout.flush()
    sys.stderr.flush()
    receiving, sending = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(receiving)
        os.close(sending)
        raise
    if child:
        os.close(sending)
        return child, receiving
    code = 1
    try:
        os.close(receiving)
        _answer(steps, sending)
        code = 0
    finally:
        os._exit(code)  # no clean-up of the parent's affairs in a child


def _answer(steps: Callable[[], Iterator[Any]], pipe: int) -> None:
    """Write each step as it is made, then the end, or the error that prevented it."""
    gc.set_threshold(MUCH)  # we end soon
    try:
        for value in steps():
            send(pipe, pickled((value, False, None)))
        send(pipe, pickled((None, True, None)))
    except BaseException as error:
        error.add_note("".join(traceback.format_exception(error)))
        send(pipe, _as_told(error))


def _step(pipe: int) -> tuple[Any, bool, BaseException | None]:
    """Take a step from a pipe: its value, whether there is none since all is done, or the error."""
    answer = next(messages(pipe), None)
    if answer is None:
        return None, False, WorkerDied("a worker process was killed; is there enough memory?")
    with unswept():
        return pickle.loads(answer)  # type: ignore[no-any-return]


def _as_told(error: BaseException) -> bytes:
    """An error as bytes; one that does not survive the way is told by its text."""
    try:
        data = pickled((None, False, error))
        pickle.loads(data)
    except Exception:
        told = RuntimeError(str(error))
        told.add_note("".join(error.__notes__))
        return pickled((None, False, told))
    return data


def _die_with_parent() -> None:
    """Ask Linux to end this process when its parent ends, however that happens; elsewhere it ends with its work."""
    import ctypes  # which most have loaded by then, and who finds nothing to do needs not at all

    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
