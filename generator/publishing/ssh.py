"""ssh and rsync as programs: nobody is asked anything, no host is trusted that is not known, errors are told to people.

Knows how to reach a server, not what for. Start with `Ssh`.
"""

import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.publishing.target import Unreachable

OPTIONS = (
    "BatchMode=yes",
    "StrictHostKeyChecking=yes",
    "ConnectTimeout=20",
    "ServerAliveInterval=15",
    "ServerAliveCountMax=4",
    "LogLevel=ERROR",
    "ClearAllForwardings=yes",
    "ForwardAgent=no",
    "PermitLocalCommand=no",
    "RequestTTY=no",
)
SHELL = "RSYNC_RSH"
"""The variable by which rsync is told how ssh is called; so are we."""
PATIENCE, LONGEST = 900, 3600
"""Seconds after which a command, or the sending of files, is given up."""
SILENCE = 120
"""Seconds without a byte after which rsync gives up."""
OLDEST = (3, 2, 4)
"""The first rsync that sends names of files past the server's shell as they are."""
COMMON = ("--links", "--omit-dir-times", "--8-bit-output", f"--timeout={SILENCE}", "--chmod=D755,F644")
VANISHED = 24
SOME_MISSING = (23, VANISHED)
"""Exit codes of rsync when some of the files were not there, or not to be read."""

REASONS = (
    (
        b"REMOTE HOST IDENTIFICATION HAS CHANGED",
        "the key of {server} is not the one that is known here: either it was changed, or somebody stands in between; "
        "ask who runs it, and only then forget the old key with `ssh-keygen -R`",
    ),
    (
        b"Host key verification failed",
        "the key of {server} is not known here; log in by hand once and compare its fingerprint, or add its line to "
        "known_hosts (in CI from a variable, never by ssh-keyscan alone)",
    ),
    (
        b"Permission denied (",
        "{server} does not let us in; load the right key into ssh-agent, or name it in ~/.ssh/config (nobody is asked "
        "for a password)",
    ),
    (
        b"Could not resolve hostname",
        "there is no server {server}; look at `server` in evenhand.yaml, or at the network",
    ),
    (
        b"is your shell clean",
        "{server} says something before rsync can speak; let the account's start-up files (.bashrc) be silent where no "
        "terminal is",
    ),
    (
        b"No such file or directory",
        "there is no such folder on {server}, or nobody may look into it; make it, or look at `path` in evenhand.yaml",
    ),
    (b"rsync: command not found", "{server} has no rsync; have it installed there"),
    (b"rsync: not found", "{server} has no rsync; have it installed there"),
)
VERSION = re.compile(r"version v?(\d+)\.(\d+)\.(\d+)")


