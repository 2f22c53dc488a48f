"""The plan: what it lists is exactly the difference, and what it refuses is never applied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.files.manifest import Making, Manifest, mark_of
from generator.publishing.plan import Allowed, Flip, Standing, make_plan
from generator.publishing.refusal import Reason

SITE = st.dictionaries(
    st.sampled_from(["index.html", "a/index.html", "b/index.html", "assets/x.css", "ä.html"]),
    st.sampled_from([b"8.1", b"8.2", b"longer", b""]).map(mark_of),
)
HOME = {"index.html": mark_of(b"x" * 1000)}


def pages(count: int, text: bytes = b"page") -> dict:
    return {**HOME, **{f"p{n}/index.html": mark_of(text) for n in range(count)}}


def reasons(plan) -> list[Reason]:
    return [refusal.reason for refusal in plan.refusals]


@given(SITE, SITE, st.sets(st.sampled_from(["index.html", "a/index.html", "ä.html"])))
def test_a_plan_turns_what_is_there_into_what_is_wanted(before, wanted, amiss):
    standing = Standing("t", Manifest(before), frozenset(amiss & before.keys()))
    plan = make_plan(standing, Manifest(wanted))
    there = {path: mark for path, mark in before.items() if path not in amiss}
    after = {**there, **{c.path: wanted[c.path] for c in plan.sent}}
    for change in plan.deleted:
        after.pop(change.path, None)
        assert change.before == before[change.path].size
    assert after == wanted
    assert plan.same + len(plan.sent) == len(wanted)
    assert {c.path for c in plan.added} == wanted.keys() - before.keys()
    assert plan.is_empty == (there == before == wanted)
    assert all(c.size == wanted[c.path].size for c in plan.sent)
    assert sorted(plan.sent, key=lambda c: c.path) == sorted(set(plan.sent), key=lambda c: c.path)


def test_an_edit_of_the_same_size_is_a_change():
    plan = make_plan(
        Standing("t", Manifest({"index.html": mark_of(b"8.1")})), Manifest({"index.html": mark_of(b"8.2")})
    )
    assert [c.path for c in plan.changed] == ["index.html"]


def test_verdicts_that_flip_are_told_by_winner():
    before = {"c/a-vs-b/index.html": "a", "c/a-vs-c/index.html": "a", "c/gone-vs-x/index.html": "b"}
    after = {"c/a-vs-b/index.html": "b", "c/a-vs-c/index.html": "none", "c/b-vs-c/index.html": "b"}
    plan = make_plan(Standing("t", Manifest(HOME, Making(verdicts=before))), Manifest(HOME, Making(verdicts=after)))
    assert plan.flips == (Flip("c/a-vs-b", "a", "b"), Flip("c/a-vs-c", "a", ""))
    assert make_plan(Standing(), Manifest(HOME, Making(verdicts=after))).flips == ()


@pytest.mark.parametrize(
    ("before", "deleted", "allowed", "refused"),
    [
        (30, 20, None, False),
        (30, 21, None, True),
        (30, 21, 21, False),
        (30, 21, 20, True),
        (30, 5, 4, True),
        (999, 100, None, False),
        (999, 101, None, True),
    ],
)
def test_more_deletes_than_anybody_expects_are_refused(before, deleted, allowed, refused):
    plan = make_plan(Standing("t", Manifest(pages(before))), Manifest(pages(before - deleted)), Allowed(allowed))
    assert (Reason.DELETES in reasons(plan)) == refused
    assert len(plan.deleted) == deleted
    if refused:
        assert f"--allow-deletes {deleted}" in plan.refusals[0].hint


def test_a_site_without_a_home_page_is_refused_whatever_is_allowed():
    for wanted in ({}, {"a/index.html": mark_of(b"")}):
        plan = make_plan(Standing("t", Manifest(HOME)), Manifest(wanted), Allowed(1000, adopt=True))
        assert reasons(plan) == [Reason.EMPTY]


def test_a_site_that_has_lost_most_of_its_bytes_is_refused():
    before, after = Manifest(pages(19, b"y" * 1000)), Manifest(pages(19, b"y"))
    plan = make_plan(Standing("t", before), after)
    assert reasons(plan) == [Reason.SHRUNK]
    assert "from 20,000 to 1,019 bytes" in plan.refusals[0].message
    assert make_plan(Standing("t", before), after, Allowed(deletes=0)).refusals == ()


def test_files_of_somebody_else_are_refused_unless_taken_over():
    theirs = Standing("t", None, foreign=frozenset({"README.md", "src/main.c", "a", "b"}))
    plan = make_plan(theirs, Manifest(HOME))
    assert reasons(plan) == [Reason.FOREIGN]
    assert "`README.md`, `a`, `b` and 1 more" in plan.refusals[0].message
    assert make_plan(theirs, Manifest(HOME), Allowed(adopt=True)).refusals == ()
    innocent = Standing("t", None, foreign=frozenset({"CNAME", ".nojekyll", ".well-known/x"}))
    assert make_plan(innocent, Manifest({**HOME, ".nojekyll": mark_of(b"")})).refusals == ()


@pytest.mark.parametrize("theirs", ["index.html", "a", "index.html/x", "a/b/index.html", "evenhand.json/x"])
def test_a_page_never_takes_the_place_of_a_file_that_is_not_ours(theirs):
    wanted = Manifest({**HOME, "a/b/index.html": mark_of(b"")})
    standing = Standing("t", Manifest({}), foreign=frozenset({theirs, "beside.txt"}))
    plan = make_plan(standing, wanted)
    assert reasons(plan) == [Reason.IN_THE_WAY]
    assert f"`{theirs}`" in plan.refusals[0].message
    assert make_plan(standing, wanted, Allowed(adopt=True)).refusals == ()


def test_what_is_worth_knowing():
    before = Manifest(HOME, Making(base_url="https://a.example/"))
    standing = Standing("t", before, amiss=frozenset({"index.html"}))
    notes = make_plan(standing, Manifest(HOME, Making(base_url="https://b.example/"))).notes
    assert notes == (
        "`index.html` at the target: changed or removed by somebody else, and set right",
        "the site there was built for https://a.example/, this one for https://b.example/",
    )
