"""Files made to exhaust the reader: a program of its own checks each and says what that took.

The limits hold for the time of the processor, so that a busy machine fails no
test, and for the peak of memory (`VmHWM`: what `getrusage` gives for a child
counts its parent); what hangs ends at `PATIENCE`.
"""

import os
import socket
import subprocess
import sys
from dataclasses import dataclass

import pytest

from tests.conftest import ROOT
from tests.reading.samples import small_site

PATIENCE = 60
YAML_SECONDS, YAML_MEGABYTES = 1, 100  # more than the check of a site without a bomb
MARKDOWN_SECONDS, MARKDOWN_MEGABYTES = 10, 512
BOMB = "scores/things/bomb.yaml"
ARTICLE = "content/articles/bomb.md"
PRODUCT = b"name: Bomb\nmaker: M\nscores: {performance: 7}\n"
UP_TO_SCORES = b"name: Bomb\nmaker: M\nscores:\n"
JUST_UNDER = 299_000
PROGRAM = """
import sys, time
from generator.cli.main import run
code = run(["check", "--all", "--quiet", "--as-of", "2026-11-21", "--root", sys.argv[1]])
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(time.process_time(), peak)
sys.exit(code)
"""


@dataclass
class Run:
    """How a check ended, the seconds of processor time and the megabytes it took, and what it said."""

    code: int
    seconds: float
    megabytes: float
    said: str


def checked(root) -> Run:
    command = [sys.executable, "-c", PROGRAM, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, cwd=ROOT, check=False)
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    assert done.returncode in (0, 1), (done.returncode, done.stderr[-2000:])
    seconds, kilobytes = done.stdout.split()
    return Run(done.returncode, float(seconds), int(kilobytes) / 1024, done.stderr)


def lay_out(root, files=None):
    """Write the small site of the samples, and `files` over it."""
    for path, data in small_site(files).files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


@pytest.fixture(scope="module")
def harmless(tmp_path_factory) -> Run:
    """A check of the same site without a bomb."""
    run = checked(lay_out(tmp_path_factory.mktemp("harmless")))
    assert run.code == 0, run.said
    return run


def assert_cheap(run: Run, harmless: Run):
    assert run.seconds < harmless.seconds + YAML_SECONDS
    assert run.megabytes < harmless.megabytes + YAML_MEGABYTES


ALIASES = b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 10)
)
MERGES = b"a0: &a0 {x: 1}\n" + b"".join(
    b"a%d: &a%d\n  <<: [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 10)
)
BOMBS = {
    "aliases": (ALIASES, "yaml/alias"),
    "merge keys": (MERGES, "yaml/alias"),
    "a merge key": (PRODUCT + b"<<: {a: 1}\n", "yaml/merge-key"),
    "an alias of itself in a list": (b"&a [*a]", "yaml/alias"),
    "an alias of itself in a group": (b"a: &a {b: *a}", "yaml/alias"),
    "a megabyte and a byte": (b"#" * 1_000_001, "files/too-large"),
    "keys as many as fit": (b"".join(b"k%d: 1\n" % n for n in range(90_000)), "yaml/too-many"),
    "keys nobody knows": (PRODUCT + b"".join(b"k%d: 1\n" % n for n in range(24_000)), "key/unknown"),
    "keys declared nowhere": (UP_TO_SCORES + b"".join(b"  k%d: 7\n" % n for n in range(24_000)), "reference/dimension"),
    "keys without a value": (UP_TO_SCORES + b"".join(b"  k%d:\n" % n for n in range(24_000)), "value/empty"),
    "groups without a key": (PRODUCT + b"faq:\n" + b"- {}\n" * 24_000, "value/empty"),
    "groups of unknown keys": (PRODUCT + b"faq:\n" + b"- {zork: 1}\n" * 16_000, "value/missing"),
    "entries": (PRODUCT + b"pros:\n" + b"- a\n" * 40_000, None),
    "one text": (PRODUCT + b"summary: " + b"word " * 198_000, None),
    "one name": (PRODUCT[10:] + b"name: " + b"x" * 990_000, "value/too-long"),
    "one number": (UP_TO_SCORES + b"  performance: " + b"9" * 990_000, "value/number"),
    "one key": (PRODUCT + b"? " + b"x" * 990_000 + b"\n: 1\n", "key/unknown"),
    "braces": (b"{" * 1_000_000, "yaml/key"),
    "quotes": (b'"' * 1_000_000, "yaml/syntax"),
    "a quote that swallows all": (PRODUCT + b'summary: "' + b"a\n" * 490_000, "yaml/syntax"),
    "dashes in a line": (b"- " * 500_000, "yaml/too-deep"),
    "anchors": (b"".join(b"a%d: &b%d 1\n" % (n, n) for n in range(50_000)), "yaml/alias"),
    "tabs": (b"\t" * 1_000_000, "yaml/syntax"),
    "conflicts": (b"<<<<<<< \n" * 100_000, "yaml/merge-conflict"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_in_yaml_is_cheap(name, tmp_path, harmless):
    data, code = BOMBS[name]
    run = checked(lay_out(tmp_path, {BOMB: data}))
    assert (run.code, BOMB in run.said) == ((1, True) if code else (0, False)), run.said[:500]
    assert (code or "") in run.said
    assert_cheap(run, harmless)


@pytest.mark.parametrize(
    ("opening", "code"),
    [("[", "too-deep"), ("{a: ", "too-deep"), ("- ", "too-deep"), ("? ", "key"), ("\n", "too-deep")],
)
def test_depth_is_cheap(opening, code, tmp_path, harmless):
    """Four files at once: 33, 1,000, 10,000 and 200,000 levels, as far as a megabyte goes; `\\n` stands for blocks."""
    files = {}
    for depth in (33, 1_000, 10_000, 200_000):
        levels = range(min(depth, 1_300))
        text = "".join(" " * n + "a:\n" for n in levels) if opening == "\n" else "a:\n  " + opening * depth
        files[f"scores/things/bomb-{depth}.yaml"] = text.encode()[:1_000_000]
    run = checked(lay_out(tmp_path, files))
    assert (run.code, run.said.count(f"error[yaml/{code}]")) == (1, len(files)), run.said[:2000]
    assert_cheap(run, harmless)


def zero(path):
    path.symlink_to("/dev/zero")


def listening(path):
    here = os.getcwd()
    os.chdir(path.parent)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(path.name)
    os.chdir(here)


def hundred_megabytes(path):
    path.touch()
    os.truncate(path, 100_000_000)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (zero, "files/symlink"),
        (os.mkfifo, "files/not-regular"),
        (listening, "files/not-regular"),
        (os.mkdir, "files/not-regular"),
        (hundred_megabytes, "files/too-large"),
    ],
)
def test_what_is_no_file_is_not_read(make, code, tmp_path, harmless):
    make(lay_out(tmp_path) / BOMB)
    run = checked(tmp_path)
    assert (run.code, run.said.count("error["), code in run.said) == (1, 1, True), run.said
    assert BOMB in run.said
    assert_cheap(run, harmless)


