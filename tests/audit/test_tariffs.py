"""What scripts reckon with: the truth holds, and any figure, name or order that is changed is found."""

import json
from random import Random
from types import SimpleNamespace

import pytest

from generator.audit.tariffs import check_tariffs
from generator.audit.writing import Writing
from generator.cli.main import run
from generator.pages.tariffs import tariffs_page
from generator.rendering.for_scripts import json_filter
from generator.rendering.formats import Formats
from tests.conftest import ROOT, SiteFolder, copy_site
from tests.parity.cases import Case, cases

PATH = "things/costs.json"
FORMATS, WRITING = Formats("de"), Writing("de")
Place = tuple[str | int, ...]


def sent(case: Case) -> dict:
    page = tariffs_page(case.category, PATH)
    return json.loads(json_filter(FORMATS)(page.view(*page.subjects).value))


def lies(case: Case, value: object) -> list[str]:
    ring = SimpleNamespace(category=case.category, writing=WRITING)
    return [lie.message for lie in check_tariffs(PATH, json.dumps(value).encode(), ring)]


def leaves(value: object, place: Place = ()) -> list[Place]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    return [place] if items is None else [leaf for key, inner in items for leaf in leaves(inner, (*place, key))]


def changed(value: dict, place: Place) -> dict:
    """A copy with another value at a place."""
    copy = json.loads(json.dumps(value))
    inner = copy
    for key in place[:-1]:
        inner = inner[key]
    old = inner[place[-1]]
    inner[place[-1]] = not old if isinstance(old, bool) else old + 1 if isinstance(old, int) else f"{old or 0}1"
    return copy


def test_the_truth_is_no_lie():
    for case in cases(11, 100):
        assert lies(case, sent(case)) == []


def test_every_value_that_is_changed_is_found():
    random = Random(3)
    for case in cases(12, 60):
        truth = sent(case)
        for place in random.sample(leaves(truth), 25):
            (message,) = lies(case, changed(truth, place))
            assert ".".join(str(key + 1 if isinstance(key, int) else key) for key in place) in message


@pytest.mark.parametrize("damage", ["missing", "more", "order", "text"])
def test_what_is_missing_or_moved_is_found(damage):
    case = next(c for c in cases(5, 200) if c.a.pricing and len({p.name for p in c.a.pricing.plans}) > 1)
    value = sent(case)
    plans = value["products"]["a-1"]["plans"]
    match damage:
        case "missing":
            plans.pop()
        case "more":
            plans.append(plans[0])
        case "order":
            plans.reverse()
        case "text":
            value = "}"
    assert len(lies(case, value)) == 1


def test_the_verb_looks_at_it(tmp_path, capsys):
    site = SiteFolder(copy_site(ROOT / "tests/sites/deutsch/input", tmp_path / "site")).built()
    file = site.output / "buerokaffee/costs.json"
    file.write_text(file.read_text("utf-8").replace('"price":"0.39"', '"price":"0.30"'), "utf-8")
    assert run(["audit", "--root", str(site.root), "--as-of", "2026-11-21"]) == 4
    said = capsys.readouterr().err
    assert "says “0.30” for `products.kapselservice.plans.1.rates.1.price`; the data say “0.39”" in said
