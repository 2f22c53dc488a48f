"""What every kind of target promises, each on the real thing."""

import pytest

from generator.files.manifest import MANIFEST
from generator.files.refusal import Refused
from generator.publishing.plan import Allowed, make_plan
from generator.publishing.target import KEPT, LostRace
from tests.publishing.making import HOME, NOW, SERVERS, Place, go_back, publish, release

FIRST = {**HOME, "a/index.html": "8.1", "b/c/ä ö.html": "deep", "gone/index.html": "x"}
SECOND = {**HOME, "a/index.html": "8.2", "b/c/ä ö.html": "deep", "new/index.html": "y"}


@pytest.fixture(params=["git", "folder", "ssh", "rsync", "moto", "rclone"])
def place(request, tmp_path) -> Place:
    if request.param in SERVERS:
        request.getfixturevalue(SERVERS[request.param])
    return Place(request.param, tmp_path)


def test_a_site_arrives_and_is_replaced(place):
    target = place.open()
    assert target.look().manifest is None
    plan = publish(target, release(FIRST))
    assert len(plan.added) == len(FIRST)
    assert place.files() == FIRST
    plan = publish(place.open(), release(SECOND))
    assert [c.path for c in plan.added] == ["new/index.html"]
    assert [c.path for c in plan.changed] == ["a/index.html"]
    assert [c.path for c in plan.deleted] == ["gone/index.html"]
    assert place.files() == SECOND
    assert place.open().look().manifest == release(SECOND).manifest


def test_a_second_run_sends_nothing(place):
    publish(place.open(), release(FIRST))
    token = place.open().look().token
    plan = publish(place.open(), release(FIRST))
    assert plan.is_empty and plan.same == len(FIRST)
    assert place.open().look().token == token


def test_an_edit_of_the_same_size_arrives_every_time(place):
    for score in ("8.1", "8.2", "8.1", "8.3", "8.2"):
        publish(place.open(), release({**HOME, "a/index.html": score}))
        assert place.files()["a/index.html"] == score


def test_going_back_restores_every_byte(place):
    sites = [{**HOME, "n.html": str(n), f"only-{n}.html": "x"} for n in range(8)]
    for n, files in enumerate(sites):
        publish(place.open(now=NOW + n), release(files, as_of=f"2026-11-0{n + 1}"))
    assert [k.manifest.making.as_of[-1] for k in place.open().kept()] == ["7", "6", "5", "4", "3"]
    assert len(place.open().kept()) == KEPT
    for n in (6, 5, 4):
        go_back(place.open())
        assert place.files() == sites[n]
        assert place.open().look().manifest == release(sites[n], as_of=f"2026-11-0{n + 1}").manifest
    publish(place.open(now=NOW + 9), release(sites[0], as_of="2026-11-20"))
    assert [k.manifest.making.as_of[-1] for k in place.open().kept()][:2] == ["5", "4"]
    go_back(place.open())
    assert place.files() == sites[4]


def test_there_is_nothing_to_go_back_to(place):
    assert place.open().kept() == ()
    publish(place.open(), release(FIRST))
    assert place.open().kept() == ()


@pytest.mark.parametrize("before", [None, HOME], ids=["first", "later"])
def test_of_two_publishers_one_loses_and_can_repeat(place, tmp_path, before):
    if before:
        publish(place.open(), release(before))
    other = tmp_path / "site-of-other"
    other.mkdir()
    one, two = place.open(), place.open(other)
    wanted, theirs = release(FIRST), release(SECOND)
    plan, their_plan = make_plan(one.look(), wanted.manifest), make_plan(two.look(), theirs.manifest)
    two.apply(their_plan, theirs)
    with pytest.raises(LostRace, match="run the command again"):
        one.apply(plan, wanted)
    assert place.files() == SECOND
    publish(one, wanted)
    assert place.files() == FIRST


def test_what_is_not_ours_is_carried_along(place):
    publish(place.open(), release(FIRST))
    theirs = {"CNAME": "chairs.example", ".well-known/security.txt": "mail", "notes.txt": "mine"}
    place.put(theirs)
    publish(place.open(), release(SECOND))
    assert place.files() == {**SECOND, **theirs}
    go_back(place.open())
    assert place.files() == {**FIRST, **theirs}


def test_somebody_elses_files_are_refused_until_taken_over(place):
    place.put({"README.md": "theirs", "index.html": "theirs"})
    wanted = release(FIRST)
    plan = make_plan(place.open().look(), wanted.manifest)
    assert [r.reason for r in plan.refusals] == ["foreign"]
    publish(place.open(), wanted, adopt=True)
    assert place.files() == {**FIRST, "README.md": "theirs"}
    assert make_plan(place.open().look(), release(SECOND).manifest, Allowed(10)).refusals == ()


def test_a_page_that_was_changed_there_by_hand_is_set_right(place):
    publish(place.open(), release(FIRST))
    place.put({"a/index.html": "9.9"})
    standing = place.open().look()
    assert standing.amiss == {"a/index.html"}
    assert place.open().verify(release(FIRST).manifest) == ("a/index.html",)
    assert [c.path for c in publish(place.open(), release(FIRST)).changed] == ["a/index.html"]
    assert place.files() == FIRST


def test_verifying_finds_another_release_and_another_manifest(place):
    publish(place.open(), release(FIRST))
    assert place.open().verify(release(FIRST).manifest) == ()
    assert place.open().verify(release(SECOND).manifest) == ("a/index.html", MANIFEST, "new/index.html")
    assert place.open().verify(release(FIRST, as_of="2026-01-01").manifest) == (MANIFEST,)


def test_a_file_that_changes_while_it_is_published_is_never_sent(place):
    publish(place.open(), release(FIRST))
    wanted = release(SECOND)
    liar = type(wanted)(wanted.manifest, lambda path: b"other bytes")
    target = place.open()
    plan = make_plan(target.look(), wanted.manifest)
    with pytest.raises(Refused, match="changed while it was published"):
        target.apply(plan, liar)
    assert place.files() == FIRST
    publish(target, wanted)
    assert place.files() == SECOND
