"""The output folder: switched whole, ours alone, and left as it was when anything goes wrong."""

import os
import random
import re
import signal
import subprocess
import sys
import time

import pytest
from msgspec import Raw
from msgspec.msgpack import encode
from msgspec.structs import replace

from generator.files import exchange, ledger
from generator.files.blocks import Blocks, NewBlocks
from generator.files.ledger import TICK
from generator.files.manifest import MANIFEST, read_manifest
from generator.files.output import Busy, OutputTree
from generator.files.refusal import Refused, refuse
from tests.conftest import ROOT

REST = 2 * TICK / 1e9
"""Seconds after which the clock of every file system has ticked."""
NO_REST, TAKES_ITS_TIME = 0, REST


@pytest.fixture(autouse=True, params=[NO_REST, TAKES_ITS_TIME], ids=["at once", "in time"])
def takes(request, monkeypatch):
    """Seconds from when the parts of a tree are whole until it is shown: then folders tell whether they changed."""
    monkeypatch.setattr(sys.modules[__name__], "PAUSE", request.param)


PAUSE = 0.0


def put(root, output, files, keep="", split=lambda path: path.partition("/")[0] if "/" in path else ""):
    """Build a site in parts, by default one for each of its top folders, and one for what lies in none."""
    with OutputTree(root, output) as tree:
        tree.open()
        kept = {}
        for name in sorted({*map(split, files), *([keep] if keep else [])}):
            part = tree.part(name)
            own = {path: text.encode() for path, text in files.items() if split(path) == name}
            if name == keep:
                kept = dict(tree.former(name, keep, own))
            for path, data in (own | kept if name == keep else own).items():
                part.write(path, data)
            tree.add(part.finish())
        time.sleep(PAUSE)
        tree.switch(former=kept)


def contents(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST
    }


@pytest.fixture
def root(tmp_path):
    (tmp_path / "evenhand.yaml").touch()
    return tmp_path


@pytest.mark.parametrize("swap", ["exchange", "rename"])
def test_three_builds_in_a_row(root, monkeypatch, swap):
    if swap == "rename":
        monkeypatch.setattr(exchange, "_swap", lambda a, b: False)
    output = root / "site"
    first = {"index.html": "1", "a/index.html": "a", "b/c/index.html": "c"}
    second = {"index.html": "2", "a/index.html": "a", "d/index.html": "d"}
    for files in (first, second, first, first):
        put(root, output, files)
        assert contents(output) == files
        assert set(read_manifest(output).files) == set(files)
    assert not (output / "d").exists()


def test_what_is_not_ours_stays(root):
    output = root / "site"
    output.mkdir()
    (output / ".nojekyll").touch()
    put(root, output, {"index.html": "1"})
    (output / "CNAME").write_text("example.com")
    (output / "a").mkdir()
    (output / "a" / "own.txt").write_text("mine")
    for text in ("2", "3", "4"):
        put(root, output, {"index.html": text, "a/index.html": text})
        assert contents(output) == {
            "index.html": text,
            "a/index.html": text,
            "a/own.txt": "mine",
            "CNAME": "example.com",
            ".nojekyll": "",
        }
    (output / "CNAME").unlink()
    put(root, output, {"index.html": "5"})
    put(root, output, {"index.html": "6"})
    assert contents(output) == {"index.html": "6", "a/own.txt": "mine", ".nojekyll": ""}


def test_a_page_never_replaces_a_file_that_is_not_ours(root):
    output = root / "site"
    put(root, output, {"index.html": "1"})
    (output / "about.html").write_text("mine")
    with pytest.raises(Refused, match=r"about\.html is not ours"):
        put(root, output, {"index.html": "2", "about.html": "theirs"})
    assert contents(output) == {"index.html": "1", "about.html": "mine"}


def test_leaving_without_a_switch_changes_nothing(root):
    output = root / "site"
    put(root, output, {"index.html": "1"})
    with OutputTree(root, output) as tree:
        tree.open()
        tree.part("").write("index.html", b"2")
    assert contents(output) == {"index.html": "1"}
    put(root, output, {"index.html": "3"})
    assert contents(output) == {"index.html": "3"}


