"""A site with all that is rare: ties, unknown scores, a family, retired, announced, vendors' own figures."""

from pathlib import Path

import pytest

from generator.audit.auditor import Auditor
from generator.files.tree import read_tree
from generator.loading import begin
from generator.preparation import prepare
from tests.conftest import ROOT, SiteFolder, copy_site

CATEGORY = """\
name: Things
rubric:
  dimensions:
    - {id: power, name: Power, weight: 40}
    - {id: value, name: Value, weight: 30}
    - {id: ease, name: Ease of use, weight: 20}
    - {id: safety, name: Safety, weight: 10}
units: {calls: {name: calls}}
workloads:
  - {id: few, name: A few calls, per: month, usage: {calls: 100}}
  - {id: none, name: A month without, per: month, usage: {calls: 0}}
assumptions: {rates: {EUR: {USD: 1.08, date: 2026-04-01}}}
profiles:
  - {id: careful, name: Careful people, weights: {safety: 70, ease: 30}, needs: {offline: yes}}
  - {id: strong, name: Strong people, weights: {power: 100}}
specs:
  - {id: offline, name: Works offline, type: bool}
  - {id: released, name: Released, type: date}
"""
VENDOR = "{score: 10, evidence: [{kind: vendor, what: Its own figures}]}"
PRICES = "pricing: {{currency: {}, plans: [{{name: API, kind: usage, rates: {{calls: {{price: {}, per: 1}}}}}}]}}"
PRODUCTS = {
    "alpha": "scores: {power: 8, value: 8, ease: 8, safety: 8}\nspecs: {offline: yes}\n" + PRICES.format("EUR", 1),
    "beta": "scores: {power: 8, value: 8, ease: 8, safety: 7.5}\nspecs: {offline: no}\n" + PRICES.format("USD", 2),
    "gamma": "scores: {power: 8.1, value: 6, ease: 6, safety: 6}\nspecs: {offline: partial}",
    "delta": f"scores: {{power: {VENDOR}, value: 7.8, ease: 8, safety: 8}}",
    "eta-1": "scores: {power: 5, value: 9, ease: 5, safety: 5}\nfamily: eta\nspecs: {released: 2024}",
    "eta-2": "scores: {power: 7, value: 8, ease: 7, safety: 7}\nfamily: eta\nspecs: {released: 2025-03}",
    "half": "scores: {power: 9, value: unknown, ease: 3}",
    "zeta": "scores: {safety: unknown}",
    "old": "scores: {power: 3, value: 3, ease: 3, safety: 3}\nstatus: retired\nsuccessor: alpha",
    "soon": "scores: {power: unknown}\nstatus: announced",
}
TEXT = """\
---
title: About things
description: An article that puts values of the data into its sentences, to be held against them.
---
It scores {{ things/alpha.scores.power }} on power and {{ things/alpha.scores.overall }} overall.
"""


def write_rarities(root: Path) -> SiteFolder:
    site = SiteFolder(root)
    site.write("evenhand.yaml", "title: Rarities\nbase_url: https://example.com/\n")
    site.write("scores/things/category.yaml", CATEGORY).write("content/articles/things.md", TEXT)
    for id, rest in PRODUCTS.items():
        site.write(f"scores/things/{id}.yaml", f"name: {id.title()}\nmaker: Maker\nupdated: 2026-11-01\n{rest}\n")
    return site


@pytest.fixture(scope="session")
def rarities(tmp_path_factory) -> SiteFolder:
    """Built once; not to be written to."""
    site = write_rarities(tmp_path_factory.mktemp("rarities"))
    assert not site.build().failed
    return site


@pytest.fixture(scope="session")
def prices(tmp_path_factory) -> SiteFolder:
    """A site of prices over time and derived scores, built once; not to be written to."""
    return SiteFolder(copy_site(ROOT / "tests/sites/prices/input", tmp_path_factory.mktemp("prices"))).built()


def auditor_of(site: SiteFolder) -> Auditor:
    prepared = prepare(begin(read_tree(site.root), site.options()))
    assert prepared.site and prepared.site.auditor, prepared.problems
    return prepared.site.auditor
