"""What every kind of target can do, and what it says of itself. Start with `Target`.

A target tells what stands there, takes a plan, proves that it arrived, and
goes back. Ours are files of the manifest that stands there; all others are
somebody else's: never changed, never deleted, and carried along where a
target is switched as a whole. A target that cannot switch sends new assets
first, then pages, then the manifest, and deletes last; its `look` counts what
an interrupted run has sent as its own.
"""

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct, field

from generator.files.manifest import MANIFEST, Manifest
from generator.publishing.plan import Plan, Standing
from generator.publishing.release import Release

KEPT = 5
"""How many earlier releases a target, or we for it, keep for going back."""


class Unreachable(Exception):
    """The target does not answer, or not as it should; nothing is known to have changed. The message says more."""


class LostRace(Exception):
    """Somebody else changed the target since we looked; nothing was changed by us. Look again."""


class Kept(Struct, frozen=True):
    """An earlier release that can be restored: the target's own name for it, when it was published, what it held."""

    id: str
    when: str
    manifest: Manifest
    marks: Mapping[str, str] = field(default_factory=dict)
    """What the target needs to find its bytes again."""


def differing(found: Standing, manifest: Manifest) -> tuple[str, ...]:
    """Paths of a manifest, its own included, that do not stand as it says."""
    there = found.manifest.files if found.manifest else {}
    amiss = {path for path, mark in manifest.files.items() if there.get(path) != mark} | found.amiss
    same = found.manifest is not None and found.manifest.data == manifest.data
    return tuple(sorted(amiss | ({MANIFEST} if not same else set())))


class Target(Protocol):
    @property
    def place(self) -> str:
        """What people call it: "branch gh-pages of origin"."""

    def look(self) -> Standing:
        """What stands there now. Raises Unreachable, and Refused where nothing may ever be published."""

    def apply(self, plan: Plan, release: Release) -> None:
        """Bring the release there, if the target still is as the plan saw it; raises LostRace, Unreachable, Refused."""

    def verify(self, manifest: Manifest) -> tuple[str, ...]:
        """Paths that do not stand there as the manifest says, the manifest itself included; empty: all do."""

    def kept(self) -> tuple[Kept, ...]:
        """Earlier releases, newest first and without the present one; at most `KEPT`."""

    def restore(self, plan: Plan, kept: Kept) -> None:
        """Bring an earlier release back, byte for byte; raises as `apply`. What it undoes is no longer kept."""
