"""What a page says as a whole, in each language: nothing twice, nothing that is not in the words file."""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.diagnostics.codes import Level
from generator.files.theme import starter_folder
from tests.conftest import ROOT, SiteFolder, copy_site

EDGE = ROOT / "tests" / "sites" / "edge" / "input"
LANGUAGES = ("en", "de")
SITES = ("reference", "edge", "thirty")
FIGURES = {
    "score", "weight", "profile-weight", "own-overall", "duel-overall", "row-lead", "row-level", "cost", "cost-working",
    "cost-by", "cost-at", "no-cost", "cost-rank", "rank", "odds", "unranked", "working", "own-working",
}  # fmt: skip
"""Cells of tables; two rows may well say the same."""
LISTS = {"difference", "close", "overall", "split", "unproven", "incomparable", "superlative", "best-for"}
"""Where a list has a line for each of many, two lines may say the same of different products."""
BLOCKS = "p, li, dd, dt, summary, h1, h2, h3, td, caption, figcaption"
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
SENTENCE = re.compile(rf"(?<=[.!?])(?<!vs\.)\s+(?!{MONTHS})")


def thirty(root: Path) -> Path:
    """Products with ties, gaps, holes, plans and workloads, many of them alike."""
    site = SiteFolder(copy_site(starter_folder(), root))
    site.edit("scores/chairs/category.yaml", "specs:  ", "specs:\n  - {id: released, name: Released, type: date} #")
    for n in range(30):
        scores = {"comfort": n % 7 + 2, "value": (n * 3) % 8 + 1, "durability": "unknown" if n % 9 == 8 else n % 4 + 5}
        listed = ", ".join(f"{id}: {points}" for id, points in scores.items())
        family = f"family: f{n}\nspecs: {{released: {2000 + n}}}\n" if n < 2 else ""
        (root / f"scores/chairs/p{n:02}.yaml").write_text(
            f"name: Model {n:02}s\nmaker: Works {n % 3}\n{family}scores: {{{listed}}}\n", encoding="utf-8"
        )
    return root


def laid_out(name: str, root: Path) -> Path:
    if name == "thirty":
        return thirty(root)
    if name == "edge":
        return copy_site(EDGE, root)
    for folder in ("scores", "content"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "evenhand.yaml", root)
    return root


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Sites by name and language: their pages, and what the editors wrote."""

    @cache
    def make(name: str, language: str) -> tuple[dict[str, LexborHTMLParser], str]:
        root = laid_out(name, tmp_path_factory.mktemp(f"{name}-{language}"))
        file = root / "evenhand.yaml"
        text = re.sub(r"^language: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
        file.write_text(f"{text}language: {language}\n", encoding="utf-8")
        report = (site := SiteFolder(root)).build(jobs=2)
        assert not report.failed, [d for d in report.diagnostics if d.level is Level.ERROR]
        pages = {path: data for path, data in site.files().items() if path.endswith(".html")}
        written = (
            p.read_text("utf-8") for p in root.rglob("*") if p.suffix in (".yaml", ".md") and "site" not in p.parts
        )
        return {path: LexborHTMLParser(data.decode()) for path, data in pages.items()}, flat("\n".join(written))

    return make


def flat(text: str) -> str:
    return " ".join(text.replace("**", "").replace("`", "").split())


def sentences(tree: LexborHTMLParser, written: str) -> list[str]:
    """The generated sentences of a page, in order; what stands in a box in a box counts once."""
    found = []
    for node in tree.css(f":is({BLOCKS})"):
        if node.css_matches(BLOCKS) and not node.css(BLOCKS)[1:] and not inside(node, "prose"):
            found += [s for s in SENTENCE.split(flat(node.text())) if is_sentence(s) and s not in written]
    return found


def is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) and len(text.split()) > 2


def inside(node, name: str) -> bool:
    while node is not None:
        if name in (node.attributes.get("class") or "").split():
            return True
        node = node.parent
    return False


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SITES)
def test_no_sentence_stands_twice_on_a_page(made, name, language):
    pages, written = made(name, language)
    for path, tree in pages.items():
        told = sentences(tree, written)
        claims = [
            n for n in tree.css("main [data-claim]") if n.attributes["data-claim"].split()[0] not in FIGURES | LISTS
        ]
        told += [text for n in claims if not is_sentence(text := flat(n.text()))]
        twice = {s for s in told if told.count(s) > 1}
        assert not twice, (path, twice)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SITES)
def test_the_description_says_what_the_page_does_not(made, name, language):
    pages, written = made(name, language)
    for path, tree in pages.items():
        described = tree.css_first("meta[name=description]").attributes["content"]
        if flat(described) in written or "404" in path or tree.css_first("meta[http-equiv]"):
            continue
        told = set(sentences(tree, ""))
        assert not told & {s for s in SENTENCE.split(described) if is_sentence(s)}, path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SITES)
def test_numbers_and_plurals_are_sound(made, name, language):
    pages, _ = made(name, language)
    wrong = re.compile(
        r"\b(?:All|Alle) 1 |(?<![\d.,])\b1 (?:dimensions|scores|products|months|Kriterien|Wertungen sind|Produkte)\b"
    )
    for path, tree in pages.items():
        text = flat(tree.css_first("main").text(separator=" "))
        assert not wrong.search(text), (path, wrong.search(text))


def texts(tree: LexborHTMLParser) -> list[str]:
    """All that a reader sees or hears of a page, node by node."""
    shown = [n.text() for n in tree.css("body :not(script)") if not n.css("*")[1:]]
    return [
        *shown,
        *(v for n in tree.css("*") for k, v in n.attributes.items() if k in ("aria-label", "title", "alt") and v),
    ]


ENGLISH = re.compile(r"\b(the|of|and|or|is|are|not|with|by|to|score|scores|level|checked|none)\b")


def test_nothing_english_is_left_on_a_german_page(tmp_path):
    """Everything the editors wrote has no English word in it, so any that is found is the theme's."""
    root = copy_site(ROOT / "tests" / "sites" / "deutsch" / "input", tmp_path / "deutsch")
    site = SiteFolder(root).built()
    for path, data in site.files().items():
        if path.endswith((".html", ".xml")):
            tree = LexborHTMLParser(re.sub(r"<!\[CDATA|\?>", "", data.decode()))
            assert not [t for t in texts(tree) if ENGLISH.search(t) and not t.startswith("https:")], path
            if path.endswith(".html"):
                assert tree.css_first("html").attributes["lang"] == "de"
                assert not ENGLISH.search(tree.css_first("title").text())
                assert not ENGLISH.search(tree.css_first("meta[name=description]").attributes["content"])
        if path.endswith("feed.xml"):
            assert b'xml:lang="de"' in data


# --- no word stands in a template

SPOKEN = re.compile(r"""\b(?:aria-label|title|alt|placeholder)="([^"]*)\"""")


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda p: p.name)
def test_no_word_stands_in_a_template(path):
    text = re.sub(r"\{% block kind %\}\w+", "", path.read_text("utf-8"))
    source = re.sub(r"\{[%#].*?[%#]\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    said = [*re.sub(r"<[^>]*>", "\n", source).split("\n"), *SPOKEN.findall(source)]
    assert not [text for text in said if re.search(r"[^\W\d_]", text)]


def test_no_word_stands_in_a_style():
    contents = re.findall(r'content: ("[^;}]*)', (ROOT / "templates/assets/style.css").read_text("utf-8"))
    assert len(contents) > 3
    assert not [text for text in contents if re.search(r"[^\W\d_]", text.replace("attr(href)", ""))]
