"""Equal values have equal digests in every process, and others have others."""

import os
import subprocess
import sys
from fractions import Fraction
from types import MappingProxyType

import pytest

from generator.memo.digests import Digests
from generator.model.pricing import FreePlan, QuotePlan
from tests.conftest import ROOT, SiteFolder, copy_site


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FreePlan("a"), QuotePlan("a")),
        (MappingProxyType({"a": 1, "b": 2}), MappingProxyType({"b": 2, "a": 1})),
        (Fraction(1, 2), Fraction(1, 3)),
        ("1", 1),
        ((1, True), (1, 1)),
    ],
)
def test_what_is_not_the_same_is_told_apart(one, other):
    digests = Digests((FreePlan,))
    assert digests.of(one) != digests.of(other)
    assert digests.of((one,)) != digests.of((other,))


def test_it_does_not_matter_which_parts_are_one_object():
    text = "".join(["a", "b"])
    assert Digests().of((text, text)) == Digests().of((text, "".join(["a", "b"])))


@pytest.mark.parametrize("case", ["edge", "prices"])
def test_another_process_finds_nothing_changed(tmp_path, case):
    site = SiteFolder(copy_site(ROOT / "tests/sites" / case / "input", tmp_path / "site"))
    told = ""
    for seed in "12":
        done = subprocess.run(
            [sys.executable, "-m", "generator", "build", "--as-of", "2026-11-21", "--quiet", "--why"],
            cwd=site.root, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        told = done.stdout
        (site.root / ".evenhand/site.last.json").unlink()
    assert told.startswith("0 of "), told
