"""A branch as a target, in real repositories: whose files it takes, and what of an editor's own it leaves alone."""

import pytest

from generator.files.manifest import MANIFEST
from generator.model.publishing import GitTarget
from generator.publishing.git_branch import GitBranch
from generator.publishing.plan import make_plan
from generator.publishing.target import Unreachable
from tests.publishing.making import HOME, NOW, Place, branch_files, commit_to, git, go_back, publish, release

FILES = {**HOME, "a/index.html": "page\r\nwith CRLF\r\n", "b.bin": "\0\1"}
HOOKS = ("pre-commit", "post-commit", "pre-push", "reference-transaction", "post-checkout", "pre-receive")


@pytest.fixture
def place(tmp_path) -> Place:
    return Place("git", tmp_path)


@pytest.fixture
def checkout(tmp_path, place):
    """The repository of a site, with work that is staged, changed, untracked and stashed, and hooks that would tell."""
    root = tmp_path / "checkout"
    root.mkdir()
    git(root, "init", "--quiet")
    (root / "evenhand.yaml").write_text("title: x\n")
    (root / ".gitattributes").write_text("* text=auto eol=crlf filter=loud\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "First")
    git(root, "remote", "add", "origin", str(place.bare))
    (root / "evenhand.yaml").write_text("title: y\n")
    git(root, "stash")
    (root / "evenhand.yaml").write_text("title: z\n")
    (root / "staged.yaml").write_text("staged\n")
    git(root, "add", "staged.yaml")
    (root / "untracked.yaml").write_text("untracked\n")
    for hook in HOOKS:
        path = root / ".git/hooks" / hook
        path.write_text(f"#!/bin/sh\necho {hook} >> '{tmp_path}/hooks-that-ran'\nexit 1\n")
        path.chmod(0o755)
    hostile = {"core.autocrlf": "true", "commit.gpgSign": "true", "push.gpgSign": "true", "gpg.program": "/bin/false"}
    hostile |= {"filter.loud.clean": "tr a-z A-Z", "filter.loud.required": "true", "fetch.prune": "true"}
    hostile |= {"core.hooksPath": str(root / ".git/hooks"), "push.followTags": "true"}
    for key, value in hostile.items():
        git(root, "config", key, value)
    return root


def state(root) -> tuple:
    asked = (
        ("status", "--porcelain=v2", "--branch", "--untracked-files=all"),
        ("stash", "list"),
        ("for-each-ref", "refs/heads", "refs/remotes", "refs/tags", "refs/stash"),
        ("symbolic-ref", "HEAD"),
        ("ls-files", "--stage"),
    )
    return tuple(git(root, *question) for question in asked), sorted(
        p.name for p in (root / ".git").iterdir() if p.is_file()
    )


def from_checkout(root, branch="gh-pages", remote="origin") -> GitBranch:
    return GitBranch(GitTarget("live", branch, remote), root, NOW)


def test_nothing_of_an_editors_own_repository_is_touched(checkout, place, tmp_path, monkeypatch):
    before = state(checkout)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(checkout / ".git/index"))
    publish(from_checkout(checkout), release(FILES))
    publish(from_checkout(checkout), release({**FILES, "a/index.html": "other"}))
    go_back(from_checkout(checkout))
    monkeypatch.undo()
    assert place.files() == FILES
    assert state(checkout) == before
    assert not (tmp_path / "hooks-that-ran").exists()
    assert git(checkout, "fsck", "--full", "--strict") == ""


def test_one_commit_for_each_release_on_what_was_there(checkout, place):
    for text in ("1", "2"):
        publish(from_checkout(checkout), release({**HOME, "a.html": text}))
    log = git(place.bare, "log", "--format=%s|%P|%ct|%an", "gh-pages").splitlines()
    assert [line.split("|")[0] for line in log] == [
        "Publish 2 files: 0 added, 1 changed, 0 deleted",
        "Publish 2 files: 2 added, 0 changed, 0 deleted",
    ]
    assert log[0].split("|")[1] == git(place.bare, "rev-parse", "gh-pages^")
    assert {line.split("|")[2] for line in log} == {str(NOW)}


@pytest.mark.parametrize("branch", ["main", "gh-pages"])
def test_a_branch_with_other_work_is_refused(place, tmp_path, branch):
    commit_to(place.bare, branch, {"README.md": "work", "src/x.py": "work"}, tmp_path / "work")
    standing = GitBranch(GitTarget("live", branch, str(place.bare)), place.root, NOW).look()
    plan = make_plan(standing, release(FILES).manifest)
    assert [r.reason for r in plan.refusals] == ["foreign"]


