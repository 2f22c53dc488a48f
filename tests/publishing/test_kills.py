"""Killed at any moment, a target holds the old site or the new one, and the next run finishes."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT
from tests.publishing.making import Place, git, go_back, publish, release
from tests.publishing.publisher import site


def started(place: Place, text: str) -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.publishing.publisher", place.kind, str(place.parent), text],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout.readline() == b"ready\n"
    return process


def kill_and_look(place: Place, kills: int, seed: int) -> None:
    """Publish `kills` times, kill each run with all it has started, and look at what stands there."""
    moment = random.Random(seed)
    publish(place.open(), release(site("0")))
    began = time.monotonic()
    assert started(place, "1").wait() == 0
    whole_run = time.monotonic() - began
    stands, cut_short = "1", 0
    for n in range(2, kills + 2):
        process = started(place, str(n))
        time.sleep(moment.random() * whole_run)
        os.killpg(process.pid, signal.SIGKILL)
        cut_short += process.wait() != 0
        found = place.files()
        assert found in (site(stands), site(str(n))), f"mixed after kill {n}"
        stands = found["index.html"]
    assert cut_short
    publish(place.open(), release(site("last")))
    assert place.files() == site("last")
    go_back(place.open())
    assert place.files() == site(stands)
    if place.kind == "git":
        assert "error" not in git(place.bare, "fsck", "--full", "--strict")
    else:
        left = {path.name for path in (place.public.parent / ".evenhand/published-public").iterdir()}
        assert left <= {"lock", "kept"}


@pytest.mark.parametrize("kind", ["git", "folder"])
def test_a_killed_run_leaves_the_old_site_or_the_new(tmp_path, kind):
    kill_and_look(Place(kind, tmp_path), kills=5, seed=20261121)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["git", "folder"])
def test_a_hundred_killed_runs(tmp_path, kind):
    kill_and_look(Place(kind, tmp_path), kills=100, seed=8)
