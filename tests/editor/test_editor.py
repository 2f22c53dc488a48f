"""A real YAML language server on the files of a site: what it underlines, explains and completes."""

import shutil
from pathlib import Path

import pytest

from generator.cli.main import run
from generator.diagnostics.codes import Level
from generator.loading import load_catalogue
from generator.scaffold.editor import write_schemas
from tests.conftest import ROOT, SiteFolder
from tests.editor.language_server import LanguageServer

HERE = Path(__file__).resolve().parent
SERVER = HERE / "node_modules/yaml-language-server/bin/yaml-language-server"
INSTALL = "npm install --prefix tests/editor --no-package-lock --no-audit --no-fund"
MODELINE = "# yaml-language-server: $schema="
PRODUCT = MODELINE + "../../.schema/product.json\n"

BROKEN = {
    "scores/ai-models/broken.yaml": PRODUCT
    + """name: 360
maker: OpenAI
taglin: x
summary:
updated: 2026-13-01
status: currnt
scores:
  performance: 11
  value:
    score: "9.5"
    checked: yesterday
    evidence:
      - {kind: mesured, what: x}
  reliability: many
  ease_of_use: {score: 9, wy: x}
pricing:
  currency: USX
  source: javascript:x
  plans:
    - name: A
      kind: fre
    - {name: B, kind: owned, once: -1}
    - name: C
      kind: owned
      once: 5
      wats: 3
    - {kind: quote}
    - cheap
pros: one
links:
  buy: {url: https://example.org/, affiliate: yes}
""",
    "scores/ai-models/unknown.yaml": PRODUCT
    + """name: Unknown
maker: OpenAI
scores:
  performance: 7
  speed: 3
pricing:
  plans:
    - name: API
      kind: usage
      rates:
        input_token: {price: 1}
    - name: Free
      kind: free
      allowance:
        output_tokens: 1_000
        period: week
specs:
  licence: x
history:
  - date: 2026-01-01
    scores: {valu: 3}
""",
    "scores/ai-models/unfit.yaml": PRODUCT
    + """name: Unfit
maker: OpenAI
scores: {performance: 7}
specs:
  offline: maybe
  context_window: 256k
  modalities: text
""",
    "scores/ai-models/retired.yaml": PRODUCT
    + """name: Retired
maker: OpenAI
status: retired
successor: gemma-5
scores: {performance: 7}
""",
    "scores/ai-models/category.yaml": MODELINE
    + """../../.schema/category.json
name: AI models
icons: x
rubric:
  dimensions:
    - {id: performance, name: Performance, weight: 0, about: How hard a task may be.}
    - id: value
      name: Value
      weight: 30
      anchors: {11: too much}
  tie: 11
specs:
  - {id: Licence, name: Licence, type: text}
  - {id: offline, name: Works offline, type: boolean}
pairs:
  build: some
  index: never
assumptions:
  months: 1.5
""",
    "scores/static-hosts/category.yaml": MODELINE
    + """../../.schema/category.json
name: Static hosts
rubric:
  dimensions:
    - {id: limits, name: Limits, weight: 60}
    - {id: value, name: Value, weight: 40}
units:
  seat: {name: seats}
workloads:
  - id: team
    name: A team
    usage: {seats: 5}
profiles:
  - id: teams
    name: Teams
    weights:
      speed: 100
    needs:
      custom_headers: perhaps
    workload: teem
specs:
  - {id: custom_headers, name: Own headers, type: bool}
""",
    "evenhand.yaml": MODELINE
    + """.schema/site.json
title: Site
base_url: https://example.com/?page
currency: dollars
freshness:
  words: 0
  score: 5
theme: {accent_a: red}
limits: {pages: many}
navigation:
  - title: About
""",
    "evenhand.yaml of unknown codes": MODELINE
    + """.schema/site.json
title: Site
base_url: https://example.com/
checks:
  image/no-alt: error
  value/number: off
""",
}


@pytest.fixture(scope="module")
def server():
    node = shutil.which("node")
    if node is None or not SERVER.is_file():
        pytest.skip(f"no YAML language server here; with Node, `{INSTALL}` brings it")
    server = LanguageServer([node, str(SERVER), "--stdio"], ROOT)
    yield server
    server.close()


@pytest.fixture
def site(tmp_path) -> SiteFolder:
    """The files of the reference site, with its schemas."""
    for name in ("scores", "content", ".schema"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "evenhand.yaml", tmp_path)
    return SiteFolder(tmp_path)