def test_the_workshop_may_be_deleted(root):
    import shutil

    output = root / "site"
    put(root, output, {"index.html": "1"})
    shutil.rmtree(root / ".evenhand")
    put(root, output, {"index.html": "2"})
    assert contents(output) == {"index.html": "2"}


def test_unchanged_files_are_not_written_again(root):
    output = root / "site"
    files = {"index.html": "1", "same/index.html": "same"}
    put(root, output, files)
    put(root, output, files)
    times = {p: (root / ".evenhand/site" / p).stat().st_mtime_ns for p in files}
    put(root, output, files)
    assert {p: (output / p).stat().st_mtime_ns for p in files} == times


def test_two_builds_at_once(root):
    output = root / "site"
    with OutputTree(root, output), pytest.raises(Busy, match="another build"), OutputTree(root, output):
        pass


def prepare_file(path):
    path.write_text("x")


def prepare_git(path):
    path.mkdir()
    (path / ".git").mkdir()


def prepare_foreign(path):
    path.mkdir()
    (path / "thesis.doc").touch()


def prepare_link(path):
    path.symlink_to("/tmp")


def prepare_forged(path):
    path.mkdir()
    (path / MANIFEST).write_text("[]")


@pytest.mark.parametrize("prepare", [prepare_file, prepare_git, prepare_foreign, prepare_link, prepare_forged])
def test_folders_that_are_refused(root, prepare):
    output = root / "site"
    prepare(output)
    with pytest.raises(Refused):
        refuse(root, output)


@pytest.mark.parametrize("place", ["", "..", "scores", "content/x", "templates", ".evenhand/x"])
def test_places_that_are_refused(root, place):
    for name in ("scores", "content", "templates"):
        (root / name).mkdir()
    with pytest.raises(Refused):
        refuse(root, (root / place).resolve())


