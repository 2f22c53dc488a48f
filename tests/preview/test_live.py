"""The site that the preview shows: pages made when asked for, checks that follow, nothing left behind by a change."""

import gc
import shutil

import pytest

from generator.files.theme import theme_folder
from generator.preview.live import LiveSite
from generator.runs import Manner
from tests.conftest import CACHE

PAIR = "/chairs/alder-vs-birch/"


@pytest.fixture
def live(starter) -> LiveSite:
    site = LiveSite(starter.options(), Manner(cache=CACHE))
    site.reload()
    site.check()
    return site


def test_a_page_is_made_once_until_files_change(starter, live):
    first = live.answer(PAIR)
    assert first.status == 200
    assert live.answer(PAIR) is first
    starter.edit("scores/chairs/alder.yaml", "name: Alder", "name: Alder II")
    live.reload()
    assert b"Alder II" in live.answer(PAIR).body
    assert not live.check()
    assert b"Alder II" in live.answer(PAIR).body


def test_a_change_of_the_theme_is_seen(live, tmp_path_factory, monkeypatch):
    """`serve` watches the theme's folder too, for those who work on it."""
    theme = tmp_path_factory.mktemp("theme") / "templates"
    shutil.copytree(theme_folder(), theme)
    monkeypatch.setattr("generator.files.theme.theme_folder", lambda: theme)
    live.reload()
    base = theme / "base.html"
    base.write_text(base.read_text("utf-8").replace("</body>", "<!-- changed --></body>"), "utf-8")
    live.reload()
    assert b"<!-- changed -->" in live.answer(PAIR).body


def test_a_page_that_is_missing_is_missing_whatever_was_asked_before(live):
    for asked in (("/404.html", "/nope/"), ("/nope/", "/404.html")):
        assert {path: live.answer(path).status for path in asked} == {"/404.html": 200, "/nope/": 404}
        live.reload()


def test_many_pages_may_be_asked_for(live, monkeypatch):
    monkeypatch.setattr("generator.preview.live.MANY", 1)
    first = live.answer(PAIR)
    live.answer("/chairs/")
    assert live.answer("/chairs/") is live.answer("/chairs/")
    assert live.answer(PAIR).body == first.body


def test_what_the_checks_find_after_a_reload_takes_the_place_of_pages(starter, live):
    starter.write("content/chairs/alder-vs-cedar.md", "---\nfacts:\n  - alder.scores.comfort > 10\n---\nText.\n")
    live.reload()
    assert live.answer(PAIR).status == 200
    assert live.check()
    assert live.answer(PAIR).status == 500
    assert [d.code for d in live.problems if d.code.startswith("fact/")]


def test_changes_leave_nothing_behind(live):
    """What a reload puts out of use can be collected."""

    def alive() -> int:
        live.reload()
        live.check()
        live.answer(PAIR)
        gc.collect()
        return len(gc.get_objects()) + gc.get_freeze_count()

    alive()
    before = alive()
    for _ in range(5):
        after = alive()
    assert after - before < 500
