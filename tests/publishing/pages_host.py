"""A host as the real ones are: serves a folder below a path, by its `_redirects`, `_headers` and 404 page."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def hosting(folder: Path, below: str = "/") -> Iterator[str]:
    """Serve a folder; yield the address of its home page."""
    rules = {old: new for old, new, _ in (line.split() for line in lines(folder / "_redirects"))}
    headers = headers_of(folder / "_headers")

    class Host(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            file = folder / path.removeprefix(below)
            if path in rules:
                self.answer(301, b"", Location=rules[path])
            elif not path.startswith(below) or not (file / "index.html" if path.endswith("/") else file).is_file():
                self.answer(404, (folder / "404.html").read_bytes())
            else:
                self.answer(200, (file / "index.html" if path.endswith("/") else file).read_bytes())

        def answer(self, code: int, body: bytes, **more: str) -> None:
            kinds = {".css": "text/css", ".svg": "image/svg+xml", ".js": "text/javascript", ".xml": "application/xml"}
            kind = kinds.get(Path(self.path).suffix, "text/html; charset=utf-8")
            self.send_response(code)
            applied = {
                k: v for start, found in headers.items() if self.path.startswith(start) for k, v in found.items()
            }
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **applied, **more}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{below}"
        server.shutdown()


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []


def headers_of(path: Path) -> dict[str, dict[str, str]]:
    """Start of a path → its headers."""
    found: dict[str, dict[str, str]] = {}
    start = ""
    for line in lines(path):
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[start][name] = value
        else:
            start = line.removesuffix("*")
            found[start] = {}
    return found
