"""Bare numbers beside names: the ones that are told, and the many that are not."""

import pytest

from generator.diagnostics.codes import Level
from generator.linting.numbers import Numerals
from tests.conftest import told

CATEGORY = """name: Models
rubric:
  dimensions:
    - {id: value, name: Value, weight: 60}
    - {id: ease_of_use, name: Ease of use, weight: 40}
units: {input_tokens: {name: input tokens, shown_per: 1M}, output_tokens: {name: output tokens, shown_per: 1M}}
specs:
  - {id: window, name: Context window, type: number, unit: tokens}
  - {id: weight, name: Weight, type: number, unit: kg}
"""
GEMMA = """name: Gemma 3
maker: Google
scores:
  value: {score: 8.4, why: It answers 6.6 questions a second.}
  ease_of_use: {score: 7.0, why: Fine.}
history:
  - {date: 2026-02-01, scores: {value: 8.1}, why: The price fell.}
  - {date: 2025-02-01, scores: {value: 3.3}, why: The price fell.}
corrections: [{date: 2026-03-01, what: Ease of use, was: "9.1", now: "7.0"}]
pricing:
  plans:
    - {name: API, kind: usage, rates: {input_tokens: {price: 0.40, per: 1M}}, until: 2027-01-01}
    - {name: API, kind: usage, rates: {input_tokens: {price: 0.50, per: 1M}}, until: 2026-01-01}
    - {name: API, kind: usage, rates: {input_tokens: {price: 0.30, per: 1M}}, from: 2027-01-01}
    - {name: Seat, kind: subscription, price: 25, period: month, from: 2026-05-01}
    - {name: Seat, kind: subscription, price: 20, period: month, until: 2026-05-01}
specs: {window: 256K, weight: unknown}
"""
GPT = """name: GPT-4.1 Mini
maker: OpenAI
scores: {value: 7.9, ease_of_use: 9.5}
"""

TOLD = """
Gemma 3 scores 8.1. | `8.1` was the score for value of Gemma 3 until 2026-02-01; it is 8.4 now
Gemma 3 scores 8.1 for value. | `8.1` was the score for value of Gemma 3 until 2026-02-01; it is 8.4 now
Gemma 3's value score of 8.1 is fair. | `8.1` was the score for value of Gemma 3 until 2026-02-01; it is 8.4 now
Gemma 3 (8.1) is the one. | `8.1` was the score for value of Gemma 3 until 2026-02-01; it is 8.4 now
We give 8.1 for Gemma 3 here. | `8.1` was the score for value of Gemma 3 until 2026-02-01; it is 8.4 now
In value it is Gemma 3, 8.1 to 7.9 for GPT-4.1 Mini. | `8.1` was the score for value of Gemma 3 until 2026-02-01
Gemma 3 has an overall of 7.7. | `7.7` was the overall of Gemma 3 until 2026-02-01; it is 7.8 now
Gemma 3 scores 4.8 overall. | `4.8` was the overall of Gemma 3 until 2025-02-01; it is 7.8 now
Gemma 3 scores 9.1 for ease of use. | `9.1` was corrected on 2026-03-01; it is 7.0 now
Gemma 3 scores 8.2 for value. | `8.2` is no record of Gemma 3: the score for value is 8.4
**Gemma 3** scores **8.2** for value. | `8.2` is no record of Gemma 3: the score for value is 8.4
[Gemma 3](product:gemma-3) scores 8.2 for value. | `8.2` is no record of Gemma 3: the score for value is 8.4
Gemma 3 scores 7.0 for value. | `7.0` is no record of Gemma 3: the score for value is 8.4
Gemma 3 scores 8.2/10. | `8.2` is no record of Gemma 3
Gemma 3 is small, and its value of 8.2 is fair. | `8.2` is no record of Gemma 3: the score for value is 8.4
Gemma 3 is small and gets 8.2 for ease of use. | `8.2` is no record of Gemma 3: the score for ease of use is 7.0
Gemma 3 (8.2) beats GPT-4.1 Mini (7.9). | `8.2` is no record of Gemma 3
Gemma 3 scores 8.4 for value, GPT-4.1 Mini scores 7.8. | `7.8` is no record of GPT-4.1 Mini
For value, Google's Gemma 3 gets 8.2. | `8.2` is no record of Gemma 3
GPT-4.1 Mini's 9.4 for ease of use helps. | `9.4` is no record of GPT-4.1 Mini: the score for ease of use is 9.5
Gemma 3 at $0.50 per 1M input tokens is cheap. | `0.50` was the price of Gemma 3 until 2026-01-01
Gemma 3 is cheap at $0.60 per million input tokens. | `0.60` is no record of Gemma 3
Gemma 3 costs $20 a month. | `20` was the price of Seat of Gemma 3 until 2026-05-01
Gemma 3 costs $21 a month. | `21` is no record of Gemma 3
Gemma 3 has a context window of 128K. | `128K` is no record of Gemma 3: `Context window` is 256K
Gemma 3 has a context window of 128K tokens. | `128K` is no record of Gemma 3: `Context window` is 256K
Gemma 3 accepts 128K tokens. | `128K` is no record of Gemma 3: `Context window` is 256K
Gemma 3 weighs 14 kg. | `14` is no record of Gemma 3
"""

