"""What may leave the house: only a site that is whole, as new as its sources, and proved."""

import os

import pytest

from generator.files.manifest import MANIFEST
from generator.files.origin import origin
from generator.files.refusal import Refused
from generator.files.tree import read_tree
from generator.publishing.refusal import Reason
from generator.publishing.release import finished


def looked_at(site):
    return finished(site.output, origin(read_tree(site.root).value))


def reasons(site) -> list[Reason]:
    return [refusal.reason for refusal in looked_at(site)[1]]


@pytest.fixture
def built(starter):
    return starter.built()


def test_a_fresh_site_is_fit(built):
    release, refusals = looked_at(built)
    assert refusals == ()
    found = {path: release.read(path) for path in [*release.manifest.files, MANIFEST]}
    assert found == built.files()


def test_there_is_no_site_before_a_build(starter):
    assert reasons(starter) == [Reason.NOT_BUILT]
    starter.write("site/index.html", "by hand")
    assert reasons(starter) == [Reason.NOT_BUILT]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page.write_bytes(page.read_bytes()[:-1] + b"!"),
        lambda page: page.unlink(),
        lambda page: (page.unlink(), page.symlink_to("/etc/hostname")),
        lambda page: (page.unlink(), page.mkdir()),
        lambda page: page.write_bytes(b""),
    ],
    ids=["same size", "lost", "link", "folder", "empty"],
)
def test_a_page_that_is_not_as_it_was_built(built, spoil):
    spoil(built.output / "chairs/index.html")
    release, refusals = looked_at(built)
    assert [r.reason for r in refusals] == [Reason.NOT_WHOLE]
    assert "`chairs/index.html`" in refusals[0].message
    with pytest.raises((Refused, OSError)):
        release.read("chairs/index.html")


def test_files_that_are_no_part_of_the_site(built):
    for name in (".env", ".gitkeep", ".git-rewrite/x"):
        built.write(f"site/{name}", "secret")
    assert reasons(built) == []
    built.write("site/notes.txt", "mine").write("site/chairs/backup~", "mine")
    release, refusals = looked_at(built)
    assert [r.reason for r in refusals] == [Reason.STRANGERS]
    assert "`chairs/backup~`, `notes.txt`" in refusals[0].message
    assert not {".env", "notes.txt"} & release.manifest.files.keys()


def test_a_site_that_is_older_than_its_files(built):
    built.edit("scores/chairs/alder.yaml", "9.", "8.")
    assert reasons(built) == [Reason.STALE]
    assert reasons(built.built()) == []
    page = built.root / "content/about-us.md"
    os.utime(built.root / "evenhand.yaml")
    assert reasons(built) == [] and not page.exists()


def test_a_site_that_nobody_proved_or_that_shows_drafts(starter):
    assert reasons(starter.built(audit=False)) == [Reason.UNPROVED]
    assert reasons(starter.built(drafts=True)) == [Reason.DRAFTS]


def test_a_forged_manifest_leads_nowhere(built):
    manifest = (built.output / MANIFEST).read_text()
    (built.output / MANIFEST).write_text(manifest.replace('"index.html"', '"../evenhand.yaml"'))
    assert reasons(built) == [Reason.NOT_BUILT]
