"""A folder on a server that runs commands for us: a release folder each, and one link that is switched in one step.

Releases lie in `.evenhand/` beside the place that is served; what stays the
same is a hard link. What the server does stands in `server.sh`, read it
first. Start with `Switched`.
"""

import secrets
import shlex
import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.files.manifest import MANIFEST, Manifest
from generator.files.names import WORKSHOP
from generator.files.output import Busy
from generator.files.refusal import Refused
from generator.publishing.plan import Plan, Standing, folders_above
from generator.publishing.release import Release, stage
from generator.publishing.ssh import Ssh
from generator.publishing.target import KEPT, Kept, LostRace, Unreachable, differing

ANSWERS = b"\nevenhand-answers\n"
"""Comes before the answer; what stands before it was said by the account's own start-up files."""
LOST, BUSY, NO_PARENT, HOME_INSIDE, NO_FOLDER = 10, 11, 12, 13, 14
"""Exit codes of `server.sh`."""
END = "END-OF-PATHS"


class Place(Struct, frozen=True):
    """A folder on a server, by its path there: whole, or counted from the account's home."""

    ssh: Ssh
    path: str

    def __str__(self) -> str:
        return f"folder {self.path} of {self.ssh.server}"

    @property
    def parent(self) -> PurePosixPath:
        return PurePosixPath(self.path).parent

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).name

    @property
    def shop(self) -> str:
        """Where releases are, counted from the parent."""
        return f"{WORKSHOP}/published-{self.name}"


def ask(place: Place, verb: str, paths: Iterable[str] = (), **variables: str) -> bytes | None:
    """What the server answers to a verb of `server.sh`; None if the account runs no commands.

    Raises:
        Unreachable, LostRace, Busy, Refused: as `server.sh` says by its exit code.
    """
    given = {"parent": str(place.parent), "name": f"./{place.name}", "shop": place.shop, "keep": str(KEPT), **variables}
    assigned = "".join(f"{name}={shlex.quote(value)}\n" for name, value in given.items())
    listed = "".join(f"{path}\n" for path in paths)
    done = place.ssh.shell(f"{assigned}paths() {{ cat <<'{END}'\n{listed}{END}\n}}\n{_script()}\nanswer {verb}\n")
    _, answers, found = done.stdout.partition(ANSWERS)
    if not answers:
        return None
    if done.returncode == LOST:
        raise LostRace(f"somebody else has changed {place} in the meantime; run the command again")
    if done.returncode == BUSY:
        raise Busy(f"somebody else is publishing to {place}; wait for them to end")
    if done.returncode == NO_PARENT:
        raise Unreachable(f"there is no folder {place.parent} on {place.ssh.server}; make it, or look at `path`")
    if done.returncode == HOME_INSIDE:
        raise Refused(f"{place} holds the account's home; name a folder inside as the `path` of the target")
    if done.returncode == NO_FOLDER:
        raise Refused(f"{place} is a file; name another place as the `path` of the target")
    if done.returncode:
        raise place.ssh.failed("ssh", done)
    return found


@cache
def _script() -> str:
    return files("generator.publishing").joinpath("server.sh").read_text("utf-8")


