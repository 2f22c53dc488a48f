"""`evenhand explain PAGE CLAIM`: what a reader of the terminal sees, and the way out of what cannot be explained."""

import json
import re
from datetime import date

import pytest

from generator import preparation
from generator.cli.main import run
from generator.files.tree import read_tree
from generator.loading import begin
from generator.runs import Options
from tests.cli.test_main import evenhand

PAIR = "ai-models/gemma-3-vs-gpt-4-1-mini"

OVERALL = """\
overall: GPT-4.1 Mini scores higher overall, 8.9 to 8.1.

GPT-4.1 Mini
  dimension    score    weight    product
  Performance    8.2 ×     35% =    2.870
  Value          9.5 ×     30% =    2.850
  Reliability    9.0 ×     20% =    1.800
  Ease of use    9.5 ×     15% =    1.425
  sum                     100%      8.945, rounded half up to 8.9

Gemma 3
  dimension    score    weight    product
  Performance    7.8 ×     35% =     2.73
  Value          9.8 ×     30% =     2.94
  Reliability    7.0 ×     20% =     1.40
  Ease of use    7.0 ×     15% =     1.05
  sum                     100%       8.12, rounded half up to 8.1

Scores
  GPT-4.1 Mini
   8.2  Performance  scores/ai-models/gpt-4-1-mini.yaml:11:12  checked 2026-04-13
        It carries routine business tasks well, and its ceiling shows on the reasoning problems that
        GPT-4o and o1 exist for.
        opinion: Editors' judgement, placed below GPT-4o and o1; no benchmark figure on file
"""

FIRMNESS = """\
firmness: GPT-4.1 Mini wins with over 99% of all possible weightings

GPT-4.1 Mini against Gemma 3, with every possible weighting as likely as any other
  Ease of use  gap  +2.5
  Reliability  gap  +2.0
  Performance  gap  +0.4
  Value        gap  −0.3
  loses with 3/28 × 3/23 × 3/7 = 27/4508 of them: for each gap in favour,
  the one gap against ÷ (that gap + the gap in favour)
  wins with 4481/4508 ≈ 99.40% of them
  shown as "over 99%": rounded toward the middle
"""

BREAK_EVEN = """\
Where Gemma 3 draws level by Value, the other weights in proportion
  gap on Value, g            −0.3
  mean gap of the others, R  ≈ +1.3071
  R ÷ (R − g)                61/75 ≈ 81.33%
  at present                 30.00%
  shown as "over 81%": rounded down, so that the sentence stays true
"""


COST = """\
GPT-4.1 Mini, a month
  150M × $0.40/M + 60M × $1.60/M = $156.00
"""

CROSSING = """\
Gemma 3, paid once, against GPT-4.1 Mini
  2000.00 ÷ (156.00 − 32.40) ≈ 16.1812 months
"""


def explained(site, *arguments):
    result = evenhand("explain", *arguments, cwd=site.root)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return result.stdout


@pytest.fixture(scope="module")
def prepared(reference):
    return preparation.prepare(begin(read_tree(reference.root), Options(reference.root, date(2026, 11, 21))))


@pytest.fixture
def asked_often(reference, prepared, monkeypatch, capsys):
    """`explained` for the reference site, asked of one process that has laid the site out already."""
    monkeypatch.setattr(preparation, "prepare", lambda loading: prepared)

    def ask(*arguments):
        assert run(["explain", *arguments, "--root", str(reference.root)]) == 0
        return capsys.readouterr().out

    return ask


def place(site, text):
    """The character at a place that a trace names, and what follows it on its line."""
    path, line, column = text.split(":")
    return (site.root / path).read_text("utf-8").splitlines()[int(line) - 1][int(column) - 1 :]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("overall", OVERALL),
        ("firmness", FIRMNESS),
        ("not-choose", BREAK_EVEN),
        ("cheaper", COST),
        ("cost", COST),
        ("crossing", CROSSING),
    ],
)
def test_the_reference_pair_is_explained(reference, claim, text):
    assert text in explained(reference, PAIR, claim)


def test_every_source_line_is_the_line_of_its_number(reference):
    found = 0
    for line in explained(reference, PAIR, "overall").splitlines():
        number, _, rest = line.strip().partition("  ")
        where = next((word for word in rest.split() if word.startswith("scores/")), None)
        if where:
            found += 1
            assert place(reference, where) == number.rstrip("%"), line
    assert found == 8 + 4


def test_every_price_of_a_bill_is_at_its_place(reference):
    """What stands there is a number of the item: `300 W × 720 h × $0.15/kWh`, which has two places."""
    found, numbers = 0, []
    for line in explained(reference, PAIR, "crossing").splitlines():
        item, _, where = line.strip().rpartition("  ")
        if where.startswith("scores/"):
            found += 1
            numbers = [float(n.replace(",", "")) for n in re.findall(r"[\d,.]+\d", item)] or numbers
            assert float(re.match(r"[\d.]+", place(reference, where))[0]) in numbers, line
    assert found == 3 + 2


@pytest.mark.parametrize(
    "page",
    [
        PAIR, f"/{PAIR}/", "ai-models/gpt-4-1-mini-vs-gemma-3", f"https://example.com/{PAIR}/",
        f"https://example.com/{PAIR}/index.html#scores",
    ],
)  # fmt: skip
def test_a_page_may_be_named_in_many_ways(reference, page):
    assert explained(reference, page, "overall").startswith("overall: GPT-4.1 Mini scores higher")


