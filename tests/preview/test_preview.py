"""The preview as a browser and as an attacker see it: one real server, raw requests, a real socket."""

import asyncio
import contextlib
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time

import pytest
import websocket
from livereload.handlers import LiveReloadHandler
from tornado.websocket import WebSocketClosedError

from generator.preview.handlers import is_own, names_of, tell_all
from generator.preview.watch import Watcher, changes
from tests.conftest import ROOT


class Server:
    def __init__(self, process, port):
        self.process = process
        self.port = port

    def get(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read().decode("utf-8", "replace")

    def raw(self, data):
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(data)
            return connection.recv(4096).split(b"\r\n")[0]

    def until(self, path, wanted, seconds=5):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            status, _, body = self.get(path)
            if wanted(status, body):
                return body
            time.sleep(0.05)
        raise AssertionError(f"{path} did not become what was wanted")

    def listen(self, **options):
        options = {"origin": f"http://127.0.0.1:{self.port}", "timeout": 5, **options}
        return websocket.create_connection(f"ws://127.0.0.1:{self.port}/livereload", **options)


def start(root, *arguments):
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = []
    for line in process.stdout:
        lines.append(line)
        if found := re.match(r"serving http://[^:]+:(\d+)", line):
            return Server(process, int(found[1])), lines
    raise AssertionError("".join(lines))


@pytest.fixture
def served(starter):
    server, _ = start(starter.root, "--port", "0")
    yield server, starter
    server.process.terminate()
    assert server.process.wait(10) == 0
    server.process.stdout.close()


@pytest.mark.parametrize("saves", [6, pytest.param(100, marks=pytest.mark.long)])
def test_a_save_reaches_the_browser_every_time(served, saves):
    server, site = served
    listener = server.listen()
    listener.send(json.dumps({"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}))
    assert json.loads(listener.recv())["command"] == "hello"
    listener.send(json.dumps({"command": "info", "url": "\x1b[31mhttp://x"}))
    for number in range(saves):
        site.write("content/index.md", f"Save number {number}.\n")
        shown = ""
        while f"Save number {number}." not in shown:  # a busy machine may see the file while it is still empty
            message = json.loads(listener.recv())
            assert (message["command"], message["path"]) == ("reload", "*")
            shown = server.get("/")[2]


def test_a_mistake_is_shown_and_goes_away(served):
    server, site = served
    assert "/livereload.js" in server.get("/chairs/alder/")[2]
    site.edit("scores/chairs/alder.yaml", "name: Alder", "name: Alder\nnam: <b>x")
    page = server.until("/chairs/", lambda status, body: status == 500)
    assert "unknown key `nam`" in page
    assert "scores/chairs/alder.yaml:4:1" in page
    assert "&lt;b&gt;x" in page
    assert "/livereload.js" in page
    site.edit("scores/chairs/alder.yaml", "\nnam: <b>x", "")
    server.until("/chairs/alder/", lambda status, body: status == 200)
    site.remove("evenhand.yaml")
    server.until("/", lambda status, body: status == 500 and "no evenhand.yaml" in body)


def test_nothing_is_written(served):
    server, site = served
    server.get("/chairs/")
    assert not site.output.exists()
    assert not (site.root / ".evenhand").exists()


def test_the_site_has_its_own_404_and_knows_its_pages(served):
    server, _ = served
    assert server.get("/nope")[0] == 404
    assert "Page not found" in server.get("/nope")[2]
    status, headers, _ = server.get("/chairs/alder")
    assert (status, headers["Location"]) == (302, "/chairs/alder/")
    assert server.get("/feed.xml")[1]["Content-Type"].endswith("charset=utf-8")


def test_drafts_are_shown(served):
    server, site = served
    site.write("content/articles/soon.md", "---\ntitle: Soon\ndraft: true\n---\nText.\n")
    assert "ribbon" in server.until("/articles/soon/", lambda status, body: status == 200)


def test_only_this_machine_may_read(served):
    server, _ = served
    assert server.get("/", Host="evil.example")[0] == 403
    assert server.get("/", Host=f"localhost:{server.port}")[0] == 200
    assert server.get("/forcereload")[0] == 404
    headers = server.get("/")[1]
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    for origin in ("https://evil.example", "http://127.0.0.1:1", "null"):
        with pytest.raises(websocket.WebSocketBadStatusException):
            server.listen(origin=origin)
    with pytest.raises(websocket.WebSocketBadStatusException):
        server.listen(suppress_origin=True)
    with pytest.raises(websocket.WebSocketBadStatusException):
        server.listen(host="evil.example", origin="http://evil.example")


@pytest.mark.parametrize(
    "path",
    [
        "/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cetc", "//etc/passwd", "/%00", "/.git/config",
        "/.evenhand/site", "/scores/chairs/alder.yaml", "/evenhand.yaml", "/" + "a" * 9000, "//evil.example/..",
        "/%ff", "/\\evil.example", "/chairs/%2e%2e/",
    ],
)  # fmt: skip
def test_no_way_out_of_the_site(served, path):
    server, _ = served
    first = server.raw(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    assert first.split()[1] in (b"400", b"403", b"404", b"414", b"431"), first


def test_garbage_on_the_socket_closes_it(served):
    server, _ = served
    for garbage in ("not json", "[]", "1", json.dumps({"command": "reload"}), "x" * 100_000):
        listener = server.listen()
        listener.send(garbage)
        if garbage.startswith("{"):
            continue
        listener.settimeout(5)
        with contextlib.suppress(websocket.WebSocketConnectionClosedException, ConnectionError):
            assert listener.recv() == ""
    assert server.get("/")[0] == 200


def test_other_methods_are_not_answered(served):
    server, _ = served
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        first = server.raw(f"{method} / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n".encode())
        assert first.split()[1] == b"405"


def test_a_taken_port_gives_way_to_the_next(starter):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server, lines = start(starter.root, "--port", str(port))
        server.process.terminate()
        server.process.wait(10)
        server.process.stdout.close()
    assert server.port > port
    assert f"port {port} is taken" in lines[0]


def test_the_site_s_path_is_part_of_the_preview(starter):
    starter.edit("evenhand.yaml", "https://example.com/", "https://example.com/repo/")
    server, _ = start(starter.root, "--port", "0")
    try:
        assert server.get("/")[1]["Location"] == "/repo/"
        assert server.get("/repo/chairs/")[0] == 200
        assert 'href="/repo/assets/' in server.get("/repo/nope")[2]
    finally:
        server.process.terminate()
        server.process.wait(10)
        server.process.stdout.close()


class TestWatcher:
    """What counts as a change."""

    @pytest.fixture
    def folder(self, tmp_path):
        (tmp_path / "a.yaml").write_text("1")
        (tmp_path / "loop").symlink_to(tmp_path)
        return tmp_path

    def notices(self, watcher):
        return [watcher.changed() for _ in range(2)]

    def test_nothing(self, folder):
        assert self.notices(Watcher([folder])) == [False, False]

    def test_a_new_file_with_an_old_time(self, folder):
        watcher = Watcher([folder])
        (folder / "b.yaml").write_text("2")
        os.utime(folder / "b.yaml", (0, 0))
        assert self.notices(watcher) == [True, False]

    def test_a_change_of_the_same_size_and_time(self, folder):
        watcher = Watcher([folder])
        found = (folder / "a.yaml").stat()
        (folder / "a.yaml").write_text("2")
        os.utime(folder / "a.yaml", ns=(found.st_atime_ns, found.st_mtime_ns))
        assert self.notices(watcher) == [True, False]

    def test_a_replaced_and_a_deleted_file(self, folder):
        watcher = Watcher([folder])
        (folder / "new").write_text("1")
        os.rename(folder / "new", folder / "a.yaml")
        assert self.notices(watcher) == [True, False]
        (folder / "a.yaml").unlink()
        assert self.notices(watcher) == [True, False]

    def test_dotfiles_do_not_count(self, folder):
        watcher = Watcher([folder])
        (folder / ".a.swp").write_text("x")
        assert self.notices(watcher) == [False, False]


@pytest.mark.parametrize("rings", [True, False])
def test_changes_are_noticed_with_and_without_the_system_s_help(tmp_path, monkeypatch, rings):
    if not rings:
        monkeypatch.setitem(sys.modules, "watchfiles", None)
    scores = tmp_path / "scores"
    scores.mkdir()
    watched = changes(tmp_path, [tmp_path / "evenhand.yaml", scores])

    async def edit_and_wait():
        for path in (scores / "a.yaml", tmp_path / "evenhand.yaml", scores / "new" / "b.yaml"):
            path.parent.mkdir(exist_ok=True)
            path.write_text("x")
            await asyncio.wait_for(anext(watched), 3)
        await watched.aclose()

    asyncio.run(edit_and_wait())


@pytest.mark.parametrize(
    ("listens", "called", "own"),
    [
        ("MyMac.local", "mymac.local:8000", True),
        ("fd00::1", "[fd00::1]:8000", True),
        ("0.0.0.0", "192.168.1.5:8000", True),
        ("::", "[fe80::2]", True),
        ("0.0.0.0", "example.org:8000", False),
        ("127.0.0.1", "192.168.1.5:8000", False),
    ],
)
def test_a_preview_answers_to_the_names_it_was_opened_for(listens, called, own):
    assert is_own(called, names_of(listens)) is own


def test_a_listener_that_goes_ends_nothing(monkeypatch):
    class Gone:
        def write_message(self, message):
            raise WebSocketClosedError

    heard = []
    here = type("Here", (), {"write_message": lambda self, message: heard.append(message["command"])})()
    monkeypatch.setattr(LiveReloadHandler, "waiters", {Gone(), here, Gone()})
    tell_all()
    assert heard == ["reload"]