def test_an_empty_branch_and_the_files_of_a_host_are_no_obstacle(place):
    place.put({})
    publish(place.open(), release(FILES))
    place.put({"CNAME": "chairs.example"})
    publish(place.open(), release({**FILES, ".nojekyll": ""}))
    assert place.files() == {**FILES, ".nojekyll": "", "CNAME": "chairs.example"}


def test_a_branch_that_a_host_made_is_taken(place):
    place.put({"CNAME": "chairs.example", ".nojekyll": ""})
    publish(place.open(), release({**FILES, ".nojekyll": ""}))
    assert place.files() == {**FILES, ".nojekyll": "", "CNAME": "chairs.example"}


def test_an_empty_site_never_becomes_a_deleted_branch(place):
    publish(place.open(), release(FILES))
    plan = make_plan(place.open().look(), release({}).manifest)
    assert "empty" in [r.reason for r in plan.refusals]
    assert place.files() == FILES


def test_a_site_in_no_repository_has_one_in_the_workshop(place):
    publish(place.open(), release(FILES))
    assert (place.root / ".evenhand/publish.git/objects").is_dir()
    assert [p.name for p in place.root.iterdir()] == [".evenhand"]


def test_from_a_shallow_clone_as_in_ci(checkout, place, tmp_path):
    for n in range(4):
        publish(from_checkout(checkout), release({**HOME, "n.html": str(n)}, as_of=str(n)))
    source = tmp_path / "source.git"
    git(tmp_path, "init", "--quiet", "--bare", str(source))
    git(
        checkout,
        "-c",
        "core.hooksPath=/dev/null",
        "-c",
        "push.gpgSign=false",
        "push",
        "--quiet",
        str(source),
        "HEAD:main",
    )
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=main", f"file://{source}", "ci")
    target = from_checkout(tmp_path / "ci", remote=f"file://{place.bare}")
    publish(target, release({**HOME, "n.html": "5"}, as_of="5"))
    assert [k.manifest.making.as_of for k in target.kept()] == ["3", "2", "1", "0"]
    go_back(target)
    assert place.files()["n.html"] == "3"


def test_a_commit_by_hand_is_no_release_to_go_back_to(place):
    for n in range(3):
        publish(place.open(), release({**HOME, "n.html": str(n)}, as_of=str(n)))
    place.put({"n.html": "by hand"})
    assert [k.manifest.making.as_of for k in place.open().kept()] == ["1", "0"]
    go_back(place.open())
    assert place.files()["n.html"] == "1"


def test_a_note_of_somebody_else_leads_to_no_command(place, tmp_path):
    publish(place.open(), release(FILES))
    work = tmp_path / "elsewhere"
    commit_to(place.bare, "gh-pages", {}, work)
    git(work, "commit", "--allow-empty", "--quiet", "-m", f"x\n\nEvenhand-Restores: --output={tmp_path}/owned")
    git(work, "push", "--quiet", "origin", "gh-pages")
    assert place.open().kept() == ()
    assert not (tmp_path / "owned").exists()


def test_a_remote_that_is_none_says_so_without_a_password(tmp_path):
    root = tmp_path / "site"
    root.mkdir()
    git(root, "init", "--quiet")
    git(root, "remote", "add", "origin", "http://robot:hunter2@127.0.0.1:9/pages.git")
    with pytest.raises(Unreachable) as failed:
        from_checkout(root).look()
    assert "git ls-remote" in str(failed.value)
    assert "hunter2" not in str(failed.value)
    with pytest.raises(Unreachable, match="git ls-remote"):
        from_checkout(root, remote="nowhere").look()
    with pytest.raises(Unreachable, match="ext"):
        from_checkout(root, remote="ext::touch owned").look()
    assert not (root / "owned").exists()


def test_a_push_that_the_server_refuses_changes_nothing(place):
    publish(place.open(), release(HOME))
    hook = place.bare / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho protected >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(Unreachable, match="protected"):
        publish(place.open(), release(FILES))
    assert place.files() == HOME


def test_bytes_arrive_as_they_are(place):
    odd = {"index.html": "a\r\nb\rc\n", "ü ñ.html": "x", "$Id$.txt": "$Id$ $Format:%h$", "a/b/c/d/e.html": ""}
    publish(place.open(), release(odd))
    assert place.files() == odd
    assert MANIFEST in branch_files(place.bare, "gh-pages")
