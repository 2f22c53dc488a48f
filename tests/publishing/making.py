"""Small releases made of a mapping, targets to send them to, and what then stands there."""

import os
import subprocess
from pathlib import Path

from generator.files.manifest import MANIFEST, Making, Manifest, digest_of, mark_of
from generator.model.publishing import FolderTarget, GitTarget, PublishingTarget, S3Target, SshTarget
from generator.publishing.plan import Allowed, make_plan
from generator.publishing.release import Release
from generator.publishing.targets import Here, open_target
from tests.publishing.storage import ENDPOINT, client, store, stored

STORAGES = ("moto", "rclone")
SERVERS = {"ssh": "server_here", "rsync": "server_here", "moto": "moto", "rclone": "rclone"}
"""What a kind of target needs to run: the fixture that lets us in."""
NOW = 1_790_000_000
HOME = {"index.html": "home"}


def release(files: dict[str, str], **making) -> Release:
    data = {path: text.encode() for path, text in files.items()}
    return Release(Manifest({path: mark_of(d) for path, d in data.items()}, Making(**making)), data.__getitem__)


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C"}
    identity = ("-c", "user.name=Ed", "-c", "user.email=ed@example.com", "-c", "init.defaultBranch=main")
    command = ["git", *identity, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert not check or done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8", "surrogateescape").strip()


class Place:
    """A target in a temporary folder; each publisher sees it from a site of its own."""

    def __init__(self, kind: str, parent: Path) -> None:
        self.kind = kind
        self.parent = parent
        self.public = parent / "public"
        self.bare = parent / "pages.git"
        self.root = parent / "site-of-one"
        if not self.root.exists():
            self.root.mkdir()
            if kind == "git":
                git(parent, "init", "--quiet", "--bare", str(self.bare))

        if kind == "rsync":
            self.public.mkdir(exist_ok=True)
        self.bucket = f"b-{digest_of(str(parent).encode())[:20]}"
        if kind in STORAGES and not (parent / "bucket").exists():
            (parent / "bucket").touch()
            client(os.environ[ENDPOINT]).create_bucket(Bucket=self.bucket)

    def open(self, root: Path | None = None, now: int = NOW):
        root = root or self.root
        return open_target(self._settings(), Here(root, root / "site", now))

    def _settings(self) -> PublishingTarget:
        if self.kind == "git":
            return GitTarget("live", "gh-pages", str(self.bare))
        if self.kind == "folder":
            return FolderTarget("live", "../public")
        if self.kind in STORAGES:
            return S3Target("live", self.bucket, "", os.environ[ENDPOINT])
        return SshTarget("live", {"ssh": "pages", "rsync": "only-rsync"}[self.kind], str(self.public))

    def files(self) -> dict[str, str]:
        """What stands there, without the manifest."""
        if self.kind == "git":
            found = branch_files(self.bare, "gh-pages")
        elif self.kind in STORAGES:
            found = {p: d.decode() for p, d in stored(self.bucket).items() if not p.startswith(".evenhand/")}
        else:
            public = self.public.resolve()  # two readings of one link might see two releases
            found = {p.relative_to(public).as_posix(): p.read_text() for p in public.rglob("*") if p.is_file()}
        found.pop(MANIFEST, None)
        return found

    def put(self, files: dict[str, str]) -> None:
        """What somebody else does there."""
        if self.kind in STORAGES:
            store(self.bucket, {path: text.encode() for path, text in files.items()})
        elif self.kind != "git":
            for path, text in files.items():
                (self.public / path).parent.mkdir(parents=True, exist_ok=True)
                (self.public / path).unlink(missing_ok=True)
                (self.public / path).write_text(text)
        else:
            commit_to(self.bare, "gh-pages", files, self.parent / "elsewhere")


def branch_files(bare: Path, branch: str) -> dict[str, str]:
    names = git(bare, "ls-tree", "-r", "-z", "--name-only", branch, check=False).split("\0")
    return {name: git_raw(bare, "show", f"{branch}:{name}") for name in names if name}


def git_raw(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True).stdout.decode()


def commit_to(bare: Path, branch: str, files: dict[str, str], work: Path) -> None:
    """Add files to a branch as a person would, from a clone."""
    if not work.exists():
        git(work.parent, "clone", "--quiet", str(bare), work.name)
    git(work, "fetch", "--quiet", "origin")
    there = bool(git(work, "rev-parse", "--verify", "--quiet", f"origin/{branch}", check=False))
    git(work, "checkout", "--quiet", *(["-B", branch, f"origin/{branch}"] if there else ["--orphan", branch]))
    for path, text in files.items():
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text(text)
    git(work, "add", "--all", "--force")
    git(work, "commit", "--quiet", "--allow-empty", "--message", "By hand")
    git(work, "push", "--quiet", "origin", branch)


def publish(target, wanted: Release, *, adopt: bool = False, deletes: int | None = 1000):
    """Plan and apply; return the plan."""
    plan = make_plan(target.look(), wanted.manifest, Allowed(deletes, adopt))
    assert not plan.refusals, plan.refusals
    if not plan.is_empty:
        target.apply(plan, wanted)
        assert target.verify(wanted.manifest) == ()
    return plan


def go_back(target) -> None:
    kept = target.kept()[0]
    target.restore(make_plan(target.look(), kept.manifest, Allowed(1000)), kept)
    assert target.verify(kept.manifest) == ()
