"""Hosts: what they refuse, and the files they read: `_redirects`, `_headers`, `.nojekyll`.

Made when publishing and not in the build: one output may go to several hosts,
and their forms differ. Pure; start with `for_host`.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from generator.files.manifest import Manifest
from generator.model.publishing import Hosting, HostName
from generator.publishing.plan import folders_above
from generator.publishing.refusal import Reason, Refusal
from generator.publishing.release import Release

MB, GB, MIB = 1_000_000, 1_000_000_000, 1 << 20
NEARLY = 80
"""From how many percent of a limit on it is told."""
MANY_FILES, MANY_BYTES = 20_000, 500 * MB
"""From here on a deployment may take too long: a guess, and so a note; hosts publish minutes, not how much they do."""
FRAMES = "frame-ancestors 'none'"
"""What the policy in a page's head cannot say."""
SECURITY = {"Referrer-Policy": "strict-origin-when-cross-origin", "X-Content-Type-Options": "nosniff"}
FOREVER = "public, max-age=31536000, immutable"
"""Assets carry a digest in their names, so what stands at an address never changes."""
PAGE = "index.html"
MOVED = 301


class Host(Struct, frozen=True):
    """What a host takes; 0 stands for no limit that we know of. `rules` and `rule_bytes` are those of `_redirects`."""

    called: str
    files: int = 0
    paid_files: int = 0
    size: int = 0
    file_size: int = 0
    rules: int = 0
    rule_bytes: int = 0
    redirects: bool = False
    headers: bool = False
    jekyll: bool = False
    counts_folders: bool = False
    at_root: bool = False
    """It serves a site from the root of an address, never from a path."""
    minutes: int = 0
    """How long it lets a deployment take."""


HOSTS: Mapping[HostName, Host] = {
    HostName.PLAIN: Host("this host"),
    HostName.GITHUB_PAGES: Host("GitHub Pages", size=GB, file_size=100 * MIB, jekyll=True, minutes=10),
    HostName.CLOUDFLARE_PAGES: Host(
        "Cloudflare Pages", files=20_000, paid_files=100_000, file_size=25 * MIB,
        rules=2_000, rule_bytes=100_000, redirects=True, headers=True, at_root=True,
    ),
    HostName.NETLIFY: Host("Netlify", rules=10_000, redirects=True, headers=True, at_root=True),
    HostName.GITLAB_PAGES: Host(
        "GitLab Pages", files=200_000, size=GB, rules=1_000, rule_bytes=64_000, redirects=True,
        counts_folders=True,
    ),
}  # fmt: skip


def for_host(release: Release, hosting: Hosting) -> Release:
    """The release as the host wants it: with the files that it reads, and without pages that a rule stands for."""
    host, manifest = HOSTS[hosting.host], release.manifest
    root = urlsplit(manifest.making.base_url).path or "/"
    made: dict[str, bytes] = {}
    if host.jekyll:
        made[".nojekyll"] = b""
    if host.headers:
        made["_headers"] = _headers(root, manifest.making.policy, hosting.headers).encode()
    rules = dict(_rules(host, manifest.making.moves, root)) if host.redirects else {}
    if rules:
        made["_redirects"] = "".join(rules.values()).encode()
    return release.without(frozenset(rules)).beside(made)


def limits(manifest: Manifest, hosting: Hosting) -> tuple[tuple[Refusal, ...], tuple[str, ...]]:
    """What the host would refuse, and what it nearly would."""
    host = HOSTS[hosting.host]
    refusals, notes = [], []
    for what, found, most, hint in _measured(host, manifest, hosting.paid):
        if most and found > most:
            message = f"{what}: {found:,}; {host.called} takes {most:,}"
            refusals.append(Refusal(Reason.HOST_LIMIT, message, hint))
        elif most and found * 100 >= most * NEARLY:
            notes.append(f"{what}: {found:,} of the {most:,} that {host.called} takes")
    if host.minutes and (len(manifest.files) >= MANY_FILES or manifest.size >= MANY_BYTES):
        notes.append(
            f"{host.called} gives up on a deployment after {host.minutes} minutes, which may be too short for "
            f"{len(manifest.files):,} files and {manifest.size:,} bytes; build fewer pairs if it is"
        )
    root = urlsplit(manifest.making.base_url).path
    if host.at_root and root not in ("", "/"):
        notes.append(f"{host.called} serves sites from the root of an address; base_url says {root}")
    return tuple(refusals), tuple(notes)


def _measured(host: Host, manifest: Manifest, paid: bool) -> Iterator[tuple[str, int, int, str]]:
    """What is counted, how much of it there is, the limit, and what to do beyond it."""
    fewer = "build fewer pairs (`pairs: {build: {closest: 8}}` in category.yaml)"
    folders = {above for path in manifest.files for above in folders_above(path)} if host.counts_folders else ()
    count = len(manifest.files) + 1 + len(folders)
    upgrade = f", or say `paid: true` if you pay for up to {host.paid_files:,}" if host.paid_files and not paid else ""
    yield (
        "files and folders" if folders else "files",
        count,
        host.paid_files if paid and host.paid_files else host.files,
        fewer + upgrade,
    )
    yield "bytes of the site", manifest.size, host.size, f"{fewer}, make pictures smaller, or choose another host"
    sizes = {**{path: mark.size for path, mark in manifest.files.items()}, "evenhand.json": len(manifest.data)}
    for path, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0]))[:3]:
        yield f"bytes of `{path}`", size, host.file_size, "make it smaller"


def _headers(root: str, policy: str, own: Mapping[str, str]) -> str:
    ours = {"Content-Security-Policy": "; ".join(filter(None, (policy, FRAMES))), **SECURITY}
    everywhere = "".join(f"  {name}: {value}\n" for name, value in _merged(ours, own).items())
    return f"{root}*\n{everywhere}{root}assets/*\n  Cache-Control: {FOREVER}\n"


def _merged(ours: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Names of headers are the same in any case."""
    named = {name.lower() for name in own}
    return {**{name: value for name, value in ours.items() if name.lower() not in named}, **own}


def _rules(host: Host, moves: Mapping[str, str], root: str) -> Iterator[tuple[str, str]]:
    """Yield the page that a rule stands for and the rule: products before duels, as many as the host takes.

    The pages of the others stay, and move readers on by themselves. A rule
    and its page never stand beside each other: hosts do not agree on which counts.
    """
    size = 0
    chosen = sorted(moves.items(), key=lambda move: ("-vs-" in move[0], move[0]))[: host.rules or None]
    for old, new in chosen:
        rule = f"{root}{old} {root}{new} {MOVED}\n"
        size += len(rule.encode())
        if host.rule_bytes and size > host.rule_bytes:
            return
        yield f"{old}{PAGE}", rule
