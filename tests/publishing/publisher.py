"""A publisher that can be killed: call it with KIND PARENT TEXT; it says "ready", then publishes."""

import sys
from pathlib import Path

from tests.publishing.making import NOW, Place, publish, release

COUNT = 150


def site(text: str) -> dict[str, str]:
    return {"index.html": text, **{f"p{n}/index.html": f"{text} {n} " * 50 for n in range(COUNT)}}


if __name__ == "__main__":
    kind, parent, text = sys.argv[1:]
    target = Place(kind, Path(parent)).open(now=NOW)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    publish(target, release(site(text)))
