"""What benchmarks measure: a sound site with the pages of the other programs; and that builds do not grow slow."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.runs import Options

LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from products import Facts, invented, write_site  # noqa: E402
from rows import edited, plain_writer  # noqa: E402
from same_page import moved  # noqa: E402


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Facts], Path]:
    site = tmp_path_factory.mktemp("benchmark")
    products = invented(8)
    write_site(products, site)
    report = build(Options(site, date(2026, 11, 21), audit=False), site / "site")
    assert {d.code for d in report.diagnostics} <= {"template/blocked"}  # the page of the others has inline styles
    return products, site


def overall(facts: Facts) -> int:
    return (sum(round(score * 10) for score in facts["scores"].values()) + 2) // 4


def test_products_are_the_same_for_a_seed():
    assert invented(30) == invented(30)
    assert len({facts["slug"] for facts in invented(448)}) == 448
    assert invented(30, seed=8) != invented(30)


def test_every_pair_says_who_wins_overall(built):
    products, site = built
    for place, a in enumerate(products):
        for b in products[place + 1 :]:
            page = (site / "site/models" / f"{a['slug']}-vs-{b['slug']}" / "index.html").read_text()
            high, low = (a, b) if overall(a) > overall(b) else (b, a)
            more, less = overall(high), overall(low)
            said = f"{a['name']} and {b['name']} tie at {more / 10:.1f} out of 10."
            if more != less:
                said = f"{high['name']} wins overall with {more / 10:.1f} out of 10 against {less / 10:.1f} for "
                said += f"{low['name']}, a lead of {(more - less) / 10:.1f} points."
            assert said in page
            assert page.count('class="badge"') == (more != less)
            assert len(re.findall(r'<span class="bar"', page)) == 8
            assert all(
                json.loads(block)
                for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
            )


def test_an_edit_changes_one_score(built, tmp_path):
    products, _ = built
    write_site(products, tmp_path / "site")
    path = tmp_path / "site/scores/models" / f"{products[0]['slug']}.yaml"
    before = path.read_text().splitlines()
    assert edited(path, 1) == "9.7"
    changed = [line for line, was in zip(path.read_text().splitlines(), before, strict=True) if line != was]
    assert changed == ["  quality: 9.7"]


def test_our_pages_are_put_under_the_addresses_of_the_others():
    assert moved('<a href="/models/a-1/"><a href="/models/a-1-vs-b/">') == (
        '<a href="/products/a-1/"><a href="/compare/a-1-vs-b/">'
    )


def test_the_plain_writer_writes_every_page(built, tmp_path):
    _, site = built
    row = plain_writer(None, site / "site", None, tmp_path)
    told = subprocess.run(row.command, capture_output=True, text=True, check=True).stdout
    assert float(re.search(r"total ([\d.]+) s", told)[1]) > 0
    pages = {p.relative_to(site / "site"): p.read_bytes() for p in (site / "site").rglob("*.html")}
    assert {p.relative_to(row.output): p.read_bytes() for p in row.output.rglob("*.html")} == pages


@pytest.mark.long
def test_a_build_takes_no_more_instructions_than_noted():
    ended = subprocess.run(
        [sys.executable, str(BENCHMARKS / "instructions.py")], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


MEASURED = """
import os, sys
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(status, used.ru_maxrss)
"""
"""A process counts what the one that started it had; so a small one starts it."""


@pytest.mark.parametrize("count", [40, pytest.param(300, marks=pytest.mark.long)])
def test_memory_grows_by_no_more_than_300_bytes_a_page(tmp_path, count):
    """Whichever process has most; `count` products have pages of two each with each other."""
    write_site(invented(count), tmp_path)
    command = [sys.executable, "-m", "generator", "build", "--no-audit", "--jobs", "2", "--quiet"]
    around = {**os.environ, "PYTHONPATH": str(BENCHMARKS.parent)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command], cwd=tmp_path, env=around, stdout=subprocess.PIPE, text=True
    )
    status, most = map(int, done.stdout.split())
    pages = sum(1 for _ in (tmp_path / "site").rglob("*.html"))
    assert (status, pages > count * (count - 1) / 2) == (0, True)
    assert most * 1024 <= 100_000_000 + 300 * pages
