"""Sentence forms: what a message may hold, how it selects, and what is said when something is missing."""

import re
from time import process_time

import pytest

from generator.files.theme import read_theme
from generator.rendering.formats import Formats
from generator.rendering.language import MODEL, language_of
from generator.rendering.messages import parts_of
from generator.rendering.vocabulary import Vocabulary, check_words
from generator.rendering.words import MissingWords, Words
from generator.rendering.words_file import parse_words
from tests.conftest import ROOT


def words(text):
    outcome = parse_words("en.ftl", text)
    assert not outcome.diagnostics
    return Words(outcome.value, Formats("en").plural)


def test_text_variables_and_references():
    said = words("hello = Hello, { $name }! { again }\nagain = { $name } & co\n")
    assert said.plain("hello")({"name": "Ann"}) == "Hello, Ann! Ann & co"
    assert said.html("hello")({"name": "<b>"}) == "Hello, <b>! <b> &amp; co"


def test_a_percent_sign_is_a_sign_like_any_other():
    said = words("alone = 50 %\nfilled = 100 % of { $a } %s %(a)s\n")
    assert said.plain("alone")({}) == "50 %"
    assert said.plain("filled")({"a": "5 %d"}) == "100 % of 5 %d %s %(a)s"


def test_forms_are_attributes():
    said = words("a = one\n    .short = two\n")
    assert (said.plain("a")({}), said.plain("a", "short")({})) == ("one", "two")
    assert said.has("a", "short")
    assert not said.has("a", "long")


@pytest.mark.parametrize(("count", "sentence"), [(0, "none"), (1, "one thing"), (2, "a pair"), (5, "many")])
def test_selection_prefers_exact_numbers_then_the_plural(count, sentence):
    said = words("n = { $n_is ->\n    [0] none\n    [one] one thing\n    [2] a pair\n   *[other] many\n}\n")
    assert said.plain("n")({"n_is": count}) == sentence


def test_selection_by_words_and_inside_a_selection():
    said = words("x = { $a_is ->\n    [yes] { $b_is ->\n        [1] both\n       *[other] a\n    }\n   *[no] none\n}\n")
    assert [said.plain("x")({"a_is": a, "b_is": b}) for a, b in (("yes", 1), ("yes", 2), ("no", 1))] == [
        "both",
        "a",
        "none",
    ]


def test_what_is_missing_is_named():
    said = words("a = { $name }\nb = { nothing }\n")
    with pytest.raises(MissingWords, match=r"uses `\$name`"):
        said.plain("a")({})
    with pytest.raises(MissingWords, match="no message `nothing`"):
        said.plain("b")({})
    with pytest.raises(MissingWords, match=r"no message `a\.short`"):
        said.plain("a", "short")({})


def test_a_broken_file_is_told_with_its_line():
    (problem,) = parse_words("en.ftl", "a = fine\n\nb = { $x ->\n").diagnostics
    assert (problem.code, problem.span.line) == ("words/syntax", 3)


def problems(own, tag="en", **templates):
    files = {f"words/{tag}.ftl": own.encode(), **{f"{name}.html": text.encode() for name, text in templates.items()}}
    found = language_of(tag, read_theme(), files)
    return found.value, [(d.code, d.message, d.span.line, d.hint) for d in found.diagnostics]


def test_a_sites_messages_stand_over_those_of_the_theme_form_by_form():
    language, told = problems("overall = { $winner } has it, { $high } to { $low }.\n")
    assert told == []
    arguments = {"winner": "A", "high": "9", "low": "8"}
    assert language.speech.words.plain("overall")(arguments) == "A has it, 9 to 8."
    assert language.speech.words.plain("overall", "card")(arguments) == "A wins"
    assert [path for path, _ in language.files] == 2 * ["templates/words/en.ftl"]


def test_a_region_may_change_a_few_messages_of_its_language():
    language, told = problems("home = Zum Anfang\n", "de-AT")
    assert told == []
    assert [path for path, _ in language.files] == ["templates/words/de.ftl", "templates/words/de-AT.ftl"]
    assert [language.speech.label(id) for id in ("home", "verdict")] == ["Zum Anfang", "Urteil"]


