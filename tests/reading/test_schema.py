"""The models: what each key takes, one error a mistake, and what the error says."""

import pytest
from pydantic_core import PydanticCustomError

from generator.reading.documents import parse_yaml
from generator.reading.fields import number
from generator.reading.numerals import quantity_meant
from generator.reading.schema.category import CategoryFile
from generator.reading.schema.product import ProductFile
from generator.reading.schema.site import SiteFile
from generator.reading.validation import validate

SMALLEST = "name: N\nmaker: M\nscores: {value: 7}\n"


def problems(text, model=ProductFile):
    return validate(parse_yaml("x.yaml", text.encode()).value, model).diagnostics


def test_the_smallest_file_is_legal():
    assert problems(SMALLEST) == ()


@pytest.mark.parametrize(
    ("line", "code", "column", "words"),
    [
        ("taglin: x", "key/unknown", 1, "did you mean `tagline`"),
        ("tagline:", "value/empty", 9, "leave the key out"),
        ("tagline: '  '", "value/empty", 10, "empty text"),
        ("tagline: [a]", "value/text", 10, "found a list"),
        ("tagline: |\n  a\n  b", "value/line-break", 10, "line break"),
        ("updated: 2026-13-01", "value/date", 10, "not a day of the calendar"),
        ("updated: 2026-02-30", "value/date", 10, "not a day of the calendar"),
        ("updated: 2026-4-1", "value/date", 10, "write it as"),
        ("updated: 2026-04-13T10:00:00Z", "value/date", 10, "write it as"),
        ("status: currnt", "value/choice", 9, "did you mean `current`"),
        ("pros: one", "value/list", 7, "expected a list"),
        ("pros: [a, {b: c}]", "value/text", 11, "group of keys"),
        ("pricing: cheap", "value/group", 10, "expected a group"),
        ("pricing: {currency: USX}", "value/currency", 21, "not a currency"),
        ("pricing: {source: 'javascript:alert(1)'}", "value/url", 19, "not a web address"),
        ("pricing: {source: 'https://user:pw@x.org'}", "value/url", 19, "not a web address"),
        ("pricing: {plans: [{name: A}]}", "value/plan-kind", 19, "one of usage"),
        ("pricing: {plans: [{name: A, kind: fre}]}", "value/plan-kind", 35, "did you mean `free`"),
        ("pricing: {plans: [{name: A, kind: owned, once: -1}]}", "value/negative", 48, "below zero"),
        ("pricing: {plans: [{name: A, kind: owned, once: 1, wats: 3}]}", "key/unknown", 51, "power_watts"),
        ("pricing: {plans: [{name: A, knd: free}]}", "key/unknown", 29, "did you mean `kind`"),
        ("pricing: {plans: [{name: A, kind: free, free: 1}]}", "key/unknown", 41, "known here: `allowance`"),
        ("former_ids: [Old Name]", "value/id", 14, "write old-name"),
        ("links: {buy: {url: https://x.org, affiliate: yes}}", "value/flag", 46, "true or false"),
        ("history: [{date: 2026-01-01, scores: {value: 11}}]", "value/score-range", 46, "between 0 and 10"),
    ],
)
def test_one_mistake_is_one_error_at_its_place(line, code, column, words):
    (problem,) = problems(SMALLEST + line + "\n")
    assert (problem.code, problem.span.line, problem.span.column) == (code, 4, column)
    assert words in f"{problem.message} {problem.hint}"


def test_a_comma_in_a_number_in_braces_is_told():
    found = problems("name: N\nmaker: M\nscores: {value: {score: 7,5, why: Fine.}}\n")
    assert "write a number with a dot" in {d.code: d.hint for d in found}["key/unknown"]
    assert problems("name: N\nmaker: M\nscores: {value: 7}\n'': 1\n")


@pytest.mark.parametrize(
    ("score", "code", "words"),
    [
        ("11", "value/score-range", "between 0 and 10"),
        ("-1", "value/score-range", "between 0 and 10"),
        ("9.55", "value/score-decimals", "write 9.6"),
        ('"9.5"', "value/quoted-number", "write 9.5 without quotes"),
        ("7,5", "value/number", "write 7.5 with a dot"),
        ("yes", "value/number", "expected a number"),
        ("true", "value/number", "expected a number"),
        (".nan", "value/number", "expected a number"),
        (".inf", "value/number", "expected a number"),
        ("1e1", "value/number", "expected a number"),
        ("010", "value/number", "expected a number"),
        ("٧", "value/number", "expected a number"),
        ("1" + "0" * 5000, "value/number", "expected a number"),
        ("", "value/empty", "nothing stands here"),
        ("[]", "value/number", "found a list"),
        ("{why: x}", "value/missing", "`score` is missing"),
        ("{score: 7, whi: x}", "key/unknown", "did you mean `why`"),
        ("{score: 7, evidence: [{kind: mesured, what: x}]}", "value/choice", "did you mean `measured`"),
    ],
)
def test_scores(score, code, words):
    (problem,) = problems(f"name: N\nmaker: M\nscores:\n  value: {score}\n")
    assert (problem.code, problem.span.line) == (code, 4)
    assert words in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(("score", "points"), [("0", 0), ("10", 100), ("7.5", 75), ("-0.0", 0), ("unknown", None)])
