"""A folder as a target: which it may be, what it shares with earlier releases, and what is left of a switch."""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from generator.files import exchange
from generator.files.output import Busy
from generator.files.refusal import Refused
from generator.publishing.plan import Allowed, make_plan
from generator.publishing.targets import Here, open_target
from tests.publishing.making import HOME, NOW, FolderTarget, Place, go_back, publish, release

FILES = {**HOME, "a/index.html": "page", "same.css": "x"}


@pytest.fixture
def place(tmp_path) -> Place:
    return Place("folder", tmp_path)


def named(place: Place, path: str):
    return open_target(FolderTarget("live", path), Here(place.root, place.root / "site", NOW))


def test_on_any_file_system_with_or_without_an_exchange(place, monkeypatch):
    shared = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else None))
    try:
        for swap in (True, False):
            if not swap:
                monkeypatch.setattr(exchange, "_swap", lambda a, b: False)
            target = named(place, str(folder / "public"))
            for text in ("1", "2", "3"):
                publish(target, release({**FILES, "n.html": text}))
                assert (folder / "public/n.html").read_text() == text
            go_back(target)
            assert (folder / "public/n.html").read_text() == "2"
    finally:
        shutil.rmtree(folder)


def test_a_folder_that_must_not_be_switched(place, tmp_path):
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "file").touch()
    (tmp_path / "work/.git").mkdir(parents=True)
    (place.root / "scores").mkdir()
    cases = {
        "../link": "symbolic link", "../file": "is a file", "../work": "git work tree", ".": "holds the sources",
        "..": "holds the sources", "scores/x": "inside the sources", ".evenhand/x": "inside the sources",
        "/": "holds the sources", "/proc": "mount point", "site/x": "lie in one another", "site": "lie in one another",
    }  # fmt: skip
    for path, words in cases.items():
        with pytest.raises(Refused, match=words):
            named(place, path).look()
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / ".evenhand").symlink_to(outside)
    with pytest.raises(Refused, match="symbolic link"):
        place.open().look()
    assert list(outside.iterdir()) == []


def test_what_stays_the_same_takes_no_space(place):
    publish(place.open(), release(FILES))
    before = (place.public / "same.css").stat().st_ino
    publish(place.open(), release({**FILES, "a/index.html": "new"}))
    assert (place.public / "same.css").stat().st_ino == before
    assert (place.public / "same.css").stat().st_nlink == 2
    assert (place.public / "a/index.html").stat().st_nlink == 1


def test_a_kept_release_that_somebody_changed_is_not_restored(place):
    publish(place.open(), release(FILES))
    publish(place.open(), release({**FILES, "a/index.html": "new"}))
    (place.public / "same.css").write_text("y")
    target = place.open()
    kept = target.kept()[0]
    with pytest.raises(Refused, match=r"no longer as it was published: same\.css differs"):
        target.restore(make_plan(target.look(), kept.manifest, Allowed(9)), kept)
    assert place.files()["a/index.html"] == "new"


def test_empty_folders_are_in_nobodys_way(place):
    (place.public / "a").mkdir(parents=True)
    (place.public / "uploads").mkdir()
    publish(place.open(), release(FILES))
    assert place.files() == FILES
    assert (place.public / "uploads").is_dir()
    publish(place.open(), release({**FILES, "a/index.html": "new"}))
    assert (place.public / "uploads").is_dir()


def test_links_and_modes_of_somebody_else_are_carried_along(place, tmp_path):
    publish(place.open(), release(FILES))
    (place.public / "latest").symlink_to("a")
    (place.public / "tool.sh").write_text("#!/bin/sh\n")
    (place.public / "tool.sh").chmod(0o755)
    place.public.chmod(0o750)
    publish(place.open(), release({**FILES, "a/index.html": "new"}))
    assert os.readlink(place.public / "latest") == "a"
    assert os.access(place.public / "tool.sh", os.X_OK)
    assert place.public.stat().st_mode & 0o777 == 0o750


def test_two_publishers_at_the_same_time(place, tmp_path):
    publish(place.open(), release(FILES))
    lock = os.open(tmp_path / ".evenhand/published-public/lock", os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)
    with pytest.raises(Busy, match="somebody else is publishing"):
        place.open().look()
    os.close(lock)
    assert place.open().look().manifest == release(FILES).manifest


def cut(*_):
    raise KeyboardInterrupt


def test_a_switch_that_was_cut_short_before_it_leaves_the_old_site(place, tmp_path, monkeypatch):
    publish(place.open(), release(FILES))
    target, wanted = place.open(), release({**FILES, "a/index.html": "new"})
    plan = make_plan(target.look(), wanted.manifest)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("generator.publishing.folder.exchange", cut)
        target.apply(plan, wanted)
    assert place.files() == FILES
    place.open().look()
    assert place.open().kept() == ()
    assert {p.name for p in (tmp_path / ".evenhand/published-public").iterdir()} == {"lock"}


def test_a_switch_that_was_cut_short_after_it_is_finished(place, tmp_path, monkeypatch):
    publish(place.open(), release(FILES))
    target, wanted = place.open(), release({**FILES, "a/index.html": "new"})
    plan = make_plan(target.look(), wanted.manifest)

    def exchanged_and_cut(hidden, visible):
        exchange.exchange(hidden, visible)
        cut()

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("generator.publishing.folder.exchange", exchanged_and_cut)
        target.apply(plan, wanted)
    assert place.files() == {**FILES, "a/index.html": "new"}
    assert place.open().look().manifest == wanted.manifest
    assert [kept.manifest for kept in place.open().kept()] == [release(FILES).manifest]
    assert {p.name for p in (tmp_path / ".evenhand/published-public").iterdir()} == {"lock", "kept"}
    go_back(place.open())
    assert place.files() == FILES
