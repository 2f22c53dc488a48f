"""A build that would change nothing does nothing, says the same again, and knows all that could make a difference."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import build_loaded
from generator.cli.main import evenhand
from generator.files.output import Busy, OutputTree
from generator.files.tree import read_tree
from generator.loading import begin
from generator.runs import Manner
from tests.conftest import ROOT, SiteFolder

STANDS = "stand as they would be built"
DAY = "2026-11-20"


def run(site: SiteFolder, *more: str, day: str = DAY):
    return CliRunner().invoke(
        evenhand, ["build", "--root", str(site.root), "--as-of", day, *more], standalone_mode=False
    )


def was_built(site: SiteFolder, *more: str, day: str = DAY) -> bool:
    """Whether a build did anything, by what it says and by the folder itself."""
    before = site.output.stat().st_ino if site.output.exists() else None
    result = run(site, *more, day=day)
    assert result.return_value == 0, result.output
    built = STANDS not in result.output
    assert built == (site.output.stat().st_ino != before)
    return built


@pytest.fixture
def site(starter):
    assert was_built(starter)
    assert not was_built(starter)
    return starter


def state(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(p): (p.lstat().st_mtime_ns, p.lstat().st_ino) for p in folder.rglob("*")}


def test_nothing_is_written(site):
    before = state(site.root)
    assert not was_built(site)
    assert state(site.root) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.edit("scores/chairs/alder.yaml", "7.5", "7.4"),
        lambda site: site.write("templates/words/en.ftl", "home = Start\n"),
        lambda site: site.remove("content/chairs/alder-vs-birch.md"),
        lambda site: site.write(".schema/site.json", "{}"),
        lambda site: (site.output / "index.html").write_text("changed", "utf-8"),
        lambda site: (site.output / "index.html").unlink(),
        lambda site: os.utime(site.output / "index.html"),
        lambda site: shutil.rmtree(site.output),
        lambda site: (site.output / "evenhand.json").unlink(),
        lambda site: (site.root / ".evenhand/site.last.json").unlink(),
        lambda site: [path.write_text("{}", "utf-8") for path in (site.root / ".evenhand").glob("site.*.tree")],
    ],
)
def test_a_change_of_anything_is_built(site, change):
    change(site)
    result = run(site)
    assert STANDS not in result.output
    if "evenhand.json" in os.listdir(site.output):
        assert not was_built(site)


@pytest.mark.parametrize(
    "option", ["--drafts", "--base-url=https://other.example/", "--no-audit", "--output-for=files"]
)
def test_another_option_is_another_build(site, option):
    assert was_built(site, option)
    assert not was_built(site, option)
    assert was_built(site)


def test_another_day_is_another_build(site):
    assert was_built(site, day="2026-11-21")


def test_a_build_can_be_asked_for(site):
    assert was_built(site, "--anew")


@pytest.mark.parametrize(
    "record", [b"", b"\0", b"[]", b"{}", b'{"made_of": 1}', b"[" * 100_000, b'{"made_of":"","manifest":"","ended":{}}']
)
def test_a_broken_record_is_no_record(site, record):
    (site.root / ".evenhand/site.last.json").write_bytes(record)
    assert was_built(site)


def test_an_end_that_nobody_can_read_is_none(site):
    path = site.root / ".evenhand/site.last.json"
    record = json.loads(path.read_bytes())
    path.write_text(json.dumps({**record, "ended": {"diagnostics": 7}}), "utf-8")
    assert was_built(site)


def test_what_is_not_ours_stays_and_does_not_count(site):
    (site.output / "mine.txt").write_text("mine", "utf-8")
    assert not was_built(site)
    assert (site.output / "mine.txt").read_text("utf-8") == "mine"


def test_warnings_are_told_again(site):
    site.edit("scores/chairs/alder.yaml", "name: Alder", 'name: "Alder "')
    first, second = run(site), run(site)
    assert "text/trimmed" in first.output
    assert STANDS in second.output
    assert first.output.partition("pages in")[0] == second.output.partition("pages in")[0]
    assert run(site, "--format", "json").stdout == run(site, "--format", "json", "--anew").stdout


def test_a_failed_build_leaves_the_last_one_known(site):
    good = (site.root / "scores/chairs/alder.yaml").read_text("utf-8")
    site.write("scores/chairs/alder.yaml", good.replace("name:", "nmae:"))
    assert run(site).return_value == 1
    site.write("scores/chairs/alder.yaml", good)
    assert not was_built(site)


def test_nothing_heavy_is_loaded_to_find_that_out(site):
    code = (
        "import sys; from generator.cli.main import run;"
        f"code = run(['build', '--root', {str(site.root)!r}, '--as-of', {DAY!r}, '--quiet']);"
        "print(code, *sorted({m.split('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    code, *loaded = done.stdout.split()
    assert code == "0"
    assert not {"pydantic", "jinja2", "yaml", "markdown_it", "babel", "fluent", "selectolax"} & set(loaded)


def test_the_end_is_noted_before_another_build_can_begin(site):
    """Else the record of this build could stand beside the site of another."""
    met = []

    def ended(report, manifest):
        with pytest.raises(Busy), OutputTree(site.root, site.output):
            pass
        met.append(report)

    report = build_loaded(begin(read_tree(site.root), site.options()), site.output, Manner(ended=ended))
    assert met == [report]
