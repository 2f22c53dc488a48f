"""A proxy between a publisher and its storage that counts, refuses, delays and cuts: the network as it can be."""

import http.client
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

Fault = Callable[[str, str], str]
"""From method and path to what goes wrong: a status such as "503 SlowDown", "cut", "hang", or nothing."""
HOPS = ("host", "connection", "transfer-encoding", "content-length")


@contextmanager
def between(endpoint: str, fault: Fault) -> Iterator[tuple[str, list[str]]]:
    """Yield the proxy's address, and the list of what is asked: `PUT /bucket/key`."""
    asked: list[str] = []
    real = urlsplit(endpoint)

    class Proxy(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append(f"{self.command} {self.path.partition('?')[0]}")
            wrong = fault(self.command, self.path)
            if wrong == "hang":
                time.sleep(3)
            if wrong in ("cut", "hang"):
                self.close_connection = True
                return
            if wrong:
                status, _, code = wrong.partition(" ")
                self.answer(
                    int(status), {}, f"<Error><Code>{code}</Code><AWSAccessKeyId>k</AWSAccessKeyId></Error>".encode()
                )
                return
            connection = http.client.HTTPConnection(real.hostname or "", real.port, timeout=30)
            connection.request(self.command, self.path, data, dict(self.headers.items()))  # its Host is what was signed
            found = connection.getresponse()
            self.answer(found.status, dict(found.getheaders()), found.read())
            connection.close()

        def answer(self, status: int, headers: dict[str, str], data: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() not in HOPS:
                    self.send_header(name, value)
            length = headers.get("Content-Length", "0") if self.command == "HEAD" else str(len(data))
            self.send_header("Content-Length", length)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_any

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
