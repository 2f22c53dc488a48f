"""Git as a program: called with nobody's hooks, filters or signatures, and with what went wrong told without secrets.

Knows how to ask git, not what for. Start with `Git`.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from msgspec import Struct, field

from generator.publishing.target import Unreachable

NEUTRAL = (
    "core.hooksPath=/dev/null",
    "core.autocrlf=false",
    "core.fsmonitor=false",
    "core.quotePath=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "commit.gpgSign=false",
    "push.gpgSign=false",
    "push.followTags=false",
    "push.recurseSubmodules=no",
    "fetch.recurseSubmodules=no",
    "protocol.ext.allow=never",
)
MISLEADING = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
)
AT_A_TIME = 500
"""Objects that are read in one go, so that a large site does not fill the memory."""
PATIENCE = 900
"""Seconds after which a call is given up."""
SECRET = re.compile(r"://[^/@\s]+@")
NOBODY = {"NAME": "Evenhand", "EMAIL": "evenhand@localhost"}
ROLES = ("AUTHOR", "COMMITTER")
NOTHING: Mapping[str, str] = MappingProxyType({})


class Git(Struct, frozen=True):
    """Git in one repository; `folder` is where it is called."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str, stdin: bytes | BinaryIO = b"", also: Mapping[str, str] = NOTHING) -> bytes:
        """Run a command and return what it prints.

        Raises:
            Unreachable: it failed, or took too long; the message is git's own, without passwords.
        """
        done = self.run(*arguments, stdin=stdin, also=also)
        if done.returncode:
            raise Unreachable(f"git {arguments[0]}: {told(done.stderr) or f'exit code {done.returncode}'}")
        return done.stdout

    def run(
        self, *arguments: str, stdin: bytes | BinaryIO = b"", also: Mapping[str, str] = NOTHING
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command, whatever its exit code; `also` are variables of its environment."""
        command = ["git", *(word for option in NEUTRAL for word in ("-c", option)), *arguments]
        environment = {**_inherited(), **self.environment, **also}
        given: dict[str, Any] = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
        try:
            return subprocess.run(
                command, cwd=self.folder, env=environment, capture_output=True, timeout=PATIENCE, check=False, **given
            )
        except FileNotFoundError:
            raise Unreachable("git is not installed, or is not on the PATH") from None
        except subprocess.TimeoutExpired:
            raise Unreachable(f"git {arguments[0]} has not answered for {PATIENCE // 60} minutes") from None

    def line(self, *arguments: str) -> str:
        """What a command prints, as one line; empty if it fails."""
        done = self.run(*arguments)
        return "" if done.returncode else done.stdout.decode("utf-8", "replace").strip()

    def blobs(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the objects of these ids, each with its bytes; those that are not there are left out."""
        wanted = list(dict.fromkeys(ids))
        for start in range(0, len(wanted), AT_A_TIME):
            yield from self._some_blobs(wanted[start : start + AT_A_TIME])

    def _some_blobs(self, ids: list[str]) -> Iterator[tuple[str, bytes]]:
        found, place = self("cat-file", "--batch", stdin="".join(f"{id}\n" for id in ids).encode()), 0
        for id in ids:
            end = found.index(b"\n", place)
            head = found[place:end].split()
            place = end + 1
            if head[-1] != b"missing":
                size = int(head[2])
                yield id, found[place : place + size]
                place += size + 1


def told(stderr: bytes) -> str:
    """The last words of a program, as one line without secrets."""
    text = SECRET.sub("://…@", stderr.decode("utf-8", "replace"))
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("hint:")]
    return "; ".join(lines[-4:])


def _inherited() -> dict[str, str]:
    """Our environment without what would lead git to another repository, and without questions that nobody hears."""
    kept = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def signature(git: Git, when: int) -> dict[str, str]:
    """Who commits and when: whoever git knows, else nobody in particular."""
    dates = {f"GIT_{role}_DATE": f"{when} +0000" for role in ROLES}
    if git.line("var", "GIT_COMMITTER_IDENT"):
        return dates
    return {**dates, **{f"GIT_{role}_{key}": value for role in ROLES for key, value in NOBODY.items()}}
