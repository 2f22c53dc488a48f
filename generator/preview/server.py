"""Watch, reload, tell the browser: the loop of the preview. Start with `serve`."""

import asyncio
import errno
import logging
import signal
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Protocol

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from generator.files.names import CONFIG, FOLDERS
from generator.files.theme import theme_folder
from generator.preview.handlers import LARGEST_MESSAGE, handlers, names_of, tell_all
from generator.preview.live import LiveSite
from generator.preview.watch import changes
from generator.runs import USUAL, Manner, Options

TRIES = 50


class Listener(Protocol):
    """Who is told of the preview's progress."""

    def ready(self, site: LiveSite) -> None:
        """Pages can be asked for."""

    def checked(self, site: LiveSite) -> None:
        """The files were read and checked, for the first time or again."""


def open_port(host: str, port: int) -> tuple[list[socket.socket], int]:
    """Bind the port, or the next free one.

    Raises:
        OSError: the host is not ours, or all of `TRIES` ports are taken.
    """
    for candidate in range(port, min(port + TRIES, 65536)):
        try:
            sockets = bind_sockets(candidate, host)
        except OSError as error:
            taken = error
            if candidate == 0 or not _is_taken(error):
                raise
        else:
            return sockets, sockets[0].getsockname()[1]
    raise taken


def serve(options: Options, sockets: list[socket.socket], host: str, told: Listener, manner: Manner = USUAL) -> None:
    """Show the site until interrupted."""
    logging.getLogger("tornado.access").setLevel(logging.CRITICAL)
    logging.getLogger("tornado.general").setLevel(logging.CRITICAL)
    asyncio.run(_run(LiveSite(options, manner), options.root, sockets, host, told))


async def _run(site: LiveSite, root: Path, sockets: list[socket.socket], host: str, told: Listener) -> None:
    watched = changes(root, [root / CONFIG, *(root / folder for folder in FOLDERS), theme_folder()])
    site.reload()
    application = Application(handlers(site, names_of(host)), websocket_max_message_size=LARGEST_MESSAGE)
    server = HTTPServer(application, max_body_size=0, idle_connection_timeout=30, body_timeout=5)
    server.add_sockets(sockets)
    stop = asyncio.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signum, stop.set)
    told.ready(site)
    watching = asyncio.create_task(_watch(site, watched, told))
    await stop.wait()
    watching.cancel()
    server.stop()


async def _watch(site: LiveSite, watched: AsyncIterator[None], told: Listener) -> None:
    """Check the site, and reload it after each change; a failure of ours is shown and survived."""
    await _survived(site, _checked, told)
    async for _ in watched:
        await _survived(site, _reloaded, told)


async def _survived(site: LiveSite, step: Callable[[LiveSite, Listener], Awaitable[None]], told: Listener) -> None:
    try:
        await step(site, told)
    except Exception as error:  # a bug must not end the preview
        site.fail("".join(traceback.format_exception(error)))
        traceback.print_exception(error)
        tell_all()


async def _reloaded(site: LiveSite, told: Listener) -> None:
    await asyncio.to_thread(site.reload)
    tell_all()
    await _checked(site, told)


async def _checked(site: LiveSite, told: Listener) -> None:
    if await asyncio.to_thread(site.check):
        tell_all()
    told.checked(site)


def _is_taken(error: OSError) -> bool:
    return error.errno in (errno.EADDRINUSE, errno.EACCES)
