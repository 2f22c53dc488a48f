"""Prose: what is markup, what is a hole, and what is refused."""

import pytest

from generator.model.prose import Block, Html, Link, Picture, Value
from generator.reading.documents import parse_markdown
from generator.reading.markdown import parse


def prose(text):
    return parse(parse_markdown("x.md", text.encode()).value)


def html(text):
    return "".join(p.text for p in prose(text).value.pieces if isinstance(p, Html))


def test_raw_html_is_text():
    assert "<script>" not in html("<script>alert(1)</script>\n\na <b onclick=x>c</b>")
    assert "&lt;b onclick=x&gt;" in html("a <b onclick=x>c</b>")


@pytest.mark.parametrize("end", ["", ">", "> ", ">  ", "  ", "\n", "> \n"])
@pytest.mark.parametrize("start", ["> ::: note\n", "> > ::: tip\n> ", "- ::: note\n", "1. > ::: note\n"])
def test_a_text_may_end_inside_of_a_block(start, end):
    assert not [d for d in prose(start + end).diagnostics if d.code == "markdown/too-deep"]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.org",
        "/etc",
        "blob:x",
        "x.html",
    ],
)
def test_only_sound_links(target):
    outcome = prose(f"See [it]({target}).")
    assert [d.code for d in outcome.diagnostics] == ["link/scheme"]
    assert "<a" not in html(f"See [it]({target}).")


def test_links_to_the_outside_and_by_reference():
    outcome = prose("[a](https://x.org/?q=1&r=2) [b](mailto:a@b.org) [c](product:x#costs 'T')")
    assert outcome.diagnostics == ()
    assert 'href="https://x.org/?q=1&amp;r=2" rel="noopener"' in html("[a](https://x.org/?q=1&r=2)")
    (link,) = [p for p in outcome.value.pieces if isinstance(p, Link)]
    assert (link.target, link.title, link.span.column) == ("product:x#costs", "T", 53)


def test_values_are_holes_outside_code():
    pieces = prose("Now {{ gemma-3.scores.value }} and `{{ a.b }}`.\n\n    {{ c.d }}\n").value.pieces
    assert [p.path for p in pieces if isinstance(p, Value)] == ["gemma-3.scores.value"]
    assert "{{ a.b }}" in html("`{{ a.b }}`")


@pytest.mark.parametrize(
    ("text", "path", "column"),
    [
        ("a {{ 7*7 }} {% x %}", "7*7", 6),
        ("a {{Alder.name}}", "Alder.name", 5),
        ("a {{ gemma-3 }}", "gemma-3", 6),
        ("a {{ }}", "", 3),
        ("a {{ never closed", "", 3),
        ("`{{ a.b }}` {{ a.b }}", "a.b", 16),
    ],
)
def test_two_braces_are_always_a_value(text, path, column):
    (value,) = [p for p in prose(text).value.pieces if isinstance(p, Value)]
    assert (value.path, value.span.line, value.span.column) == (path, 1, column)
    assert "{{" not in html(text) or "<code>" in html(text)


def test_single_and_escaped_braces_are_text():
    assert "{% x %} {a} { {" in html("{% x %} {a} { {")
    assert "{{ a.b }}" in html(r"\{{ a.b }}")


@pytest.mark.parametrize(
    "text",
    [
        "![of {{ a.name }}](x.png)",
        "![x](x.png '{{ a.name }}')",
        "[x](product:x '{{ a.name }}')",
        "<https://x.org/{{ a.name }}>".replace(" ", ""),
        "::: note {{ a.name }}\nx\n:::",
    ],
)
def test_what_can_hold_no_value_is_told(text):
    (problem,) = prose(text).diagnostics
    assert problem.code == "value/unknown-path"
    assert problem.span.column == text.index("{{") + 1


def test_the_values_of_a_title_are_kept_with_their_places():
    (value,) = prose("# All of {{ a.name }}\n\nText\n").value.title_values
    assert (value.path, value.span.line, value.span.column) == ("a.name", 1, 13)


def test_blocks_nest_with_more_colons():
    (block,) = prose(":::: reasons gemma-4\nA\n\n::: note Hear, hear\nB\n:::\n::::\n").value.pieces
    assert isinstance(block, Block)
    assert (block.name, block.argument) == ("reasons", "gemma-4")
    (inner,) = [p for p in block.body if isinstance(p, Block)]
    assert (inner.name, inner.argument) == ("note", "Hear, hear")


def test_headings_have_ids_of_their_own():
    outcome = prose("# The title\n\n## Costs & all\n\n## Costs & all\n\n### `code` ünï\n\n# Again\n")
    found = outcome.value
    assert found.title == "The title"
    assert [(h.level, h.id) for h in found.headings] == [
        (2, "h-costs-all"),
        (2, "h-costs-all-2"),
        (3, "h-code-uni"),
        (2, "h-again"),
    ]
    (problem,) = outcome.diagnostics
    assert (problem.code, problem.span.line) == ("markdown/heading", 9)


def test_headings_named_like_numbered_ones_have_ids_of_their_own():
    found = prose("## A\n\n## A\n\n## A 2\n\n## A\n").value
    assert [h.id for h in found.headings] == ["h-a", "h-a-2", "h-a-2-2", "h-a-3"]


def test_the_same_link_twice_has_two_places():
    pieces = prose("[a](product:x) and\n[b](product:x)\n\n- {{ x.name }} {{ x.name }}\n").value.pieces
    assert [(p.span.line, p.span.column) for p in pieces if isinstance(p, Link | Value)] == [
        (1, 5),
        (2, 5),
        (4, 6),
        (4, 19),
    ]


def test_a_link_written_elsewhere_is_at_the_line_of_its_block():
    pieces = prose("Some words\nand [a][b].\n\n[b]: product:x\n").value.pieces
    assert [(p.span.line, p.span.column) for p in pieces if isinstance(p, Link)] == [(1, 1)]


@pytest.mark.parametrize(
    ("level", "most"),
    [
        (lambda n: "  " * n + f"- level{n}\n", 8),
        (lambda n: "> " * (n + 1) + f"level{n}\n\n", 16),
        (lambda n: ":" * (40 - n) + f" note\nlevel{n}\n\n", 16),
    ],
)
def test_what_is_nested_too_deep_is_told(level, most):
    text = "".join(level(n) for n in range(most))
    assert prose(text).diagnostics == ()
    assert f"level{most - 1}" in str(prose(text).value.pieces)
    (problem,) = prose(text + level(most)).diagnostics
    assert problem.code == "markdown/too-deep"
    assert prose(text + "".join(level(n) for n in range(most, 25))).diagnostics == (problem,)


def test_pictures_are_holes():
    (picture,) = [p for p in prose("![a *b*](x.png)").value.pieces if isinstance(p, Picture)]
    assert (picture.source, picture.alt) == ("x.png", "a b")


def test_tables_are_aligned_without_style_attributes():
    text = html("| a | b |\n|---|--:|\n| 1 | 2 |\n")
    assert "style=" not in text
    assert '<td class="right">2</td>' in text


def test_the_rest_of_the_dialect():
    assert "<dl>" in html("term\n: meaning\n")
    assert 'class="footnotes"' in html("a[^1]\n\n[^1]: note\n")
    assert html("- [x] done\n- [ ]\n  1. [ ] *open*\n").count('type="checkbox"') == 2
    assert '<span class="' in html("```python\nx = 1\n```\n")
    assert "x = 1" in html("```nonsense\nx = 1\n```\n")
    assert "<span" not in html("```python\n" + "x = 1\n" * 4_000 + "```\n")
