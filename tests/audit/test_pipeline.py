"""Where the audit stands: in build, check, the preview, and as a verb of its own."""

import subprocess
import sys
from itertools import permutations

import pytest

from generator.audit.glance import Glance
from generator.audit.lines import Lines
from generator.audit.runs import Runs
from generator.audit.seen import Seen
from generator.cli.main import run
from generator.preview.live import LiveSite
from tests.audit.conftest import auditor_of
from tests.conftest import ROOT, told

LYING = """\
{% extends "default/pair.html" %}
{% block content %}
{{ super() }}
<p><span data-claim="crown winner={{ page.a.name | lower }} loser={{ page.b.name | lower }}">Winner</span></p>
{% endblock %}
"""


@pytest.fixture
def lying(starter):
    """Crowns every first product on its pair's page."""
    starter.built()
    return starter.write("templates/pair.html", LYING)


def test_a_lie_fails_the_build_and_the_site_stays_as_it_was(lying):
    before = lying.files()
    for jobs in (1, 2):
        report = lying.build(jobs=jobs)
        assert report.failed
        assert report.lies
        assert {d.code for d in told(report)} == {"audit/claim"}
        (first, *_) = told(report)
        assert first.message.startswith("`/chairs/")
        assert "says “Winner”; the data" in first.message
        assert lying.files() == before


def test_without_an_audit_a_lie_is_built(lying):
    assert not lying.build(audit=False).failed


def test_check_finds_it_too(lying):
    assert {d.code for d in told(lying.check())} == {"audit/claim"}


def test_the_preview_shows_it_in_place_of_the_page(lying):
    site = LiveSite(lying.options())
    site.reload()
    assert site.answer("/chairs/").status == 200
    answers = [site.answer(f"/chairs/{pair}/") for pair in ("alder-vs-birch", "alder-vs-cedar", "birch-vs-cedar")]
    lies = [a for a in answers if a.status == 500]
    assert lies
    assert b"audit/claim" in lies[0].body


@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_lie_ends_with_a_code_of_its_own(lying, verb, capsys):
    assert run([verb, "--root", str(lying.root)]) == 4
    assert "audit/claim" in capsys.readouterr().err
    assert run([verb, "--root", str(lying.root), "--format", "sarif"]) == 4
    assert '"audit/claim"' in capsys.readouterr().out


def test_no_audit_is_an_option_of_build(lying):
    assert run(["build", "--root", str(lying.root), "--no-audit"]) == 0


def test_the_verb_proves_a_finished_site(starter, capsys):
    starter.built()
    assert run(["audit", "--root", str(starter.root)]) == 0
    said = capsys.readouterr().out
    assert "claims: all hold" in said
    assert run(["audit", "--root", str(starter.root), "--site", str(starter.output), "--format", "json"]) == 0
    assert capsys.readouterr().out.strip() == "[]"


def test_the_verb_finds_pages_that_are_older_than_the_data(starter, capsys):
    starter.built()
    starter.edit("scores/chairs/alder.yaml", "score: 7.5", "score: 7.6")
    assert run(["audit", "--root", str(starter.root)]) == 4
    said = capsys.readouterr().err
    assert "`/chairs/alder/` says “7.5”; the data say “7.6”" in said
    assert "chairs/alder/index.html:" in said


def test_the_verb_says_when_the_content_itself_is_broken(starter):
    starter.built().edit("scores/chairs/alder.yaml", "score: 7.5", "score: 75")
    assert run(["audit", "--root", str(starter.root)]) == 1


def test_the_verb_wants_a_site(starter):
    assert run(["audit", "--root", str(starter.root)]) == 4
    assert run(["audit", "--root", str(starter.root), "--site", str(starter.root / "nowhere")]) == 4


def test_feeds_and_sitemaps_lead_to_pages_under_their_names(starter, capsys):
    starter.built()
    feed = starter.output / "feed.xml"
    feed.write_text(feed.read_text("utf-8").replace("<title>Alder</title>", "<title>Elder</title>"), "utf-8")
    (starter.output / "chairs/birch/index.html").unlink()
    assert run(["audit", "--root", str(starter.root), "--all"]) == 4
    said = capsys.readouterr().err
    assert "`/feed.xml` calls “https://example.com/chairs/alder/” “Elder”; the page is “Alder”" in said
    assert "`/sitemap.xml` lists “https://example.com/chairs/birch/”, which is no page of the site" in said