def test_home_is_refused(root, monkeypatch, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    with pytest.raises(Refused):
        refuse(root, home)


@pytest.mark.parametrize("cut_after", [0, 1, 2])
def test_an_exchange_by_renaming_that_was_cut_short_is_finished(root, monkeypatch, cut_after):
    """The process dies after each of the renames; the next build finds a whole site again."""
    output = root / "site"
    put(root, output, {"index.html": "1"})
    put(root, output, {"index.html": "2"})
    monkeypatch.setattr(exchange, "_swap", lambda a, b: False)
    rename, done = os.rename, []

    def dies(source, target):
        if len(done) == cut_after:
            raise KeyboardInterrupt
        done.append(source)
        rename(source, target)

    monkeypatch.setattr(exchange.os, "rename", dies)
    with pytest.raises(KeyboardInterrupt):
        put(root, output, {"index.html": "3"})
    monkeypatch.setattr(exchange.os, "rename", rename)
    with OutputTree(root, output):
        assert contents(output)["index.html"] in ("2", "3")
    put(root, output, {"index.html": "4"})
    assert contents(output) == {"index.html": "4"}


@pytest.mark.parametrize(
    ("rounds", "products"),
    [pytest.param(6, 20, id="few"), pytest.param(100, 60, id="many", marks=pytest.mark.long)],
)
def test_a_killed_build_leaves_the_old_site_or_the_new_one(starter, rounds, products):
    for n in range(products):
        starter.write(f"scores/chairs/p{n:02}.yaml", f"name: P{n}\nmaker: M\nscores: {{comfort: {n % 10}, value: 5}}\n")
    states = []
    for maker in ("Old", "New"):
        starter.edit("scores/chairs/p00.yaml", "maker:", f"tagline: {maker}\nmaker:") if not states else starter.edit(
            "scores/chairs/p00.yaml", "Old", "New"
        )
        started = time.monotonic()
        states.append(starter.built().files())
        took = time.monotonic() - started
    draw = random.Random(rounds)
    command = [sys.executable, "-m", "generator", "build", "--as-of", "2026-11-21"]
    for n in range(rounds):
        old, new = ("Old", "New") if n % 2 else ("New", "Old")
        text = (starter.root / "scores/chairs/p00.yaml").read_text()
        starter.write("scores/chairs/p00.yaml", text.replace(old, new))
        process = subprocess.Popen(command, cwd=starter.root, env={**os.environ, "PYTHONPATH": str(ROOT)})
        time.sleep(draw.uniform(0.1, took + 0.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert starter.files() in states
    starter.built()


def test_a_page_changed_by_hand_is_made_again(root):
    output = root / "site"
    files = {"index.html": "right", "a/index.html": "right"}
    put(root, output, files)
    put(root, output, files)
    (output / "index.html").write_text("wrong")
    (output / "a/index.html").write_text("")
    for _ in range(3):
        put(root, output, files)
        assert contents(output) == files


def test_what_went_out_of_use_stays_until_something_else_does(root):
    output = root / "site"
    page = {"index.html": "1", "assets/favicon.0.svg": "icon"}
    styles = [{f"assets/style.{n}.css": f"style {n}"} for n in range(4)]
    for built, kept in [
        (styles[0], {}),
        (styles[1], styles[0]),
        (styles[1], styles[0]),
        (styles[2], styles[1]),
        (styles[1], styles[2]),
        ({}, styles[1]),
        ({}, styles[1]),
    ]:
        put(root, output, page | built, "assets")
        assert contents(output) == page | built | kept
        assert set(read_manifest(output).files) == set(page | built | kept)
    put(root, output, {"index.html": "2"})
    assert contents(output) == {"index.html": "2"}


def test_only_what_is_ours_and_as_we_left_it_is_kept(root):
    output = root / "site"
    put(root, output, {"assets/a.css": "a", "assets/b.css": "b", "old/c.css": "c"}, "assets")
    (output / "assets/b.css").write_text("changed")
    (output / "assets/own.css").write_text("mine")
    put(root, output, {"index.html": "1"}, "assets")
    assert contents(output) == {"index.html": "1", "assets/a.css": "a", "assets/own.css": "mine"}


def test_a_forged_manifest_deletes_nothing_outside(root):
    output = root / "site"
    victim = root / "victim"
    victim.write_text("alive")
    for text in ("1", "2"):
        put(root, output, {"index.html": text})
    forged = '{"format": 2, "making": {}, "files": {"../../victim": "%s 1"}}' % ("0" * 64)
    (root / ".evenhand/site" / MANIFEST).write_text(forged)
    put(root, output, {"index.html": "3"})
    assert victim.read_text() == "alive"
    for place in (root / ".evenhand").glob("site.*.tree"):
        place.write_bytes(b"\x91" * 100_000)
    put(root, output, {"index.html": "4"})
    assert contents(output) == {"index.html": "4"}
    (output / MANIFEST).write_text(forged)
    with pytest.raises(Refused):
        put(root, output, {"index.html": "5"})
    assert victim.read_text() == "alive"


def test_foreign_links_and_empty_folders_stay(root):
    output = root / "site"
    put(root, output, {"index.html": "1"})
    (output / "empty").mkdir()
    (output / "link").symlink_to(root)
    for text in ("2", "3"):
        put(root, output, {"index.html": text})
        assert (output / "empty").is_dir()
        assert (output / "link").is_symlink()


@pytest.mark.parametrize("page", ["about/index.html", "robots.txt"])
def test_a_foreign_entry_where_a_page_needs_its_place_is_refused(root, page):
    output = root / "site"
    put(root, output, {"index.html": "1"})
    if page == "robots.txt":
        (output / page).mkdir()
    else:
        (output / "about").write_text("mine")
    for _ in range(2):
        with pytest.raises(Refused, match="not ours"):
            put(root, output, {"index.html": "2", page: "x"})
    assert contents(output)["index.html"] == "1"


def test_a_roundabout_path_means_the_folder_it_leads_to(root):
    (root / "site/deep").mkdir(parents=True)
    (root / "site/deep/own.txt").write_text("mine")
    with pytest.raises(Refused):
        put(root, root / "site/deep/..", {"index.html": "1"})
    assert (root / "site/deep/own.txt").read_text() == "mine"


def test_an_empty_folder_where_the_site_has_one_is_in_nobody_s_way(root):
    output = root / "site"
    put(root, output, {"a/index.html": "1"})
    (output / "a/index.html").unlink()
    put(root, output, {"a/index.html": "2", "b/index.html": "b"})
    assert contents(output) == {"a/index.html": "2", "b/index.html": "b"}


def kept(root, output, digests, **files):
    with OutputTree(root, output) as tree:
        tree.open()
        part = tree.part("")
        found = all(part.keep(path, digest) for path, digest in digests.items())
        for path, text in files.items():
            part.write(path, text.encode())
        tree.add(part.finish())
        time.sleep(PAUSE)
        tree.switch()
    return found


def test_what_either_tree_has_need_not_be_written(root):
    output = root / "site"
    put(root, output, {"a": "1", "b": "1"})
    put(root, output, {"a": "2", "b": "1"})
    present = {path: mark.digest for path, mark in read_manifest(output).files.items()}
    assert kept(root, output, present)
    assert contents(output) == {"a": "2", "b": "1"}
    hidden = root / ".evenhand/site"
    assert (output / "a").stat().st_ino == (hidden / "a").stat().st_ino, "both trees share what they share"
    put(root, output, {"a": "3", "b": "1"})
    assert (hidden / "a").read_text() == "2", "nothing is changed in place"


def as_it_was(root, output, contents):
    """Build a site of one part, if that is there with these contents; return whether it is."""
    with OutputTree(root, output) as tree:
        tree.open()
        placed = tree.part("all").as_it_was(contents)
        if placed:
            tree.add(placed)
            time.sleep(PAUSE)
            tree.switch()
        return bool(placed)


def test_a_part_that_is_the_same_is_taken_over_whole(root):
    output, hidden = root / "site", root / ".evenhand/site"
    files = {"index.html": "1", "a/index.html": "a", "a/b/index.html": "b"}
    put(root, output, files, split=lambda path: "all")
    block = ledger.Ledger(root / ".evenhand", "site", output).block("all")
    (output / "a/mine").write_text("mine")
    assert not as_it_was(root, output, b"other")
    assert as_it_was(root, output, block.contents)
    told = ledger.Ledger(root / ".evenhand", "site", output)
    found = told.block("all")
    alone = found.folders.keys() - told.whole.watched
    assert (output / "a/index.html").stat().st_ino == (hidden / "a/index.html").stat().st_ino
    assert (found.files, found.above, found.contents) == (block.files, block.above, block.contents)
    assert "a/b" in alone
    assert all((output / folder).stat().st_mtime_ns == found.folders[folder] for folder in alone)
    for _ in range(3):
        assert contents(output) == files | {"a/mine": "mine"}
        if not as_it_was(root, output, block.contents):
            assert PAUSE == NO_REST, "what has only just been left may have been changed"
            put(root, output, files, split=lambda path: "all")


def test_a_part_of_which_a_file_was_touched_is_not_taken_over(root):
    output = root / "site"
    put(root, output, {"a": "1", "b": "1"}, split=lambda path: "all")
    block = ledger.Ledger(root / ".evenhand", "site", output).block("all")
    (output / "a").write_text("mine")
    assert not as_it_was(root, output, block.contents)
    assert contents(output) == {"a": "mine", "b": "1"}


def test_what_neither_tree_has_as_it_was_cannot_be_kept(root):
    output = root / "site"
    put(root, output, {"a": "1"})
    put(root, output, {"a": "2"})
    present = {path: mark.digest for path, mark in read_manifest(output).files.items()}
    (output / "a").write_text("mine")
    assert not kept(root, output, present, a="2")
    assert not kept(root, output, {"gone": "0" * 64}, a="2")
    assert contents(output) == {"a": "2"}


def test_a_file_may_move_from_one_part_to_another(root):
    output = root / "site"
    for n, name in enumerate(("one", "other", "one", "one", "other")):
        files = {"a/index.html": f"{n // 2}", f"{name}/index.html": "x", "b/index.html": "b"}
        put(root, output, files, split=lambda path, name=name: name)
        assert contents(output) == files


def test_strangers_are_carried_wherever_they_lie(root):
    """In a folder of ours, of our own making beside it, deep in one of theirs; also once more is put there."""
    output = root / "site"
    put(root, output, {"a/index.html": "a", "a/b/index.html": "b", "c/index.html": "c"})
    mine = {}
    for n, path in enumerate(["a/mine", "a/b/mine", "c/mine/deep/mine", "mine/mine", "c/mine/deep/more", "last"]):
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(path)
        mine[path] = path
        files = {"a/index.html": f"{n}", "a/b/index.html": "b", "c/index.html": "c"}
        put(root, output, files)
        assert contents(output) == files | mine
    (output / "c/mine/deep/mine").unlink()
    del mine["c/mine/deep/mine"]
    for text in "xyz":
        files = {"index.html": text}
        put(root, output, files)
        assert contents(output) == files | mine


def test_a_stranger_that_comes_while_we_write_is_carried(root):
    output, files = root / "site", {"a/index.html": "a", "b/index.html": "b"}
    with OutputTree(root, output) as tree:
        tree.open()
        part = tree.part("all")
        for path, text in files.items():
            part.write(path, text.encode())
        time.sleep(PAUSE)
        (root / ".evenhand/site/b/mine").write_text("mine")
        tree.add(part.finish())
        time.sleep(PAUSE)
        tree.switch()
    for _ in range(2):
        put(root, output, files, split=lambda path: "all")
        assert contents(output) == files | {"b/mine": "mine"}


def test_a_ledger_tells_when_each_folder_changed(root):
    output = root / "site"
    files = dict.fromkeys(("a/index.html", "a/b/index.html", "a/b/card.png", "c/index.html"), "1")
    for more in ({}, {"a/b/index.html": "2"}, {"c/index.html": "2", "c/d/index.html": "2"}, {"c/index.html": "3"}):
        put(root, output, files | more, split=lambda path: "all")
        folders = ledger.Ledger(root / ".evenhand", "site", output).block("all").folders
        assert {"a", "a/b", "c"} <= folders.keys()
        assert {folder: (output / folder).stat().st_mtime_ns for folder in folders} == folders


def test_a_folder_of_strangers_may_become_one_of_ours(root):
    output = root / "site"
    put(root, output, {"index.html": "1"})
    (output / "a").mkdir()
    (output / "a/mine").write_text("mine")
    for text in "234":
        put(root, output, {"index.html": text, "a/index.html": text})
        assert contents(output) == {"index.html": text, "a/index.html": text, "a/mine": "mine"}
    for text in "567":
        put(root, output, {"index.html": text})
        assert contents(output) == {"index.html": text, "a/mine": "mine"}


def test_what_is_put_into_the_hidden_tree_is_never_shown(root):
    output, hidden = root / "site", root / ".evenhand/site"
    outside = root / "outside"
    outside.mkdir()
    files = {"index.html": "1", "a/index.html": "a", "b/index.html": "b", "c/d/index.html": "d"}
    put(root, output, files)
    put(root, output, files)
    (hidden / "stray").write_text("x")
    (hidden / "a/stray").write_text("x")
    (hidden / "c/d/stray").mkdir()
    (hidden / "b/index.html").unlink()
    (hidden / "b").rmdir()
    (hidden / "b").symlink_to(outside)
    files = {path: f"{text} again" for path, text in files.items()}
    for _ in range(3):
        put(root, output, files)
        assert contents(output) == files
        assert not any(p.is_symlink() for p in output.rglob("*"))
    assert not list(outside.iterdir())


@pytest.mark.parametrize("link", ["c", "c/d"])
def test_nothing_is_written_through_a_link(root, link):
    """In the hidden tree somebody put a link in the place of one of our folders."""
    output, hidden, outside = root / "site", root / ".evenhand/site", root / "outside"
    outside.mkdir()
    for text in "12":
        put(root, output, {"c/d/index.html": text, "c/e/index.html": text})
    (hidden / link).rename(root / "away")
    (hidden / link).symlink_to(outside)
    for text in "345":
        put(root, output, {"c/d/index.html": text, "c/e/index.html": text})
        assert contents(output) == {"c/d/index.html": text, "c/e/index.html": text}
    assert not list(outside.iterdir())


def test_a_clock_without_fractions_of_a_second_tells_nothing_at_once(root, monkeypatch):
    """A file that is put into the site in the second in which that was built is carried all the same."""
    time_of = ledger.time_of
    monkeypatch.setattr(ledger, "time_of", lambda *place: time_of(*place) // 1_000_000_000 * 1_000_000_000)
    output, files = root / "site", {"index.html": "1", "a/index.html": "a"}
    put(root, output, files)
    (output / "a/mine").write_text("mine")
    for _ in range(3):
        put(root, output, files)
        assert contents(output) == files | {"a/mine": "mine"}


@pytest.mark.parametrize("split", [lambda path: "all", lambda path: path.partition("/")[0]], ids=["one part", "parts"])
@pytest.mark.parametrize("link", ["b", "c", "c/d"])
def test_nothing_is_removed_through_a_link(root, link, split):
    """In the hidden tree somebody put a link in the place of a folder whose page is no longer made."""
    output, hidden, outside = root / "site", root / ".evenhand/site", root / "outside"
    for path in ("index.html", "d/index.html", "mine"):
        (outside / path).parent.mkdir(parents=True, exist_ok=True)
        (outside / path).write_text("mine")
    files = {"a/index.html": "a", "b/index.html": "b", "c/d/index.html": "d"}
    for _ in range(2):
        put(root, output, files, split=split)
    (hidden / link).rename(root / "away")
    (hidden / link).symlink_to(outside)
    for text in "12":
        put(root, output, {"a/index.html": text}, split=split)
        assert contents(output) == {"a/index.html": text}
    assert contents(outside) == {"index.html": "mine", "d/index.html": "mine", "mine": "mine"}


def marked(part, before):
    """A part of a ledger with something before the path of each file."""
    return replace(part, held=re.sub('^"', f'"{before}', part.held, flags=re.MULTILINE))


@pytest.mark.parametrize(
    "forged",
    [
        lambda part, whole: (marked(part, "../../"), whole),
        lambda part, whole: (marked(part, "/"), whole),
        lambda part, whole: (replace(part, times=Raw(encode({"../../a": 1}))), whole),
        lambda part, whole: (replace(part, above=("..", "a/../..")), whole),
        lambda part, whole: (part, ledger.Whole({"..": 1, "": 1}, ("../../mine",))),
        lambda part, whole: (part, ledger.Whole({"": 1}, ("../mine", "a/../../../mine"))),
    ],
)
def test_a_forged_ledger_reaches_nothing_outside(root, forged):
    output = root / "site"
    (root / "mine").write_text("mine")
    (root / "a").mkdir()
    (root / "a/index.html").write_text("mine")
    for text in "12":
        put(root, output, {"a/index.html": text})
    for place in (root / ".evenhand").glob("site.*.tree"):
        found = Blocks(place)
        blocks = {name: found[name] for name in found}
        part, whole = forged(ledger.Block.read(blocks["a"]), blocks[ledger.WHOLE])
        blocks |= {"a": encode(part), ledger.WHOLE: whole if isinstance(whole, bytes) else encode(whole)}
        fresh = NewBlocks(place)
        for name, data in blocks.items():
            fresh.add(name, data)
        fresh.finish(found.head)
    for text in "34":
        put(root, output, {"b/index.html": text})
    assert ((root / "mine").read_text(), (root / "a/index.html").read_text()) == ("mine", "mine")
    assert not (output / "mine").exists()


def test_what_is_left_in_the_hidden_tree_is_in_nobody_s_way(root):
    """A link that is carried, and then becomes a file; a stranger's folder that becomes ours; one that is deleted."""
    output, precious = root / "site", root / "precious"
    precious.write_text("precious")
    put(root, output, {"index.html": "1"})
    (output / "a").mkdir()
    (output / "a/x").symlink_to(precious)
    (output / "a/y").write_text("y")
    files = {"index.html": "1", "a/index.html": "a"}
    put(root, output, files)
    (output / "a/x").unlink()
    (output / "a/x").write_text("mine")
    (output / "a/y").unlink()
    for _ in range(3):
        put(root, output, files)
        assert contents(output) == files | {"a/x": "mine"}
    assert precious.read_text() == "precious"


def test_strangers_in_the_folder_of_a_page_that_is_gone(root):
    output = root / "site"
    put(root, output, {"index.html": "1", "c/index.html": "c", "d/index.html": "d"})
    mine = {}
    for n, name in enumerate("xyz"):
        (output / "c" / name).write_text(name)
        mine[f"c/{name}"] = name
        put(root, output, {"index.html": f"{n // 2}"})
        assert contents(output) == {"index.html": f"{n // 2}"} | mine
        assert not (output / "d").exists()


@pytest.mark.parametrize(
    "steps",
    [
        ({"a/index.html": "1"}, {"a/index.html": "1"}, {"a": "2"}, {"a": "3"}),
        ({"a": "1"}, {"a": "1"}, {"a/index.html": "2"}, {"a/index.html": "3"}),
        ({"a": "1"}, {"a": "1"}, {"a/b/index.html": "2"}, {"a": "3"}),
    ],
)
@pytest.mark.parametrize("split", [lambda path: "all", lambda path: path], ids=["one part", "parts"])
def test_a_file_may_become_a_folder_and_back(root, steps, split):
    for files in (*steps, *reversed(steps)):
        put(root, root / "site", files, split=split)
        assert contents(root / "site") == files


@pytest.mark.parametrize("stray", ["link", "file", "dangling"])
def test_a_page_below_a_stray_is_written_where_it_belongs(root, stray):
    output, hidden, outside = root / "site", root / ".evenhand/site", root / "outside"
    outside.mkdir()
    for text in "12":
        put(root, output, {"index.html": text})
    if stray == "file":
        (hidden / "a").write_text("x")
    else:
        (hidden / "a").symlink_to(outside if stray == "link" else root / "nowhere")
    put(root, output, {"index.html": "3", "a/b/index.html": "b"})
    assert contents(output) == {"index.html": "3", "a/b/index.html": "b"}
    assert not list(outside.iterdir())


def test_a_stranger_is_not_removed_through_a_link(root):
    output, hidden, outside = root / "site", root / ".evenhand/site", root / "outside"
    outside.mkdir()
    (outside / "mine").write_text("precious")
    put(root, output, {"a/index.html": "1"})
    (output / "a/mine").write_text("mine")
    for text in "23":
        put(root, output, {"a/index.html": text})
    (hidden / "a").rename(root / "away")
    (hidden / "a").symlink_to(outside)
    put(root, output, {"a/index.html": "4"})
    assert contents(output) == {"a/index.html": "4", "a/mine": "mine"}
    assert contents(outside) == {"mine": "precious"}


def test_the_hidden_tree_is_no_link(root):
    output, hidden = root / "site", root / ".evenhand/site"
    for text in "12":
        put(root, output, {"a/index.html": text})
    hidden.rename(root / "moved")
    hidden.symlink_to(root / "moved")
    for text in "34":
        put(root, output, {"a/index.html": text})
        assert contents(output) == {"a/index.html": text}
        assert not output.is_symlink()


def test_nothing_is_written_through_a_link_in_the_workshop(root):
    output = root / "site"
    put(root, output, {"a/index.html": "1"})
    (root / "precious").write_text("precious")
    for name in ("site.tree.new", "site.memo.new"):
        (root / ".evenhand" / name).symlink_to(root / "precious")
    put(root, output, {"a/index.html": "2"})
    assert (root / "precious").read_text() == "precious"


def test_a_damaged_ledger_is_none(root):
    """Wherever a byte of it is another."""
    output, draw = root / "site", random.Random(7)
    put(root, output, {"index.html": "1", "a/index.html": "1"})
    (output / "a/mine").write_text("mine")
    for n in range(12):
        put(root, output, {"index.html": f"{n}", "a/index.html": "1"})
        for place in (root / ".evenhand").glob("site.*.tree"):
            data = bytearray(place.read_bytes())
            data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
            place.write_bytes(data)
        (output / f"mine{n}").write_text("mine")
    put(root, output, {"index.html": "x", "a/index.html": "1"})
    mine = {f"mine{n}": "mine" for n in range(12)}
    assert contents(output) == {"index.html": "x", "a/index.html": "1", "a/mine": "mine"} | mine


def test_a_stranger_may_have_any_name(root):
    output = root / "site"
    put(root, output, {"index.html": "1"})
    name = os.fsdecode(b"caf\xe9.txt")
    (output / name).write_text("mine")
    for text in "234":
        put(root, output, {"index.html": text})
        assert contents(output) == {"index.html": text, name: "mine"}


def test_a_ledger_of_another_format_is_none(root, monkeypatch):
    output = root / "site"
    for text in "12":
        put(root, output, {"a/index.html": text})
    (output / "a/mine").write_text("mine")
    monkeypatch.setattr(ledger, "FORMAT", ledger.FORMAT + 1)
    assert not ledger.Ledger(root / ".evenhand", "site", output)
    for text in "34":
        put(root, output, {"a/index.html": text})
        assert contents(output) == {"a/index.html": text, "a/mine": "mine"}
