"""A bucket of object storage as a target: objects are sent one by one, in an order that does least harm.

No server changes many objects at once. So what is being sent is announced
first, what it takes away is kept under its digest, and the manifest follows
the pages; deletions come last. Reserved keys begin with `.evenhand/`. Start
with `S3Bucket`.
"""

import json
import re
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.files.manifest import MANIFEST, Manifest, digest_of
from generator.files.refusal import Refused
from generator.model.publishing import S3Target
from generator.publishing.hosts import FOREVER
from generator.publishing.plan import Plan, Standing
from generator.publishing.release import Release
from generator.publishing.sending import ASSETS, RESERVED, SENDING, Sending, as_it_stands, is_kept, waves
from generator.publishing.target import KEPT, Kept, LostRace, Unreachable

if TYPE_CHECKING:
    from generator.publishing.s3 import Bucket, Found

MARKS = ".evenhand/marks.json"
"""Path → tag and digest of each object that we sent: what still has its tag need not be asked for its digest."""
RELEASES = ".evenhand/releases/"
RECORD = re.compile(r"\.evenhand/releases/([0-9]{6}-[0-9]{1,11})\.json")
BYTES = ".evenhand/bytes/"
AT_A_TIME = 16
PATIENCE = 900
"""Seconds that sending may take, and one more for each `PER_SECOND` bytes."""
PER_SECOND = 100_000
ASK_AGAIN = "no-cache"
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp",
    ".avif": "image/avif", ".gif": "image/gif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".woff": "font/woff",
    ".ttf": "font/ttf", ".pdf": "application/pdf", ".wasm": "application/wasm",
}  # fmt: skip
UNKNOWN = "application/octet-stream"