def test_a_site_opened_from_a_folder_or_with_drafts_holds_too(starter):
    for more in ({"files": True}, {"drafts": True}, {"base_url": "https://example.org/sub/"}):
        assert not told(starter.build(**more))


def test_the_audit_shares_no_code_with_what_it_checks():
    """The contract of .importlinter, asked of a fresh interpreter."""
    code = (
        "import sys, generator.audit.auditor, generator.audit.finished\n"
        "print(*(m for m in sys.modules if m.startswith('generator.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    rooms = {name.split(".")[1] for name in loaded.split()}
    assert "audit" in rooms
    assert not rooms & {"judging", "pages", "rendering", "linting", "build", "reading"}


# --- two ways to read a page


def same(data: bytes) -> bool:
    """Whether a glance sees what the parser sees; True also where it says nothing."""
    glance = Glance()
    quick, slow = Seen(data, glance), Seen(data)
    if not quick.is_plain:
        return True
    assert quick.marks == slow.marks
    assert quick.head == slow.head
    assert quick.scripts == slow.scripts
    assert quick.crumbs == slow.crumbs
    assert quick.heading == slow.heading
    assert not slow.holes
    assert not list(slow.nameless())
    return True


@pytest.mark.parametrize("name", ["reference", "rarities"])
def test_a_glance_sees_what_the_parser_sees(request, name):
    pages = {path: data for path, data in request.getfixturevalue(name).files().items() if path.endswith(".html")}
    assert all(same(data) for data in pages.values())
    shy = [path for path, data in pages.items() if not Seen(data, Glance()).is_plain]
    assert len(shy) < len(pages) / 2
    of_data_alone = [path for path in shy if "-vs-" in path and b"<data " not in pages[path]]
    assert not of_data_alone  # there may be a million of these, and the parser takes ten times as long


@pytest.mark.parametrize(
    "body",
    [
        '<!-- <span data-claim="crown winner=a loser=b">Winner</span> -->',
        '<p title="<b>"><span data-claim="crown winner=a loser=b">Winner</span></p>',
        "<p data-claim='crown winner=a loser=b'>Winner</p>",
        '<div class="side-a"><p><span data-claim="x">1</span></div><span data-claim="x">2</span>',
        '<div class="side-a"><dt>A</dt><dd><p>Text.</p>\n<span data-claim="x">1</span></dd></div>\n<p></p>',
        '<td class="side-b">\n<span data-claim="x">1</span></td>',
        '<textarea><span data-claim="x">1</span></textarea>',
        '<span data-claim="x">1 &amp; <b>2</b></span>',
        '<span data-claim="x">1\n2</span>',
        "<h2>\n</h2>",
        "<a href=x><span></span></a>",
        '<section class="side-a"><span data-claim="x">1</span></section>',
        '<p title="side-a"><span data-claim="x">1</span></p>',
        """<p x='="' class="side-a" y="'><span data-claim="x">1</span></p>""",
        '<p id="a" class="side-a"><span data-claim="x">1</span></p>\n'
        '<p id="b" class="side-b"><span data-claim="x">1</span></p>',
        '<p class="side-a"><div><span data-claim="x">1</span></div></p>',
        '<p class="side-a">\n<div><span data-claim="x">1</span></div>\n</p>',
        '<p class=side-a><span data-claim="x">1</span></p>',
        '<p data-class="side-a"><span data-claim="x">1</span></p>',
        '<P CLASS="side-a"><span data-claim="x">1</span></P>',
        '<div class="side-a"/><span data-claim="x">1</span>',
        '<ul><li class="side-a">1<li><span data-claim="x">1</span></li></li></ul>',
        '<dl><dt class="side-a">1<dd><span data-claim="x">1</span></dd></dt></dl>',
        '<table class="side-a"><p><span data-claim="x">1</span></p></table>',
        '<table>\n<tr class="side-a"><td>1<tr><td><span data-claim="x">1</span></td></tr></td></tr></table>',
        '<p class="side-a"><b class="side-b"><span data-claim="x">1</span></b><span data-claim="x">2</span></p>',
        '<p class="side-b"><b class="side-a"><span data-claim="x">1</span></b><span data-claim="x">2</span></p>',
        '<h2><span data-claim="x">1</span>\n</h2>\n<h3>1\n</h3>',
        '<span data-claim="x&quot;&gt;y">z</span><span data-claim="x">y&quot;&gt;z</span>',
        '<span data-claim="x" class="y">1</span>',
        '<span class="y" data-claim="x">1</span>',
        '<span data-claim="x">1',
        '<h2 class="side-a">1</h3><span data-claim="x">1</span>',
        '<ol class="breadcrumb"><li>1</li></ol>\n<span data-claim="x">1</span><ol class="breadcrumb"><li>2</li></ol>',
        '<nav class="breadcrumb"><ol><li><a href="../">A</a></li></ol></nav>\n<p class="breadcrumb"></p>',
        '<iframe><span data-claim="x">1</span></iframe>',
        '<a href="#">\n</a>',
        '<b><div class="side-a"></b><span data-claim="x">1</span></div>',
    ],
)
def test_a_glance_is_not_misled(body):
    page = f"<!doctype html>\n<html><head><title>T</title></head>\n<body>\n{body}\n</body></html>"
    assert same(page.encode())


@pytest.mark.parametrize("name", [b"data-points", b"data-point", b"a data-category", b"None", b"div", b"weigh"])
def test_a_name_hides_no_word_that_is_looked_for(name):
    row = b'<table>\n<tr data-points="1"><td data-category="a">None</td></tr>\n</table>\n<div class="weigh"></div>'
    bare, named = (runs.of([row], names)[0][0] for runs, names in ((Runs(), ()), (Runs(), (name,))))
    assert (bare.noted, [s.tags for s in bare.strips]) == (named.noted, [s.tags for s in named.strips])


SUSPECT = ("<p>\0</p>", "<p>All</p>\n<p>None</p>", "<b>All</b> <i>None</i>", "<p>{{ page }}</p>")


@pytest.mark.parametrize("body", SUSPECT)
def test_a_glance_says_nothing_of_what_is_suspect(body):
    page = f"<!doctype html>\n<html><head><title>T</title></head>\n<body>\n{body}\n</body></html>"
    assert not Seen(page.encode(), Glance()).is_plain


ODD_LINES = (
    b"None", b'<p class="a', b'" title="b"><b>', b'<p title="1 < 2">1</p>', b"<p>{", b"{ page }}</p>", b"<p>",
    b">None<", b'<td class="side-a">nan</td>', b"<td> </td>", b"text <b>", b"</b> text", b"", b"<h2></h2>",
    b'<tr data-points="1">',
)  # fmt: skip
"""Of some, what stands on the next line would make another one."""


def test_lines_that_are_read_together_are_read_as_each_alone(reference):
    usual = [line for path, data in reference.files().items() if path.endswith(".html") for line in data.split(b"\n")]
    for lines in (*permutations(ODD_LINES, 2), [*dict.fromkeys(usual)], [*dict.fromkeys(usual), *ODD_LINES]):
        together, alone = Lines().read(lines), {line: Lines().read([line])[line] for line in lines}
        assert {line: tags_and_words(together[line]) for line in lines} == {
            line: tags_and_words(alone[line]) for line in lines
        }


def tags_and_words(strip):
    return (strip.tags, strip.noted) if strip else None


# --- what is kept from page to page


def test_the_audit_remembers_what_is_true_of_one_product_and_no_pair(reference):
    auditor = auditor_of(reference)
    for path, data in reference.files().items():
        assert not auditor.page(path, data)[0]
    proofs = [proof for known in auditor._prover._known.values() for proof in known.values()]
    assert {"score", "cost", "weight"} <= {proof.kind for proof in proofs}
    assert not [proof for proof in proofs if len(proof.products) > 1]


def test_a_broken_claim_makes_no_lies_elsewhere(reference):
    path, auditor = "ai-models/gemma-3-vs-gpt-4-1-mini", auditor_of(reference)
    broken = reference.page(path).replace('data-claim="score product=gemma-3 ', 'data-claim="score ', 1)
    lies = auditor.page(f"{path}/index.html", broken.encode())[0]
    assert {lie.span.line for lie in lies} == {lies[0].span.line}
    assert not auditor.page(f"{path}/index.html", reference.page(path).encode())[0]