def test_a_page_lists_what_it_claims(reference):
    listed = explained(reference, PAIR)
    assert re.search(r"^  overall +GPT-4\.1 Mini scores higher overall, 8\.9 to 8\.1\.$", listed, re.MULTILINE)
    assert re.search(r"^  choose ease_of_use +Choose GPT-4\.1 Mini if you care most about", listed, re.MULTILINE)
    assert "score (8)" in listed
    assert f"evenhand explain {PAIR} CLAIM" in listed


@pytest.mark.parametrize(
    "page", [PAIR, "ai-models", "ai-models/claude", "static-hosts", "ai-models/claude/alternatives"]
)
def test_every_claim_of_a_page_can_be_asked_for_by_what_the_list_says(asked_often, page):
    lines = asked_often(page).splitlines()
    for line in lines[2:]:
        if not line.startswith("  ") or line.startswith("   ") or "Single figures" in line:
            continue
        asked, _, sentence = line.strip().partition("  ")
        told = asked_often(page, *asked.split())
        first_words = " ".join(sentence.split()[:4])
        assert first_words in " ".join(told.split()), line
        assert told.count(f"{asked.split()[0]}: ") == 1, line


def test_text_is_never_wider_than_a_hundred_columns(asked_often):
    for page in (PAIR, "ai-models", "static-hosts/netlify"):
        kinds = {c["kind"] for c in json.loads(asked_often(page, "--format", "json"))["claims"]}
        for text in (asked_often(page), *(asked_often(page, kind) for kind in kinds)):
            lines = [line for line in text.splitlines() if not line.strip().startswith("https://")]
            assert max(map(len, lines)) <= 100


def test_a_kind_may_be_narrowed(reference):
    assert explained(reference, PAIR, "score").count("score: ") == 8
    assert explained(reference, PAIR, "score", "gemma-3").count("score: ") == 4
    told = explained(reference, PAIR, "score", "gemma-3", "value")
    assert told.startswith("score: 9.8\n")
    assert "scores/ai-models/gemma-3.yaml:18:12" in told


def test_short_forms_and_unknown_scores_have_their_places(starter):
    starter.write(
        "scores/chairs/short.yaml",
        "name: Short\nmaker: M\nscores:\n  comfort: 7.5\n  value: unknown\n  durability: {why: w, score: 6}\n",
    )
    told = explained(starter, "chairs/short", "unranked")
    assert "7.5  Comfort     scores/chairs/short.yaml:4:12" in told
    assert "   ?  Value       scores/chairs/short.yaml:5:10" in told
    assert "6.0  Durability  scores/chairs/short.yaml:6:31" in told
    own = explained(starter, "chairs/short", "own-overall")
    assert "÷ " in own
    assert place(starter, "scores/chairs/short.yaml:6:31") == "6}"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ai-models/gemma-3-vs-gpt-4-1-mni"], "did you mean 'ai-models/gemma-3-vs-gpt-4-1-mini'?"),
        (["gemma-3"], "did you mean 'ai-models/gemma-3'?"),
        (["value/numbr"], "did you mean 'value/number'?"),
        (["https://example.org/ai-models/"], "is neither a code nor a page"),
        ([PAIR, "overal"], "did you mean 'overall'?"),
        ([PAIR, "score", "gema-3"], "did you mean 'gemma-3'?"),
        ([PAIR, "overall", "--as-of", "soon"], "soon"),
    ],
)
def test_what_there_is_not_is_told_with_a_way_out(reference, arguments, words):
    result = evenhand("explain", *arguments, cwd=reference.root)
    assert result.returncode == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_without_a_site_only_codes_are_explained(tmp_path):
    assert evenhand("explain", "yaml/tab", cwd=tmp_path).returncode == 0
    result = evenhand("explain", "chairs/alder", cwd=tmp_path)
    assert result.returncode == 2
    assert "There is no code 'chairs/alder'" in result.stderr
    assert "evenhand.yaml" in result.stderr


def test_mistakes_in_the_content_are_told_as_check_tells_them(starter):
    starter.edit("scores/chairs/alder.yaml", "maker:", "makr:")
    result = evenhand("explain", "chairs/alder-vs-birch", "overall", cwd=starter.root)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == evenhand("check", cwd=starter.root).stderr
    machine = evenhand("explain", "chairs/alder", "--format", "json", cwd=starter.root)
    assert (machine.returncode, json.loads(machine.stdout)[0]["code"]) == (1, "key/unknown")


def test_the_same_for_programs(reference):
    told = json.loads(explained(reference, PAIR, "overall", "--format", "json"))
    (claim,) = told["claims"]
    assert (told["page"], claim["kind"], claim["facts"]["high"]) == (PAIR, "overall", 89)
    mean = claim["steps"][1]
    assert (mean["kind"], mean["product"]["id"], mean["mean"], mean["shown"]) == ("mean", "gemma-3", "203/25", 81)
    value = next(s for s in claim["scores"] if s["product"]["id"] == "gemma-3" and s["dimension"]["id"] == "value")
    assert value["score"]["span"] == {"file": "scores/ai-models/gemma-3.yaml", "line": 18, "col": 12}
    assert value["score"]["evidence"][0]["kind"] == "opinion"
