"""The JSON Schemas for editors: sound files fit them, and they refuse what our own validation refuses."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from generator.diagnostics.problem import Outcome, has_errors
from generator.files.theme import starter_folder
from generator.files.tree import SourceTree, read_tree
from generator.model.catalogue import Catalogue
from generator.reading import kinds
from generator.reading.documents import parse_yaml
from generator.reading.json_schema import json_schemas
from generator.reading.load import load
from generator.reading.nodes import Plain
from generator.reading.vocabulary import as_read
from tests.conftest import ROOT, TODAY

SITES = [ROOT, starter_folder(), *sorted((ROOT / "tests/sites").glob("*/input"))]
DRAFT_07 = {
    "$schema", "$ref", "definitions", "title", "description", "default", "examples", "type", "enum", "const",
    "properties", "required", "additionalProperties", "propertyNames", "minProperties", "items", "minItems",
    "minimum", "maximum", "exclusiveMinimum", "pattern", "maxLength", "patternProperties", "allOf", "anyOf", "oneOf",
    "if", "then",
}  # fmt: skip
OF_THE_EDITOR = {"patternErrorMessage", "enumDescriptions"}

SITE = "title: T\nbase_url: https://example.org/\n"
CATEGORY = """name: Things
rubric: {dimensions: [{id: value, name: Value, weight: 60}, {id: speed, name: Speed, weight: 40}]}
units: {tokens: {name: tokens}}
workloads: [{id: bot, name: Bot, usage: {tokens: 1M}}]
specs:
  - {id: size, name: Size, type: number}
  - {id: cover, name: Cover, type: text}
  - {id: reads, name: Reads, type: set}
  - {id: offline, name: Offline, type: bool}
  - {id: released, name: Released, type: date}
