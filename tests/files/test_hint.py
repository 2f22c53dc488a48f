"""Whether there is something to do is guessed right where nobody forges times."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.files.hint import may_have_changed
from tests.conftest import ROOT

EDITS = {
    "config": lambda root: touch(root / "evenhand.yaml"),
    "a score": lambda root: touch(root / "scores/things/thing.yaml"),
    "a new file": lambda root: (root / "scores/things/other.yaml").write_text("name: Other\n"),
    "a removed file": lambda root: (root / "scores/things/thing.yaml").unlink(),
    "a new folder": lambda root: (root / "templates").mkdir(),
    "a file deep down": lambda root: (root / "content/pages/own/more.md").write_text("more"),
}


def touch(path: Path) -> None:
    path.write_bytes(path.read_bytes())


@pytest.fixture
def site(tmp_path):
    for folder in ("scores/things", "content/pages/own"):
        (tmp_path / folder).mkdir(parents=True)
    for path in ("evenhand.yaml", "scores/things/thing.yaml"):
        (tmp_path / path).write_text("name: Thing\n")
    return tmp_path


def built(site):
    time.sleep(0.05)
    (site / ".evenhand").mkdir()
    (site / ".evenhand/site.last.json").write_text("{}")
    time.sleep(0.05)
    return site


def test_what_was_never_built_has_changed(site):
    assert may_have_changed(str(site))
    assert may_have_changed(str(site), str(site / "elsewhere/out"))


def test_what_was_built_since_has_not(site):
    assert not may_have_changed(str(built(site)))
    (site / "site").mkdir()
    (site / "notes.txt").write_text("none of a site's sources")
    assert may_have_changed(str(site), str(site / "elsewhere/out"))
    (site / ".evenhand/site.last.json").rename(site / ".evenhand/out.last.json")
    assert not may_have_changed(str(site), str(site / "out"))
    assert may_have_changed(str(site))


@pytest.mark.parametrize("edit", EDITS)
def test_what_was_edited_since_has(edit, site):
    EDITS[edit](built(site))
    assert may_have_changed(str(site))


def test_the_site_is_the_one_around(site, monkeypatch):
    monkeypatch.chdir(site / "content/pages")
    assert may_have_changed()
    built(site)
    assert not may_have_changed()


def test_where_there_is_no_site_there_is_nothing_to_do(site, monkeypatch):
    assert not may_have_changed(str(site / "scores"))
    assert not may_have_changed(str(site / "none"))
    monkeypatch.chdir("/")
    assert not may_have_changed()


def test_a_build_without_changes_begins_no_reader(starter):
    """Told by the processes that it begins."""
    program = (
        "import os, sys; fork = os.fork; begun = []; os.fork = lambda: begun.append(1) or fork(); end = os._exit;"
        "os._exit = lambda code: (print(len(begun), file=sys.stderr), end(code)) if os.getpid() == own else end(code);"
        "own = os.getpid(); sys.argv[1:] = ['build', '--no-audit', '--quiet']; from generator.start import main; main()"
    )

    def forks():
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=starter.root,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return int(done.stderr.split()[-1])

    if os.cpu_count() == 1:
        assert forks() == 0
        return
    assert forks() >= 1
    assert forks() == 0
