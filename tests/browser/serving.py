"""A host for a finished site: below a path if need be, with the site's own page for what is not there."""

import functools
import http.server
import threading
from contextlib import contextmanager
from pathlib import Path


class Host(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *more, below: str, **named) -> None:
        self.below = below
        super().__init__(*more, **named)

    def log_message(self, *_) -> None:
        pass

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.below) if path.startswith(self.below) else "/nowhere")

    def send_error(self, code, message=None, explain=None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    """Browsers ask for all modules of a page at once."""


@contextmanager
def served(folder: Path, below: str = "/", host: type[Host] = Host):
    """Yield the address of a site that is served until the end of the block."""
    handler = functools.partial(host, directory=str(folder), below=below.rstrip("/"))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{below}"
        server.shutdown()