class Switched:
    """`now` is the time a release is dated with, in seconds since 1970."""

    def __init__(self, place: Place, now: int) -> None:
        self._place = place
        self._now = now

    @property
    def place(self) -> str:
        return str(self._place)

    def look(self) -> Standing:
        token, plain, odd, empty, data = _sections(self._ask("look"))
        manifest = Manifest.read(data)
        ours = {*manifest.files, MANIFEST} if manifest else set()
        foreign = {name for name in (*plain, *odd) if name not in ours} | {f"{name}/" for name in empty}
        amiss = self._amiss(self._place.name, manifest, set(plain)) if manifest else frozenset()
        return Standing(token, manifest, amiss, frozenset(foreign))

    def apply(self, plan: Plan, release: Release) -> None:
        paths = [change.path for change in plan.sent]
        away = [change.path for change in plan.deleted]
        with tempfile.TemporaryDirectory(prefix="evenhand-") as folder:
            staged = stage(release, [*paths, MANIFEST], Path(folder))
            self._switch(plan, [*away, *_in_the_way(plan, release.manifest)], staged, [*paths, MANIFEST])

    def verify(self, manifest: Manifest) -> tuple[str, ...]:
        return differing(self.look(), manifest)

    def kept(self) -> tuple[Kept, ...]:
        parts = self._ask("earlier").split(b"\0")
        found = []
        for name, data in zip(parts[::2], parts[1::2], strict=False):
            if manifest := Manifest.read(data):
                when = datetime.fromtimestamp(int(_text(name).partition("-")[2]), UTC)
                found.append(Kept(_text(name), when.isoformat(timespec="seconds"), manifest))
        return tuple(found[:KEPT])

    def restore(self, plan: Plan, kept: Kept) -> None:
        folder = f"{self._place.shop}/releases/{kept.id}"
        if amiss := self._amiss(folder, kept.manifest, set(kept.manifest.files)):
            raise Refused(f"{kept.id} of {self.place} is no longer as it was published: {min(amiss)} differs")
        sent = [change.path for change in plan.sent]
        away = [*sent, *(change.path for change in plan.deleted), *_in_the_way(plan, kept.manifest), MANIFEST]
        self._switch(plan, away, folder, [*sent, MANIFEST], undone=kept.id)

    # --- switching

    def _switch(self, plan: Plan, away: Iterable[str], source: Path | str, paths: list[str], undone: str = "") -> None:
        """Make the next release of what stands there, less `away`, with `paths` of a folder here or (text) there."""
        here = {"id": secrets.token_hex(8), "token": plan.standing.token}
        try:
            self._ask("begin", dict.fromkeys(away), **here)
            if isinstance(source, Path):
                hidden = self._place.parent / self._place.shop / f"next-{here['id']}"
                self._place.ssh.send(source, str(hidden), paths)
            else:
                self._ask("refill", paths, folder=source, **here)
            self._ask("finish", (), **here, now=str(self._now), undone=undone)
        except BaseException:
            self._forget(here)
            raise

    def _forget(self, here: Mapping[str, str]) -> None:
        """Leave nothing behind if that can be had; what stays is cleared away by a run of another day."""
        try:
            self._ask("forget", (), **here)
        except (Unreachable, LostRace, Busy, Refused):
            return

    def _amiss(self, folder: str, manifest: Manifest, plain: set[str]) -> frozenset[str]:
        lines = _text(self._ask("digests", manifest.files, folder=folder)).splitlines()
        digests = {line[66:].removeprefix("./"): line[:64] for line in lines}
        return frozenset(p for p, mark in manifest.files.items() if p not in plain or digests.get(p) != mark.digest)

    def _ask(self, verb: str, paths: Iterable[str] = (), **variables: str) -> bytes:
        found = ask(self._place, verb, paths, **variables)
        if found is None:
            raise Unreachable(f"{self._place.ssh.server} has stopped to answer; run the command again")
        return found


def _in_the_way(plan: Plan, manifest: Manifest) -> list[str]:
    """What may be replaced: somebody else's files where we have files or folders, and folders where we have files."""
    ours = {*manifest.files, MANIFEST}
    folders = {above for path in ours for above in folders_above(path)}
    names = {name for path in plan.standing.foreign for name in (path.removesuffix("/"), *folders_above(path))}
    return sorted((names & ours) | (plan.standing.foreign & folders))


def _sections(data: bytes) -> tuple[str, list[str], list[str], list[str], bytes]:
    """A token; the names of files, of links and the like, and of empty folders; and the bytes of the manifest."""
    found: list[list[bytes]] = [[], [], [], [], []]
    section = 0
    for item in data.split(b"\0"):
        if item == b"=" and section < 4:
            section += 1
        else:
            found[section].append(item)
    token, plain, odd, empty, rest = found
    return _text(token[0]).rstrip("\n"), _names(plain), _names(odd), _names(empty), b"\0".join(rest)


def _names(items: list[bytes]) -> list[str]:
    return [_text(item).removeprefix("./") for item in items if item]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
