"""Every kind of target that there is, each by one literal entry. Start with `open_target`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.model.publishing import FolderTarget, GitTarget, PublishingTarget, S3Target, SshTarget
from generator.publishing.folder import FolderSite
from generator.publishing.git_branch import GitBranch
from generator.publishing.s3_bucket import S3Bucket
from generator.publishing.ssh_site import SshSite
from generator.publishing.target import Target


class Here(Struct, frozen=True):
    """Where and when we are: the site's folder, its output, and seconds since 1970."""

    root: Path
    output: Path
    now: int


KINDS: Mapping[type[PublishingTarget], Callable[[Any, Here], Target]] = {
    GitTarget: lambda settings, here: GitBranch(settings, here.root, here.now),
    FolderTarget: lambda settings, here: FolderSite(settings, here.root, here.output, here.now),
    SshTarget: lambda settings, here: SshSite(settings, here.root, here.now),
    S3Target: lambda settings, here: S3Bucket(settings, here.now),
}


def open_target(settings: PublishingTarget, here: Here) -> Target:
    """The target that the settings describe; nothing is looked at before it is asked."""
    return KINDS[type(settings)](settings, here)
