"""The web side of the preview: only this machine's own pages may read it or listen to it.

livereload brings the client and the protocol; its own handlers would answer
any web page the editor visits, so these take their place. Start with `handlers`.
"""

import json
from contextlib import suppress
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.websocket import WebSocketClosedError

from generator.preview.live import SCRIPT, STYLE, Answer, LiveSite, style

LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})
MOST_LISTENERS = 100
LARGEST_MESSAGE = 4096
HELLO = {
    "command": "hello",
    "protocols": ["http://livereload.com/protocols/official-7"],
    "serverName": "evenhand",
}
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Server": "evenhand",
}


def handlers(site: LiveSite, hosts: frozenset[str]) -> list[Any]:
    """Routes of the preview; `hosts` are the names it may be called by."""
    return [
        (r"/livereload", Socket, {"hosts": hosts}),
        (SCRIPT, Script, {"hosts": hosts}),
        (STYLE, Style, {"hosts": hosts}),
        (r"(/.*)", Pages, {"site": site, "hosts": hosts}),
    ]


class Guarded(web.RequestHandler):
    """Answers GET and HEAD, and only under one of its own names: a foreign `Host` is DNS rebinding."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, hosts: frozenset[str]) -> None:
        self.hosts = hosts

    def prepare(self) -> None:
        if not is_own(self.request.host, self.hosts):
            raise web.HTTPError(403)

    def set_default_headers(self) -> None:
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def send(self, answer: Answer) -> None:
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.kind)
        if answer.location:
            self.set_header("Location", answer.location)
        self.finish(answer.body)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}\n")


class Pages(Guarded):
    def initialize(self, hosts: frozenset[str], site: LiveSite | None = None) -> None:
        super().initialize(hosts)
        assert site is not None
        self.site = site

    def get(self, path: str) -> None:
        self.send(self.site.answer(path))

    head = get


class Style(Guarded):
    """The style sheet of pages that show mistakes."""

    def get(self) -> None:
        self.send(style())

    head = get


class Script(Guarded, LiveReloadJSHandler):
    """livereload's client, as it comes."""


class Socket(LiveReloadHandler):
    """Tells pages of this preview to reload, and nothing else."""

    def initialize(self, hosts: frozenset[str]) -> None:
        self.hosts = hosts

    def prepare(self) -> None:
        origin = self.request.headers.get("Origin")
        if origin is None or not self.check_origin(origin) or len(LiveReloadHandler.waiters) >= MOST_LISTENERS:
            raise web.HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        return urlsplit(origin).netloc == self.request.host and is_own(self.request.host, self.hosts)

    def on_message(self, message: str | bytes) -> None:
        try:
            command = json.loads(message)["command"]
        except (ValueError, KeyError, TypeError, RecursionError):
            self.close(1003)
            return
        if command == "hello":
            self.write_message(HELLO)
        elif command == "info":
            LiveReloadHandler.waiters.add(self)


def names_of(host: str) -> frozenset[str]:
    """The names that a preview may be called by which listens on `host`."""
    return LOCAL | {host.lower(), f"[{host.lower()}]"}


def is_own(host: str, hosts: frozenset[str]) -> bool:
    """Whether a `Host` header (with or without a port) names this preview.

    One that listens on all addresses of the machine may be called by any of them.
    """
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    return name.lower() in hosts or (not hosts.isdisjoint(EVERYWHERE) and _is_address(name))


def _is_address(name: str) -> bool:
    """Whether a name is an address in figures, which no other web page can have been given."""
    with suppress(ValueError):
        return bool(ip_address(name.strip("[]")))
    return False


def tell_all() -> None:
    """Make every open page reload. What changed is nobody's business."""
    message = {"command": "reload", "path": "*", "liveCSS": False, "liveImg": False}
    for waiter in LiveReloadHandler.waiters.copy():
        with suppress(WebSocketClosedError):  # it is about to go
            waiter.write_message(message)