def fill(text):
    return text * (JUST_UNDER // len(text.encode()))


def numbered(text, count):
    return "".join(text.replace("N", str(n)) for n in range(count))


QUICK = {
    "stars": fill("*"),
    "backticks": "".join("`" * n + "a" for n in range(1, 760)),
    "quotes in quotes": fill("> "),
    "lists in lists": "".join("  " * n + "- a\n" for n in range(530)),
    "blocks in blocks": numbered("::: note\n", 10_000),
    "references that lead nowhere": numbered("[aN]: product:zN\n", 9_000) + numbered("\n[aN]", 9_000),
    "tasks": fill("- [x] "),
    "faults on one line": fill("{{"),
}
REPEATED = (
    *("[", "![", "[^", "^[a] ", "[a](", "[[a](b)", "![[](x)", "](", "[a](product:alpha) ", "![a](logo.svg)\n"),
    *("<", "<![CDATA[", "<!--", "<a ", "&", "{{ alpha.name }}\n", "a**b", "a*b_", "a\n", "[a]: <b\n"),
    *("- a\n", "- a\n\n", "- [ ] a\n", ": b\n", "a\n: b\n\n", "> - a\n>   > b\n", "# a\n", "a\n===\n", "a\n---\n"),
    *("a|b\n-|-\n", "::: note\na\n:::\n\n", "```python\nx\n```\n"),
)
SLOW = {
    **{text: fill(text) for text in REPEATED},
    "brackets": "[" * 145_000 + "]" * 145_000,
    "a wide table": "|a" * 12_000 + "|\n" + "|-" * 12_000 + "|\n" + ("|b" * 12_000 + "|\n") * 9,
    "a ragged table": "|a" * 12_000 + "|\n" + "|-" * 12_000 + "|\n" + "|b|\n" * 60_000,
    "a long table": "|a|b|\n|-|-|\n" + "|1|2|\n" * 48_000,
    "numbered headings": numbered("## aN\n", 28_000),
    "links that lead nowhere": numbered("[a](product:zN)\n", 14_000),
    "longer and longer colons": "".join(":" * (3 + n) + " note\n" for n in range(750)),
    "one footnote": "[^a]: x\n\n" + "[^a]" * 72_000,
    "numbered footnotes": numbered("[^N]: x[^N]\n\n", 13_000),
    "footnotes in footnotes": numbered("[^N]: a[^1N]\n\n", 12_000),
    "one reference": "[a]: https://x.org\n\n" + "[a] " * 72_000,
    "code": "```python\n" + "x = [1, 'a', f'{b}']\n" * 13_000 + "```\n",
    "code in pieces": ("```rst\n" + "`a " * 1_600 + "\n```\n") * 60,
    "languages": numbered("```zN\nx\n```\n", 17_000),
}


def assert_bearable(text, root):
    data = b"---\ntitle: T\n---\n" + text.encode()
    assert len(data) <= 300_000
    run = checked(lay_out(root, {ARTICLE: data}))
    assert "files/too-large" not in run.said
    assert run.seconds < MARKDOWN_SECONDS
    assert run.megabytes < MARKDOWN_MEGABYTES


@pytest.mark.parametrize("name", QUICK)
def test_a_bomb_in_markdown_is_bearable(name, tmp_path):
    assert_bearable(QUICK[name], tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("name", SLOW, ids=repr)
def test_a_slow_bomb_in_markdown_is_bearable(name, tmp_path):
    assert_bearable(SLOW[name], tmp_path)


def test_markdown_over_its_limit_is_not_read(tmp_path):
    run = checked(lay_out(tmp_path, {ARTICLE: b"a" * 300_001}))
    assert (run.code, "files/too-large" in run.said) == (1, True)
