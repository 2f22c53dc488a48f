"""What pages give scripts: the truth holds, and any point, weight, name or fact that is changed is found."""

import json
import re

import pytest

from generator.audit.auditor import Auditor
from generator.loading import load_catalogue
from tests.audit.test_tariffs import changed, leaves
from tests.conftest import ROOT

PAIR, RANKING, TABLE = "ai-models/gemma-3-vs-gpt-4-1-mini", "ai-models", "ai-models/table.json"


@pytest.fixture(scope="module")
def auditor(reference):
    words = ROOT / "templates/words/en.ftl"
    return Auditor(load_catalogue(reference.options()), (str(words), words.read_text("utf-8")))


def told(auditor, path: str, data: str) -> list[str]:
    return [d.message for d in auditor.page(path, data.encode())[0] if d.code == "audit/given"]


def test_what_is_given_is_that_of_the_data(auditor, reference):
    for path, data in reference.files().items():
        if path.endswith((".html", ".json")):
            assert told(auditor, path, data.decode()) == [], path


CHANGES = {
    ' data-a="78 ': ' data-a="79 ', ' data-b="82 95': ' data-b="95 82', 'data-name-a="Gemma 3"': 'data-name-a="X"',
    'data-tie="1"': 'data-tie="9"', 'data-narrow="3"': 'data-narrow="0"', 'value="35" ': 'value="36" ',
    'data-said="performance"': 'data-said="value"', 'name="weigh.value"': 'name="weigh.price"',
    'max="100"': 'max="50"', '<span class="share">35%': '<span class="share">40%',
    'data-weights="weigh.': 'data-weights="weigh.value=1&amp;weigh.',
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), CHANGES.items())
def test_a_changed_slider_is_found(auditor, reference, old, new):
    page = reference.page(PAIR)
    assert old in page
    assert told(auditor, f"{PAIR}/index.html", page.replace(old, new, 1))
    assert told(auditor, f"{PAIR}/index.html", page) == []


def test_a_changed_row_of_a_ranking_is_found(auditor, reference):
    page = reference.page(RANKING)
    rows = re.findall(r'data-points="[\d -]+"', page)
    assert len(rows) == 5
    for row in rows:
        assert told(auditor, f"{RANKING}/index.html", page.replace(row, 'data-points="10 10 10 10"')), row
    assert told(auditor, f"{RANKING}/index.html", page.replace('gemma-3/"', 'gemma-9/"'))


def test_any_changed_fact_of_a_table_is_found(auditor, reference):
    text = (reference.output / TABLE).read_text("utf-8")
    value = json.loads(text)
    places = [place for place in leaves(value) if place[0] not in ("all", "some") and place[-1] != "url"]
    assert len(places) > 80
    for place in places:
        assert told(auditor, TABLE, json.dumps(changed(value, place))), place
    for broken in (text[:-5], "[]", "{}", '{"products": 1}', '{"products": [1]}', '"a"', "null"):
        assert told(auditor, TABLE, broken), broken
    assert told(auditor, TABLE, text) == []
