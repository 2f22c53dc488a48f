"""Object storage that speaks S3, by obstore: keys, bytes and what a server says of them; errors without secrets.

Knows objects, not sites. Credentials come from the environment or from a
profile, never from the site's files, and stand in no message. Loaded only
where a target is a bucket. Start with `open_bucket`.
"""

import configparser
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import obstore
from msgspec import Struct
from obstore.exceptions import AlreadyExistsError, BaseError, NotFoundError, PreconditionError
from obstore.store import S3Store

from generator.model.publishing import S3Target
from generator.publishing.target import LostRace, Unreachable

RETRIES = {
    "max_retries": 6,
    "retry_timeout": timedelta(seconds=60),
    "backoff": {"init_backoff": timedelta(milliseconds=200), "max_backoff": timedelta(seconds=10), "base": 2},
}
"""Of what a server could not do for now (500, 503, a lost connection); the waits are drawn at random within these."""
PATIENCE = {"timeout": timedelta(seconds=120), "connect_timeout": timedelta(seconds=10)}
KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
ELSEWHERE = (
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
"""Say that credentials come from where the machine runs."""
REGION = "us-east-1"
CODE = re.compile(r"<Code>(\w+)</Code>")
STATUS = re.compile(r"status code: (\d+)")
DIGEST = "sha256"
"""The name under which each object of ours carries the digest of its bytes."""

WRONG_KEY = "the access key is not accepted; look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or at the profile"
ELSEWHERE_REGION = "the bucket is in another region; write it as the `region` of the target"
REASONS = {
    "NoSuchBucket": "there is no such bucket; make it, or look at `bucket` and `endpoint` in evenhand.yaml",
    "InvalidAccessKeyId": WRONG_KEY,
    "SignatureDoesNotMatch": WRONG_KEY,
    "InvalidToken": WRONG_KEY,
    "ExpiredToken": "the session has run out; log in again",
    "AccessDenied": "the access key may not do this; it needs ListBucket, GetObject, PutObject and DeleteObject",
    "RequestTimeTooSkewed": "the clock of this machine is wrong; set it",
    "PermanentRedirect": ELSEWHERE_REGION,
    "AuthorizationHeaderMalformed": ELSEWHERE_REGION,
    "SlowDown": "the server is overloaded; run the command again later",
    "301": ELSEWHERE_REGION,
    "403": "the access key may not do this, or is not accepted",
    "500": "the server has failed; run the command again later",
    "503": "the server is overloaded; run the command again later",
}
NO_ANSWER = "no answer; look at `endpoint` in evenhand.yaml, or at the network"
SIGNS = {"configured region": ELSEWHERE_REGION, "HTTP error": NO_ANSWER, "timed out": NO_ANSWER}
"""What the library says where the server has not said anything."""


class Found(Struct, frozen=True):
    """An object as a listing tells it; `tag` changes with its bytes and is no digest of them."""

    size: int
    tag: str
    changed: datetime


class Bucket:
    """The objects of a bucket below a prefix, by their path behind it."""

    def __init__(self, store: S3Store, called: str, prefix: str) -> None:
        self._store = store
        self._prefix = prefix
        self.called = called

    def listing(self) -> dict[str, Found]:
        with self._told("list"):
            batches = list(obstore.list(self._store, prefix=self._prefix or None))
        start = len(self._prefix) + 1 if self._prefix else 0
        objects = (item for batch in batches for item in batch)
        return {o["path"][start:]: Found(o["size"], _bare(o["e_tag"]), o["last_modified"]) for o in objects}

    def get(self, path: str) -> tuple[bytes, str]:
        """The bytes of an object and its tag. Raises FileNotFoundError."""
        with self._told("read"):
            found = obstore.get(self._store, self._key(path))
            return bytes(found.bytes()), _bare(found.meta["e_tag"])

    def digest(self, path: str) -> str:
        """What an object says of its bytes; empty if it is not ours, or gone."""
        try:
            with self._told("read"):
                said = obstore.get(self._store, self._key(path), options={"head": True}).attributes
        except FileNotFoundError:
            return ""
        return next((str(value) for name, value in said.items() if name.lower() == DIGEST), "")

    def put(self, path: str, data: bytes, headers: Mapping[str, str], digest: str = "") -> str:
        """Write an object with the headers that readers get and the digest it tells; return its tag."""
        attributes = {**headers, **({DIGEST: digest} if digest else {})}
        with self._told("write"):
            written = obstore.put(self._store, self._key(path), data, attributes=attributes, use_multipart=False)
            return _bare(written["e_tag"])

    def replace(self, path: str, data: bytes, tag: str) -> str:
        """Write an object if it still has this tag, or is not there if that is empty; raises LostRace.

        Not every server looks at the condition.
        """
        condition: Any = {"e_tag": f'"{tag}"'} if tag else "create"
        plain = {"Content-Type": "application/json", "Cache-Control": "no-cache"}
        try:
            with self._told("write"):
                written = obstore.put(self._store, self._key(path), data, attributes=dict(plain), mode=condition)
                return _bare(written["e_tag"])
        except (AlreadyExistsError, NotFoundError, PreconditionError, FileNotFoundError):
            raise LostRace(f"somebody else is publishing to {self.called}; run the command again") from None

    def copy(self, path: str, to: str) -> None:
        """Have an object a second time, with all that it says of itself; the server does it."""
        with self._told("copy"):
            obstore.copy(self._store, self._key(path), self._key(to))

    def delete(self, paths: Sequence[str]) -> None:
        """Delete these objects; those that are gone already do no harm."""
        with self._told("delete"):
            if paths:
                obstore.delete(self._store, [self._key(path) for path in paths])

    def _key(self, path: str) -> str:
        return f"{self._prefix}/{path}" if self._prefix else path

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Turn what a server says into what to do about it; its own words may hold keys and are not repeated."""
        try:
            yield
        except (AlreadyExistsError, NotFoundError, PreconditionError):
            raise
        except (BaseError, OSError, ValueError) as error:
            said = str(error)
            code, status = CODE.search(said), STATUS.search(said)
            found = code[1] if code else status[1] if status else ""
            if isinstance(error, FileNotFoundError) and found in ("NoSuchKey", "404", ""):
                raise
            reason = REASONS.get(found) or (REASONS.get(status[1]) if status else "") or ""
            if not found:
                reason = next((reason for sign, reason in SIGNS.items() if sign in said), "")
            unknown = f"the server says {found}" if found else type(error).__name__
            raise Unreachable(f"{what} in {self.called}: {reason or unknown}") from None


def open_bucket(settings: S3Target) -> Bucket:
    """The bucket that the settings name; no server is asked yet.

    Raises:
        Unreachable: nobody has said by which key.
    """
    prefix = settings.prefix.strip("/")
    called = f"bucket {settings.bucket}" + (f", prefix {prefix}" if prefix else "")
    region = settings.region or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or REGION
    config: dict[str, Any] = {"region": region, "conditional_put": "etag", **_credentials(called)}
    if settings.endpoint:
        config["endpoint"] = settings.endpoint
    client: dict[str, Any] = {**PATIENCE, "allow_http": settings.endpoint.startswith("http://")}
    retries: Any = RETRIES
    store = S3Store(settings.bucket, config=config, client_options=client, retry_config=retries)  # type: ignore[arg-type]
    return Bucket(store, called, prefix)


def _credentials(called: str) -> dict[str, str]:
    """Keys of the environment, else of the profile that AWS_PROFILE names, else the default one."""
    names = [name.removeprefix("AWS_").lower() for name in KEYS]
    if all(os.environ.get(name) for name in KEYS[:2]) or any(os.environ.get(name) for name in ELSEWHERE):
        return {name: os.environ[key] for name, key in zip(names, KEYS, strict=True) if os.environ.get(key)}
    file = Path(os.environ.get("AWS_SHARED_CREDENTIALS_FILE") or Path.home() / ".aws/credentials")
    profiles = configparser.RawConfigParser()
    try:
        profiles.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        raise Unreachable(
            f"{called}: {file} cannot be read; it has to consist of `[profile]` and `name = value`"
        ) from None
    profile = os.environ.get("AWS_PROFILE") or "default"
    if not profiles.has_section(profile) or not profiles.has_option(profile, "aws_access_key_id"):
        message = "nobody has said by which key; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
        raise Unreachable(f"{called}: {message}")
    found = dict(profiles.items(profile))
    return {name: found[f"aws_{name}"] for name in names if found.get(f"aws_{name}")}


def _bare(tag: str | None) -> str:
    return (tag or "").strip('"')
