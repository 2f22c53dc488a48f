"""Where a site is published, as meant: one value a target, and the host that serves it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field


class HostName(StrEnum):
    """Who serves the pages: what it reads and what it refuses differs."""

    PLAIN = "plain"
    GITHUB_PAGES = "github-pages"
    CLOUDFLARE_PAGES = "cloudflare-pages"
    NETLIFY = "netlify"
    GITLAB_PAGES = "gitlab-pages"


class Hosting(Struct, frozen=True):
    """`paid`: the limits of a paid plan count. `headers` stand over those that every page is sent with.

    `verify`: pages are fetched from the public address after publishing.
    """

    host: HostName = HostName.PLAIN
    paid: bool = False
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    verify: bool = False


class GitTarget(Struct, frozen=True):
    """A branch of a git repository; `remote` is the name of one, an address or a folder."""

    name: str
    branch: str = "gh-pages"
    remote: str = "origin"
    hosting: Hosting = Hosting(HostName.GITHUB_PAGES)


class FolderTarget(Struct, frozen=True):
    """A folder of this machine, counted from the site's own."""

    name: str
    path: str
    hosting: Hosting = Hosting()


class SshTarget(Struct, frozen=True):
    """A folder on a server, by its path there; port 0 is ssh's own choice."""

    name: str
    server: str
    path: str
    port: int = 0
    hosting: Hosting = Hosting()


class S3Target(Struct, frozen=True):
    """A bucket of object storage, or what of it begins with a prefix; an empty endpoint is Amazon's own."""

    name: str
    bucket: str
    prefix: str = ""
    endpoint: str = ""
    region: str = ""
    hosting: Hosting = Hosting()


PublishingTarget = GitTarget | FolderTarget | SshTarget | S3Target
