"""An nginx on 127.0.0.1 that serves a folder below a path, as people run it; needs no rights."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.publishing.sshd import tool

INSTALL = "no {} here; `apt-get install nginx-light` brings it"
CONFIG = """
daemon off; worker_processes 1; pid {run}/pid; error_log stderr; {user}
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; }}
  access_log off; client_body_temp_path {run}/a; proxy_temp_path {run}/b; fastcgi_temp_path {run}/c;
  uwsgi_temp_path {run}/d; scgi_temp_path {run}/e;
  server {{
    listen 127.0.0.1:{port}; error_page 404 {below}404.html;
    location {below} {{ alias {folder}/; index index.html; }}
  }}
}}
"""


@contextmanager
def nginx(folder: Path, run: Path, below: str = "/") -> Iterator[str]:
    """Serve a folder; yield the address of its home page. What nginx writes goes into the folder `run`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""
    (run / "conf").write_text(CONFIG.format(run=run, port=port, below=below, folder=folder, user=user))
    command = [tool("nginx", INSTALL), "-p", str(run), "-e", "stderr", "-c", str(run / "conf")]
    with (run / "log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:
        try:
            for _ in range(200):
                with socket.socket() as one:
                    if one.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, (run / "log").read_text()
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}{below}"
        finally:
            process.terminate()
