"""Whether pages of a built benchmark site say what those of another program say: `same_page.py OURS THEIRS SAME_TEXT`.

The two differ in addresses alone (`models/` holds products and pairs here,
`products/` and `compare/` there). A copy of ours is put under their addresses,
links included, and `same_text.py` of the other programs compares it with
theirs: visible text, head, links, classes, bars, JSON-LD. Exits as that does.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PAIR = re.compile(r"/models/([a-z0-9-]+-vs-[a-z0-9-]+)/")
PRODUCT = re.compile(r"/models/([a-z0-9-]+)/")


def moved(path: str) -> str:
    """The address that their programs give a page of ours."""
    return PRODUCT.sub(r"/products/\1/", PAIR.sub(r"/compare/\1/", path))


def put(ours: Path, target: Path) -> None:
    """Copy the pages that both have."""
    for page in (ours / "models").rglob("index.html"):
        name = "/" + page.relative_to(ours).as_posix()
        if name == "/models/index.html":
            name = "/index.html"
        elif name.count("/") != 3 or name.startswith("/models/index/"):
            continue
        place = target / moved(name).lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(moved(page.read_text()))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    parser.add_argument("same_text", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        put(asked.ours, Path(folder))
        sys.exit(subprocess.call([sys.executable, asked.same_text, asked.theirs, folder]))


if __name__ == "__main__":
    main()
