"""What readers get, through a real nginx: fresh, stale, changed on the way, not there at all."""

import pytest
from msgspec.structs import replace

from generator.cli.main import run
from generator.files.manifest import MANIFEST
from generator.publishing import served
from tests.publishing.making import HOME, Place, git, publish, release
from tests.publishing.nginx import nginx

FILES = {**HOME, "a/ä b/index.html": "page", "404.html": "none", "c.txt": "c", "_headers": "h", ".nojekyll": ""}


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(served, "PATIENCE", 0)


@pytest.fixture
def site(tmp_path):
    """A folder that nginx serves below a path, and the release in it."""
    place = Place("folder", tmp_path)
    (tmp_path / "run").mkdir()
    place.public.mkdir()
    with nginx(place.public, tmp_path / "run", "/repo/") as home:
        wanted = release(FILES, base_url=home)
        publish(place.open(), wanted)
        yield place, wanted.manifest


def test_what_was_published_is_served(site):
    assert served.stale(site[1], ["c.txt"]) == ()


def test_what_is_served_otherwise_is_told(site):
    place, manifest = site
    home = manifest.making.base_url
    place.put({"index.html": "<p>by the CDN</p>"})
    (place.public / "a/ä b/index.html").unlink()
    found = served.stale(manifest, [])
    assert {(amiss.path, amiss.found) for amiss in found} == {
        ("index.html", "other bytes than were published"), ("a/ä b/index.html", "the host answers 403")
    }  # fmt: skip
    told = list(served.notes(home, found))
    assert f"{home}a/%C3%A4%20b/: the host answers 403" in told
    assert "2 of the files that were looked at are not served as they were published" in told[-1]
    place.put({MANIFEST: "{}"})
    assert MANIFEST in {amiss.path for amiss in served.stale(manifest, [])}


def test_nobody_answers(site):
    _, manifest = site
    for url in ("http://127.0.0.1:9/", "file:///etc/"):
        lost = replace(manifest, making=replace(manifest.making, base_url=url))
        assert {amiss.found.partition(" (")[0] for amiss in served.stale(lost, [])} == {"no answer"}


def test_a_host_gets_the_time_to_deploy(site, monkeypatch):
    place, manifest = site
    place.put({"c.txt": "old"})
    monkeypatch.setattr(served, "PATIENCE", 60)
    monkeypatch.setattr(served.time, "sleep", lambda seconds: place.put({"c.txt": "c"}))
    assert served.stale(manifest, []) == ()


def test_a_sample_is_the_same_each_time_and_half_of_it_is_what_has_changed():
    files = {**{f"p{n}/index.html": str(n) for n in range(1000)}, **FILES}
    manifest = release(files).manifest
    changed = [f"p{n}/index.html" for n in range(500)]
    chosen = served.sample(manifest, changed)
    assert chosen == served.sample(manifest, reversed(changed))
    assert chosen[0] == "index.html" and len(chosen) == served.SAMPLE + 1
    assert len(set(chosen) & set(changed)) >= served.SAMPLE // 2
    assert not {"_headers", ".nojekyll"} & set(served.sample(release(FILES).manifest, []))


@pytest.mark.parametrize("fresh", [True, False])
def test_publish_tells_what_readers_get(starter, tmp_path, capsys, fresh):
    (tmp_path / "run").mkdir()
    (tmp_path / "public").mkdir()
    with nginx(tmp_path / "public", tmp_path / "run") as home:
        target = "kind: folder, path: ../public" if fresh else "kind: git, remote: ../p.git"
        git(tmp_path, "init", "--quiet", "--bare", "p.git")
        text = (starter.root / "evenhand.yaml").read_text("utf-8")
        starter.write("evenhand.yaml", f"{text}targets: {{live: {{{target}, verify: true}}}}\n")
        assert run(["build", "--quiet", "--root", str(starter.root), "--base-url", home]) == 0
        capsys.readouterr()
        assert run(["publish", "--yes", "--root", str(starter.root)]) == 0
    told = capsys.readouterr()
    assert (f"{home} serves it: " in told.out) == fresh
    assert ("are not served as they were published" in told.err) == (not fresh)
