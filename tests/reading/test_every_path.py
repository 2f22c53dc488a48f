"""Every field of every file, broken in every plain way: one error each, on its line.

The samples hold all fields, and the models prove it; of the models the tests
take nothing else but which fields are required.
"""

from datetime import date
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import pytest
from pydantic import BaseModel

from generator.reading.documents import parse_markdown, parse_yaml
from generator.reading.load import load
from generator.reading.schema.category import CategoryFile
from generator.reading.validation import validate
from tests.reading.samples import SAMPLES, small_site, written

TODAY = date(2026, 11, 21)
A_LIST, A_GROUP, A_WORD = "[zork]", "{}", "zork zork"
DECLARED_ELSEWHERE = {
    "scores",
    "specs",
    "rates",
    "allowance",
    "capacity",
    "usage",
    "weights",
    "needs",
    "checks",
    "waivers",
}
FOR_OTHERS = {"extra"}


class Place(NamedTuple):
    """A key or an entry of a sample. `owner`: the model whose field it is; `free`: others say what it may hold."""

    path: tuple
    value: Any
    required: bool = False
    owner: str = ""
    free: bool = False


def walk(annotation, value, path=()):
    """Yield every place of a sample, with what its model says of it."""
    if isinstance(value, dict) and (model := model_of(annotation, value)):
        for key, field in fields_of(model).items():
            if key in value:
                yield Place((*path, key), value[key], field.is_required(), model.__name__)
                yield from walk(field.annotation, value[key], (*path, key))
    elif isinstance(value, dict | list):
        inner = (get_args(bare(annotation)) or (Any, Any))[0 if isinstance(value, list) else 1]
        free = Any in map(bare, (inner, *get_args(bare(inner))))
        for key in value if isinstance(value, dict) else range(len(value)):
            yield Place((*path, key), value[key], free=free)
            yield from walk(inner, value[key], (*path, key))


def bare(annotation):
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def fields_of(model):
    return {field.alias or name: field for name, field in model.model_fields.items()}


def model_of(annotation, value):
    """The model that a group is an example of; of several it is the one of its `kind`."""
    models = [] if get_origin(bare(annotation)) in (dict, tuple) else models_in(annotation)
    if len(models) > 1:
        models = [m for m in models if get_args(m.model_fields["kind"].annotation) == (value["kind"],)]
    return models[0] if models else None


def models_in(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in models_in(inner)]


def reachable(model):
    """Yield (model, field) for everything that a file of `model` may hold."""
    for key, field in fields_of(model).items():
        yield model.__name__, key
        for inner in models_in(field.annotation):
            yield from reachable(inner)


def places(model):
    return walk(model, SAMPLES[model][1])


def at(sample, path):
    for segment in path:
        sample = sample[segment]
    return sample


def changed(sample, path, value):
    """A sample with another value at `path`."""
    if not path:
        return value
    first, *rest = path
    if isinstance(sample, list):
        return [changed(v, rest, value) if n == first else v for n, v in enumerate(sample)]
    return {k: changed(v, rest, value) if k == first else v for k, v in sample.items()}


def without(sample, path):
    *around, last = path
    return changed(sample, around, {k: v for k, v in at(sample, around).items() if k != last})


def beside(sample, path, value):
    """A sample with a key that nobody knows right after `path`."""
    *around, last = path
    group = {}
    for key, old in at(sample, around).items():
        group |= {key: old, "zork": value} if key == last else {key: old}
    return changed(sample, around, group)


def errors_of_the_file(model, sample):
    """(code, line) for what validation says of a sample, and the lines of its paths."""
    path, _ = SAMPLES[model]
    text, lines = written(path, sample)
    document = (parse_markdown if path.endswith(".md") else parse_yaml)(path, text.encode()).value
    return [(d.code, d.span.line) for d in validate(document, model).diagnostics if d.level == "error"], lines


def errors_of_the_site(model, sample):
    """The same for the whole reading phase."""
    path, _ = SAMPLES[model]
    text, lines = written(path, sample)
    found = load(small_site({path: text.encode()}), TODAY).diagnostics
    return [(d.code, d.span.line) for d in found if d.level == "error"], lines


def cases(choose):
    """(model, place, value) for each (name, value) that `choose` yields for a place, as parameters with ids."""
    return [
        pytest.param(model, place, value, id=".".join([model.__name__, *map(str, place.path), name]))
        for model in SAMPLES
        for place in places(model)
        for name, value in choose(place)
    ]


