"""A folder on a server, through a real sshd: whom we trust, how a release is switched, and what a bare account gets."""

import fcntl
import os
import subprocess

import pytest

from generator.files.output import Busy
from generator.files.refusal import Refused
from generator.model.publishing import SshTarget
from generator.publishing import ssh_files, ssh_switch
from generator.publishing.plan import Allowed, make_plan
from generator.publishing.release import stage
from generator.publishing.ssh import Ssh
from generator.publishing.target import LostRace, Unreachable
from generator.publishing.targets import Here, open_target
from tests.publishing.making import HOME, NOW, Place, go_back, publish, release
from tests.publishing.sshd import tool

FILES = {**HOME, "a/index.html": "page", "assets/x.css": "x"}
KINDS = ("ssh", "rsync")


@pytest.fixture
def place(server_here, tmp_path) -> Place:
    return Place("ssh", tmp_path)


def named(place: Place, path: str, server: str = "pages", port: int = 0):
    return open_target(SshTarget("live", server, path, port), Here(place.root, place.root / "site", NOW))


# --- whom we trust


@pytest.mark.parametrize("server", ["pages", "only-rsync"])
def test_a_server_that_is_not_known_or_no_longer_the_same(place, server_here, monkeypatch, server):
    """Though the configuration of ssh says that any key will do, and whoever calls it too."""
    anew = f"ssh -F {server_here.config} -o ControlPath=none -o StrictHostKeyChecking=no"
    monkeypatch.setenv("RSYNC_RSH", anew)
    right = (server_here.folder / "host.pub").read_text()
    try:
        server_here.trust("")
        with pytest.raises(Unreachable, match=f"the key of {server} is not known here.*compare its fingerprint"):
            named(place, str(place.public), server).look()
        server_here.trust((server_here.folder / "nobody.pub").read_text())
        with pytest.raises(Unreachable, match=r"not the one that is known here.*somebody stands in between"):
            named(place, str(place.public), server).look()
    finally:
        server_here.trust(right)
    assert not place.public.exists()


def test_a_key_that_is_not_let_in_and_a_server_that_does_not_listen(place, monkeypatch):
    with pytest.raises(Unreachable, match=r"nobody does not let us in.*nobody is asked"):
        named(place, str(place.public), "nobody").look()
    with pytest.raises(Unreachable, match=r"ssh to pages: .*Connection refused"):
        named(place, str(place.public), port=9).look()
    monkeypatch.setenv("RSYNC_RSH", "telnet")
    with pytest.raises(Unreachable, match="does not call ssh"):
        place.open().look()
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("RSYNC_RSH")
    with pytest.raises(Unreachable, match="ssh is not installed"):
        place.open().look()


def test_an_account_whose_shell_talks(place):
    """Commands are heard through it; rsync is not, and says so."""
    target = named(place, str(place.public), "noisy")
    assert target.look().notes == ()
    with pytest.raises(Unreachable, match="noisy says something before rsync can speak"):
        publish(target, release(FILES))
    assert not place.public.exists()
    assert not [p for p in (place.public.parent / ".evenhand/published-public").iterdir() if p.name != "lock"][1:]


# --- places


@pytest.mark.parametrize(
    ("kind", "name"), [("ssh", "ü:ñ"), ("ssh", "a b/-rf"), ("ssh", "%20=@x,y"), ("rsync", "a b/ü:ñ")]
)
def test_a_place_with_an_odd_name(place, kind, name):
    folder = place.public / name
    folder.parent.mkdir(parents=True)
    if kind == "rsync":
        folder.mkdir()
    target = named(place, str(folder), {"ssh": "pages", "rsync": "only-rsync"}[kind])
    odd = {**FILES, "ä ö/-e 'x'.txt": "odd", '$HOME `x` "y".txt': "odd", "sub/x:y/100%.txt": "odd"}
    publish(target, release(odd))
    publish(target, release({**odd, "a/index.html": "new"}))
    go_back(target)
    found = {p.relative_to(folder.resolve()).as_posix() for p in folder.resolve().rglob("*") if p.is_file()}
    assert found == {*odd, "evenhand.json"}


