"""The pipeline as a whole: what a build makes, and what it leaves alone."""

import os
import re
import subprocess
import sys

import pytest

from generator.build import build
from generator.diagnostics.codes import Level
from generator.files.manifest import MANIFEST, mark_of, read_manifest
from generator.files.origin import origin
from generator.files.tree import read_tree
from generator.runs import Manner
from tests.conftest import ROOT, TODAY, SiteFolder, copy_site, told


def test_the_starter_builds_without_a_warning(starter):
    report = starter.build(strict=True)
    assert report.diagnostics == ()
    assert {"index.html", "chairs/index.html", "chairs/alder-vs-birch/index.html", "404.html"} <= starter.files().keys()


def test_the_reference_site_builds_without_a_warning(reference):
    assert "ai-models/gemma-3-vs-gpt-4-1-mini/index.html" in reference.files()


def test_check_writes_nothing(starter):
    before = sorted(starter.root.rglob("*"))
    assert starter.check().diagnostics == ()
    assert sorted(starter.root.rglob("*")) == before


def test_five_typos_in_five_files_are_five_errors(starter):
    starter.edit("scores/chairs/alder.yaml", "maker:", "makr:")
    starter.edit("scores/chairs/birch.yaml", "pros:", "pro:")
    starter.edit("scores/chairs/cedar.yaml", "comfort: {", "comfrt: {")
    starter.edit("scores/chairs/category.yaml", "singular:", "singlar:")
    starter.edit("content/chairs/alder-vs-birch.md", "author:", "auther:")
    report = starter.check()
    found = [(d.code, d.span.path, d.span.line) for d in report.diagnostics]
    assert found == [
        ("key/unknown", "content/chairs/alder-vs-birch.md", 4),
        ("key/unknown", "scores/chairs/alder.yaml", 4),
        ("key/unknown", "scores/chairs/birch.yaml", 29),
        ("key/unknown", "scores/chairs/category.yaml", 4),
        ("reference/dimension", "scores/chairs/cedar.yaml", 8),
    ]
    assert all("did you mean" in d.hint for d in report.diagnostics)


def test_a_failed_build_leaves_the_site_as_it_was(starter):
    before = starter.built().files()
    starter.edit("scores/chairs/alder.yaml", "maker:", "makr:")
    assert starter.build().failed
    assert starter.files() == before


@pytest.mark.parametrize(
    ("template", "text", "code"),
    [
        (
            "pair.html",
            "{% extends 'base.html' %}{% block content %}{{ page.nothing }}{% endblock %}",
            "template/unknown",
        ),
        ("pair.html", "{% if %}", "template/syntax"),
        ("product.html", "{% extends 'base.html' %}{% block contents %}x{% endblock %}", "template/failed"),
        ("home.html", "{{ 'no-such-message' | t }}", "template/unknown"),
        ("home.html", "{% include 'absent.html' %}", "template/unknown"),
        ("home.html", "{{ range(3) }}", "template/unknown"),
        ("home.html", "{{ 'tlh' | direction }}", "template/failed"),
        ("home.html", "{{ 1 / 0 }}", "template/failed"),
        ("home.html", "{{ page }}", "template/failed"),
        ("home.html", "{{ page.categories ~ '' }}", "template/failed"),
        ("home.html", "{{ page.categories | e }}", "template/failed"),
        ("home.html", "{{ '\\ud800' }}", "template/failed"),
        ("home.html", "{% include 'home.html' %}", "template/failed"),
    ],
)
def test_a_broken_template_leaves_the_site_as_it_was(starter, template, text, code):
    before = starter.built().files()
    starter.write(f"templates/{template}", text)
    assert {d.code for d in starter.check().diagnostics} == {code}
    report = starter.build()
    assert {d.code for d in report.diagnostics} == {code}
    assert all(d.span.path == f"templates/{template}" for d in report.diagnostics if "base" not in d.span.path)
    assert starter.files() == before


def test_a_site_overrides_a_template_and_extends_the_theme_s(starter):
    starter.write(
        "templates/about.html",
        "unused",
    ).write(
        "templates/pair.html",
        "{% extends 'default/pair.html' %}{% block content %}<p>ours</p>{{ super() }}{% endblock %}",
    ).built()
    page = starter.page("chairs/alder-vs-birch")
    assert "<p>ours</p>" in page
    assert "Verdict" in page


