"""Work in forked processes: results in order, errors raised, a killed worker noticed."""

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.processes import WorkerDied, ahead, in_processes
from tests.conftest import ROOT


@pytest.mark.parametrize("count", [1, 2, 5])
def test_results_come_in_order(count):
    assert in_processes(lambda number: number * number, count) == [n * n for n in range(count)]


def test_each_works_in_a_process_of_its_own():
    assert len(set(in_processes(lambda number: os.getpid(), 3))) == 3


@pytest.mark.parametrize("number", [0, 1])
def test_an_error_is_raised_here(number):
    def work(at):
        if at == number:
            raise ValueError("no")
        return at

    with pytest.raises(ValueError, match="no"):
        in_processes(work, 2)


def test_workers_end_with_their_parent(tmp_path):
    """However the parent ends, no worker goes on writing into a tree that the next build takes over."""
    code = (
        "import os, time\n"
        "from generator.processes import in_processes\n"
        f"def work(n):\n    open(r'{tmp_path}/' + str(n), 'w').write(str(os.getpid()))\n    time.sleep(60)\n"
        "in_processes(work, 2)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    child = tmp_path / "1"
    end = time.monotonic() + 10
    while not (child.exists() and child.read_text()) and time.monotonic() < end:
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    state = Path(f"/proc/{child.read_text()}/stat")
    while state.exists() and state.read_text().split()[2] != "Z" and time.monotonic() < end:
        time.sleep(0.02)
    assert time.monotonic() < end


def test_a_killed_worker_is_noticed():
    def work(number):
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerDied, match="killed"):
        in_processes(work, 2)


@pytest.mark.parametrize("forked", [False, True])
def test_steps_come_one_by_one(forked):
    steps = ahead(lambda: iter([MappingProxyType({"a": 1}), "then"]), forked)
    assert [next(steps)["a"], *steps] == [1, "then"]


@pytest.mark.parametrize("forked", [False, True])
def test_a_step_that_fails_is_told_where_it_is_asked_for(forked):
    def work():
        yield os.getpid()
        raise ValueError("no")

    steps = ahead(work, forked)
    assert (next(steps) == os.getpid()) is not forked
    with pytest.raises(ValueError, match="no"):
        next(steps)


def test_what_is_made_ahead_is_begun_at_once(tmp_path):
    """While this process does something else."""
    steps = ahead(lambda: iter([(tmp_path / "begun").write_text("x")]), forked=True)
    end = time.monotonic() + 10
    while not (tmp_path / "begun").exists() and time.monotonic() < end:
        time.sleep(0.01)
    assert (tmp_path / "begun").exists()
    assert [*steps] == [1]


def test_an_error_that_cannot_be_sent_is_told_by_its_text():
    class Own(Exception):
        pass

    def work(number):
        if number:
            raise Own("local")

    with pytest.raises(RuntimeError, match="local"):
        in_processes(work, 2)


@pytest.mark.parametrize("count", [1, 2])
def test_an_iteration_that_ends_too_early_is_an_error_like_others(count):
    def work(number):
        return next(iter(())) if number == count - 1 else number

    with pytest.raises((StopIteration, RuntimeError)):
        in_processes(work, count)


def test_an_error_tells_where_it_was_raised():
    def find_no_way():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no") as raised:
        in_processes(lambda number: find_no_way() if number else None, 2)
    assert "find_no_way" in "".join(raised.value.__notes__)


def test_what_nobody_waits_for_is_ended():
    """Whether or not a first step was taken."""
    for taken in (0, 1):
        steps = ahead(lambda: (time.sleep(30 * n) or os.getpid() for n in range(2)), forked=True)
        pids = [next(steps) for _ in range(taken)]
        began = time.monotonic()
        del steps
        gc.collect()
        assert time.monotonic() - began < 10
        assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
