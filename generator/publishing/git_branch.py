"""A branch of a git repository as a target: one commit a release, and the old or the new one at every moment.

Made with plumbing and an index of its own, so no work tree, stash, hook or
current branch is touched. The history of the branch is what keeps earlier
releases. Start with `GitBranch`.
"""

import hashlib
import re
import tempfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from generator.files.manifest import MANIFEST, Manifest, digest_of
from generator.files.names import WORKSHOP
from generator.files.refusal import Refused
from generator.model.publishing import GitTarget
from generator.publishing.git import Git, signature, told
from generator.publishing.plan import Plan, Standing, folders_above
from generator.publishing.release import Release
from generator.publishing.target import KEPT, Kept, LostRace, Unreachable, differing

OURS = "Evenhand-Manifest"
"""Names the digest of the manifest, in each commit that is a release."""
BACK = "Evenhand-Restores"
"""Names the commit that a rollback brought back."""
FILE = "100644"
FAR = 200
"""Commits of somebody else's that we look through for our own."""
STALE = b"stale info"
COMMIT = re.compile("[0-9a-f]{40,64}")
SHALLOW = "--depth=20"


class Entry(Struct, frozen=True):
    """A file of a commit."""

    mode: str
    id: str


class GitBranch:
    """`now` is the time a release is dated with, in seconds since 1970."""

    def __init__(self, settings: GitTarget, root: Path, now: int) -> None:
        self._settings = settings
        self._root = root
        self._now = now
        self._ref = f"refs/heads/{settings.branch}"

    @property
    def place(self) -> str:
        return f"branch {self._settings.branch} of {self._settings.remote}"

    def look(self) -> Standing:
        tip = self._tip()
        return self._standing(tip) if tip else Standing()

    def apply(self, plan: Plan, release: Release) -> None:
        before = self._entries(plan.standing.token)
        entries = self._store(release, {entry.id for entry in before.values()})
        counts = f"{len(plan.added)} added, {len(plan.changed)} changed, {len(plan.deleted)} deleted"
        subject = f"Publish {len(release.manifest.files)} files: {counts}"
        self._send(plan.standing, before, entries, subject, {OURS: digest_of(release.manifest.data)})

    def verify(self, manifest: Manifest) -> tuple[str, ...]:
        return differing(self.look(), manifest)

    def kept(self) -> tuple[Kept, ...]:
        tip = self._tip()
        return tuple(self._earlier(tip))[:KEPT] if tip else ()

    def restore(self, plan: Plan, kept: Kept) -> None:
        there = self._entries(kept.id)
        entries = {path: there[path] for path in [*kept.manifest.files, MANIFEST] if path in there}
        amiss = self._amiss(entries, kept.manifest)
        if amiss:
            raise Refused(f"{kept.id[:12]} is no longer as it was published: {min(amiss)} differs")
        notes = {BACK: kept.id, OURS: digest_of(kept.manifest.data)}
        before = self._entries(plan.standing.token)
        self._send(plan.standing, before, entries, f"Go back to the release of {kept.when}", notes)

    # --- the repository

    @cached_property
    def _git(self) -> Git:
        """The repository that the site is in; a bare one in the workshop if it is in none."""
        git = Git(self._root)
        if git.line("rev-parse", "--git-dir"):
            return git
        store = self._root / WORKSHOP / "publish.git"
        if not git.line("--git-dir", str(store), "rev-parse", "--is-bare-repository"):
            store.parent.mkdir(exist_ok=True)
            git("init", "--quiet", "--bare", str(store))
        return Git(self._root, {"GIT_DIR": str(store)})

    @cached_property
    def _algorithm(self) -> str:
        return self._git.line("rev-parse", "--show-object-format") or "sha1"

    @cached_property
    def _remote(self) -> str:
        """Where to fetch and push: an address, so that no remote-tracking branch is moved."""
        remote = self._settings.remote
        if address := self._git.line("remote", "get-url", "--push", "--", remote):
            remote = address
        local = self._root / remote
        return str(local.resolve()) if local.exists() else remote

    def _tip(self) -> str:
        """The commit that the branch is at, with all it holds fetched; empty if there is no such branch."""
        lines = self._git("ls-remote", "--", self._remote, self._ref).decode().splitlines()
        tip = next((line.split("\t")[0] for line in lines if line.endswith(f"\t{self._ref}")), "")
        if tip and not self._has(tip):
            depth = [SHALLOW] if self._git.line("rev-parse", "--is-shallow-repository") == "true" else []
            options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", *depth)
            self._git("fetch", *options, "--", self._remote, self._ref)
            if not self._has(tip):
                raise LostRace(f"{self.place} was replaced while we looked at it; run the command again")
        if tip:
            self._hold(tip)
        return tip

    def _hold(self, commit: str) -> None:
        """Keep what was fetched or pushed from being cleaned away; it does no harm if that fails."""
        self._git.run("update-ref", f"refs/evenhand/{self._settings.name}", commit)

    def _has(self, commit: str) -> bool:
        """True if a commit is here with all that it holds."""
        return self._git.run("rev-list", "--objects", "--quiet", "--max-count=1", commit).returncode == 0

    def _standing(self, tip: str) -> Standing:
        entries = self._entries(tip)
        manifest = self._manifest(entries)
        ours = {path: entry for path, entry in entries.items() if manifest and path in manifest.files}
        foreign = frozenset(entries.keys() - ours.keys() - ({MANIFEST} if manifest else set()))
        return Standing(tip, manifest, self._amiss(ours, manifest) if manifest else frozenset(), foreign)

    def _entries(self, commit: str) -> dict[str, Entry]:
        if not commit:
            return {}
        entries = {}
        for line in self._git("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")[:-1]:
            head, _, path = line.partition(b"\t")
            mode, _, id = head.decode().split(" ")
            entries[path.decode("utf-8", "surrogateescape")] = Entry(mode, id)
        return entries

    def _manifest(self, entries: Mapping[str, Entry]) -> Manifest | None:
        entry = entries.get(MANIFEST)
        found = dict(self._git.blobs([entry.id])) if entry else {}
        return Manifest.read(found[entry.id]) if entry and entry.id in found else None

    def _amiss(self, entries: Mapping[str, Entry], manifest: Manifest) -> frozenset[str]:
        digests = {id: digest_of(data) for id, data in self._git.blobs(e.id for e in entries.values())}
        right = {p for p, e in entries.items() if p in manifest.files and e.mode == FILE}
        return frozenset(
            path
            for path, mark in manifest.files.items()
            if path not in right or digests.get(entries[path].id) != mark.digest
        )

    # --- sending

    def _store(self, release: Release, known: set[str]) -> dict[str, Entry]:
        """Put what is new of a release into the repository, in one pack; return what stands for each file."""
        entries, known = {}, set(known)
        with tempfile.TemporaryFile() as stream:
            for path in [*release.manifest.files, MANIFEST]:
                data = release.read(path)
                id = hashlib.new(self._algorithm, b"blob %d\0" % len(data) + data).hexdigest()
                entries[path] = Entry(FILE, id)
                if id not in known:
                    known.add(id)
                    stream.write(b"blob\ndata %d\n%b\n" % (len(data), data))
            stream.write(b"done\n")
            stream.seek(0)
            self._git("fast-import", "--quiet", "--done", stdin=stream)
        return entries

    def _send(
        self,
        standing: Standing,
        before: Mapping[str, Entry],
        entries: Mapping[str, Entry],
        subject: str,
        notes: Mapping[str, str],
    ) -> None:
        """Commit these files, and those there that are not ours, on what we saw; push if it is still there."""
        folders = {above for path in entries for above in folders_above(path)}
        carried = {
            path: before[path]
            for path in standing.foreign
            if path not in entries and path not in folders and not entries.keys() & set(folders_above(path))
        }
        tree = self._tree({**carried, **entries})
        trailers = "".join(f"{name}: {value}\n" for name, value in notes.items())
        parents = ["-p", standing.token] if standing.token else []
        text, signed = f"{subject}\n\n{trailers}".encode(), signature(self._git, self._now)
        commit = self._git("commit-tree", tree, *parents, stdin=text, also=signed).decode().strip()
        lease = f"--force-with-lease={self._ref}:{standing.token}"
        pushed = self._git.run("push", "--quiet", "--no-verify", lease, "--", self._remote, f"{commit}:{self._ref}")
        if pushed.returncode == 0:
            self._hold(commit)
        elif STALE in pushed.stderr or self._moved(standing.token):
            raise LostRace(f"somebody else has published to {self.place} in the meantime; run the command again")
        else:
            raise Unreachable(f"git push: {told(pushed.stderr)}")

    def _moved(self, token: str) -> bool:
        found = self._git.line("ls-remote", "--", self._remote, self._ref)
        return bool(found or token) and found.split("\t")[0] != token

    def _tree(self, entries: Mapping[str, Entry]) -> str:
        listing = b"".join(
            f"{entry.mode} {entry.id}\t".encode() + path.encode("utf-8", "surrogateescape") + b"\0"
            for path, entry in entries.items()
        )
        with tempfile.TemporaryDirectory(prefix="evenhand-") as folder:
            index = {"GIT_INDEX_FILE": f"{folder}/index"}
            self._git("update-index", "-z", "--index-info", stdin=listing, also=index)
            return self._git("write-tree", also=index).decode().strip()

    # --- history

    def _earlier(self, tip: str) -> Iterator[Kept]:
        """Our releases before the one that stands, newest first; what a rollback has undone is passed over."""
        present, commit = False, self._restored(tip)
        for _ in range(FAR):
            manifest = self._manifest(self._entries(commit)) if self._note(commit, OURS) else None
            if manifest and present:
                yield Kept(commit, self._git.line("show", "--no-patch", "--format=%cI", commit), manifest)
            present = present or manifest is not None
            before = self._git.line("rev-parse", "--verify", "--quiet", f"{commit}^")
            if not before:
                return
            commit = self._restored(before)

    def _restored(self, commit: str) -> str:
        """The commit itself, or the one whose files it brought back."""
        named = self._note(commit, BACK)
        return named if COMMIT.fullmatch(named) and self._has(named) else commit

    def _note(self, commit: str, name: str) -> str:
        return self._git.line("show", "--no-patch", f"--format=%(trailers:key={name},valueonly)", commit)