@pytest.mark.parametrize("case", BROKEN)
def test_an_editor_underlines_the_lines_that_a_check_reports(server, site, case):
    path = case.partition(" ")[0]
    site.write(path, BROKEN[case])
    errors = [d for d in site.check().diagnostics if d.span.path == path and d.level is Level.ERROR]
    reported = {d.span.line for d in errors}
    found = server.diagnostics(server.open(site.root / path))
    lines = BROKEN[case].splitlines()
    underlined = {d["range"]["start"]["line"] + 1 for d in found}
    assert underlined == reported, [f"{lines[n - 1]!r}" for n in sorted(underlined ^ reported)]
    assert reported


def test_an_editor_finds_nothing_wrong_with_sound_files(server, tmp_path):
    assert run(["new", str(tmp_path / "fresh")]) == 0
    paths = [*ROOT.glob("scores/*/*.yaml"), ROOT / "evenhand.yaml", *(tmp_path / "fresh").rglob("*.yaml")]
    assert len(paths) > 15
    for path in paths:
        assert path.read_text("utf-8").startswith(MODELINE), path
        assert server.diagnostics(server.open(path)) == [], path


@pytest.mark.parametrize(
    ("path", "key", "words"),
    [
        ("scores/ai-models/gemma-3.yaml", "tagline:", "One line, no full stop."),
        ("scores/ai-models/gemma-3.yaml", "performance:", "How hard a task the model can be given"),
        ("scores/ai-models/gemma-3.yaml", "why:", "The reason, in one sentence."),
        ("scores/ai-models/gemma-3.yaml", "kind: opinion", "measured, third_party, vendor or opinion."),
        ("scores/ai-models/gemma-3.yaml", "context_window:", "Context window (tokens)"),
        ("scores/ai-models/category.yaml", "tie:", "A gap up to and including this is no win."),
        ("evenhand.yaml", "base_url:", "Where the site will live; may have a path."),
    ],
)
def test_an_editor_explains_a_key_under_the_pointer(server, path, key, words):
    lines = (ROOT / path).read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(lines) if key in text)
    uri = server.open(ROOT / path)
    assert words in server.hover(uri, line, lines[line].index(key) + 1).replace("\\", "")


@pytest.mark.parametrize(
    ("before", "offered", "not_offered"),
    [
        ("scores:\n  value: 7\n  ", {"performance", "reliability", "limits"}, {"value", "tagline"}),
        ("scores:\n  value:\n    ", {"score", "why", "checked", "evidence"}, {"value"}),
        ("specs:\n  offline: ", {"yes", "no", "partial", "unknown"}, set()),
        ("pricing:\n  plans:\n    - name: A\n      kind: ", {"usage", "free", "subscription", "owned", "quote"}, set()),
        ("pricing:\n  plans:\n    - name: A\n      kind: owned\n      ", {"once", "power_watts"}, {"rates"}),
        ("pricing:\n  plans:\n    - name: A\n      kind: usage\n      rates:\n        ", {"input_tokens"}, {"free"}),
        ("pricing:\n  currency: ", {"USD", "EUR"}, set()),
        ("status: retired\nsuccessor: ", {"gemma-3", "claude"}, set()),
        ("family: ", {"gemma"}, set()),
        ("", {"name", "tagline", "pricing"}, {"performance"}),
    ],
)
def test_an_editor_completes_what_the_site_has(server, site, before, offered, not_offered):
    text = PRODUCT + before
    site.write("scores/ai-models/new.yaml", text + "\n")
    lines = text.split("\n")
    uri = server.open(site.root / "scores/ai-models/new.yaml")
    found = {label.strip('"') for label in server.completions(uri, len(lines) - 1, len(lines[-1]))}
    assert offered <= found, found
    assert not found & not_offered


@pytest.mark.parametrize("id", ["tone", "360", "true"])
def test_a_new_dimension_is_known_after_the_schemas_are_renewed(server, site, id):
    site.edit("scores/ai-models/category.yaml", "weight: 35", "weight: 25")
    site.edit("scores/ai-models/category.yaml", "  tie: 0.1", f"    - {{id: {id}, name: New, weight: 10}}\n  tie: 0.1")
    write_schemas(site.root, load_catalogue(site.options()))
    site.write("scores/ai-models/new.yaml", PRODUCT + f"name: New\nmaker: M\nscores: {{{id}: 7}}\n")
    assert server.diagnostics(server.open(site.root / "scores/ai-models/new.yaml")) == []
