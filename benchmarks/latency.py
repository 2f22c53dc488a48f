"""From a save to the changed page in `evenhand serve`: `latencies`."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rows import edited

HERE = Path(__file__).parent
PATIENCE = 120
STEP = 0.005


def latencies(site: Path, product: str, page: str, saves: int) -> tuple[float, list[float], float]:
    """Serve a site, save a product again and again; return seconds to the first page, to each changed one, and MB.

    `page` is the address of a page that shows the product's score.
    """
    command = [sys.executable, "-m", "generator", "serve", "--root", str(site), "--port", "0", "--quiet"]
    started = time.perf_counter()
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(HERE.parent)}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    try:
        assert server.stdout
        told = (re.search(r"serving http://[^:]+:(\d+)", line) for line in server.stdout)
        port = next(int(found[1]) for found in told if found)
        _until(port, page, bool)
        first, took = time.perf_counter() - started, []
        for number in range(saves):
            time.sleep(0.5)
            value = edited(site / "scores" / "models" / f"{product}.yaml", number)
            saved = time.perf_counter()
            _until(port, page, lambda body, value=value: f">{value}<".encode() in body)
            took.append(time.perf_counter() - saved)
        status = Path(f"/proc/{server.pid}/status")
        memory = int(re.search(r"VmRSS:\s+(\d+)", status.read_text())[1]) / 1024 if status.exists() else 0.0
        return first, took, memory
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def _until(port: int, page: str, holds: Callable[[bytes], bool]) -> None:
    """Ask for a page until something holds of it."""
    deadline = time.perf_counter() + PATIENCE
    while time.perf_counter() < deadline:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", page)
            answer = connection.getresponse()
            if holds(answer.read()) and answer.status == 200:
                return
        except OSError:
            pass
        time.sleep(STEP)
    raise TimeoutError(f"{page} did not change")
