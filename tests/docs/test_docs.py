"""The documentation against the code: generated tables, links, names, and snippets that have to be true."""

import json
import re
import subprocess
import sys

import pytest

from generator.cli.main import VERBS, evenhand
from generator.files.theme import starter_folder
from generator.judging import claims
from generator.loading import load_catalogue
from generator.pages.policy import POLICY
from generator.pages.prose import BLOCKS
from generator.reading.documents import parse_yaml
from generator.reading.json_schema import schema_files
from generator.reading.schema.category import CategoryFile
from generator.reading.schema.product import ProductFile
from generator.reading.schema.site import SiteFile
from generator.reading.validation import validate
from generator.rendering.formats import Formats
from generator.rendering.speech import Speech
from generator.rendering.templates import Renderer
from generator.rendering.words import Words
from generator.rendering.words_file import parse_words
from generator.runs import Options
from tests.conftest import ROOT, TODAY

DOCS = ROOT / "docs"
PAGES = [p for p in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))) if p.exists()]
FENCE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
SNIPPET = re.compile(r"^```yaml\n# (scores/\S+|evenhand\.yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def anchors(text: str) -> set[str]:
    """The ids that GitHub gives to the headings of a page."""
    found: set[str] = set()
    for heading in re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE):
        id = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found.add(next(c for n in range(99) if (c := f"{id}-{n}" if n else id) not in found))
    return found


def links(text: str) -> list[str]:
    """Targets outside of fences and of code, which show links without being one."""
    return LINK.findall(re.sub(r"`[^`\n]*`", "", FENCE.sub("", text)))


def snippets() -> list[tuple[str, str]]:
    return [found for name in ("format.md", "guide.md", "themes.md") for found in SNIPPET.findall(read(name))]


def test_generated_parts_are_up_to_date():
    result = subprocess.run([sys.executable, DOCS / "generate.py", "--check"], cwd=ROOT, capture_output=True)
    assert result.returncode == 0, "run `python docs/generate.py`"


def test_schemas_of_the_reference_site_are_up_to_date():
    files = schema_files(load_catalogue(Options(ROOT, TODAY)))
    assert sorted(files) == sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / ".schema").iterdir())
    for path, text in files.items():
        assert (ROOT / path).read_text("utf-8") == text, "run `evenhand schema --write`"


def test_the_reference_site_has_the_editor_settings_of_a_new_one():
    for path in sorted((starter_folder() / ".vscode").iterdir()):
        assert json.loads(path.read_text("utf-8"))
        assert (ROOT / ".vscode" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    for target in links(page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file.read_text("utf-8")), target


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented(verb):
    assert f"`{verb}" in read("cli.md")
    assert re.search(rf"^### evenhand {verb}\b", read("cli.md"), re.MULTILINE)


def test_every_shared_option_is_documented():
    for parameter in evenhand.params:
        assert f"`{parameter.opts[0]}" in read("cli.md"), parameter.opts[0]


def test_every_kind_of_claim_is_documented():
    kinds = {c.kind for c in vars(claims).values() if isinstance(c, type) and issubclass(c, claims.Claim) and c.kind}
    assert len(kinds) > 20
    assert kinds == set(re.findall(r"^\| `([a-z-]+)` \|", read("claims.md"), re.MULTILINE))


def test_every_filter_is_documented():
    words = parse_words("en.ftl", (ROOT / "templates/words/en.ftl").read_text("utf-8")).value
    formats = Formats("en")
    own = Renderer({}, {}, Speech(Words(words, formats.plural), formats))._filters()
    section = read("themes.md").partition("## Filters")[2].partition("\n## ")[0]
    assert set(own) == set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def test_every_block_is_documented():
    section = read("format.md").partition("### Blocks")[2].partition("\n### ")[0]
    for name in BLOCKS:
        assert re.search(rf"^\|.*`{name}\b", section, re.MULTILINE), name


@pytest.mark.parametrize(("path", "text"), snippets(), ids=lambda value: value if "\n" not in value else "")
def test_snippets_are_valid(path, text):
    model = CategoryFile if path.endswith("category.yaml") else ProductFile if "/" in path else SiteFile
    document = parse_yaml(path, text.encode())
    assert document.value, document.diagnostics
    outcome = validate(document.value, model)
    assert outcome.value and not outcome.diagnostics, outcome.diagnostics


def test_there_are_snippets_of_each_kind():
    assert {"evenhand.yaml", "scores/chairs/category.yaml", "scores/chairs/elm.yaml"} <= {p for p, _ in snippets()}


def test_the_policy_is_the_one_that_is_documented():
    assert f"\n{POLICY}\n" in read("themes.md")


def test_examples_of_templates_make_pages(starter):
    """Each is put in the place of the pair's template."""
    examples = re.findall(r"^```jinja\n(\{% extends.*?)^```$", read("themes.md"), re.MULTILINE | re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        starter.write("templates/pair.html", example).built()
        assert "Alder" in starter.page("chairs/alder-vs-birch")
