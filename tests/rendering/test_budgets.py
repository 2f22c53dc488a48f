"""Budgets: what pages weigh, and what is told where that is too much."""

import pytest

from generator.diagnostics.codes import Level
from generator.pages.views import Page
from generator.rendering.budgets import Load, Loaded, heaviest, imported, load_of, over_budget, sizes
from generator.rendering.weights import MARKUP
from tests.conftest import told


def page(template: str = "pair.html", source: str = "content/a/b-vs-c.md") -> Page:
    return Page("a/b-vs-c/", template, tuple, (), source=source)


def loaded(load: Load) -> Loaded:
    return Loaded(page().url, page().source, load)


def test_a_pair_is_weighed_without_its_article():
    load = load_of(page(), b"<main>" + b"x" * 100 + b'<article class="prose">' + b"y" * 500 + b"</article></main>")
    assert load.markup == 113
    assert load_of(page("product.html"), b"x" * 100).markup == 0


def test_what_nobody_wrote_counts_whatever_element_it_is():
    text = b"<main><article>a card</article></main>"
    assert load_of(page(source="scores/a/b.yaml"), text).markup == len(text)


@pytest.mark.parametrize("text", [b"<article>", b"<articles>x</articles></article>", b"</article><article class=a>"])
def test_what_is_no_whole_article_counts(text):
    assert load_of(page(), text).markup == len(text)


def test_articles_that_follow_one_another_are_all_left_out():
    assert load_of(page(), b"<article>1</article>22<article>3</article>").markup == 2


def test_styles_and_scripts_are_those_that_the_page_loads():
    markup = (
        b'<link rel="stylesheet" href="../../assets/style.1.css"><link rel="icon" href="../../assets/favicon.2.svg">'
        b'<script src="/path/assets/weigh.3.js"></script><script type="application/ld+json">{}</script>'
    )
    load = load_of(page(), markup)
    assert (load.styles, load.scripts) == (("assets/style.1.css",), ("assets/weigh.3.js",))
    files = {"assets/style.1.css": b"s" * 7, "assets/weigh.3.js": b"w" * 9, "assets/favicon.2.svg": b"f" * 100}
    assert (sizes([loaded(load)], files).styles, sizes([loaded(load)], files).scripts) == (7, 9)


def test_what_scripts_import_counts_with_them():
    files = {
        "assets/s/js/a.js": b'import{b as c}from"./b.js";const d=await import("./more/d.js")',
        "assets/s/js/b.js": b"import { e } from '../e.js'; import './a.js'",
        "assets/s/js/more/d.js": b"4444",
        "assets/s/e.js": b"from './none.js'",
        "assets/s/js/other.js": b"not at all",
    }
    known = imported(("assets/s/js/a.js",), files)
    assert sorted(known) == [name for name in sorted(files) if "other" not in name]
    load = load_of(page(), b'<script type="module" src="../../assets/s/js/a.js"></script>')
    assert sizes([loaded(load)], files).scripts == sum(len(files[name]) for name in known)


def test_the_heaviest_page_is_named_once():
    loads = [loaded(load_of(page(), b"x" * (MARKUP + extra))) for extra in (0, 1, 500)]
    (problem,) = over_budget(heaviest(loads), {})
    assert (problem.code, problem.span.path) == ("budget/html", "content/a/b-vs-c.md")
    assert problem.message == "/a/b-vs-c/ has 40.5 kB without its article, the budget is 40 kB"
    assert [*over_budget(heaviest(loads[:1]), {})] == []


@pytest.mark.parametrize(
    ("path", "rule", "markup", "code"),
    [
        ("templates/assets/more.css", ".a{{color:#{:06x}}}\n", '<link rel="stylesheet" href="{}">', "budget/css"),
        ("templates/assets/more.js", "let a{} = 'x'\n", '<script src="{}"></script>', "budget/js"),
    ],
)
def test_a_page_that_loads_too_much_is_a_warning(starter, path, rule, markup, code):
    name = path.rpartition("/")[2]
    address = '{{ page.root }}{{ page.frame.assets["' + name + '"] }}'
    starter.write(path, "".join(rule.format(n) for n in range(2000)))
    starter.write(
        "templates/page.html",
        '{% extends "default/page.html" %}{% block head %}{{ super() }}' + markup.format(address) + "{% endblock %}",
    )
    report = starter.build()
    (problem,) = told(report)
    assert (problem.code, problem.level, problem.span.path) == (code, Level.WARN, "content/pages/about.md")
    assert "/about/ has" in problem.message
    assert told(starter.edit("evenhand.yaml", "currency: USD", f"checks: {{{code}: off}}").build()) == []


def test_the_reference_site_is_within_its_budgets(reference):
    assert told(reference.build()) == []
    weighed = reference.build().sizes
    assert 10_000 < weighed.markup < 40_000
    assert 10_000 < weighed.styles < 20_000
    assert str(weighed).endswith("of 25 kB")