def wrong_values(place):
    """What may not stand at a place, by name; a list or group that may be left out may be empty too."""
    yield "null", ""
    if isinstance(place.value, str):
        yield "empty", '""'
    elif place.required or place.free:
        yield "empty", type(place.value)()
    if not isinstance(place.value, list):
        yield "list", A_LIST
    if not isinstance(place.value, dict):
        yield "group", A_GROUP
    if not isinstance(place.value, str):
        yield "word", A_WORD


def wrong_for_the_file(place):
    return () if place.free else wrong_values(place)


def wrong_for_the_category(place):
    return wrong_values(place) if place.free and not FOR_OTHERS & set(place.path) else ()


def nothing(place):
    if not isinstance(place.value, str) and not place.required and not place.free:
        yield "empty", type(place.value)()


def taken_away(place):
    return [("missing", None)] if place.owner else ()


def stranger(place):
    return [("unknown", "1")] if place.owner else ()


def undeclared(place):
    """A key whose neighbours are dimensions, units, specs and the like gets one that is none."""
    around = [s for s in place.path[:-1] if isinstance(s, str)]
    if isinstance(place.path[-1], str) and not place.owner and around[-1] in DECLARED_ELSEWHERE:
        yield "undeclared", place.value


def test_the_samples_are_a_sound_site():
    assert load(small_site(), TODAY).diagnostics == ()


@pytest.mark.parametrize("model", SAMPLES)
def test_the_sample_has_every_field(model):
    assert set(reachable(model)) == {(p.owner, p.path[-1]) for p in places(model) if p.owner}


@pytest.mark.parametrize(("model", "place", "value"), cases(wrong_for_the_file))
def test_a_wrong_value_is_one_error_on_its_line(model, place, value):
    found, lines = errors_of_the_file(model, changed(SAMPLES[model][1], place.path, value))
    assert [line for _, line in found] == [lines[place.path]], found
    assert found[0][0].startswith("value/")


@pytest.mark.parametrize(("model", "place", "value"), cases(nothing))
def test_what_may_be_left_out_may_be_empty_unless_it_then_lacks_a_key(model, place, value):
    found, lines = errors_of_the_file(model, changed(SAMPLES[model][1], place.path, value))
    lacks = any(p.required for p in places(model) if p.path[:-1] == place.path)
    assert [line for _, line in found] == ([lines[place.path]] if lacks else []), found


@pytest.mark.parametrize(("model", "place", "value"), cases(taken_away))
def test_a_missing_key_is_one_error_where_it_is_required(model, place, value):
    found, lines = errors_of_the_file(model, without(SAMPLES[model][1], place.path))
    assert [line for _, line in found] == ([lines[place.path[:-1]]] if place.required else []), found


@pytest.mark.parametrize(("model", "place", "value"), cases(stranger))
def test_an_unknown_key_is_one_error_on_its_line(model, place, value):
    found, lines = errors_of_the_file(model, beside(SAMPLES[model][1], place.path, value))
    assert found == [("key/unknown", lines[*place.path[:-1], "zork"])]


@pytest.mark.parametrize(("model", "place", "value"), cases(wrong_for_the_category))
def test_a_value_that_does_not_fit_its_category_is_one_error_on_its_line(model, place, value):
    found, lines = errors_of_the_site(model, changed(SAMPLES[model][1], place.path, value))
    assert [line for _, line in found] == [lines[place.path]], found
    assert found[0][0].startswith("value/")


@pytest.mark.parametrize(("model", "place", "value"), cases(undeclared))
def test_a_key_that_is_declared_nowhere_is_one_error_on_its_line(model, place, value):
    found, lines = errors_of_the_site(model, beside(SAMPLES[model][1], place.path, value))
    assert [line for _, line in found] == [lines[*place.path[:-1], "zork"]], found
    assert found[0][0].startswith(("reference/", "waiver/", "value/exchange-rate", "value/currency"))


@pytest.mark.parametrize("day", ["", "date: 2026-02-30", "date: 2026-04"])
def test_an_exchange_rate_needs_its_day(day):
    path = ("assumptions", "rates", "EUR")
    group = {"USD": "1.08", **dict([day.split(": ")] if day else [])}
    found, lines = errors_of_the_site(CategoryFile, changed(SAMPLES[CategoryFile][1], path, group))
    assert found == [("value/exchange-rate", lines[(*path, "date") if day else path])]


@pytest.mark.parametrize("rate", ["0", "-1.08", '"1.08"', "1.08 USD"])
def test_an_exchange_rate_is_a_number_over_nought(rate):
    path = ("assumptions", "rates", "EUR", "USD")
    found, lines = errors_of_the_site(CategoryFile, changed(SAMPLES[CategoryFile][1], path, rate))
    assert found == [("value/exchange-rate", lines[path])]
