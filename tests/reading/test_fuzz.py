"""The reading phase against mutated files: no exception, no long wait, every diagnostic at a place that exists."""

import re
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics.text import render
from generator.files.tree import SourceTree
from generator.reading.load import load
from tests.reading.samples import small_site

TODAY = date(2026, 11, 21)
LONGEST = 10
CODE = re.compile(r"[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*")
SHARDS, INPUTS_OF_A_SHARD = 20, 5_000

BODY = """
# A title

Alpha has {{ alpha.scores.value }} *points*, [Beta](product:beta "B") fewer[^1]. ![A *logo*](logo.svg) <b onclick=x>

:::: reasons alpha
::: note Hear
- [x] done
  > 1. quoted `code` <https://example.com/>
:::
::::

| a | b |
|---|--:|
| 1 | `2` |

term
: meaning

```python
x = 1
```

[^1]: A footnote with a [link][ref].

[ref]: https://example.com/?a=1&b=2 "title"
"""
FLOW = """\
{name: Gamma, maker: 'Works', scores: {performance: {score: 7.5, why: "Is \\u00e9", evidence: [{kind: vendor, what:
  X}]},  value: unknown}, pricing: {plans: [{name: API, kind: usage, rates: {tokens: {price: 1, per: 1K}}}]},
  extra: {a: [1, ~]}}
"""
SITE = small_site(
    {
        "content/things/beta-vs-gamma.md": f"---\ntitle: T\nfaq:\n  - {{q: Q, a: A}}\n---\n{BODY}".encode(),
        "scores/things/gamma.yaml": FLOW.encode(),
        "content/images/dot.gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    }
)

OF_YAML = """
&a ¦*a¦&a [*a]¦&a {b: *a}¦<<: *a¦<<: {a: 1}¦<<¦!!python/object:os.system ¦!!binary x¦!¦!<tag:x> ¦!!int ¦%YAML 9.9\n¦
%TAG ! x:\n---\n¦---¦...¦--- a¦"¦'¦""¦"\\ud800"¦"\\U0001F600"¦"\\x00"¦"\\u2028"¦"\\x1b[1m"¦[¦]¦{¦}¦[[[[[[¦{a: {a: {a: ¦
}}}}¦- - - - -¦? ¦? [a]\n: b¦: ¦:¦::¦,¦#¦ # x¦- ¦-¦~¦null¦{}¦[]¦|¦|\n¦>-\n  ¦>9\n¦|+2\n¦@¦`¦%¦\t¦\n\t¦\n¦\n\n¦\n    ¦
\r\n¦\r¦a: 1\na: 2\n¦true¦false¦NO¦yes¦unknown¦partial¦.nan¦-.inf¦0x1f¦0b1¦010¦1_000¦12:30¦1e400¦-0.0¦
9.999999999999999999¦
2026-02-30¦0000-00-00¦2026-13-45T00:00:00Z¦9999-12-31¦0001-01-01¦7,5¦256K¦1M¦€9¦name: ¦kind: ¦kind: usage¦extra: ¦
score: ¦"1"¦{score: 1}¦javascript:x¦https://[::1¦http://x:99999999/¦<<<<<<< ours\n¦=======\n¦>>>>>>> b\n
"""
OF_MARKDOWN = """
---\n¦\n---\n¦--- ¦[x](¦![¦](¦](product:¦](pair:a--b)¦](#)¦](//x)¦](javascript:x)¦[^1]¦[^1]: ¦[^]¦*¦**¦_¦```¦~~~¦
````x\n¦> ¦> > > > ¦# ¦####### ¦\n===\n¦|---|\n¦| |\n|---|\n¦<!--¦<![CDATA[¦<?¦<script>¦&#0;¦&#xD800;¦&amp;¦&nope;¦
\n: x¦
{{ ¦}}¦{{ a.b }}¦{{ alpha.price.tokens }}¦{% x %}¦:::¦::: ¦::: note\n¦::::: reasons alpha\n¦::: costs busy\n¦:::\n:::\n¦
- [ ] ¦1. ¦999999999. ¦+ ¦  \n¦\\\n¦\\[¦http://¦<http://x>¦\t- ¦        ¦[a]: <¦[a]: x 'y¦:-:|¦\n- - - \n
"""
OF_BYTES = [
    *(b"\x00", b"\x07", b"\x0b", b"\x0c", b"\x1b[31m", b"\x7f", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"),
    *(b"\xc0\xaf", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\xc3", b"\xe2\x80\xa8"),
    *(b"\xc2\x85", b"\xc2\x80", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xef\xbf\xbe", b"\xf0\x9f\x98\x80", b"e\xcc\x81"),
    *(b"\xd9\xa7", b"\xc2\xa0", b"9" * 400, b"0." + b"1" * 400, b"[" * 40, b"{a: " * 40, b"- " * 60, b"> " * 60),
    *(b"*" * 200, b"`" * 99, b" " * 999, b"<svg", b"viewBox='0 0 9%s 9'" % (b"9" * 400), b"viewBox='0 0 . .'", b"RIFF"),
    *(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"),
]
TOKENS = [t.encode() for t in "¦".join([OF_YAML, OF_MARKDOWN]).replace("¦\n", "¦").split("¦")] + OF_BYTES

places = st.integers(0, 2**16)
tokens = st.sampled_from(TOKENS)
edits = st.one_of(
    st.tuples(st.just("insert"), places, tokens),
    st.tuples(st.just("insert at a line"), places, tokens),
    st.tuples(st.just("insert at a value"), places, tokens),
    st.tuples(st.just("delete"), places, st.integers(1, 60)),
    st.tuples(st.just("duplicate"), places, st.integers(1, 200)),
    st.tuples(st.just("move"), places, places),
    st.tuples(st.just("splice"), places, st.sampled_from(sorted(SITE.files))),
    st.tuples(st.just("insert"), places, st.binary(max_size=8)),
)
mutations = st.tuples(st.sampled_from(sorted(SITE.files)), st.lists(edits, min_size=1, max_size=4))
noise = st.tuples(st.sampled_from(sorted(SITE.files)), st.binary(max_size=400))
soup = st.tuples(st.sampled_from(sorted(SITE.files)), st.lists(tokens, max_size=30).map(b"".join))
inputs = st.one_of(mutations.map(lambda m: (m[0], mutated(*m))), soup, noise)


def mutated(path, edits):
    """A file of the site after some edits."""
    data = SITE.files[path]
    for kind, place, what in edits:
        data = edited(data, kind, place * len(data) >> 16, what)
    return data


def edited(data, kind, at, what):
    match kind:
        case "insert at a line":
            at = data.rfind(b"\n", 0, at) + 1
        case "insert at a value":
            at = data.find(b": ", at) + 2
        case "delete":
            return data[:at] + data[at + what :]
        case "duplicate":
            return data[: at + what] + data[at:]
        case "move":
            start, end = sorted((at, what * len(data) >> 16))
            return data[end:] + data[start:end] + data[:start]
        case "splice":
            return data[:at] + SITE.files[what][at:]
    return data[:at] + what + data[at:]


def assert_told_well(path, data):
    """The oracle: the reading phase ends in good time, and what it says can be shown where it says."""
    tree = SourceTree({**SITE.files, path: data})
    started = time.monotonic()
    found = load(tree, TODAY).diagnostics
    assert time.monotonic() - started < LONGEST
    sources = {name: tree.text(name) for name in tree.files}
    for d in found:
        assert CODE.fullmatch(d.code), d
        assert d.message, d
        for span in [d.span, *(r.span for r in d.related)]:
            assert_inside(span, sources)
        assert d.code in render(d, sources)


def assert_inside(span, sources):
    if span.path not in sources:
        assert any(path.startswith(f"{span.path}/") for path in sources) and span.line == span.column == 1, span
        return
    lines = re.split("\r\n|\r|\n", sources[span.path])
    assert 1 <= span.line <= len(lines), span
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1, span


def test_the_site_itself_is_sound():
    assert load(SITE, TODAY).diagnostics == ()


@settings(max_examples=1_000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(inputs)
def test_a_thousand_inputs(file):
    assert_told_well(*file)


@pytest.mark.long
@pytest.mark.parametrize("shard", range(SHARDS))
@settings(
    max_examples=INPUTS_OF_A_SHARD,
    deadline=None,
    derandomize=False,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
@given(file=inputs)
def test_a_hundred_thousand_inputs(shard, file):
    """Each shard draws its own; hypothesis prints the file that fails, as small as it can make it."""
    assert_told_well(*file)
