"""Servers of our own on 127.0.0.1, one of each kind a session."""

import pytest

from tests.publishing.sshd import Server


@pytest.fixture(scope="session")
def sshd(tmp_path_factory):
    """A server for `kind: ssh`; `server_here` leads to it."""
    base = tmp_path_factory.getbasetemp()
    with Server(tmp_path_factory.mktemp("sshd"), base).running() as server:
        yield server


@pytest.fixture
def server_here(sshd, monkeypatch):
    """The server, where our ssh finds it."""
    monkeypatch.setenv("RSYNC_RSH", f"ssh -F {sshd.config}")
    return sshd
