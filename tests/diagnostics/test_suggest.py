"""Did you mean: how often a slip of the finger leads to the right word, and where words are proposed at all."""

import re
import time
from datetime import date

import pytest

from generator.diagnostics.suggest import closest, did_you_mean
from generator.reading.documents import parse_markdown, parse_yaml
from generator.reading.load import load
from generator.reading.schema.category import CategoryFile
from generator.reading.schema.product import ProductFile
from generator.reading.schema.site import SiteFile
from generator.reading.validation import validate
from tests.reading.samples import SAMPLES, small_site, written
from tests.reading.test_every_path import at, changed, places

PROPOSAL = re.compile(r"did you mean `([^`]*)`\?")


def slips(word):
    """Every word with one letter left out, and with two neighbours swapped; nothing at all is no word."""
    left_out = {word[:n] + word[n + 1 :] for n in range(len(word))}
    swapped = {word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)}
    return sorted((left_out | swapped) - {word, ""})


def misspelt(model, place, slip, alone):
    """A sample with a slip in one key; `alone` leaves out its neighbours, as far as they are not required."""
    *around, name = place.path
    needed = {p.path[-1] for p in places(model) if [*p.path[:-1]] == around and (p.required or not alone)}
    group = at(SAMPLES[model][1], around).items()
    return changed(
        SAMPLES[model][1], around, {slip if k == name else k: v for k, v in group if k == name or k in needed}
    )


def proposals(model, sample):
    """What is proposed for each problem of a sample."""
    path, _ = SAMPLES[model]
    text, _ = written(path, sample)
    document = (parse_markdown if path.endswith(".md") else parse_yaml)(path, text.encode()).value
    return [PROPOSAL.findall(d.hint) for d in validate(document, model).diagnostics]


@pytest.mark.parametrize("alone", [False, True])
def test_a_slip_in_a_key_leads_to_the_key(alone):
    """Among few neighbours there are more keys left that could be meant."""
    fields = {(p.owner, p.path[-1]): (model, p) for model in SAMPLES for p in places(model) if p.owner}
    tries = [(model, place, slip) for model, place in fields.values() for slip in slips(place.path[-1])]
    misses = [
        f"{model.__name__} {'.'.join(map(str, place.path))}: {slip}"
        for model, place, slip in tries
        if proposals(model, misspelt(model, place, slip, alone)) != [[place.path[-1]]]
    ]
    assert len(misses) <= 0.05 * len(tries), f"{len(misses)} of {len(tries)}:\n" + "\n".join(misses)


WRITTEN = [
    (ProductFile, ("status",), "retierd", "retired"),
    (ProductFile, ("successor",), "bta", "beta"),
    (ProductFile, ("image",), "lgoo.svg", "logo.svg"),
    (ProductFile, ("scores", "value", "evidence", 0, "kind"), "mesured", "measured"),
    (ProductFile, ("pricing", "plans", 0, "kind"), "usgae", "usage"),
    (ProductFile, ("pricing", "plans", 1, "allowance", "period"), "dya", "day"),
    (ProductFile, ("pricing", "plans", 2, "period"), "moth", "month"),
    (ProductFile, ("specs", "offline"), "partal", "partial"),
    (CategoryFile, ("specs", 0, "type"), "numbr", "number"),
    (CategoryFile, ("specs", 0, "better"), "hihger", "higher"),
    (CategoryFile, ("pairs", "index"), "erned", "earned"),
    (CategoryFile, ("profiles", 0, "workload"), "bsuy", "busy"),
    (CategoryFile, ("profiles", 0, "needs", "offline"), "parital", "partial"),
    (SiteFile, ("checks", "editorial/no-reason"), "eror", "error"),
    (SiteFile, ("theme", "logo"), "logo.sgv", "logo.svg"),
]
DECLARED = [
    (SiteFile, ("checks", "editorial/no-reason"), "editorial/no-raeson"),
    (ProductFile, ("scores", "ease"), "eas"),
    (ProductFile, ("specs", "context"), "contxt"),
    (ProductFile, ("history", 0, "scores", "performance"), "performence"),
    (ProductFile, ("pricing", "plans", 0, "rates", "tokens"), "tokesn"),
    (ProductFile, ("pricing", "plans", 1, "allowance", "requests"), "request"),
    (ProductFile, ("pricing", "plans", 3, "capacity", "tokens"), "token"),
    (CategoryFile, ("workloads", 0, "usage", "tokens"), "tokes"),
    (CategoryFile, ("profiles", 0, "weights", "ease"), "esae"),
    (CategoryFile, ("profiles", 0, "needs", "offline"), "ofline"),
]
FILES = [
    ("content/things/alhpa.md", "alpha"),
    ("content/things/alpha-vs-beat.md", "beta"),
    ("content/thigns/alpha.md", "things"),
    ("content/page/about.md", "pages"),
]


def proposed_by_the_site(files):
    found = load(small_site(files), date(2026, 11, 21)).diagnostics
    return [PROPOSAL.findall(d.hint) for d in found]


@pytest.mark.parametrize(("model", "path", "wrong", "right"), WRITTEN, ids=lambda v: v if isinstance(v, str) else None)
def test_words_ids_and_pictures_are_proposed(model, path, wrong, right):
    file, sample = SAMPLES[model]
    text, _ = written(file, changed(sample, path, wrong))
    assert proposed_by_the_site({file: text.encode()}) == [[right]]


@pytest.mark.parametrize(("model", "path", "slip"), DECLARED, ids=lambda v: v if isinstance(v, str) else None)
def test_dimensions_units_and_specs_are_proposed(model, path, slip):
    file, sample = SAMPLES[model]
    *around, name = path
    group = {slip if key == name else key: value for key, value in at(sample, around).items()}
    text, _ = written(file, changed(sample, around, group))
    assert proposed_by_the_site({file: text.encode()}) == [[name]]


@pytest.mark.parametrize(("path", "right"), FILES)
def test_file_names_are_proposed(path, right):
    assert proposed_by_the_site({path: b"Words.\n"}) == [[right]]


@pytest.mark.parametrize(("word", "right"), [("Ease Of Use", "ease_of_use"), ("gpt_5", "gpt-5"), ("CHAIRS", "chairs")])
def test_upper_case_spaces_and_dashes_are_no_difference(word, right):
    assert closest(word, ["value", right, "price"]) == right


@pytest.mark.parametrize("word", ["roduct-7000-pro", "prodcut-7000-pro", "product-700-pro", "product-7000-por"])
def test_among_very_many_words_the_nearest_is_found_soon(word):
    words = [f"product-{n}-pro" for n in range(10_000)]
    started = time.process_time()
    assert closest(word, words) in ("product-7000-pro", "product-700-pro")
    assert time.process_time() - started < 0.2


def test_what_is_far_from_everything_is_answered_by_a_list():
    assert closest("zzz", ["alpha", "beta"]) is None
    assert did_you_mean("zzz", ["alpha", "beta"]) == "known here: `alpha`, `beta`"
    assert did_you_mean("zzz", [f"word{n}" for n in range(13)]) == ""
