"""From a save to the changed page in `evenhand serve`, as a browser has it: told to reload, it asks. `latencies`."""

import asyncio
import os
import re
import sys
import time
from asyncio.subprocess import PIPE, STDOUT, Process
from pathlib import Path

from rows import edited
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

HERE = Path(__file__).parent
PATIENCE = 120
BETWEEN = 1.0
"""Seconds from a page to the next save."""
GREETING = (
    '{"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}',
    '{"command": "info", "url": "http://localhost/"}',
)
"""What a browser says before it is told of changes."""


def latencies(site: Path, product: str, page: str, saves: int) -> tuple[float, list[float], float]:
    """Serve a site, save a product again and again; return seconds to the first page, to each changed one, and MB.

    `page` is the address of a page that shows the product's score.
    """
    return asyncio.run(_latencies(site, product, page, saves))


async def _latencies(site: Path, product: str, page: str, saves: int) -> tuple[float, list[float], float]:
    command = [sys.executable, "-m", "generator", "serve", "--root", str(site), "--port", "0", "--quiet"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(HERE.parent)}
    started = time.perf_counter()
    server = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=STDOUT, env=environment)
    try:
        host, took = f"127.0.0.1:{await _port(server)}", list[float]()
        await _body(host, page)
        first = time.perf_counter() - started
        changes = await websocket_connect(HTTPRequest(f"ws://{host}/livereload", headers={"Origin": f"http://{host}"}))
        for message in GREETING:
            await changes.write_message(message)
        for number in range(saves):
            await asyncio.sleep(BETWEEN)
            value = edited(site / "scores" / "models" / f"{product}.yaml", number)
            saved = time.perf_counter()
            async with asyncio.timeout(PATIENCE):
                while f">{value}<".encode() not in await _body(host, page):
                    await changes.read_message()
            took.append(time.perf_counter() - saved)
        status = Path(f"/proc/{server.pid}/status")
        memory = int(re.search(r"VmRSS:\s+(\d+)", status.read_text())[1]) / 1024 if status.exists() else 0.0
        return first, took, memory
    finally:
        server.terminate()
        await server.wait()


async def _port(server: Process) -> int:
    """The port that a server says it listens on."""
    assert server.stdout
    async for line in server.stdout:
        if found := re.search(rb"serving http://[^:]+:(\d+)", line):
            return int(found[1])
    raise ChildProcessError("`evenhand serve` has ended")


async def _body(host: str, page: str) -> bytes:
    return (await AsyncHTTPClient().fetch(f"http://{host}{page}", request_timeout=PATIENCE, raise_error=False)).body
