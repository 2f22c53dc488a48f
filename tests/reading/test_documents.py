"""Strict YAML: what is refused, where it is said to be, and what stays text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.documents import parse_markdown, parse_yaml
from generator.reading.nodes import Plain

REFUSED = [
    ("yaml/encoding", b"a: \xff", (1, 1)),
    ("yaml/encoding", "a: 1\n".encode("utf-16"), (1, 1)),
    ("yaml/character", b"a: 1\nb\x00: 2", (2, 2)),
    ("yaml/character", "a: \u202egnp".encode(), (1, 4)),
    ("yaml/character", "a: x\u2028y".encode(), (1, 5)),
    ("yaml/character", b'a: "\\0"', (1, 4)),
    ("yaml/character", b'? "a\\0b"\n: 1', (1, 3)),
    ("yaml/character", b'a: "\\u2028"', (1, 4)),
    ("yaml/character", b'a: "\\x85"', (1, 4)),
    ("yaml/merge-conflict", b"a: 1\n<<<<<<< ours\nb: 2", (2, 1)),
    ("yaml/tab", b"a:\n\tb: 1", (2, 1)),
    ("yaml/tab", b"a:\n  -\tb:\n\t- c", (2, 4)),
    ("yaml/alias", b"a: &x 1", (1, 4)),
    ("yaml/alias", b"a: 1\nb: *x", (2, 4)),
    ("yaml/merge-key", b"a:\n  <<: {b: 1}", (2, 3)),
    ("yaml/tag", b"a: !!int 1", (1, 4)),
    ("yaml/tag", b"a: !!python/object:os.system x", (1, 4)),
    ("yaml/second-document", b"a: 1\n---\nb: 2", (2, 1)),
    ("yaml/duplicate-key", b"a: 1\nb: 2\na: 3", (3, 1)),
    ("yaml/duplicate-key", b"a: {b: 1, b: 2}", (1, 11)),
    ("yaml/key", b"? [a]\n: b", (1, 3)),
    ("yaml/not-a-mapping", b"", (1, 1)),
    ("yaml/not-a-mapping", b"# only a comment\n", (1, 1)),
    ("yaml/not-a-mapping", b"- a", (1, 1)),
    ("yaml/not-a-mapping", b"word", (1, 1)),
    ("yaml/syntax", b"a: b: c", (1, 5)),
    ("yaml/syntax", b'a: "b\nc: 1\nd: 2', (1, 4)),
    ("yaml/syntax", b"a: [1, 2\nb: 1", (1, 4)),
    ("yaml/syntax", b"a: [1,\n\n", (1, 7)),
    ("yaml/syntax", b"a: 1\nb", (2, 1)),
    ("yaml/syntax", b"a: 1\nb\n\n", (2, 1)),
    ("yaml/syntax", b"a: b\tc: d", (1, 7)),
    ("yaml/not-a-mapping", b"---", (1, 1)),
    ("yaml/syntax", b'a: "\\ud800"', (1, 7)),
    ("yaml/syntax", b"a: 'b\nc: 1\nd: 'e'\nf: 2", (1, 4)),
    ("yaml/syntax", b"a: 'it's'", (1, 8)),
    ("yaml/syntax", b"a: 1\n...\nb: 2", (3, 1)),
    ("yaml/syntax", b"%YAML 9.9\n---\na: 1", (1, 1)),
    ("yaml/too-deep", b"a: " + b"[" * 33 + b"]" * 33, (1, 35)),
    ("yaml/too-deep", b"[" * 200_000, (1, 33)),
    ("yaml/too-deep", b"{a: " * 40, (1, 129)),
]


@pytest.mark.parametrize(("code", "data", "place"), REFUSED)
def test_refused_at_its_place(code, data, place):
    outcome = parse_yaml("x.yaml", data)
    (problem,) = outcome.diagnostics
    assert outcome.value is None
    assert (problem.code, problem.span.line, problem.span.column) == (code, *place)


def test_a_duplicate_key_names_both_lines():
    (problem,) = parse_yaml("x.yaml", b"a: 1\nb: 2\na: 3").diagnostics
    assert problem.span.line == 3
    assert problem.related[0].span.line == 1


@pytest.mark.parametrize("word", ["NO", "1.10", "12:30", "010", "yes", "0x1f", "1_000", "2026-04-13", "true", "1e3"])
def test_scalars_stay_what_was_written(word):
    data = parse_yaml("x.yaml", f"a: {word}".encode()).value.data
    assert data == {"a": word}
    assert isinstance(data["a"], Plain)
    assert not isinstance(parse_yaml("x.yaml", f"a: '{word}'".encode()).value.data["a"], Plain)


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing(word):
    assert parse_yaml("x.yaml", f"a: {word}".encode()).value.data == {"a": None}


def test_places_count_code_points():
    document = parse_yaml("x.yaml", "a: {😀: [é, wanted]}".encode()).value
    span = document.span("a", "😀", 1)
    assert (span.line, span.column, span.end_column) == (1, 12, 18)
    assert document.span("a", "😀", key=True).column == 5


@pytest.mark.parametrize("line", ["=======", "======= ", "<<<<<<<", "a <<<<<<< b"])
def test_what_only_looks_like_a_merge_conflict(line):
    assert parse_markdown("x.md", f"Pricing\n{line}\n".encode()).diagnostics == ()


def test_front_matter_keeps_its_lines():
    document = parse_markdown("x.md", b"---\ntitle: T\nupdated: x\n---\n\nBody.\n").value
    assert document.span("updated").line == 3
    assert (document.body_line, document.body) == (5, "\nBody.\n")


@pytest.mark.parametrize("text", [b"No front matter.\n", b"", b"--- not a fence\n"])
def test_front_matter_may_be_left_out(text):
    assert parse_markdown("x.md", text).value.body == text.decode()


@pytest.mark.parametrize("start", ["\n---", " ---", "----", "--", "–––", "—", "\n\n----  "])
def test_front_matter_that_does_not_begin_as_it_has_to_is_no_text(start):
    (problem,) = parse_markdown("x.md", f"{start}\nfacts:\n  - a.b < 1\n---\nText.\n".encode()).diagnostics
    assert (problem.code, problem.span.column) == ("yaml/front-matter", 2 if start[0] == " " else 1)


@pytest.mark.parametrize("text", [b"----\nText.\n\n----\n", b"----\nnote: this\n"])
def test_a_rule_may_begin_a_text(text):
    assert not parse_markdown("x.md", text).diagnostics


def test_front_matter_has_to_be_closed():
    (problem,) = parse_markdown("x.md", b"---\ntitle: T\n\nBody.").diagnostics
    assert (problem.code, problem.span.line) == ("yaml/front-matter", 1)


@pytest.mark.parametrize(
    "bomb",
    [
        b"a: &a [x,x]\nb: &b [*a,*a]\n" * 20,
        b"&a [*a]",
        b"- " * 400_000,
        b"? " * 400_000,
        b"a:\n" + b" a:\n" * 200_000,
        b"x: " + b"9" * 900_000,
        b"\n".join(b"k%d: 1" % n for n in range(80_000)),
    ],
)
def test_bombs_end_quickly(bomb):
    started = time.monotonic()
    parse_yaml("x.yaml", bomb[:1_000_000])
    assert time.monotonic() - started < 5


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_no_input_raises(data):
    assert parse_yaml("x.yaml", data).diagnostics or parse_yaml("x.yaml", data).value
    assert parse_markdown("x.md", data).diagnostics or parse_markdown("x.md", data).value


@given(st.lists(st.sampled_from([*"abc:-?[]{},#&*!|>'\"%@` \n\t~0", "---", "<<", "\\u", "..."]), max_size=40))
def test_no_soup_of_yaml_raises(tokens):
    outcome = parse_yaml("x.yaml", "".join(tokens).encode())
    assert outcome.diagnostics or outcome.value
