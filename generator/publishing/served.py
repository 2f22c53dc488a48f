"""A published site as readers get it: its manifest and some of its pages, fetched from its public address.

What a target has may not be what readers see: hosts deploy later, and caches
keep what they have. Start with `stale`.
"""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from generator.files.manifest import MANIFEST, Manifest, digest_of
from generator.publishing.plan import HOME

SAMPLE = 20
"""How many files are fetched beside the manifest and the home page."""
AT_A_TIME = 5
TIMEOUT = 10
PATIENCE = 120
"""Seconds that a host may take to show what was published."""
PAUSE = 5
NOT_SERVED = ("_headers", "_redirects")
"""Files that a host reads, and keeps to itself."""
LARGEST = 100_000_000


class Stale(Struct, frozen=True):
    """What the address does not serve as it was published: the path, and what came instead."""

    path: str
    found: str


def stale(manifest: Manifest, changed: Iterable[str]) -> tuple[Stale, ...]:
    """Fetch a sample until all of it is as the manifest says, or nobody has the patience; what is then not.

    The sample is the same for the same release and the same changes: the
    manifest, the home page, changed files, and pages from all over the site.
    """
    wanted = {MANIFEST: digest_of(manifest.data)}
    wanted |= {path: manifest.files[path].digest for path in sample(manifest, changed)}
    until = time.monotonic() + PATIENCE
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        while True:
            told = pool.map(_amiss, repeat(manifest.making.base_url), wanted, wanted.values())
            found = [amiss for amiss in told if amiss]
            wanted = {amiss.path: wanted[amiss.path] for amiss in found}
            if not found or time.monotonic() + PAUSE > until:
                return tuple(found)
            time.sleep(PAUSE)


def sample(manifest: Manifest, changed: Iterable[str]) -> list[str]:
    """Paths in the order of choice; at most half of them changed ones, the rest by their digests, so by chance."""
    served = {path for path in manifest.files if not path.startswith(".") and path not in NOT_SERVED}
    chance = sorted(served, key=lambda path: digest_of(f"{path} {manifest.files[path].digest}".encode()))
    new = set(changed)
    chosen = [path for path in chance if path in new][: SAMPLE // 2]
    return list(dict.fromkeys([*(path for path in (HOME,) if path in served), *chosen, *chance]))[: SAMPLE + 1]


def notes(base_url: str, found: Iterable[Stale]) -> Iterator[str]:
    """Say what is not there yet, and what that may mean."""
    found = list(found)
    for amiss in found[:3]:
        yield f"{address(base_url, amiss.path)}: {amiss.found}"
    if found:
        yield (
            f"{len(found):,} of the files that were looked at are not served as they were published: the host deploys "
            "them later, or a cache (CDN) in front of it keeps older ones; empty it if they stay"
        )


def address(base_url: str, path: str) -> str:
    """Where a file is served: a page by its folder."""
    return urljoin(base_url, quote(path.removesuffix(HOME) if path.endswith(f"/{HOME}") or path == HOME else path))


def _amiss(base_url: str, path: str, digest: str) -> Stale | None:
    try:
        found = digest_of(_fetched(address(base_url, path)))
    except urllib.error.HTTPError as error:
        return Stale(path, f"the host answers {error.code}")
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        return Stale(path, f"no answer ({reason})")
    return None if found == digest else Stale(path, "other bytes than were published")


def _fetched(url: str) -> bytes:
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValueError("not an address of the web")
    request = urllib.request.Request(url, headers={"User-Agent": "evenhand", "Accept-Encoding": "identity"})
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        data: bytes = answer.read(LARGEST)
        return data
