"""Work in forked processes: results in order, errors raised, a killed worker noticed."""

import os
import signal

import pytest

from generator.processes import WorkerDied, in_processes


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


def test_a_killed_worker_is_noticed():
    def work(number):
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerDied, match="killed"):
        in_processes(work, 2)