class Ssh(Struct, frozen=True):
    """A server as ssh knows it: `name@host`, `host`, or a name of ~/.ssh/config; port 0 is ssh's own choice."""

    server: str
    port: int = 0

    def shell(self, script: str) -> subprocess.CompletedProcess[bytes]:
        """Have the server's shell run a text, whatever its exit code; all that the account's own shell sees is `sh -s`.

        Raises:
            Unreachable: the server does not answer, or does not let us in.
        """
        done = self._run(
            [*self._command(), "--", self.server, "sh -s"], script.encode("utf-8", "surrogateescape"), PATIENCE
        )
        if done.returncode == 255:
            raise self.failed("ssh", done)
        return done

    def send(self, source: Path, target: str, paths: Iterable[str], *options: str) -> None:
        """Bring these files below `source` to the folder `target`, compared by bytes and never by size or date."""
        self._rsync(("--checksum", "--files-from=-", "--from0", *options, f"{source}/", self._there(target)), paths)

    def delete(self, target: str, paths: Iterable[str]) -> None:
        """Delete these files, and nothing else, below the folder `target`."""
        paths = list(paths)
        with tempfile.TemporaryDirectory(prefix="evenhand-") as empty:
            for path in paths:
                (Path(empty) / path).parent.mkdir(parents=True, exist_ok=True)
            options = ("--files-from=-", "--from0", "--delete-missing-args", f"{empty}/", self._there(target))
            self._rsync(options, paths)

    def fetch(self, source: str, paths: Iterable[str], target: Path, known: Path) -> None:
        """Have in the empty folder `target` what of these paths stands in the folder `source`.

        What `known`, a folder beside it, has already is linked and not sent.
        """
        alike = f"--link-dest=../{known.name}"
        options = ("--checksum", "--files-from=-", "--from0", alike, self._there(source), f"{target}/")
        self._rsync(options, paths, SOME_MISSING)

    def names(self, folder: str) -> list[str]:
        """All that stands below a folder, what is a folder itself with a slash at its end."""
        with tempfile.TemporaryDirectory(prefix="evenhand-") as empty:
            options = ("--recursive", "--dry-run", "--out-format=%n", self._there(folder), f"{empty}/")
            done = self._rsync(options, (), (VANISHED,))
        lines = done.stdout.decode("utf-8", "surrogateescape").split("\n")
        return [_unescaped(line.partition(" -> ")[0]) for line in lines if line not in ("", "./")]

    def failed(self, program: str, done: subprocess.CompletedProcess[bytes]) -> Unreachable:
        """What went wrong, with what to do about it where we know."""
        for sign, reason in REASONS:
            if sign in done.stderr:
                return Unreachable(reason.format(server=self.server))
        lines = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
        return Unreachable(f"{program} to {self.server}: {'; '.join(lines[-4:]) or f'exit code {done.returncode}'}")

    def _rsync(
        self, options: Iterable[str], paths: Iterable[str], fine: Collection[int] = ()
    ) -> subprocess.CompletedProcess[bytes]:
        _refuse_old_rsync()
        listed = b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)
        done = self._run(["rsync", *COMMON, f"--rsh={shlex.join(self._command())}", *options], listed, LONGEST)
        if done.returncode and done.returncode not in fine:
            raise self.failed("rsync", done)
        return done

    def _run(self, command: list[str], stdin: bytes, patience: int) -> subprocess.CompletedProcess[bytes]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("RSYNC_")}
        try:
            return subprocess.run(
                command,
                input=stdin,
                env={**environment, "LC_ALL": "C"},
                capture_output=True,
                timeout=patience,
                check=False,
            )
        except FileNotFoundError:
            raise Unreachable(f"{command[0]} is not installed, or is not on the PATH") from None
        except subprocess.TimeoutExpired:
            raise Unreachable(
                f"{self.server} has taken more than {patience // 60} minutes; run the command again"
            ) from None

    def _command(self) -> list[str]:
        """How ssh is called: ours comes before what anybody else has said, so that it counts."""
        words = shlex.split(os.environ.get(SHELL) or "ssh")
        place = next((n for n, word in enumerate(words) if Path(word).name == "ssh"), None)
        if place is None:
            raise Unreachable(f"{SHELL} does not call ssh; write it like `ssh -F other_config`, or leave it out")
        ours = [word for option in OPTIONS for word in ("-o", option)]
        port = ["-p", str(self.port)] if self.port else []
        return [*words[: place + 1], *ours, *port, *words[place + 1 :]]

    def _there(self, folder: str) -> str:
        host = f"[{self.server}]" if self.server.count(":") > 1 else self.server
        return f"{host}:{folder.removesuffix('/')}/"


@cache
def _refuse_old_rsync() -> None:
    try:
        said = subprocess.run(["rsync", "--version"], capture_output=True, check=False).stdout.decode(
            "utf-8", "replace"
        )
    except FileNotFoundError:
        raise Unreachable("rsync is not installed here, or is not on the PATH") from None
    found = VERSION.search(said)
    if not found or tuple(map(int, found.groups())) < OLDEST:
        raise Unreachable(f"rsync {'.'.join(map(str, OLDEST))} or newer is needed here; install it")


def _unescaped(name: str) -> str:
    """The name of a file as it is: rsync writes what cannot be shown as `\\#` and three digits."""
    data = re.sub(rb"\\#([0-7]{3})", lambda found: bytes([int(found[1], 8)]), name.encode("utf-8", "surrogateescape"))
    return data.decode("utf-8", "surrogateescape")
