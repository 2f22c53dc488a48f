"""Whether pages of a built benchmark site say what those of another program say: `same_page.py OURS THEIRS SAME_TEXT`.

The two differ in addresses alone (`models/` holds products and pairs here,
`products/` and `compare/` there). A copy of ours is put under their addresses,
links included, and `same_text.py` of the other programs compares it with
theirs: visible text, head, links, classes, bars, JSON-LD, the list of pages, the sitemap. Exits as that does.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

PAIR = re.compile(r"/models/([a-z0-9-]+-vs-[a-z0-9-]+)/")
LOCATION = re.compile("<loc>([^<]*)</loc>")
PRODUCT = re.compile(r"/models/([a-z0-9-]+)/")


def moved(path: str) -> str:
    """The address that their programs give a page of ours."""
    return PRODUCT.sub(r"/products/\1/", PAIR.sub(r"/compare/\1/", path))


def their_name(name: str) -> str | None:
    """The address, with a slash before it, that a page of ours has there; None if they have no such page."""
    if name == "/models/":
        return "/"
    if not name.startswith("/models/") or name.count("/") != 3 or name == "/models/index/":
        return None
    return moved(name)


def put(ours: Path, target: Path) -> None:
    """Copy the pages that both have, and a sitemap of these."""
    for page in (ours / "models").rglob("index.html"):
        name = their_name("/" + page.relative_to(ours).as_posix().removesuffix("index.html"))
        if name:
            place = target / name.strip("/") / "index.html"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(moved(page.read_text()))
    addresses = [
        urlsplit(url) for part in sorted(ours.glob("sitemap*.xml")) for url in LOCATION.findall(part.read_text())
    ]
    known = [f"{a.scheme}://{a.netloc}{name}" for a in addresses if (name := their_name(a.path))]
    (target / "sitemap.xml").write_text("".join(f"<loc>{url}</loc>\n" for url in known))


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
