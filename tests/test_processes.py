"""Work in forked processes: results in order, errors raised, a killed worker noticed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.processes import WorkerDied, in_processes
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
