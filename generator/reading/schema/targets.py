"""Where a site is published, as written: one group of keys a target, told apart by `kind`."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.publishing import HostName
from generator.reading.fields import one_of
from generator.reading.kinds import Branch, Bucket, Flag, Header, Line, Port, Prefix, Remote, RemotePath, Server, Url
from generator.reading.schema.told_by_kind import ToldByKind, discriminator, known_kind
from generator.reading.schema.written import Written, member


class TargetEntry(Written):
    paid: Flag = False
    """Whether the limits of the host's paid plan count."""
    headers: dict[Header, Line] = Field(default_factory=dict)
    """Headers of every page, over ours: `{Content-Security-Policy: "default-src 'self'"}`."""
    verify: Flag = False
    """Whether some pages are fetched from base_url afterwards, to see what readers get."""


class GitTargetEntry(TargetEntry):
    kind: Literal["git"]
    """A branch of a git repository."""
    branch: Branch = "gh-pages"
    """The branch that the host serves; it holds the site and nothing else."""
    remote: Remote = "origin"
    """The name of a remote, the address of a repository, or a folder."""
    host: Annotated[HostName, one_of(HostName)] = HostName.GITHUB_PAGES
    """Who serves the branch."""


class FolderTargetEntry(TargetEntry):
    kind: Literal["folder"]
    """A folder of this machine."""
    path: Line
    """The folder, counted from the site's own."""
    host: Annotated[HostName, one_of(HostName)] = HostName.PLAIN
    """Who serves the folder."""


class SshTargetEntry(TargetEntry):
    kind: Literal["ssh"]
    """A folder on a server, by ssh and rsync."""
    server: Server
    """The server as ssh knows it: `host`, `name@host`, or a name of ~/.ssh/config."""
    path: RemotePath
    """The folder there: whole, or counted from the account's home."""
    port: Port = 0
    """The port of ssh, where it is not the usual one."""
    host: Annotated[HostName, one_of(HostName)] = HostName.PLAIN
    """Who serves the folder."""


class S3TargetEntry(TargetEntry):
    kind: Literal["s3"]
    """A bucket of Amazon S3, Cloudflare R2 or any storage that speaks S3."""
    bucket: Bucket
    """The name of the bucket."""
    prefix: Prefix = ""
    """What the keys of the site begin with, if it does not have the bucket for itself: `sites/chairs`."""
    endpoint: Url | None = None
    """Where the storage answers, if it is not Amazon's."""
    region: Line | None = None
    """The region of the bucket. Left out, it is what AWS_REGION says."""
    host: Annotated[HostName, one_of(HostName)] = HostName.PLAIN
    """Who serves the bucket."""


TARGET_KINDS = ("git", "folder", "ssh", "s3")

TargetField = Annotated[
    Annotated[GitTargetEntry, member("git")]
    | Annotated[FolderTargetEntry, member("folder")]
    | Annotated[SshTargetEntry, member("ssh")]
    | Annotated[S3TargetEntry, member("s3")],
    discriminator(TARGET_KINDS),
    known_kind(TARGET_KINDS, "value/choice", "a target"),
    ToldByKind(TARGET_KINDS, "What kind of place the site goes to."),
]

TargetEntries = GitTargetEntry | FolderTargetEntry | SshTargetEntry | S3TargetEntry
