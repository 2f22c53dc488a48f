"""Whole sites against what they became when somebody last read every page; see `--update-golden`."""

import difflib
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import SiteFolder, copy_site

SITES = Path(__file__).resolve().parent / "sites"
CASES = sorted(p.name for p in SITES.iterdir())


FINGERPRINT = re.compile(rb"(assets/(?:style|favicon|scripts|words))\.[0-9a-f]+")
"""The look changes more often than the pages; its digest is left out of the comparison."""


def test_the_example_of_another_look_is_small_and_keeps_nothing_of_the_theme_s():
    files = [p for p in (SITES / "own-look/input/templates").rglob("*") if p.is_file()]
    assert sorted(p.name for p in files) == ["base.html", "pair.html", "style.css"]
    assert sum(p.read_text("utf-8").count("\n") for p in files) <= 150


def is_compared(path: str) -> bool:
    """Styles change for other reasons, and the ledger repeats the digests of everything else."""
    return not path.startswith("assets/") and path != "evenhand.json"


def difference(path: str, expected: bytes, found: bytes) -> str:
    sides = (data.decode("utf-8", "backslashreplace").splitlines() for data in (expected, found))
    return "\n".join(difflib.unified_diff(*sides, f"expected/{path}", f"built/{path}", lineterm=""))


def write_anew(folder: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@pytest.mark.parametrize("case", CASES)
def test_a_site_becomes_what_it_became_before(case, tmp_path, request):
    site = SiteFolder(copy_site(SITES / case / "input", tmp_path / case)).built()
    found = {path: FINGERPRINT.sub(rb"\1", data) for path, data in site.files().items() if is_compared(path)}
    folder = SITES / case / "expected"
    if request.config.getoption("--update-golden"):
        write_anew(folder, found)
    assert folder.is_dir(), "read the pages, then run pytest --update-golden"
    expected = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert sorted(found) == sorted(expected)
    changed = next((path for path in sorted(found) if found[path] != expected[path]), None)
    assert changed is None, difference(changed, expected[changed], found[changed])