def test_a_place_where_no_site_may_be(place, server_here, tmp_path):
    (tmp_path / "file").touch()
    for path, words in ((str(server_here.home), "the account's home"), (str(server_here.folder), "the account's home"),
                        (".", "the account's home"), (str(tmp_path / "file"), "is a file")):  # fmt: skip
        with pytest.raises(Refused, match=words):
            named(place, path).look()
    with pytest.raises(Unreachable, match=r"there is no folder .*/nowhere on pages; make it"):
        named(place, str(tmp_path / "nowhere/public")).look()
    with pytest.raises(Unreachable, match="there is no such folder on only-rsync"):
        named(place, str(tmp_path / "nowhere"), "only-rsync").look()


def test_a_place_counted_from_the_home(place, server_here):
    publish(named(place, "chairs"), release(FILES))
    assert (server_here.home / "chairs/a/index.html").read_text() == "page"


@pytest.mark.parametrize(
    ("there", "words"), [("folder", "something stands there already"), ("link", "a link that is not ours")]
)
def test_what_somebody_has_set_up_is_filled_and_not_replaced(place, tmp_path, there, words):
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/.htaccess").write_text("x")
    if there == "link":
        place.public.symlink_to("theirs")
    else:
        (tmp_path / "theirs").rename(place.public)
    plan = publish(place.open(), release(FILES))
    assert any("one after another" in note and words in note for note in plan.notes)
    assert place.files() == {**FILES, ".htaccess": "x"}
    assert place.public.is_symlink() == (there == "link")


# --- switching


def test_what_stays_the_same_takes_no_space_and_everybody_may_read(place):
    umask = os.umask(0o077)
    try:
        publish(place.open(), release(FILES))
        first = os.readlink(place.public)
        before = (place.public / "assets/x.css").stat().st_ino
        publish(place.open(), release({**FILES, "a/index.html": "new"}))
    finally:
        os.umask(umask)
    assert (place.public / "assets/x.css").stat().st_ino == before
    assert os.readlink(place.public) != first
    assert (place.public.parent / first / "a/index.html").read_text() == "page"
    modes = {p.is_dir(): p.stat().st_mode & 0o777 for p in place.public.resolve().rglob("*")}
    assert modes == {True: 0o755, False: 0o644}


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_of_the_same_size_and_time_is_sent(place, tmp_path, monkeypatch, kind):
    """What rsync skips by itself: both files are as long, and as old to the second."""
    place = Place(kind, tmp_path)
    module = {"ssh": ssh_switch, "rsync": ssh_files}[kind]

    def of_one_time(wanted, paths, folder):
        for path in paths:
            os.utime(stage(wanted, [path], folder) / path, (NOW, NOW))
        return folder

    monkeypatch.setattr(module, "stage", of_one_time)
    for score in ("8.1", "8.2"):
        publish(place.open(), release({**HOME, "a/index.html": score}))
        os.utime(place.public / "a/index.html", (NOW, NOW))
        assert place.files()["a/index.html"] == score


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_becomes_a_folder_and_a_folder_a_page(place, tmp_path, kind):
    place = Place(kind, tmp_path)
    one, two = {**HOME, "a": "file", "b/index.html": "x"}, {**HOME, "a/index.html": "y", "b": "file"}
    for files in (one, two, one):
        publish(place.open(), release(files))
        assert place.files() == files
    go_back(place.open())
    assert place.files() == two


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_in_the_way_is_replaced_once_somebody_says_so(place, tmp_path, kind):
    place = Place(kind, tmp_path)
    publish(place.open(), release(HOME))
    place.put({"a": "theirs", "b/c/d.txt": "theirs", "e.txt": "theirs", "keep/x": "theirs"})
    wanted = release({**HOME, "a/index.html": "x", "b/c": "y", "e.txt": "z"})
    assert [r.reason for r in make_plan(place.open().look(), wanted.manifest).refusals] == ["in-the-way"]
    publish(place.open(), wanted, adopt=True)
    assert place.files() == {**HOME, "a/index.html": "x", "b/c": "y", "e.txt": "z", "keep/x": "theirs"}


def test_a_kept_release_that_somebody_changed_is_not_restored(place):
    publish(place.open(), release(FILES))
    publish(place.open(), release({**FILES, "a/index.html": "new"}))
    (place.public / "assets/x.css").write_text("y")
    target = place.open()
    kept = target.kept()[0]
    with pytest.raises(Refused, match=r"no longer as it was published: assets/x\.css differs"):
        target.restore(make_plan(target.look(), kept.manifest, Allowed(9)), kept)
    assert place.files()["a/index.html"] == "new"


