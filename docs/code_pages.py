"""A page for every code: what it means, how to mend it, and what is really printed for its broken example."""

import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

from generator.diagnostics.codes import CODES, Code  # noqa: E402
from generator.diagnostics.text import render  # noqa: E402
from tests.test_invalid import CASES, report_of  # noqa: E402

HEAD = """# Codes

Every problem that Evenhand reports has a code that keeps its meaning. `evenhand explain CODE` prints the same words.

The level of a code marked with ° can be set in `evenhand.yaml` (`checks: {editorial/filler: off}`), and a file can
waive it with a reason (`waivers: {editorial/filler: "The maker's own words."}`). The others would make a page wrong or
missing.

| code | level | what it means |
|---|---|---|
"""


def pages() -> dict[str, str]:
    """Path below docs/ → text, for the list and each code."""
    rows = [
        f"| [{c.name}]({_file(c)}){'°' if c.adjustable else ''} | {c.level.value} | {c.says} |" for c in CODES.values()
    ]
    found = {"codes/README.md": HEAD + "\n".join(rows) + "\n"}
    with tempfile.TemporaryDirectory() as folder:
        for code in CODES.values():
            found[f"codes/{_file(code)}"] = _page(code, Path(folder))
    return found


def _row(code: Code) -> str:
    return f"| [{code.name}]({_file(code)}){'°' if code.adjustable else ''} | {code.level.value} | {code.says} |\n"


def _file(code: Code) -> str:
    return f"{code.name.replace('/', '-')}.md"


def _page(code: Code, folder: Path) -> str:
    settable = "; the site may set it, a file may waive it" if code.adjustable else ""
    says = f"{code.says[0].upper()}{code.says[1:]}."
    head = f"# {code.name}\n\n{says}\n\n{code.more}\n\nLevel: {code.level.value}{settable}.\n"
    case = code.name.replace("/", "-", 1)
    if case not in CASES:
        return head
    report = report_of(case, folder)
    shown = next(d for d in report.diagnostics if d.code == code.name)
    return f"{head}\n```text\n{render(shown, report.sources)}\n```\n"