"""
PRODUCT = "name: One\nmaker: M\nscores: {value: 7}\n"
FILES = {"evenhand.yaml": SITE, "scores/things/category.yaml": CATEGORY, "scores/things/one.yaml": PRODUCT}
FILES |= {
    "scores/things/two.yaml": PRODUCT.replace("One", "Two"),
    "scores/things/360.yaml": PRODUCT.replace("One", "3"),
}
PATHS = {"site": "evenhand.yaml", "category": "scores/things/category.yaml", "product": "scores/things/one.yaml"}


def loaded(files: dict[str, str]) -> Outcome[Catalogue]:
    tree = SourceTree(MappingProxyType({path: text.encode() for path, text in sorted(files.items())}))
    return catalogue_of(tree)


def catalogue_of(tree: SourceTree) -> Outcome[Catalogue]:
    found = load(tree, TODAY)
    return Outcome(found.value.catalogue if found.value else None, found.diagnostics)


def kind_of_file(path: str) -> str:
    return "category" if path.endswith("category.yaml") else "product" if path.startswith("scores/") else "site"


def core(value):
    """A value as an editor reads it, by the core rules of YAML 1.2."""
    if isinstance(value, dict):
        return {key: core(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [core(inner) for inner in value]
    if not isinstance(value, Plain):
        return value
    if value in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return value.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    if re.fullmatch(r"0o[0-7]+|0x[0-9a-fA-F]+", value):
        return int(value, 0)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", value):
        return float(value)
    if re.fullmatch(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", value):
        return float(value.replace(".", ""))
    return str(value)


def as_json(path: str, text: str | bytes):
    data = text.encode() if isinstance(text, str) else text
    return core(parse_yaml(path, data).value.data)


@cache
def validators() -> dict[str, Draft7Validator]:
    found = loaded(FILES)
    assert not found.diagnostics
    return {name: Draft7Validator(schema) for name, schema in json_schemas(found.value).items()}


def keywords(schema):
    """Every keyword of a schema and of those inside it."""
    for key, value in schema.items() if isinstance(schema, dict) else ():
        yield key
        inner = (
            value.values()
            if key in ("properties", "patternProperties", "definitions")
            else value
            if isinstance(value, list)
            else [value]
        )
        for each in inner if key not in ("enum", "examples", "default", "const") else ():
            yield from keywords(each)


@pytest.mark.parametrize("root", SITES, ids=lambda p: p.relative_to(ROOT).as_posix() if p != ROOT else "reference")
def test_every_sample_file_fits_its_schema(root: Path):
    tree = read_tree(root).value
    assert tree
    catalogue = catalogue_of(tree).value
    schemas = {name: Draft7Validator(schema) for name, schema in json_schemas(catalogue).items()}
    paths = [path for path in tree.files if path.endswith(".yaml")]
    assert len(paths) >= 3
    for path in paths:
        errors = schemas[kind_of_file(path)].iter_errors(as_json(path, tree.files[path]))
        assert [f"{path}: {e.json_path} {e.message}" for e in errors] == []


@pytest.mark.parametrize("catalogue", [None, loaded(FILES).value], ids=["without a site", "of a site"])
def test_schemas_are_draft_07_and_nothing_else(catalogue):
    for schema in json_schemas(catalogue).values():
        Draft7Validator.check_schema(schema)
        assert next(iter(schema)) == "$schema"
        assert set(keywords(schema)) <= DRAFT_07 | OF_THE_EDITOR


def test_every_key_is_explained():
    for name, schema in json_schemas(None).items():
        for where, group in [(name, schema), *schema["definitions"].items()]:
            for key, value in group.get("properties", {}).items():
                assert value.get("description"), f"{where}: {key}"


def test_defaults_are_written_as_an_editor_would():
    category = json_schemas(None)["category"]["definitions"]
    assert category["RubricEntry"]["properties"]["tie"]["default"] == 0.1
    assert category["UnitEntry"]["properties"]["shown_per"]["default"] == 1
    assert category["AssumptionsEntry"]["properties"]["hours"]["default"] == 720
    assert category["PairsEntry"]["properties"]["index"]["default"] == "earned"
    assert "default" not in category["RubricEntry"]["properties"]["dimensions"]


TABLE = {
    "product": {
        "name: …": ["A", "360", "1.10", "true", "No", "[a]", "{a: b}", "' '", "|\n  a\n  b", ">\n  a\n  b", "~"],
        "…": ["status: current", "colour: red", "Name: x", "specs: {}", "specs: []", "extra: {a: {b: [1, ~]}}"],
        "summary: …": ["A", "2", "|\n  a\n  b", "[a]", "''"],
        "updated: …": ["2026-04-13", "'2026-04-13'", "2026-13-01", "2026-4-1", "2026", "soon", "2026-04-13T10:00:00Z"],
        "status: …": ["current", "announced", "currnt", "Current", "[]"],
        "status: retired\nsuccessor: …": ["two", "360", "'360'", "thre", "[two]"],
        "family: …": ["anything", "4.1", "[a]"],
        "former_ids: …": ["[old, 2, true]", "[Old]", "[a b]", "[a_b]", "[-1]", "[1.5]", "old", "[[a]]"],
        "links: …": ["{}", "{homepage: https://x.org}", "{home: https://x.org}", "x", "{buy: {url: https://x.org}}"],
        "links: {homepage: …}": [
            "https://x.org", "http://x.org/a?b#c", "x.org", "ftp://x.org", "https://", "https://a@x.org", "5",
            "'https://x.org/a b'", "'https://[::1]/x'", "HTTPS://x.org", "'https://x.org/<'",
        ],
        "links: {buy: {url: https://x.org, affiliate: …}}": ["true", "false", "yes", "'true'", "1", "[]"],
        "pros: …": ["[a]", "[1, true]", "a", "[{a: b}]", "['']", "[]"],
        "specs: {size: …}": ["1", "256K", "1.5M", "unknown", "partial", "256k", "-1", "yes", "[1]", "1,5"],
        "specs: {cover: …}": ["wool", "5", "true", "unknown", "[wool]", "''"],
        "specs: {reads: …}": ["[text]", "[]", "unknown", "partial", "text", "5", "[[text]]", "{text: yes}"],
        "specs: {offline: …}": ["yes", "no", "true", "false", "partial", "unknown", "maybe", "1", "[]"],
        "specs: {released: …}": ["2026", "2026-04", "2026-04-13", "unknown", "2026-13", "20260", "soon", "[2026]"],
        "specs: {…: unknown}": ["size", "cover", "siz", "Size"],
        "pricing: {currency: …}": ["USD", "EUR", "usd", "USX", "5"],
        "pricing: {plans: […]}": [
            "{name: A, kind: quote}", "{name: A, kind: fre}", "{name: A}", "{kind: quote}", "A", "[]",
            "{name: A, kind: quote, price: 1}", "{name: A, kind: owned}", "{name: A, kind: owned, once: 1}",
            "{name: A, kind: owned, once: -1}", "{name: A, kind: owned, once: 1, power_watts: x}",
            "{name: A, kind: owned, once: 1, capacity: {tokens: 1M}}",
            "{name: A, kind: owned, once: 1, capacity: {token: 1M}}",
            "{name: A, kind: usage}", "{name: A, kind: usage, rates: {}}",
            "{name: A, kind: usage, rates: {tokens: {price: 1}}}",
            "{name: A, kind: usage, rates: {token: {price: 1}}}",
            "{name: A, kind: usage, rates: {tokens: {price: 1, per: 1M}}}",
            "{name: A, kind: usage, rates: {tokens: {price: 1, per: 0}}}",
            "{name: A, kind: usage, rates: {tokens: {price: 1, per: 0K}}}",
            "{name: A, kind: usage, rates: {tokens: {per: 1M}}}",
            "{name: A, kind: free}", "{name: A, kind: free, allowance: {tokens: 5, period: day}}",
            "{name: A, kind: free, allowance: {tokens: 5, period: week}}",
            "{name: A, kind: free, allowance: {token: 5}}", "{name: A, kind: free, allowance: {tokens: x}}",
            "{name: A, kind: subscription, price: 5, period: year, per: seat, minimum: 2, from: 2026-01-01}",
            "{name: A, kind: subscription, price: 5, minimum: 0}", "{name: A, kind: subscription, price: '5'}",
            "{name: A, kind: subscription, price: 5, minimum: 1.5}", "{name: A, kind: subscription, price: free}",
            "{name: A, kind: subscription, price: 5, period: decade}",
        ],
        "faq: …": ["[{q: a, a: b}]", "[{q: a}]", "[a]", "{q: a, a: b}"],
        "history: [{date: 2026-01-01, scores: …}]": ["{value: 7}", "{valu: 7}", "{value: 11}", "{value: x}"],
    },
    "scores": {
        "scores: {value: …}": [
            "7", "7.5", "0", "10", "unknown", "11", "-1", "'7'", "true", "seven", "[]", "{score: 7}", "{score: 11}",
            "{score: unknown, why: a}", "{why: a}", "{score: 7, whi: a}", "{score: 7, checked: now}",
            "{score: 7, evidence: [{kind: measured, what: a}]}", "{score: 7, evidence: [{kind: mesured, what: a}]}",
            "{score: 7, evidence: [{kind: vendor}]}", "{score: 7, evidence: {kind: vendor, what: a}}",
        ],
        "scores: …": ["{speed: 7}", "{sped: 7}", "{}", "[]", "7"],
    },
    "category": {
        "…": ["icon: x", "icons: x"],
        "pairs: {build: …}": ["all", "written", "{closest: 8}", "{closest: 0}", "{close: 8}", "some", "[]", "5"],
        "pairs: {index: …}": ["all", "earned", "written", "none", "8"],
        "profiles: [{id: p, name: P, weights: …}]": [
            "{value: 100}", "{value: 60, speed: 40}", "{valu: 100}", "{}", "{value: 0, speed: 100}", "5",
        ],
        "profiles: [{id: …, name: P, weights: {value: 100}}]": ["p", "a_b", "5", "A", "a__b", "[]"],
        "profiles: [{id: p, name: P, weights: {value: 100}, needs: …}]": [
            "{offline: yes}", "{offline: partial}", "{offline: maybe}", "{offline: true}", "{cover: wool}",
            "{covr: wool}", "{size: 5}",
        ],
        "profiles: [{id: p, name: P, weights: {value: 100}, workload: …}]": ["bot", "bott", "5"],
        "assumptions: …": [
            "{electricity: 0.15}", "{electricity: -1}", "{months: 36}", "{months: 36.5}", "{months: 0}",
            "{rates: {EUR: {USD: 1.08, date: 2026-04-01}}}", "{rates: {EUR: {USD: 1.08}}}",
            "{rates: {EUX: {USD: 1.08, date: 2026-04-01}}}", "{rates: {EUR: {USX: 1.08, date: 2026-04-01}}}",
            "{rates: {EUR: {USD: much, date: 2026-04-01}}}", "{rates: {EUR: {USD: 1, date: 2026-04}}}",
            "{rates: {EUR: 1.08}}",
        ],
    },
    "rubric": {
        "rubric: {dimensions: [{id: value, name: V, weight: 60}, {id: speed, name: S, weight: 40…}]}": [
            "", ", anchors: {0: a, 10: b}", ", anchors: {11: a}", ", anchors: {high: a}", ", anchors: [a]", ", wht: 1",
        ],
        "rubric: {dimensions: [{id: value, name: V, weight: …}]}": ["100", "0", "101", "much", "'100'"],
        "rubric: {tie: 0.1, narrow: …, dimensions: [{id: value, name: V, weight: 100}]}": ["0.5", "11", "x"],
        "rubric: …": ["{dimensions: [{id: a, name: A, weight: 100}]}", "{}", "{dimensions: []}", "5"],
        "rubric: {version: …, dimensions: [{id: value, name: V, weight: 100}]}": ["1", "1.10", "'2'", "[1]"],
    },
    "site": {
        "…": ["currency: EUR", "curency: EUR", "language: en", "limits: {pages: 0}", "limits: {pages: 5}"],
        "checks: …": ["{image/no-alt: error}", "{image/no-alt: off}", "{image/no-alt: of}", "{value/number: off}", "x"],
        "freshness: …": ["{words: 5}", "{words: 0}", "{words: 1.5}", "{word: 5}", "5"],
        "theme: {accent_a: …}": ["'#0b6e99'", "red", "'#fff'", "123456"],
        "theme: {dark: {paper: …}}": ["'#000000'", "black"],
        "theme: {face: …}": ["book", "comic", "5"],
        "theme: {corners: …}": ["square", "sharp"],
        "navigation: …": ["[{title: A, to: 'page:home'}]", "[{title: A}]", "[A]", "{title: A, to: x}"],
        "publisher: …": ["{name: A}", "{url: https://x.org}", "{name: A, url: x}", "A"],
        "waivers: …": ["{editorial/filler: Their words.}", "{editorial/filer: x}", "{value/number: x}", "[x]", "x"],
        "targets: …": [
            "{live: {kind: git}}", "{Live: {kind: git}}", "{live: git}", "{live: {}}", "{live: {kind: ftp}}",
            "{live: {kind: folder}}", "{live: {kind: folder, path: ../x}}", "{live: {kind: folder, branch: x}}",
        ],
        "targets: {live: {kind: git, branch: …}}": ["gh-pages", "a/b", "a..b", "/a", "5", "-a", "a.lock", "a b"],
        "targets: {live: {kind: git, remote: …}}": [
            "origin", "git@x.org:a/b.git", "../pages.git", "https://x.org/a.git", "-x", "https://a:b@x.org/c.git",
        ],
        "targets: {live: {kind: git, host: …}}": ["netlify", "plain", "netlfy", "5"],
        "targets: {live: {kind: ssh, path: www, server: …}}": [
            "x.org", "ed@x.org", "pages", "192.0.2.1", "'2001:db8::1'", "-oProxyCommand=x", "ed:pw@x.org", "x.org:/srv",
            "ssh://x.org", "a b", "5", "''",
        ],
        "targets: {live: {kind: ssh, server: x.org, path: …}}": [
            "/srv/www", "www/site", "www", ".", "a b", "a:b", "/", "//", "~", "~/www", "-rf", "a/../b", "..", "../a",
            "a/..", "'a*'", "'$HOME'", "'a;b'", "''",
        ],
        "targets: {live: {kind: ssh, server: x.org, path: www, port: …}}": ["22", "65535", "0", "65536", "-1", "x"],
        "targets: {live: {kind: s3, bucket: …}}": ["my-site", "a.b.c", "ab", "My-Site", "a/b", "-ab", "''"],
        "targets: {live: {kind: s3, bucket: abc, prefix: …}}": [
            "a", "a/b", "/", "/a/", "a b", "..", "a//b", "a/../b", "~", "''",
        ],
        "targets: {live: {kind: s3, bucket: abc, endpoint: …}}": ["https://s3.example.com", "http://127.0.0.1:9", "x"],
        "targets: {live: {kind: s3, bucket: abc, region: …}}": ["auto", "eu-central-1", "[a]"],
        "targets: {live: {kind: git, paid: …}}": ["true", "yes", "5"],
        "targets: {live: {kind: git, verify: …}}": ["true", "yes", "5"],
        "targets: {live: {kind: git, headers: …}}": ["{X-A: b}", "{X A: b}", "{X-A: [b]}", "x"],
    },
    "base_url": {
        "base_url: …": [
            "https://x.org", "http://x.org/a/b/", "https://x.org/?a", "https://x.org/#a", "x.org", "5", "https://a@x.org/",
        ],
    },
}  # fmt: skip
REPLACES = {"scores": ("product", "scores:"), "rubric": ("category", "rubric:"), "base_url": ("site", "base_url:")}
CASES = [
    (group, template.replace("…", value))
    for group, rows in TABLE.items()
    for template, values in rows.items()
    for value in values
]


def mutated(group: str, line: str) -> tuple[str, str]:
    """The kind of file, and its text with a line added or put in the place of another."""
    kind, replaced = REPLACES.get(group, (group, ""))
    start = line.partition(":")[0] + ":"
    kept = [li for li in FILES[PATHS[kind]].splitlines() if not li.startswith((start, replaced or start))]
    return kind, "\n".join([*kept, line]) + "\n"


@pytest.mark.parametrize(("group", "line"), CASES, ids=[f"{g}-{line}" for g, line in CASES])
def test_a_schema_refuses_what_a_check_refuses(group, line):
    kind, text = mutated(group, line)
    ours = [d for d in loaded({**FILES, PATHS[kind]: text}).diagnostics if d.span.path == PATHS[kind]]
    theirs = [f"{e.json_path} {e.message}" for e in validators()[kind].iter_errors(as_json(PATHS[kind], text))]
    assert has_errors(ours) == bool(theirs), (ours, theirs)


def test_the_table_has_sound_and_broken_values_for_every_field():
    for group, rows in TABLE.items():
        for template, values in rows.items():
            texts = [mutated(group, template.replace("…", value)) for value in values]
            sound = {validators()[kind].is_valid(as_json(PATHS[kind], text)) for kind, text in texts}
            assert sound == {True, False}, template


KINDS = {name: kind for name, kind in vars(kinds).items() if name[0].isupper() and hasattr(kind, "__metadata__")}
SCALARS = st.one_of(
    st.from_regex(r"[-+]?[0-9]{1,20}(\.[0-9]{1,4})?[KMB]?", fullmatch=True),
    st.from_regex(r"[a-zA-Z0-9_-]{1,12}", fullmatch=True),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True),
    st.from_regex(r"https?://[a-z.@:0-9\[\]]{1,8}(/[a-z?#]{0,4})?", fullmatch=True),
    st.dates().map(date.isoformat),
    st.sampled_from(sorted(kinds.CURRENCY["enum"])),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs"]), min_size=1, max_size=8),
)


@pytest.mark.parametrize("name", KINDS)
@settings(deadline=None)
@given(text=SCALARS)
@example(text="1.10")
@example(text="010")
@example(text="0x1F")
@example(text="1e3")
@example(text="NO")
@example(text="10.0")
@example(text="true")
@example(text="#0b6e99")
def test_a_form_lets_pass_what_its_validator_lets_pass(name, text):
    adapter = TypeAdapter(KINDS[name])
    try:
        adapter.validate_python(Plain(text))
    except ValidationError:
        return
    schema = {key: value for key, value in adapter.json_schema().items() if key != kinds.NAMES}
    assert Draft7Validator(schema).is_valid(core(Plain(text)))


def test_what_a_schema_cannot_say_it_lets_pass():
    for line in ("scores: {value: 7.55}", 'pricing: {plans: [{name: A, kind: free, allowance: {tokens: "5K"}}]}'):
        kind, text = mutated("scores" if line.startswith("scores") else "product", line)
        assert has_errors(loaded({**FILES, PATHS[kind]: text}).diagnostics)
        assert validators()[kind].is_valid(as_json(PATHS[kind], text))


def test_ids_are_listed_with_their_meaning():
    product = json_schemas(loaded(FILES).value)["product"]["properties"]
    assert list(product["scores"]["properties"]) == ["value", "speed"]
    assert product["scores"]["properties"]["value"]["description"] == "Value"
    assert product["successor"]["enum"] == ["360", 360, "one", "two"]


def test_an_id_of_two_categories_has_both_meanings():
    other = CATEGORY.replace("Things", "Others").replace(
        "id: size, name: Size, type: number", "id: size, name: Cut, type: text"
    )
    schemas = json_schemas(loaded({**FILES, "scores/others/category.yaml": other}).value)
    size = schemas["product"]["properties"]["specs"]["properties"]["size"]
    assert size["description"] == "Others – Cut\n\nThings – Size"
    assert len(size["anyOf"]) == 2


def test_without_a_sound_site_any_id_will_do():
    for found in (loaded({**FILES, "evenhand.yaml": "title: T\n"}), loaded({**FILES, PATHS["category"]: "nam: T\n"})):
        assert has_errors(found.diagnostics)
        product = Draft7Validator(json_schemas(found.value)["product"])
        assert product.is_valid({"name": "N", "maker": "M", "scores": {"anything": 7}})
        assert not product.is_valid({"name": "N", "maker": "M", "scores": {"any thing": 7}})


def test_a_broken_product_can_still_be_named():
    found = loaded({**FILES, "scores/things/two.yaml": "name: Two\n"})
    assert "two" in json_schemas(found.value)["product"]["properties"]["successor"]["enum"]


def test_names_are_read_as_an_editor_reads_them():
    for name in ("two", "360", "1.5", "true", "yes"):
        assert set(as_read(name)) == {name, core(Plain(name))}
    assert not isinstance(as_read("1.5")[1], Decimal)


def test_a_product_of_two_categories_may_be_broken_in_one():
    files = {**FILES, "scores/others/category.yaml": CATEGORY, "scores/others/two.yaml": "name: Two\n"}
    product = json_schemas(loaded(files).value)["product"]["properties"]["successor"]
    assert product["enum"].count("two") == 1
