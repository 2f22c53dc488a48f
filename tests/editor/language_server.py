"""A client for a language server on its standard streams: as much of the protocol as the tests need."""

import json
import subprocess
from itertools import count
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}},
    "http": {},
    "[yaml]": {"editor.tabSize": 2},
    "editor": {},
}
SECONDS = 60


class LanguageServer:
    """Starts the server for a folder; `close` ends it."""

    def __init__(self, command: list[str], root: Path) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
        )
        self._received: Queue[dict[str, Any]] = Queue()
        self._ids = count(1)
        self._published: dict[str, list[dict[str, Any]]] = {}
        Thread(target=self._read, daemon=True).start()
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
            },
        }
        folder = root.as_uri()
        self.ask("initialize", processId=None, rootUri=folder, capabilities=capabilities,
                 workspaceFolders=[{"uri": folder, "name": root.name}])  # fmt: skip
        self._tell("initialized")

    def open(self, path: Path) -> str:
        """Open a file as an editor does; return its address."""
        text, uri = path.read_text("utf-8"), path.as_uri()
        self._published.pop(uri, None)
        self._tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text})
        return uri

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """What the server finds wrong with an open file."""
        while uri not in self._published:
            self._handle(self._next())
        return self._published[uri]

    def hover(self, uri: str, line: int, column: int) -> str:
        """The text beside the pointer; lines and columns count from 0."""
        found = self.ask("textDocument/hover", textDocument={"uri": uri}, position={"line": line, "character": column})
        return str(found["contents"]["value"]) if found else ""

    def completions(self, uri: str, line: int, column: int) -> list[str]:
        place = {"line": line, "character": column}
        found = self.ask("textDocument/completion", textDocument={"uri": uri}, position=place)
        return [item["label"] for item in (found["items"] if isinstance(found, dict) else found or [])]

    def close(self) -> None:
        self.ask("shutdown")
        self._tell("exit")
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def ask(self, method: str, **params: Any) -> Any:
        id = next(self._ids)
        self._send({"id": id, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == id and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._handle(message)

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _handle(self, message: dict[str, Any]) -> None:
        """Keep what was found, answer what the server asks."""
        method, params = message.get("method"), message.get("params", {})
        if method == "textDocument/publishDiagnostics":
            self._published[params["uri"]] = params["diagnostics"]
        elif "id" in message and method:
            asked = [SETTINGS.get(item["section"]) for item in params.get("items", [])]
            self._send({"id": message["id"], "result": asked if method == "workspace/configuration" else None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        try:
            return self._received.get(timeout=SECONDS)
        except Empty:
            raise AssertionError(f"the language server said nothing for {SECONDS} seconds") from None

    def _read(self) -> None:
        assert self._process.stdout
        while header := self._process.stdout.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = self._process.stdout.readline()
            self._received.put(json.loads(self._process.stdout.read(length)))
