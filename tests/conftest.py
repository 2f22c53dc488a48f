"""Fixtures: small sites on disk, a browser, and the rule that nothing is skipped where skips are forbidden."""

import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from generator.build import build, check
from generator.diagnostics.codes import Level
from generator.files.theme import starter_folder
from generator.runs import Manner, Options

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).resolve().parent.parent
CACHE = Path(tempfile.gettempdir(), f"evenhand-tests-{os.getuid()}")
"""Where compiled templates are kept from test to test, as the command keeps them for its user."""
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
settings.register_profile("evenhand", deadline=None)  # a busy machine fails no test
settings.load_profile("evenhand")


class SiteFolder:
    """A site in a temporary folder, with the verbs as methods."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "site"

    def write(self, path: str, text: str) -> "SiteFolder":
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return self

    def edit(self, path: str, old: str, new: str) -> "SiteFolder":
        text = (self.root / path).read_text("utf-8")
        assert old in text, f"{path} has no {old!r}"
        return self.write(path, text.replace(old, new))

    def remove(self, path: str) -> "SiteFolder":
        (self.root / path).unlink()
        return self

    def options(self, **more) -> Options:
        return Options(**{"root": self.root, "as_of": TODAY, **more})

    def check(self, **more):
        return check(self.options(**more), Manner(cache=CACHE))

    def build(self, **more):
        asked = {name: more.pop(name) for name in ("jobs", "anew", "watched") if name in more}
        manner = Manner(**asked, cache=CACHE)
        return build(self.options(**more), self.output, manner)

    def built(self, **more) -> "SiteFolder":
        report = self.build(**more)
        assert all(d.level is Level.INFO for d in report.diagnostics), report.diagnostics
        return self

    def page(self, url: str) -> str:
        path = self.output / url
        return (path / "index.html" if path.is_dir() else path).read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        return {p.relative_to(self.output).as_posix(): p.read_bytes() for p in self.output.rglob("*") if p.is_file()}


def told(report) -> list:
    """What a report says, less what it only mentions."""
    return [d for d in report.diagnostics if d.level is not Level.INFO]


def copy_site(source: Path, target: Path) -> Path:
    """Copy a site, or what lies over one; the starter's gitignore has another name until it is used."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("gitignore.txt"), dirs_exist_ok=True)
    return target


@pytest.fixture
def starter(tmp_path) -> SiteFolder:
    """The site that `evenhand new` makes."""
    return SiteFolder(copy_site(starter_folder(), tmp_path / "starter"))


@pytest.fixture(scope="session")
def reference(tmp_path_factory) -> SiteFolder:
    """The reference site, built once; not to be written to."""
    root = tmp_path_factory.mktemp("reference")
    for name in ("scores", "content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "evenhand.yaml", root)
    return SiteFolder(root).built()


@pytest.fixture(scope="module")
def browser():
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if chromium is None:
        pytest.skip("no Chromium here; `apt-get install chromium` brings one")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Where everything is installed a skipped test is a failed one."""
    report = (yield).get_result()
    if report.skipped and os.environ.get("EVENHAND_NO_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and here nothing may be: {report.longrepr[-1]}"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write tests/sites/*/expected/ anew")
