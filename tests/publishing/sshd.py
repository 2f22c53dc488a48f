"""A server of one's own on 127.0.0.1: sshd with keys made for the test, and accounts that differ in what they may do.

`RSYNC_RSH` leads our ssh to it; nothing of the machine's own ssh is read or written.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

INSTALL = "no {} here; `make .venv/ready-dev && apt-get install openssh-server openssh-client rsync` brings it"
PLAIN = 'exec sh -c \\"$SSH_ORIGINAL_COMMAND\\"'
ACCOUNTS = ("pages", "only-rsync", "noisy", "nobody")
"""One that runs commands, one that only runs rsync, one whose shell talks, one whose key is not let in."""


def tool(name: str, install: str = INSTALL) -> str:
    found = shutil.which(name, path=f"{Path(sys.executable).parent}:{os.environ['PATH']}:/usr/sbin:/sbin")
    if found is None:
        pytest.skip(install.format(name))
    return found


class Server:
    """Calls of ssh share a connection, as people may have it too; a test is ten times as quick by it."""

    def __init__(self, folder: Path, reachable: Path) -> None:
        self.folder = folder
        self.config = folder / "ssh_config"
        self.known = folder / "known_hosts"
        self.home = folder / "home"  # so that no start-up file of ours takes part
        self.home.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        for name in ("host", *ACCOUNTS):
            keygen = [tool("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(keygen, check=True, stdin=subprocess.DEVNULL)
        self._authorize(reachable)
        self._configure()

    def _authorize(self, reachable: Path) -> None:
        rules = {
            "pages": f'restrict,command="cd {self.home}; export HOME=$PWD; {PLAIN}"',
            "only-rsync": f'restrict,command="{tool("rrsync")} -absolute -no-lock {reachable}"',
            "noisy": f'restrict,command="echo Welcome to our server; {PLAIN}"',
        }
        lines = [f"{rule} {(self.folder / f'{name}.pub').read_text()}" for name, rule in rules.items()]
        (self.folder / "authorized_keys").write_text("".join(lines))
        self.trust((self.folder / "host.pub").read_text())

    def trust(self, key: str) -> None:
        """Have this, and nothing else, be the key by which the server is known."""
        self.known.write_text(f"[127.0.0.1]:{self.port} {key}" if key else "")

    def _configure(self) -> None:
        accounts = "".join(f"Host {name}\n  IdentityFile {self.folder / name}\n" for name in ACCOUNTS)
        self.config.write_text(
            f"{accounts}Host *\n  HostName 127.0.0.1\n  Port {self.port}\n  IdentitiesOnly yes\n  IdentityAgent none\n"
            f"  UserKnownHostsFile {self.known}\n  GlobalKnownHostsFile /dev/null\n  StrictHostKeyChecking no\n"
            f"  ControlMaster auto\n  ControlPersist 5\n  ControlPath {tempfile.mkdtemp(prefix='ssh-')}/%n\n"
        )
        (self.folder / "sshd_config").write_text(
            f"ListenAddress 127.0.0.1\nPort {self.port}\nHostKey {self.folder / 'host'}\nPidFile none\nUsePAM no\n"
            f"AuthorizedKeysFile {self.folder / 'authorized_keys'}\nStrictModes no\nPasswordAuthentication no\n"
            f"KbdInteractiveAuthentication no\nMaxStartups 100\nPrintMotd no\nLogLevel ERROR\nSetEnv HOME={self.home}\n"
        )

    @contextmanager
    def running(self) -> Iterator["Server"]:
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        command = [tool("sshd"), "-D", "-e", "-f", str(self.folder / "sshd_config")]
        with (self.folder / "log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:
            try:
                self._wait(process)
                yield self
            finally:
                process.terminate()

    def _wait(self, process: subprocess.Popen) -> None:
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            assert process.poll() is None, (self.folder / "log").read_text()
            time.sleep(0.05)
        sys.exit("sshd does not listen")
