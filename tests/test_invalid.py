"""Every mistake that has a code: one small site for each in `invalid/`, and nothing else is said about it."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from generator.diagnostics.problem import Diagnostic, Level
from generator.files.theme import starter_folder
from tests.conftest import ROOT, SiteFolder, copy_site

INVALID = Path(__file__).resolve().parent / "invalid"
CASES = sorted(p.name for p in INVALID.iterdir())
LEVELS = {"error": Level.ERROR, "warning": Level.WARN}
EXPECTED = re.compile(r"expect (error|warning)\[([a-z/-]+)\] (?:(\S[^\n]*?) )?(\d+):(\d+)")
SHOWN_BY_A_BUILD = ("plan/", "template/", "words/")
CODE = re.compile(r'"([a-z]+/[a-z]+(?:-[a-z]+)*)"')
DECLARED = re.compile(r'check_known\(.*, "([a-z]+)"\)')
NOT_CODES = {"application/octet-stream", "content/images"}
WITHOUT_A_CASE = {
    "files/not-regular",  # a pipe cannot be checked in; tests/reading/test_load.py makes one
    "files/symlink",  # a link does not survive every checkout; tests/reading/test_load.py makes one
    "files/too-large",  # would be a megabyte of nothing; tests/reading/test_load.py makes one
    "files/unreadable",  # the machine's doing, not the editor's
    "value/other",  # the fallback for what pydantic may say one day; no file is known that leads here
    "yaml/too-many",  # would be 200,000 values
}
FOREIGN_WORDS = ("template/", "words/")  # Jinja and Fluent say these in words of their own
WITH_A_WAY_OUT = ("reference/", "key/", "link/", "id/")


def code_of(case: str) -> str:
    return case.replace("-", "/", 1)


def expected(case: str) -> Counter:
    """What the comments in the files of a case announce."""
    found: Counter = Counter()
    for file in (p for p in (INVALID / case).rglob("*") if p.is_file()):
        text = file.read_bytes().decode("utf-8", "replace")
        for level, code, path, line, column in EXPECTED.findall(text):
            place = path or file.relative_to(INVALID / case).as_posix()
            found[LEVELS[level], code, place, int(line), int(column)] += 1
    return found


def overlaid(case: str, root: Path) -> SiteFolder:
    """The starter with the files of a case over it, less those that its REMOVE lists."""
    copy_site(starter_folder(), root)
    copy_site(INVALID / case, root)
    removals = root / "REMOVE"
    if removals.exists():
        for name in removals.read_text("utf-8").splitlines():
            if not name.startswith("#"):
                (root / name).unlink()
        removals.unlink()
    return SiteFolder(root)


@cache
def diagnostics_of(case: str, root: Path) -> tuple[Diagnostic, ...]:
    site = overlaid(case, root / case)
    report = site.build() if code_of(case).startswith(SHOWN_BY_A_BUILD) else site.check()
    return report.diagnostics


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> Path:
    """Where the cases are laid out."""
    return tmp_path_factory.mktemp("invalid")


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_reported_at_its_place_and_nothing_else_is(case, sites):
    found = Counter((d.level, d.code, d.span.path, d.span.line, d.span.column) for d in diagnostics_of(case, sites))
    assert found == expected(case)
    assert code_of(case) in {code for _, code, *_ in found}


def test_every_code_has_a_case():
    codes: set[str] = set()
    for module in (ROOT / "generator").rglob("*.py"):
        text = module.read_text("utf-8")
        codes |= set(CODE.findall(text)) | {f"reference/{what}" for what in DECLARED.findall(text)}
    assert codes - NOT_CODES - WITHOUT_A_CASE == {code_of(case) for case in CASES}
    assert codes >= NOT_CODES | WITHOUT_A_CASE, "an exception is no longer needed"


@pytest.mark.parametrize("case", CASES)
def test_messages_have_one_form_and_show_a_way_out(case, sites):
    for d in diagnostics_of(case, sites):
        if not d.code.startswith(FOREIGN_WORDS):
            assert d.message[0] in "`/" or d.message[0].islower(), d.message
            assert not d.message.endswith("."), d.message
        if d.level is Level.ERROR and d.code.startswith(WITH_A_WAY_OUT):
            assert d.hint or d.label, d.message
