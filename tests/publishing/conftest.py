"""Servers of our own on 127.0.0.1, one of each kind a session."""

from contextlib import ExitStack
from functools import cache

import pytest

from tests.publishing.sshd import Server
from tests.publishing.storage import ENDPOINT, KEY, SECRET, serving


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


@pytest.fixture(scope="session")
def storages(tmp_path_factory):
    """A function from a kind of storage to its address; each is started once it is asked for."""
    with ExitStack() as running:
        yield cache(lambda kind: running.enter_context(serving(kind, tmp_path_factory.mktemp(kind) / "buckets")))


@pytest.fixture
def moto(storages, monkeypatch):
    return let_in(storages("moto"), monkeypatch)


@pytest.fixture
def rclone(storages, monkeypatch):
    return let_in(storages("rclone"), monkeypatch)


def let_in(endpoint, monkeypatch):
    """A storage, with the keys to it in the environment."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (("AWS_ACCESS_KEY_ID", KEY), ("AWS_SECRET_ACCESS_KEY", SECRET), (ENDPOINT, endpoint)):
        monkeypatch.setenv(name, value)
    return endpoint
