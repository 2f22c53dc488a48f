"""Killed at any moment, a target holds the old site or the new one, and the next run finishes.

Where files are put into their places one by one, readers may see some of
either; what is never seen is anything else, and the next run ends it.
"""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT
from tests.publishing.making import SERVERS, Place, git, go_back, publish, release
from tests.publishing.publisher import site

AT_ONCE = ("git", "folder", "ssh")
THEIRS = {"notes.txt": "mine", "b/theirs.txt": "mine"}


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
    if left := {} if place.kind in AT_ONCE else THEIRS:
        place.put(left)
    first, began = started(place, "1"), time.monotonic()
    assert first.wait() == 0
    whole_run = time.monotonic() - began
    stands, cut_short = "1", 0
    for n in range(2, kills + 2):
        process = started(place, str(n))
        time.sleep(moment.random() * whole_run)
        os.killpg(process.pid, signal.SIGKILL)
        cut_short += process.wait() != 0
        if place.kind in AT_ONCE:  # a server may have ended the last switch after we had looked
            found = place.files()
            assert found in (site(stands), site(str(n - 1)), site(str(n))), f"mixed after kill {n}"
            stands = found["index.html"]
        else:
            time.sleep(0.3)  # until what it had started on the server has ended by itself
            publish(place.open(), release(site(str(n))))
            stands = str(n)
            assert place.files() == {**site(stands), **THEIRS}, f"not ended after kill {n}"
    assert cut_short
    publish(place.open(), release(site("last")))
    assert place.files() == site("last") | left
    go_back(place.open())
    assert place.files() == site(stands) | left
    if place.kind == "git":
        assert "error" not in git(place.bare, "fsck", "--full", "--strict")
    elif place.kind == "folder":
        rest = {path.name for path in (place.public.parent / ".evenhand/published-public").iterdir()}
        assert rest <= {"lock", "kept"}


@pytest.fixture
def place(request, tmp_path) -> Place:
    if request.param in SERVERS:
        request.getfixturevalue(SERVERS[request.param])
    return Place(request.param, tmp_path)


@pytest.mark.parametrize(
    ("place", "kills"), [("git", 5), ("folder", 5), ("ssh", 3), ("rsync", 2), ("rclone", 3)], indirect=["place"]
)
def test_a_killed_run_leaves_the_old_site_or_the_new(place, kills):
    kill_and_look(place, kills, seed=20261121)


@pytest.mark.long
@pytest.mark.parametrize("place", ["git", "folder", "ssh", "rsync", "rclone"], indirect=True)
def test_a_hundred_killed_runs(place):
    kill_and_look(place, kills=100, seed=8)