SILENT = """
Gemma 3 scores 8.4 for value and 7.0 for ease of use, which makes 7.8 overall.
Gemma 3 scores {{ gemma-3.scores.value }} for value.
Gemma 3 and GPT-4.1 Mini are models.
Gemma 3 answers 6.6 questions; Gemma 3 scores 6.6.
GPT-4.1 Mini (7.9) and Gemma 3 (8.4) are near.
Gemma 3 scores 85.2% on MMLU Pro.
Gemma 3 scores 9.1 on MT-Bench.
On MT-Bench Gemma 3 scores 9.1.
Gemma 3 (9.1 s) is quick, GPT-4.1 Mini (2.2 GB) small.
Gemma 3 saves $0.10 per 1M input tokens.
The rivals ask $0.60 per 1M input tokens, Gemma 3 less.
Gemma 3 gets 2.0 for its birthday.
Gemma 3 scored 8.1 until February.
Gemma 3 was at 8.1 for value.
Gemma 3 would need 9.9 for value.
Gemma 3 leads by 0.5 for value.
Gemma 3 is 0.5 points ahead.
Gemma 3 has a lead of 0.5 for value.
Gemma 3 has about 8.3 for value.
Gemma 3.1 scores 5.5.
Gemma 3 Nano scores 5.5 for value.
GPT-4o is better than Gemma 3, with 9.9 for value.
GPT-4o scores 9.9 for value, Gemma 3 less.
Gemma 3 is no match for the Pixel 8, which has 9.9 for value.
Gemma 3 came out on 2025-03-12, in version 3.2, with 18 questions.
Gemma 3 costs $32.40 of electricity.
With Gemma 3 the bill is $156.00 a month.
GPT-4.1 Mini costs $156.00 a month.
Gemma 3 costs $50 a month for two.
Gemma 3 costs $25 a month, and $0.40 per 1M input tokens.
Gemma 3 at $0.30 per 1M input tokens is what comes next year.
Gemma 3 pays $0.15 per kWh.
Gemma 3 has a context window of 256K tokens, or 256,000.
Gemma 3 accepts 500 tokens in a second.
Gemma 3 generates 23 tokens a second.
A trial of Gemma 3 with 500 tokens in and 200 out costs little.
Gemma 3 is 8.2 GB to download.
Gemma 3's 2.5 million users like it.
Our scale ends at 9.9 for value.
Value is 9.9 in the eye of the beholder.
Is value over 9.0? Ask Gemma 3.
Gemma 3 runs the other way by 0.3.
`Gemma 3 scores 8.1` is code.
| Gemma 3 | 8.1 |
"""


@pytest.fixture
def site(starter):
    for path in ("alder", "birch", "cedar", "category"):
        starter.remove(f"scores/chairs/{path}.yaml")
    starter.remove("content/chairs/alder-vs-birch.md")
    starter.write("scores/models/category.yaml", CATEGORY)
    starter.write("scores/models/gemma-3.yaml", GEMMA).write("scores/models/gpt-4-1-mini.yaml", GPT)
    return starter


def stale(site, **more):
    return [d for d in site.check(**more).diagnostics if d.code == "prose/stale-number"]


def article(site, sentences):
    return site.write("content/articles/a.md", "---\ntitle: A text\n---\n" + "\n\n".join(sentences) + "\n")


