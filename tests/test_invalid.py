"""Every mistake that has a code: one small site for each in `invalid/`, and nothing else is said about it."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.explain import explain
from generator.diagnostics.codes import CODES, Level
from generator.diagnostics.problem import Diagnostic
from generator.files.theme import starter_folder
from generator.publishing.s3_bucket import TYPES
from generator.runs import Report
from tests.conftest import ROOT, SiteFolder, copy_site

INVALID = Path(__file__).resolve().parent / "invalid"
CASES = sorted(p.name for p in INVALID.iterdir())
LEVELS = {"error": Level.ERROR, "warning": Level.WARN, "info": Level.INFO}
EXPECTED = re.compile(r"expect (error|warning|info)\[([a-z/-]+)\] (?:(\S[^\n]*?) )?(\d+):(\d+)")
SHOWN_BY_A_BUILD = ("audit/", "budget/", "plan/", "template/", "words/")
CODE = re.compile(r'"([a-z]+/[a-z]+(?:-[a-z]+)*)"')
DECLARED = re.compile(r'check_known\(.*, "([a-z]+)"\)')
NOT_CODES = {*TYPES.values(), "application/octet-stream", "content/images"}
WITHOUT_A_CASE = {
    "audit/words",  # would be a copy of the whole words file; tests/audit/test_words.py makes one
    "budget/css",  # would be 20 kB of nothing; tests/rendering/test_budgets.py makes them
    "budget/js",  # the same
    "extra/missing",  # what is installed here is; tests/rendering/test_cards.py hides it
    "files/not-regular",  # a pipe cannot be checked in; tests/reading/test_load.py makes one
    "files/symlink",  # a link does not survive every checkout; tests/reading/test_load.py makes one
    "files/too-large",  # would be a megabyte of nothing; tests/reading/test_load.py makes one
    "files/unreadable",  # the machine's doing, not the editor's
    "value/other",  # the fallback for what pydantic may say one day; no file is known that leads here
    "yaml/too-many",  # would be 50,000 values
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
def report_of(case: str, root: Path) -> Report:
    """What is said of a case that is laid out below `root`."""
    site = overlaid(case, root / case)
    return site.build() if code_of(case).startswith(SHOWN_BY_A_BUILD) else site.check()


def diagnostics_of(case: str, root: Path) -> tuple[Diagnostic, ...]:
    return report_of(case, root).diagnostics


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> Path:
    """Where the cases are laid out."""
    return tmp_path_factory.mktemp("invalid")


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_reported_at_its_place_and_nothing_else_is(case, sites):
    told = (d for d in diagnostics_of(case, sites) if d.level is not Level.INFO or d.code == code_of(case))
    found = Counter((d.level, d.code, d.span.path, d.span.line, d.span.column) for d in told)
    assert found == expected(case)
    assert code_of(case) in {code for _, code, *_ in found}


def test_every_code_is_in_the_table_is_used_and_has_a_case():
    used: set[str] = set()
    for module in (ROOT / "generator").rglob("*.py"):
        if module.parent.name != "codes":
            text = module.read_text("utf-8")
            used |= set(CODE.findall(text)) | {f"reference/{what}" for what in DECLARED.findall(text)}
    assert used - NOT_CODES == set(CODES)
    assert set(CODES) - WITHOUT_A_CASE == {code_of(case) for case in CASES}
    assert set(CODES) >= WITHOUT_A_CASE, "an exception is no longer needed"


@pytest.mark.parametrize("case", CASES)
def test_a_case_has_the_level_of_its_code(case, sites):
    levels = {d.level for d in diagnostics_of(case, sites) if d.code == code_of(case)}
    assert levels == {CODES[code_of(case)].level}


@pytest.mark.parametrize("entry", CODES.values(), ids=lambda entry: entry.name)
def test_a_code_is_explained(entry):
    assert 0 < len(entry.says) < 100 and not entry.says.endswith(".")
    assert entry.more.endswith((".", "`."))
    page = (ROOT / "docs" / "codes" / f"{entry.name.replace('/', '-')}.md").read_text("utf-8")
    assert entry.says[1:] in page and entry.more in page
    explained = CliRunner().invoke(explain, [entry.name])
    assert explained.exit_code == 0
    assert entry.says in explained.output


@pytest.mark.parametrize("case", CASES)
def test_messages_have_one_form_and_show_a_way_out(case, sites):
    for d in diagnostics_of(case, sites):
        if not d.code.startswith(FOREIGN_WORDS):
            assert d.message[0] in "`/" or d.message[0].islower(), d.message
            assert not d.message.endswith("."), d.message
        if d.level is Level.ERROR and d.code.startswith(WITH_A_WAY_OUT):
            assert d.hint or d.label, d.message
