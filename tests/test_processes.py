"""Work in forked processes: results in order, errors raised, a killed worker noticed."""

import gc
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.garbage import MUCH, seldom_swept, unswept
from generator.processes.workers import Standby, WorkerDied, ahead, in_processes
from tests.conftest import ROOT


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 300])
def test_all_that_is_asked_for_comes_once(count, jobs):
    assert sorted(in_processes(lambda number: number * number, count, jobs)) == [n * n for n in range(count)]


def test_large_results_come_whole():
    assert {len(found) for found in in_processes(lambda number: bytes(300_000 + number), 9, 3)} == {
        300_000 + number for number in range(9)
    }


def test_whoever_is_free_takes_the_next(tmp_path):
    """One works for as long as it takes the others to do all the rest."""

    def work(number):
        (tmp_path / str(number)).touch()
        end = time.monotonic() + 10
        while number == 0 and len([*tmp_path.iterdir()]) < 20 and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.3 * (number == 0))
        return number, os.getpid()

    done = [*in_processes(work, 20, 3)]
    assert done[-1][0] == 0
    assert [number for number, pid in done if pid == done[-1][1]] == [0]
    assert os.getpid() not in {pid for _, pid in done}


def test_who_waits_for_others_sleeps():
    """Also when some of them have ended."""
    before = time.process_time()
    assert len([*in_processes(lambda number: time.sleep(1.8 if number == 3 else 0.3), 4, 4)]) == 4
    assert time.process_time() - before < 0.7


def test_the_rest_is_not_waited_for():
    """Whoever takes one result and no more leaves no process behind."""
    results = in_processes(lambda number: time.sleep(30 * (number > 1)) or os.getpid(), 4, 2)
    pids = [next(results), next(results)]
    results.close()
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


@pytest.mark.parametrize("number", [0, 1])
def test_an_error_is_raised_here(number):
    def work(at):
        if at == number:
            raise ValueError("no")
        return at

    with pytest.raises(ValueError, match="no"):
        [*in_processes(work, 2, 2)]


def test_workers_end_with_their_parent(tmp_path):
    """However the parent ends, no worker goes on writing into a tree that the next build takes over."""
    code = (
        "import os, time\n"
        "from generator.processes.workers import in_processes\n"
        f"def work(n):\n    open(r'{tmp_path}/' + str(n), 'w').write(str(os.getpid()))\n    time.sleep(60)\n"
        "[*in_processes(work, 2, 2)]\n"
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
        [*in_processes(work, 2, 2)]


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


def ready(wait=0.0):
    """Gets ready slowly, and then tells how much it was asked, and in which process."""

    def steps(question):
        yield len(question), os.getpid()
        yield "then"

    def begin():
        time.sleep(wait)
        return steps

    return begin


def test_who_stands_by_is_asked_once_it_is_known_what():
    (size, pid), then = Standby(ready()).ask(b"x" * 3)
    assert (size, then) == (3, "then")
    assert pid != os.getpid()


def test_who_asks_does_not_wait_until_the_other_is_ready():
    """Even if the question is larger than any pipe."""
    begun = time.monotonic()
    steps = Standby(ready(wait=1)).ask(b"x" * 5_000_000)
    assert time.monotonic() - begun < 0.8
    assert next(steps)[0] == 5_000_000


def test_who_stood_by_for_nothing_ends():
    standby = Standby(ready())
    standby.end()
    with pytest.raises(ProcessLookupError):
        os.kill(standby.pid, 0)


def test_who_stands_by_ends_with_its_parent(tmp_path):
    """Though nobody asks, nor says that nobody will."""
    code = (
        "import os, time\n"
        "from generator.processes.workers import Standby\n"
        f"standby = Standby(lambda: open(r'{tmp_path}/pid', 'w').write(str(os.getpid())) and list)\n"
        f"while not os.path.exists(r'{tmp_path}/pid'): time.sleep(0.01)\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    end = time.monotonic() + 10
    state = Path(f"/proc/{(tmp_path / 'pid').read_text()}/stat")
    while state.exists() and state.read_text().split()[2] != "Z" and time.monotonic() < end:
        time.sleep(0.02)
    assert time.monotonic() < end


def test_what_keeps_it_from_getting_ready_is_told_to_whoever_asks():
    def begin():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        next(Standby(begin).ask("?"))


def test_who_was_killed_while_standing_by_is_noticed():
    standby = Standby(ready(wait=60))
    os.kill(standby.pid, signal.SIGKILL)
    time.sleep(0.2)
    with pytest.raises(WorkerDied, match="killed"):
        next(standby.ask("?"))


def test_an_error_that_cannot_be_sent_is_told_by_its_text():
    class Own(Exception):
        pass

    def work(number):
        if number:
            raise Own("local")

    with pytest.raises(RuntimeError, match="local"):
        [*in_processes(work, 2, 2)]


@pytest.mark.parametrize("count", [1, 2])
def test_an_iteration_that_ends_too_early_is_an_error_like_others(count):
    def work(number):
        return next(iter(())) if number == 1 else number

    with pytest.raises((StopIteration, RuntimeError)):
        [*in_processes(work, 2, count)]


def test_an_error_tells_where_it_was_raised():
    def find_no_way():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no") as raised:
        [*in_processes(lambda number: find_no_way() if number else None, 2, 2)]
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


class Knot:
    """Refers to itself, so that only a search for garbage finds it."""

    fallen = 0

    def __init__(self):
        self.self = self

    def __del__(self):
        Knot.fallen += 1


def knotted(_):
    Knot.fallen = 0
    for _ in range(2 * MUCH):
        Knot()
    return Knot.fallen


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("around", [unswept, nullcontext])
def test_where_garbage_is_seldom_looked_for_it_does_not_pile_up(jobs, around):
    with around(), seldom_swept():
        fallen = [*in_processes(knotted, 2, jobs)]
    assert all(count >= MUCH / 2 for count in fallen)


def test_nobody_looks_for_garbage_where_none_is_made():
    before = gc.isenabled(), gc.get_threshold()
    with unswept():
        with seldom_swept():
            assert gc.isenabled()
        assert not gc.isenabled()
        assert knotted(0) == 0
    assert (gc.isenabled(), gc.get_threshold()) == before
    gc.collect()
