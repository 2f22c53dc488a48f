"""Values in plain texts: they reach every page that shows the text, and nothing else does."""

import pytest

from tests.conftest import told

ARTICLE = """---
title: "{{ alder.name }} or Birch"
description: >
  At {{ alder.scores.value }} for value Alder is ahead, and its weight is {{alder.specs.weight}},
  as the kitchen scale of the office says.
winner: none
verdict: Alder has {{ alder.scores.value }} & <b>
updated: 2026-11-01
faq: [{q: "Is {{ alder.name }} felt?", a: "It is {{ alder.specs.material }}, armrests {{ alder.specs.armrests }}."}]
---
Text with `{{ alder.name }}` in code.
"""


def test_values_in_front_matter_reach_the_reader(starter):
    page = starter.write("content/chairs/alder-vs-birch.md", ARTICLE).built().page("chairs/alder-vs-birch")
    assert "<title>Alder or Birch" in page
    assert "<h1>Alder or Birch</h1>" in page
    assert (
        'content="At 8.5 for value Alder is ahead, and its weight is 14 kg, as the kitchen scale of the office says."'
        in page
    )
    assert "Alder has 8.5 &amp; &lt;b&gt;" in page
    assert "Is Alder felt?" in page
    assert "It is Wool felt, armrests No." in page
    assert page.count("{{") == 1
    assert "<title>Alder or Birch</title>" in starter.page("chairs/feed.xml")


def test_values_in_the_words_of_a_product_reach_every_page(starter):
    starter.edit("scores/chairs/alder.yaml", "  - No armrests", "  - No armrests, {{ birch.scores.comfort }} has them")
    starter.edit(
        "scores/chairs/alder.yaml", "The seat is firm", "Birch has {{ birch.scores.comfort }}, this one is firm"
    )
    starter.built()
    for url in ("chairs/alder", "chairs/alder-vs-birch"):
        assert "No armrests, 9.0 has them" in starter.page(url)
        assert "Birch has 9.0, this one is firm" in starter.page(url)


def test_a_name_is_escaped_once(starter):
    starter.edit("scores/chairs/alder.yaml", "name: Alder", "name: R&D <b>")
    starter.write("content/chairs/alder-vs-birch.md", "---\nwinner: none\nverdict: It is {{ alder.name }}.\n---\n")
    assert "It is R&amp;D &lt;b&gt;. " in starter.built().page("chairs/alder-vs-birch")


def test_a_heading_that_is_the_title_takes_values(starter):
    starter.write("content/articles/on-alder.md", "# On {{ alder.name }}\n\nText.\n").built()
    assert "<h1>On Alder</h1>" in starter.page("articles/on-alder")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("{{ Alder.name }}", "did you mean `alder`?"),
        ("{{ alder }}", "say what of it: `alder.name`, `alder.scores.overall`"),
        ("{{ alder.scores }}", "go on: `alder.scores.overall`, `alder.scores.comfort`"),
        ("{{ alder.score.value }}", "did you mean `scores`?"),
        ("{{ alder.scores.valeu }}", "did you mean `value`?"),
        ("{{ alder.status }}", "known here:"),
        ("{{ }}", "braces are shown in `code`"),
        ("{{ alder.name", "braces are shown in `code`"),
    ],
)
@pytest.mark.parametrize("key", ["title", "description", "verdict", "body"])
def test_what_is_almost_a_value_is_an_error_at_its_place(starter, written, hint, key):
    line = f"Alder {written}" if key == "body" else f'{key}: "Alder {written}"'
    text = f"---\nauthor: A\n---\n{line}\n" if key == "body" else f"---\nauthor: A\n{line}\n---\n"
    found = [d for d in told(starter.write("content/chairs/alder-vs-birch.md", text).check()) if "length" not in d.code]
    (problem,) = [d for d in found if d.code == "value/unknown-path"]
    assert problem.hint.startswith(hint) or hint in problem.hint
    assert problem.span.line == (4 if key == "body" else 3)
    path = written.strip("{} ")
    exact = line.index(path) + 1 if key == "body" and path and "}}" in written else line.index("{{") + 1
    assert problem.span.column == exact


def test_the_second_of_two_like_ones_has_its_own_place(starter):
    text = "---\nfaq:\n  - q: A\n    a: >\n      `{{ a.b }}` and\n      x {{ a.b }} {{ alder.name }}\n---\n"
    places = [
        (d.span.line, d.span.column) for d in told(starter.write("content/chairs/alder-vs-birch.md", text).check())
    ]
    assert places == [(5, 8), (6, 9)]


@pytest.mark.parametrize(
    "old", ["material: Wool felt", "best_for: [Workshops, Shared desks]", "what: Ten years of guarantee on the frame"]
)
def test_where_no_value_can_be_it_is_an_error(starter, old):
    starter.edit("scores/chairs/alder.yaml", old, old.split(": ")[0] + ': "{{ birch.name }}"')
    assert "value/unknown-path" in {d.code for d in told(starter.check())}