class S3Bucket:
    """`now` is the time a release is dated with, in seconds since 1970."""

    def __init__(self, settings: S3Target, now: int) -> None:
        self._settings = settings
        self._now = now

    @property
    def place(self) -> str:
        prefix = self._settings.prefix.strip("/")
        return f"bucket {self._settings.bucket}" + (f", prefix {prefix}" if prefix else "")

    def look(self) -> Standing:
        there = self._bucket.listing()
        (base, tag), (sending, sending_tag) = self._manifest(there), self._sending(there)
        known = (base, sending.before, sending.wanted) if sending else (base,)
        ours = {path for manifest in known if manifest for path in manifest.files}
        manifest, amiss = as_it_stands(base, sending, self._digests(ours, there))
        foreign = {path for path in there if path not in ours and not path.startswith(RESERVED)}
        foreign -= {MANIFEST} if base else set()
        return Standing(f"{tag} {sending_tag}", manifest, amiss, frozenset(foreign), sending is not None)

    def apply(self, plan: Plan, release: Release) -> None:
        self._publish(plan, release, undone="")

    def verify(self, manifest: Manifest) -> tuple[str, ...]:
        there = self._bucket.listing()
        found, _ = self._manifest(there)
        _, amiss = as_it_stands(manifest, None, self._digests(manifest.files, there))
        same = found is not None and found.data == manifest.data
        return tuple(sorted(amiss | ({MANIFEST} if not same else set())))

    def kept(self) -> tuple[Kept, ...]:
        found = []
        for id in sorted(_ids(self._bucket.listing()), reverse=True)[:KEPT]:
            if manifest := Manifest.read(self._bucket.get(_record(id))[0]):
                when = datetime.fromtimestamp(int(id.partition("-")[2]), UTC)
                found.append(Kept(id, when.isoformat(timespec="seconds"), manifest))
        return tuple(found)

    def restore(self, plan: Plan, kept: Kept) -> None:
        def find(path: str) -> bytes:
            digest = kept.manifest.files[path].digest
            try:
                data, _ = self._bucket.get(f"{BYTES}{digest}")
            except FileNotFoundError:
                data = b""
            if digest_of(data) != digest:
                raise Refused(f"the release of {kept.when} is no longer as it was published: {path} differs")
            return data

        self._publish(plan, Release(kept.manifest, find), undone=kept.id)

    # --- looking

    @cached_property
    def _bucket(self) -> "Bucket":
        try:
            from generator.publishing.s3 import open_bucket
        except ModuleNotFoundError:
            message = "a target of `kind: s3` needs one library more; install it with `pip install evenhand[s3]`"
            raise Unreachable(message) from None
        return open_bucket(self._settings)

    def _manifest(self, there: Collection[str]) -> tuple[Manifest | None, str]:
        data, tag = self._bucket.get(MANIFEST) if MANIFEST in there else (b"", "")
        return Manifest.read(data), tag

    def _sending(self, there: Collection[str]) -> tuple[Sending | None, str]:
        data, tag = self._bucket.get(SENDING) if SENDING in there else (b"", "")
        return Sending.read(data), tag

    def _digests(self, paths: Iterable[str], there: "Mapping[str, Found]") -> dict[str, str]:
        """What the objects of these paths hold: known by their tags, else said by themselves."""
        marks = _read_marks(self._bucket.get(MARKS)[0]) if MARKS in there else {}
        found, unknown = {}, []
        for path in paths:
            if path in there:
                tag, _, digest = marks.get(path, "").partition(" ")
                if tag and tag == there[path].tag:
                    found[path] = digest
                else:
                    unknown.append(path)
        asked = self._each(unknown, self._bucket.digest)
        return found | asked

    # --- sending

    def _publish(self, plan: Plan, release: Release, undone: str) -> None:
        """Announce, keep, send, delete; without anything undone, what stood there is kept."""
        there = self._bucket.listing()
        sending = Sending(plan.standing.manifest or Manifest(), release.manifest).data
        self._announce(plan.standing, sending, there)
        base, tag = self._manifest(there)
        if base and not undone and is_kept(base, plan.standing, release.manifest):
            self._keep(base, [c.path for c in (*plan.changed, *plan.deleted) if c.path in base.files], there)
        tags = self._send(plan, release)
        try:
            self._bucket.replace(MANIFEST, release.manifest.data, tag)
        except LostRace:  # somebody took over, and may have taken our notice away; what we have sent is still ours
            self._bucket.put(SENDING, sending, {"Content-Type": TYPES[".json"]})
            raise
        self._mark(release.manifest, tags, there)
        self._clear([change.path for change in plan.deleted], undone)

    def _announce(self, standing: Standing, sending: bytes, there: "Mapping[str, Found]") -> None:
        """Say what is sent from now on; raises LostRace if anybody else has begun or ended since we looked."""
        tag, _, sending_tag = standing.token.partition(" ")
        lost = LostRace(f"somebody else has changed {self.place} in the meantime; run the command again")
        if tag != _tag(there, MANIFEST) or sending_tag != _tag(there, SENDING):
            raise lost
        self._bucket.replace(SENDING, sending, sending_tag)
        if _tag(self._bucket.listing(), MANIFEST) != tag:
            self._bucket.delete([SENDING])
            raise lost

    def _keep(self, base: Manifest, paths: Iterable[str], there: "Mapping[str, Found]") -> None:
        """Have the bytes that will be replaced or deleted under their digest, and the manifest among the releases."""
        wanted = {base.files[path].digest: path for path in paths if f"{BYTES}{base.files[path].digest}" not in there}
        self._each(wanted, lambda digest: self._bucket.copy(wanted[digest], f"{BYTES}{digest}"))
        ids = sorted(_ids(there))
        if ids and self._bucket.get(_record(ids[-1]))[0] == base.data:
            return  # by a run that was cut short
        number = int(ids[-1].partition("-")[0]) + 1 if ids else 1
        when = int(there[MANIFEST].changed.timestamp())
        self._bucket.put(_record(f"{number:06}-{when}"), base.data, {"Content-Type": TYPES[".json"]})

    def _send(self, plan: Plan, release: Release) -> dict[str, str]:
        """Send what differs, wave by wave; return the tag of each object."""
        total = len(plan.sent)
        until = time.monotonic() + PATIENCE + sum(change.size for change in plan.sent) / PER_SECOND
        tags: dict[str, str] = {}

        def put(path: str) -> str:
            if time.monotonic() > until:
                raise Unreachable(f"write in {self.place}: this takes too long")
            data = release.read(path)
            tags[path] = self._bucket.put(path, data, _headers(path), release.manifest.files[path].digest)
            return tags[path]

        for wave in waves(change.path for change in plan.sent):
            try:
                self._each(wave, put)
            except Unreachable as error:
                message = f"{error}; {len(tags):,} of {total:,} files were sent; run the command again for the rest"
                raise Unreachable(message) from None
        return tags

    def _mark(self, manifest: Manifest, tags: Mapping[str, str], there: "Mapping[str, Found]") -> None:
        """Note the tags of all that stands there now; what was not sent was found right by the plan."""
        marks = {p: f"{tags.get(p) or _tag(there, p)} {mark.digest}" for p, mark in manifest.files.items()}
        self._bucket.put(MARKS, json.dumps(marks, indent=0).encode(), {"Content-Type": TYPES[".json"]})

    def _clear(self, paths: list[str], undone: str) -> None:
        """Delete what is out of use, what a rollback has undone, and what is too old to be kept; then the notice."""
        try:
            self._bucket.delete(paths)
        except Unreachable as error:
            message = f"the new site stands there, but {len(paths):,} files that are out of use do so too"
            raise Unreachable(f"{message}; {error}; then run the command again") from None
        there = self._bucket.listing()
        ids = sorted(id for id in _ids(there) if not undone or id < undone)[-KEPT:]
        kept = [Manifest.read(self._bucket.get(_record(id))[0]) for id in ids]
        needed = {f"{BYTES}{mark.digest}" for manifest in kept if manifest for mark in manifest.files.values()}
        records = {_record(id) for id in ids}
        old = [p for p in there if p.startswith(BYTES) and p not in needed]
        old += [p for p in there if p.startswith(RELEASES) and p not in records]
        self._bucket.delete([*old, SENDING])

    def _each(self, items: Iterable[str], call: Callable[[str], str | None]) -> dict[str, str]:
        """Call for each item, some at a time; the first that fails stops those that have not begun."""
        done: dict[str, str] = {}
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            futures = {pool.submit(call, item): item for item in items}
            try:
                for future in as_completed(futures):
                    done[futures[future]] = future.result() or ""
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return done


def _headers(path: str) -> dict[str, str]:
    kind = TYPES.get(PurePosixPath(path).suffix.lower(), UNKNOWN)
    return {"Content-Type": kind, "Cache-Control": FOREVER if path.startswith(ASSETS) else ASK_AGAIN}


def _read_marks(data: bytes) -> dict[str, str]:
    """What has been noted; nothing if somebody else has written there."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return {p: mark for p, mark in found.items() if isinstance(mark, str)} if isinstance(found, dict) else {}


def _ids(there: Iterable[str]) -> list[str]:
    return [found[1] for path in there if (found := RECORD.fullmatch(path))]


def _record(id: str) -> str:
    return f"{RELEASES}{id}.json"


def _tag(there: "Mapping[str, Found]", path: str) -> str:
    return there[path].tag if path in there else ""