def test_what_is_told(site):
    cases = [line.split(" | ") for line in TOLD.strip().split("\n")]
    found = {(d.span.line - 4) // 2: d for d in stale(article(site, [text for text, _ in cases]))}
    for n, (text, message) in enumerate(cases):
        assert n in found, text
        assert found[n].message.startswith(message), (text, found[n].message)
        written = found[n].message.split()[0].strip("`")
        assert text.startswith(written, found[n].span.column - 1), text
    assert len(found) == len(cases)


def test_what_is_left_alone(site):
    sentences = SILENT.strip().split("\n")
    found = [(sentences[(d.span.line - 4) // 2], d.message) for d in stale(article(site, sentences))]
    assert found == []


def test_the_hint_is_the_bound_form(site):
    hints = {d.span.line: d.hint for d in stale(article(site, ["Gemma 3 scores 8.1.", "Gemma 3 scores 8.2."]))}
    assert hints[4] == "write `{{ models/gemma-3.scores.value }}`"
    assert "`{{ models/gemma-3.scores.overall }}`" in hints[6]
    site.write("content/models/gemma-3.md", "Gemma 3 scores 8.1.\n\nGemma 3 asks $9 per 1M input tokens.\n")
    own = {d.span.line: d.hint for d in stale(site) if "models" in d.span.path}
    assert own == {1: "write `{{ gemma-3.scores.value }}`", 3: "write `{{ gemma-3.price.input_tokens }}`"}


def test_every_text_is_looked_at_at_its_place(site):
    site.write(
        "content/models/gemma-3-vs-gpt-4-1-mini.md",
        '---\ntitle: "Why '
        'Gemma 3 scores 8.1"\ndescription: >\n  Of the two, and that is the\n  point, Gemma 3 scores 8.1.\n'
        "verdict: Gemma 3 has 8.4, and `8.1` or {{ gemma-3.name }}; Gemma 3 scores 8.1.\n"
        "faq:\n  - {q: Why is Gemma 3 (8.1) good?, a: Gemma 3 scores 8.1.}\n---\n"
        "So Gemma 3\nscores\n8.1 for value.\n\n- Gemma 3 (8.1)\n",
    )
    site.edit("scores/models/gpt-4-1-mini.yaml", "maker", "pros: [Near Gemma 3 (8.1)]\nmaker")
    site.edit("scores/models/gpt-4-1-mini.yaml", "value: 7.9", "value: {score: 7.9, why: Near Gemma 3 (8.1).}")
    places = [(d.span.path.rpartition("/")[2], d.span.line, d.span.column) for d in stale(site)]
    assert places == [
        ("gemma-3-vs-gpt-4-1-mini.md", 2, 28),
        ("gemma-3-vs-gpt-4-1-mini.md", 5, 25),
        ("gemma-3-vs-gpt-4-1-mini.md", 8, 25),
        ("gemma-3-vs-gpt-4-1-mini.md", 8, 55),
        ("gemma-3-vs-gpt-4-1-mini.md", 12, 1),
        ("gemma-3-vs-gpt-4-1-mini.md", 14, 12),
        ("gpt-4-1-mini.yaml", 2, 22),
        ("gpt-4-1-mini.yaml", 4, 49),
    ]


def test_the_overall_of_a_pair_counts_in_its_article(site):
    site.edit("scores/models/gpt-4-1-mini.yaml", ", ease_of_use: 9.5", "")
    text = "Gemma 3 scores 8.4 overall.\n"
    assert stale(site.write("content/models/gemma-3-vs-gpt-4-1-mini.md", text)) == []
    assert len(stale(site.write("content/models/gemma-3.md", text))) == 1


def test_a_text_does_not_vouch_for_itself(site):
    site.edit("scores/models/gemma-3.yaml", "maker:", "summary: Gemma 3 scores 8.1 for value.\nmaker:")
    assert [d.span.line for d in stale(site)] == [2]
    article(site, ["Here Gemma 3 scores 8.1 for value."])
    assert [d.span.line for d in stale(site)] == [2]


def test_other_languages_write_other_numbers():
    numbers = [(n.written, n.value) for n in Numerals("de").find("8,4 und 1.500,50 und 3.5 und 12")]
    assert [(w, str(v)) for w, v in numbers] == [("8,4", "8.4"), ("1.500,50", "1500.50"), ("12", "12.0")]
    assert [str(n.value) for n in Numerals("de-CH").find("8.4")] == ["8.4"]
    assert [str(n.value) for n in Numerals("en-GB").find("8.4 and 1,500.50")] == ["8.4", "1500.50"]


def test_numbers_beside_names_work_in_any_language(site):
    site.edit("evenhand.yaml", "language: en", "language: de")
    article(site, ["Gemma 3 (8,1) ist gut.", "Gemma 3 (8,4) ist besser.", "Gemma 3 (Value: 8,2)."])
    assert [(d.span.line, d.span.column) for d in stale(site)] == [(4, 10), (8, 17)]


@pytest.mark.parametrize("level", ["off", "error"])
def test_a_site_sets_its_level_and_a_file_waives_it(site, level):
    article(site, ["Gemma 3 scores 8.1."])
    site.write(
        "evenhand.yaml",
        (site.root / "evenhand.yaml").read_text("utf-8") + f"\nchecks: {{prose/stale-number: {level}}}\n",
    )
    assert [d.level for d in stale(site)] == ([Level.ERROR] if level == "error" else [])
    site.edit("content/articles/a.md", "title:", 'waivers: {prose/stale-number: "History."}\ntitle:')
    assert stale(site) == []


def test_the_reference_site_has_none(reference):
    assert stale(reference) == []
    assert told(reference.check()) == []
