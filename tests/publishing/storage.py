"""Two servers that speak S3 on 127.0.0.1: moto, which looks at conditions, and rclone, which looks at signatures."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

KEY, SECRET = "AKIDEVENHAND", "never-to-be-seen"
ENDPOINT = "EVENHAND_TEST_ENDPOINT"
REGION = "us-east-1"


@contextmanager
def serving(kind: str, folder: Path) -> Iterator[str]:
    """Start a server of a kind; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    programs = Path(sys.executable).parent
    commands = {
        "moto": [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        "rclone": [
            str(programs / "rclone"), "serve", "s3", "--config", os.devnull, "--addr", f"127.0.0.1:{port}",
            "--auth-key", f"{KEY},{SECRET}", str(folder),
        ],
    }  # fmt: skip
    folder.mkdir()
    with (folder.parent / "log").open("wb") as log, subprocess.Popen(commands[kind], stdout=log, stderr=log) as process:
        try:
            for _ in range(600):
                with socket.socket() as one:
                    if one.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, (folder.parent / "log").read_text()
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@cache
def client(endpoint: str) -> Any:
    import boto3

    keys = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET}
    return boto3.client("s3", endpoint_url=endpoint, region_name=REGION, **keys)


def stored(bucket: str) -> dict[str, bytes]:
    """Every object of a bucket, as somebody else sees it."""
    s3 = client(os.environ[ENDPOINT])
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    keys = [found["Key"] for page in pages for found in page.get("Contents", ())]
    return {key: s3.get_object(Bucket=bucket, Key=key)["Body"].read() for key in keys}


def store(bucket: str, objects: dict[str, bytes], **more: Any) -> None:
    for key, data in objects.items():
        client(os.environ[ENDPOINT]).put_object(Bucket=bucket, Key=key, Body=data, **more)
