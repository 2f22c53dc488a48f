"""`build --timings` and `--profile` say where the time went; `--jobs` how many share the work."""

import re

import pytest

from generator.timings import Timings
from tests.cli.test_main import evenhand

LINE = re.compile(r"^ *(\d+\.\d{3}) s  (.+)$", re.MULTILINE)


def told(site, *more) -> list[str]:
    result = evenhand("build", "--as-of", "2026-11-21", "--quiet", "--anew", *more, cwd=site.root)
    assert result.returncode == 0, result.stderr
    found = LINE.findall(result.stdout)
    assert len(found) == result.stdout.count("\n")
    return [what for _, what in found]


def test_phases_are_told_in_their_order(starter):
    phases = ["read", "start", "load", "lay out", "check", "remember", "render", "audit", "write"]
    assert told(starter, "--timings", "--jobs", "1") == [*phases, "look at the whole", "show"]


def test_templates_are_told_by_the_time_they_take(starter):
    lines = told(starter, "--profile", "--jobs", "2")
    assert "render, in up to 2 processes" in lines
    assert any(re.fullmatch(r"pair\.html: 3 × \d+\.\d\d ms", line) for line in lines)


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_jobs_are_a_number(starter, jobs):
    assert evenhand("build", "--jobs", jobs, cwd=starter.root).returncode == 2


def test_without_a_clock_nothing_is_measured():
    timings = Timings()
    with timings.of("read"):
        pass
    assert timings.spent == ()


def test_what_processes_measured_adds_up():
    now = iter(range(100))
    timings = Timings(lambda: float(next(now)))
    for _ in range(2):
        with timings.of("render", "pair.html"):
            pass
    timings.add({("render", "pair.html"): (3, 5.0), ("write", ""): (1, 1.0)})
    assert [(s.phase, s.template, s.count, s.seconds) for s in timings.spent] == [
        ("render", "pair.html", 5, 7.0), ("write", "", 1, 1.0),
    ]  # fmt: skip
