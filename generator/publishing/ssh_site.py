"""A folder on a server as a target: switched in one step where the server can, else file by file.

Which it is, the server is asked once; the two ways stand in `ssh_switch` and
`ssh_files`. Start with `SshSite`.
"""

from functools import cached_property
from pathlib import Path

from generator.files.manifest import Manifest
from generator.files.names import WORKSHOP
from generator.files.refusal import Refused
from generator.model.publishing import SshTarget
from generator.publishing.plan import Plan, Standing
from generator.publishing.release import Release
from generator.publishing.ssh import Ssh
from generator.publishing.ssh_files import FileByFile
from generator.publishing.ssh_switch import Place, Switched, ask
from generator.publishing.target import Kept, Target

WHY = {
    "": "the account runs no commands",
    "folder": "something stands there already; to have it switched, move it away",
    "link": "it is a link that is not ours; to have it switched, remove the link",
    "parent": "nothing may be written beside it",
    "tools": "the server lacks",
}
ONE_BY_ONE = "files are put into their places one after another, not switched in one step: "


class SshSite:
    """`now` is the time a release is dated with, in seconds since 1970."""

    def __init__(self, settings: SshTarget, root: Path, now: int) -> None:
        self._place = Place(Ssh(settings.server, settings.port), settings.path)
        self._shop = root / WORKSHOP / f"published-{settings.name}"
        self._now = now

    @property
    def place(self) -> str:
        return str(self._place)

    def look(self) -> Standing:
        return self._way.look()

    def apply(self, plan: Plan, release: Release) -> None:
        self._way.apply(plan, release)

    def verify(self, manifest: Manifest) -> tuple[str, ...]:
        return self._way.verify(manifest)

    def kept(self) -> tuple[Kept, ...]:
        return self._way.kept()

    def restore(self, plan: Plan, kept: Kept) -> None:
        self._way.restore(plan, kept)

    @cached_property
    def _way(self) -> Target:
        answer = ask(self._place, "way")
        if answer is not None and not self._place.name:
            raise Refused(f"{self._place} is the account's home; name a folder inside as the `path` of the target")
        if answer == b"":
            return Switched(self._place, self._now)
        reason, _, lacking = (answer or b"").decode("ascii", "replace").partition(" ")
        note = f"{ONE_BY_ONE}{WHY.get(reason, WHY[''])} {lacking}".rstrip()
        return FileByFile(self._place, self._shop, self._now, note)