def test_levels_are_the_site_s(starter):
    starter.write("content/pages/two.md", "---\ntitle: Two\n---\n![](a.svg)\n# Again\n")
    starter.write("content/pages/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>')
    report = starter.check()
    assert {(d.code, d.level) for d in report.diagnostics} == {
        ("image/no-alt", Level.WARN),
        ("markdown/heading", Level.WARN),
    }
    starter.edit("evenhand.yaml", "currency: USD", "checks: {image/no-alt: off, markdown/heading: error}")
    assert {(d.code, d.level) for d in starter.check().diagnostics} == {("markdown/heading", Level.ERROR)}
    assert starter.check(strict=True).failed


def test_same_input_same_bytes(starter, tmp_path):
    """Another hash seed, time zone, locale and folder make no difference; nor does a second build on top."""
    first = starter.built().built().files()
    other = tmp_path / "elsewhere"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "build", "--as-of", TODAY.isoformat(), "--output", str(other)]
    subprocess.run(command, cwd=starter.root, env=environment, check=True, capture_output=True)
    assert SiteFolder(starter.root).files() == first
    moved = SiteFolder(starter.root)
    moved.output = other
    assert moved.files() == first


def test_any_number_of_processes_makes_the_same_site(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.build.MANY_PAGES", 1)
    monkeypatch.setattr("generator.judging.pairs.GROUP", 3)
    sites = [SiteFolder(copy_site(ROOT / "tests/sites/prices/input", tmp_path / name)) for name in ("one", "three")]
    for step in range(3):
        for site in sites:
            site.edit("scores/transcription/finch.yaml", f"name: Finch{step or ''}\n", f"name: Finch{step + 1}\n")
        first, other = sites[0].built(jobs=1, anew=step == 2).files(), sites[1].built(jobs=3).files()
        assert first == other


def test_what_is_wrong_is_told_by_any_number_of_processes(starter, monkeypatch):
    monkeypatch.setattr("generator.build.MANY_PAGES", 1)
    first = starter.built().files()
    starter.write("templates/pair.html", "{{ page.nothing }}")
    assert {d.code for d in starter.build(jobs=3).diagnostics} == {"template/unknown"}
    assert starter.files() == first


def test_crlf_and_a_byte_order_mark_change_nothing(starter):
    before = starter.built().files()
    for path in [*starter.root.rglob("*.yaml"), *starter.root.rglob("*.md")]:
        if "site" not in path.parts:
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    after = starter.built().files()
    assert before.pop(MANIFEST) != after.pop(MANIFEST)
    assert after == before


def test_the_manifest_says_what_the_site_was_made_of(starter):
    manifest = read_manifest(starter.built().output)
    assert manifest.files == {path: mark_of(data) for path, data in starter.files().items() if path != MANIFEST}
    assert manifest.making.sources == origin(read_tree(starter.root).value)
    assert (manifest.making.as_of, manifest.making.base_url) == (TODAY.isoformat(), "https://example.com/")
    assert manifest.making.audited and not manifest.making.drafts
    assert manifest.making.verdicts == {
        "chairs/alder-vs-birch/index.html": "none",
        "chairs/alder-vs-cedar/index.html": "a",
        "chairs/birch-vs-cedar/index.html": "none",
    }
    assert manifest.making.moves == {}
    starter.edit("evenhand.yaml", "title: My", "title: Our")
    assert manifest.making.sources != origin(read_tree(starter.root).value)
    starter.write(".schema/site.json", "{}").edit("evenhand.yaml", "title: Our", "title: My")
    assert manifest.making.sources == origin(read_tree(starter.root).value)
    unproved = read_manifest(starter.built(audit=False, drafts=True).output).making
    assert not unproved.audited and unproved.drafts


def test_the_manifest_tells_where_old_addresses_lead(starter):
    starter.edit("scores/chairs/alder.yaml", "maker:", "former_ids: [elder]\nmaker:")
    assert read_manifest(starter.built(files=True).output).making.moves == {
        "chairs/elder/": "chairs/alder/",
        "chairs/elder/alternatives/": "chairs/alder/",
        "chairs/birch-vs-elder/": "chairs/alder-vs-birch/",
        "chairs/cedar-vs-elder/": "chairs/alder-vs-cedar/",
    }


def test_a_plan_beyond_the_limit_is_refused_with_its_size(starter):
    starter.edit("evenhand.yaml", "currency: USD", "limits: {pages: 5}")
    (problem,) = starter.check().diagnostics
    assert problem.code == "plan/too-many"
    assert "10 pages" in problem.message
    assert (problem.span.path, problem.span.line, problem.span.keys) == ("evenhand.yaml", 7, "limits.pages")


def test_two_pages_with_one_title_are_named(starter):
    for name in ("one", "two"):
        starter.write(f"content/articles/{name}.md", f"---\ntitle: Same\n---\nText of {name}.\n")
    (problem, _) = told(starter.build())
    assert problem in told(starter.check())
    assert problem.code == "plan/same-text"
    assert "/articles/one/" in problem.message
    assert "/articles/two/" in problem.message


def test_drafts_are_shown_when_asked_for(starter):
    starter.write("content/articles/soon.md", "---\ntitle: Soon\ndraft: true\n---\nText.\n").built()
    assert "articles/soon/index.html" not in starter.files()
    starter.built(drafts=True)
    assert 'class="ribbon"' in starter.page("articles/soon")
    assert 'class="ribbon"' not in starter.page("about")


def test_links_for_a_folder_without_a_server(starter):
    starter.built(files=True)
    assert 'href="../../chairs/index.html"' in starter.page("chairs/alder-vs-birch")
    assert 'rel="canonical" href="https://example.com/chairs/alder-vs-birch/"' in starter.page("chairs/alder-vs-birch")


def test_a_term_decides_which_price_is_shown(starter):
    starter.edit(
        "scores/chairs/alder.yaml",
        "    - {name: Chair, kind: owned, once: 190}",
        "    - {name: Chair, kind: owned, once: 190, until: 2026-12-01}\n"
        "    - {name: Chair, kind: owned, once: 210, from: 2026-12-01}",
    )
    assert "$190 once" in starter.built().page("chairs/alder").split("</dl>")[0] + starter.page("chairs/alder")
    later = starter.options(as_of=TODAY.replace(month=12))
    assert later.as_of.month == 12
    starter.built(as_of=TODAY.replace(month=12))
    assert "$210 once" in starter.page("chairs/alder")


@pytest.mark.parametrize(
    ("code", "hint"), [("value/number", "wrong"), ("imag/no-alt", "`image/no-alt`"), ("yaml/syntx", "explain")]
)
def test_only_some_levels_can_be_set(starter, code, hint):
    starter.edit("evenhand.yaml", "currency: USD", f"checks: {{{code}: off}}")
    (problem,) = starter.check().diagnostics
    assert problem.code == "reference/check"
    assert hint in problem.hint


def test_texts_describe_the_pages_they_are_part_of(starter):
    starter.write(
        "content/chairs/alder.md",
        "---\ndescription: A chair described by hand, at a length that fits into a list of results.\n---\nText.\n",
    ).built()
    assert (
        '<meta name="description" content="A chair described by hand, at a length that fits into a list of results.">'
        in starter.page("chairs/alder")
    )
    assert "Office chairs compared by published scores, with a reason for every number." in starter.page("")


def test_a_site_adds_files_of_its_own_to_the_theme(starter):
    starter.write("templates/assets/extra.css", "p { color: red }")
    starter.write(
        "templates/page.html",
        "{% extends 'default/page.html' %}{% block head %}{{ super() }}"
        '<link rel="stylesheet" href="{{ page.root }}{{ page.frame.assets["extra.css"] }}">{% endblock %}',
    ).built()
    (name,) = [path for path in starter.files() if path.startswith("assets/extra.")]
    assert f'href="../{name}"' in starter.page("about")


def test_a_page_kept_by_a_browser_still_finds_its_style_sheet(starter):
    before = starter.built().page("")
    starter.edit("evenhand.yaml", "currency: USD", 'currency: USD\ntheme: {accent_a: "#004466"}').built()
    (old,) = re.findall(r'"\./(assets/style\.\w+\.css)"', before)
    (new,) = re.findall(r'"\./(assets/style\.\w+\.css)"', starter.page(""))
    assert old != new
    assert {path for path in starter.files() if path.startswith("assets/style.")} == {old, new}


def test_compiled_templates_are_not_taken_for_those_of_other_words(starter, tmp_path):
    """Jinja puts what a template always says into the program."""

    def made(**more) -> str:
        build(starter.options(), starter.output, Manner(cache=tmp_path / "cache", **more))
        return starter.page("chairs/alder-vs-birch")

    english = made()
    starter.edit("evenhand.yaml", "language: en", "language: de")
    german = made()
    starter.write("templates/words/de.ftl", "scores = Unsere Noten\n")
    assert 'lang="de"' in german
    assert "Scores" in english
    assert "Scores" not in german
    assert "Unsere Noten" not in german
    assert "Unsere Noten" in made()


def test_pages_of_one_name_are_told_beside_an_error_on_another(starter):
    """As by `check`, and once each."""
    for name in ("one", "two"):
        starter.write(f"content/articles/{name}.md", f"---\ntitle: Same\n---\nText of {name}.\n")
    starter.write(
        "templates/method.html", '{% extends "default/method.html" %}{% block content %}{{ 1 / 0 }}{% endblock %}'
    )
    for found in (starter.check(), starter.build(), starter.build(jobs=2)):
        codes = [d.code for d in found.diagnostics]
        assert codes.count("template/failed") == 1
        assert codes.count("plan/same-text") == len(("title", "description"))