def test_scores_become_tenths(score, points):
    model = validate(parse_yaml("x.yaml", f"name: N\nmaker: M\nscores: {{v: {score}}}".encode()).value, ProductFile)
    assert model.value.scores["v"].score == points


@pytest.mark.parametrize(
    ("written", "value"), [("256K", 256_000), ("1M", 1_000_000), ("1.5B", 1_500_000_000), ("7", 7)]
)
def test_quantities(written, value):
    text = f"name: C\nunits: {{u: {{name: u, shown_per: {written}}}}}"
    model = validate(parse_yaml("x.yaml", text.encode()).value, CategoryFile).value
    assert model.units["u"].shown_per.value == value


def test_a_quantity_with_underscores_proposes_the_letter():
    (problem,) = problems("name: C\nunits: {u: {name: u, shown_per: 1_000_000}}", CategoryFile)
    assert problem.hint == "write 1M"


def test_an_unknown_key_in_a_rule_for_pairs_does_not_hide_the_category():
    text = "name: C\npairs: {build: {closest: 8, ClosestEntry: 2}}"
    outcome = validate(parse_yaml("x.yaml", text.encode()).value, CategoryFile)
    (problem,) = outcome.diagnostics
    assert (problem.code, problem.message) == ("key/unknown", "unknown key `ClosestEntry` in `build`")
    assert outcome.value.pairs.build.closest == 8


@pytest.mark.parametrize("point", ["05", "11", "-1", "5.0", "x"])
def test_anchors_stand_at_whole_numbers(point):
    text = f"name: C\nrubric: {{dimensions: [{{id: a, name: A, weight: 100, anchors: {{5: x, {point}: y}}}}]}}"
    (problem,) = problems(text, CategoryFile)
    assert problem.code == "value/anchor"


def test_a_missing_key_says_what_to_add():
    (problem,) = problems("maker: M\nscores: {value: 7}")
    assert (problem.code, problem.hint) == ("value/missing", "add `name: …`")


def test_a_misspelt_required_key_is_one_error():
    (problem,) = problems("nme: N\nmaker: M\nscores: {value: 7}")
    assert (problem.code, problem.hint) == ("key/unknown", "did you mean `name`?")


def test_a_misspelt_key_does_not_hide_the_file():
    outcome = validate(parse_yaml("x.yaml", (SMALLEST + "taglin: x").encode()).value, ProductFile)
    assert outcome.value.name == "N"


def test_white_space_at_the_ends_is_dropped_with_a_warning():
    outcome = validate(parse_yaml("x.yaml", b'name: " N "\nmaker: M\nscores: {value: 7}').value, ProductFile)
    assert outcome.value.name == "N"
    assert [d.code for d in outcome.diagnostics] == ["text/trimmed"]


def test_free_keys_follow_the_core_rules():
    text = "title: T\nbase_url: https://x.org\nextra: {a: true, b: 1.5, c: NO, d: '1', e: [2]}"
    extra = validate(parse_yaml("x.yaml", text.encode()).value, SiteFile).value.extra
    assert (extra["a"], extra["c"], extra["d"]) == (True, "NO", "1")
    assert (str(extra["b"]), [str(e) for e in extra["e"]]) == ("1.5", ["2"])


def test_colours_need_six_digits():
    (problem,) = problems("title: T\nbase_url: https://x.org\ntheme: {accent_a: red}", SiteFile)
    assert problem.code == "value/colour"


@pytest.mark.parametrize(
    ("written", "hint", "fix"),
    [
        ("7,5", "write 7.5 with a dot", "7.5"),
        ("1.059,99", "write 1059.99", "1059.99"),
        ("1 059,99", "write 1059.99 with a dot", "1059.99"),
        ("1,059.99", "write 1059.99", "1059.99"),
        ("1_059.99", "write 1059.99", "1059.99"),
        ("1,059", "write 1.059 or 1059", None),
        ("1,05,9", "write the number alone", None),
        ("59.99 €", "write 59.99 alone; of which currency, says `currency`", None),
        ("$1,059", "write 1.059 or 1059 alone; of which currency, says `currency`", None),
    ],
)
def test_a_price_is_mended_only_to_what_it_says(written, hint, fix):
    with pytest.raises(PydanticCustomError) as caught:
        number(written)
    assert (caught.value.context["hint"], caught.value.context["fix"]) == (hint, fix)


@pytest.mark.parametrize(
    ("written", "meant"), [("256,000", None), ("1,5M", "1.5M"), ("256k", "256K"), ("1_000", "1K"), ("x", None)]
)
def test_a_quantity_is_mended_only_to_what_it_says(written, meant):
    assert quantity_meant(written) == meant