def test_a_new_language_needs_every_message():
    _, told = problems("home = Accueil\nskip = Aller au contenu\n", "fr")
    assert [(code, line) for code, _, line, _ in told] == [("words/missing", 1)]
    assert re.match(r"\d{3} messages are missing: `dimension-case`, `overall`, .* and \d{3} more$", told[0][1])
    lacking = read_theme()["words/de.ftl"].decode().replace("\n    .card = { $winner } gewinnt", "")
    assert problems(lacking, "fr")[1][0][:2] == ("words/missing", "1 message is missing: `overall.card`")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("more-on = On { $nmae }", ("words/argument", "`more-on` is not given `$nmae`", 2, "did you mean `name`?")),
        ("home = { $name }", ("words/argument", "`home` is not given `$name`", 2, "this message has no arguments")),
        ("home = { wins }", ("words/argument", "`home` is not given `$product`", 2, "this message has no arguments")),
        ("home = { hoem }", ("words/missing", "`home` uses `hoem`, which does not exist", 2, "did you mean `home`?")),
        ("home = { home }!", ("words/syntax", "`home` uses itself, and would never end", 2, "say it in its own words")),
        (
            "home = { menu }\nmenu = { home }",
            ("words/syntax", "`menu` uses itself, and would never end", 3, "say it in its own words"),
        ),
        ("hoem = Start", ("words/unknown", "nothing says `hoem`", 2, "did you mean `home`?")),
        ("qqq = Start", ("words/unknown", "nothing says `qqq`", 2, "no template of this site names it")),
        (
            "rank = { $rank }\n    .cel = { $rank }",
            ("words/unknown", "nothing says `rank.cel`", 3, "did you mean `.cell`?"),
        ),
        ("home = A\nhome = B", ("words/syntax", "`home` is there already, at line 2", 3, "")),
        (
            "home = { NUMBER(1) }",
            ("words/syntax", "`home` uses a FunctionReference, which is not part of our sentence forms", 2, ""),
        ),
        (
            "-brand = Us",
            ("words/syntax", "`-brand` is a term, which is not part of our sentence forms", 2,
             "write `id = text`"),
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_sites_words_is_told_before_a_page_is_made(text, problem):
    assert problem in problems(f"# own words\n{text}\n")[1]


@pytest.mark.parametrize(
    "text",
    [
        "overall = { -term }",
        "overall = { NUMBER(1) }",
        "overall = { $high_is ->",
        "overall = { close }\nclose = { overall }",
    ],
)
def test_what_scripts_cannot_say_either_is_told_and_no_more(starter, text):
    starter.write("templates/words/en.ftl", f"{text}\n")
    assert "words/syntax" in {d.code for d in starter.check().diagnostics}


def test_a_number_may_be_larger_than_any_there_is(starter):
    """It could not be kept for the next run."""
    form = "{ $high_is ->\n    [99999999999999999999999999] x\n   *[other] { $winner }, { $high } to { $low }\n}"
    starter.write("templates/words/en.ftl", f"overall = {form}\n")
    assert not {d.code for d in starter.check().diagnostics if d.code.startswith("words/")}


def test_arguments_of_claims_are_their_fields_whether_or_not_the_theme_uses_them():
    selector = "{ $share_is ->\n    [all] all\n   *[other] { $loser }\n}"
    assert problems(f"firmness = {selector}\n")[1] == []
    assert problems("firmness = { $winner_is ->\n   *[other] x\n}\n")[1][0][0] == "words/argument"


def test_a_message_that_a_template_of_the_site_names_is_in_use():
    assert problems("mine = Our own\n", page='{{ "mine" | t }}')[1] == []
    assert problems("rank = { $rank }\n    .mine = { $rank }\n", page="{{ page.rank | say('mine') }}")[1] == []


def test_the_model_is_scanned_as_it_is_parsed():
    text = read_theme()[MODEL].decode()
    parsed = parse_words(MODEL, text).value
    vocabulary = Vocabulary(text, "")
    assert set(vocabulary.forms) == set(parsed.forms)
    for key, form in parsed.forms.items():
        assert set(parts_of(form).arguments) <= set(vocabulary.arguments(key[0])), key


@pytest.mark.parametrize("name", [n for n in read_theme() if n.startswith("words/")])
def test_words_of_the_theme_have_every_message_and_form_and_no_other(name):
    parsed = parse_words(name, read_theme()[name].decode())
    assert not parsed.diagnostics
    vocabulary = Vocabulary(read_theme()[MODEL].decode(), "")
    assert list(check_words({name: parsed.value}, parsed.value, vocabulary)) == []


def test_the_check_costs_little():
    text = read_theme()["words/de.ftl"].decode()
    own = parse_words("de.ftl", text).value
    begun = process_time()
    list(check_words({"de.ftl": own}, own, Vocabulary(read_theme()[MODEL].decode(), "")))
    assert process_time() - begun < 0.1, "it takes 5 ms on a quiet machine"


def test_every_message_that_templates_name_exists_and_no_other():
    """Messages are named in templates, by kinds of claims, and by phrases in `pages`."""
    known = {id for id, _ in parse_words("en.ftl", read_theme()["words/en.ftl"].decode()).value.forms}
    sources = [p.read_text() for p in (ROOT / "templates").rglob("*") if p.suffix in (".html", ".xml")]
    sources += [p.read_text() for p in (ROOT / "generator").rglob("*.py")]
    text = "\n".join(sources)
    for id in re.findall(r'"([a-z][a-z0-9_-]+)" \| t\b', text):
        assert id in known, id
    parts_of_phrases = ("part-", "chart-time-", "chart-volume-", "price-fee-", "plan-includes-", "plan-per-", "need-")
    within_others = ("price-item", "price-since", "price-about", "price-per")
    families = (*within_others, "evidence-", "method-evidence-", "spec-", "status-", *parts_of_phrases)
    unused = {id for id in known if f'"{id}"' not in text and not id.startswith(families)}
    assert unused == set()