def test_who_is_slower_at_the_switch_itself_loses(place, monkeypatch):
    """The race is decided on the server: both have been let begin."""
    publish(place.open(), release(FILES))
    one, wanted = place.open(), release({**FILES, "a/index.html": "one"})
    plan = make_plan(one.look(), wanted.manifest)
    asked = ssh_switch.ask

    def slow(where, verb, *paths, **variables):
        if verb == "finish":
            monkeypatch.setattr(ssh_switch, "ask", asked)
            publish(place.open(), release({**FILES, "a/index.html": "two"}))
        return asked(where, verb, *paths, **variables)

    monkeypatch.setattr(ssh_switch, "ask", slow)
    with pytest.raises(LostRace, match="run the command again"):
        one.apply(plan, wanted)
    assert place.files()["a/index.html"] == "two"
    shop = place.public.parent / ".evenhand/published-public"
    assert {p.name for p in shop.iterdir()} == {"lock", "releases"}


def test_the_server_lets_one_switch_at_a_time(place, monkeypatch):
    publish(place.open(), release(FILES))
    handle = os.open(place.public.parent / ".evenhand/published-public/lock", os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)
    impatient = ssh_switch._script().replace("flock -w 10", "flock -w 0")
    monkeypatch.setattr(ssh_switch, "_script", lambda: impatient)
    with pytest.raises(Busy, match="somebody else is publishing"):
        publish(place.open(), release({**FILES, "a/index.html": "new"}))
    os.close(handle)
    publish(place.open(), release({**FILES, "a/index.html": "new"}))


@pytest.mark.parametrize("after", ["releases", "link"])
def test_a_switch_that_was_cut_short_on_the_server(place, monkeypatch, after):
    """The server's shell dies before the link is there, for the first release and for a later one."""
    line = {"releases": 'ln -s "$shop', "link": "mv -T"}[after]
    whole = ssh_switch._script()
    for files, before in ((FILES, None), ({**FILES, "a/index.html": "new"}, FILES)):
        monkeypatch.setattr(ssh_switch, "_script", lambda: whole.replace(line, f"kill -9 $$; {line}"))
        with pytest.raises(Unreachable):
            publish(place.open(), release(files))
        monkeypatch.setattr(ssh_switch, "_script", lambda: whole)
        assert (place.files() if place.public.exists() else None) == before
        publish(place.open(), release(files))
        assert [kept.manifest for kept in place.open().kept()] == ([release(before).manifest] if before else [])


def test_half_of_a_script_does_nothing(place):
    """A connection that breaks leaves a text without its last line; sh knows functions only when it has all of them."""
    script = ssh_switch._script()
    for cut in range(0, len(script), 97):
        half = f"name=x\n{script[:cut]}".encode()
        done = subprocess.run(["sh", "-s"], input=half, capture_output=True, cwd=place.root)
        assert done.stdout == b"" and list(place.root.iterdir()) == []


def test_what_the_server_runs_is_plain_shell():
    from importlib.resources import files

    script = files("generator.publishing").joinpath("server.sh")
    done = subprocess.run([tool("shellcheck"), "--shell=sh", str(script)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


# --- an account that only runs rsync


@pytest.mark.parametrize("cut", [1, 3, 5])
def test_a_run_that_was_cut_short_is_continued_and_its_files_are_ours(place, tmp_path, monkeypatch, cut):
    """What the first run has sent is neither foreign to the second nor sent again, and what is out of use goes."""
    place = Place("rsync", tmp_path)
    old, new = {**FILES, "gone.html": "x"}, {**FILES, "a/index.html": "new", "assets/y.css": "y", "b/c.html": "z"}
    publish(place.open(), release(old))
    calls = iter(range(1, 99))
    with monkeypatch.context() as patched, pytest.raises(Unreachable, match="cut"):
        for name in ("send", "delete"):
            patched.setattr(Ssh, name, _dying(getattr(Ssh, name), calls, cut))
        publish(place.open(), release(new))
    standing = place.open().look()
    assert standing.foreign == frozenset() and standing.unfinished
    plan = publish(place.open(), release(new))
    assert len(plan.sent) == {1: 3, 2: 2}.get(cut, 0)
    assert place.files() == new
    assert place.open().look().manifest == release(new).manifest
    assert not place.open().look().unfinished
    go_back(place.open())
    assert place.files() == old


def _dying(method, calls, cut):
    def call(self, *arguments, **more):
        if next(calls) > cut:
            raise Unreachable("cut")
        return method(self, *arguments, **more)

    return call
