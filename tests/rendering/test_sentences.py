"""Every sentence for every fact, in every language of the theme, against what somebody read aloud and approved.

`sentences.<language>.txt` is the style sheet; `pytest --update-golden` writes it anew.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil, floor
from pathlib import Path

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from generator.files.theme import read_theme
from generator.judging import claims
from generator.judging.claims import Claim
from generator.model.pricing import Money
from generator.rendering.formats import Formats
from generator.rendering.language import MODEL, language_of
from generator.rendering.pen import Pen
from generator.rendering.speech import Speech, arguments_of
from generator.rendering.vocabulary import Vocabulary
from tests.rendering.samples import CLAIMS, PHRASES

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "de")
VOCABULARY = Vocabulary(read_theme()[MODEL].decode(), "")


@cache
def speech(language: str) -> Speech:
    found = language_of(language, read_theme(), {})
    assert found.value and not found.diagnostics
    return found.value.speech


def forms_of(id: str) -> list[str]:
    return [form for of, form in VOCABULARY.forms if of == id]


@cache
def said(language: str) -> tuple[tuple[str, str], ...]:
    """Each form of each sample, by what it is called."""
    speak = speech(language).plain
    labels = [id for id, form in VOCABULARY.forms if not form and not VOCABULARY.arguments(id)]
    lines = []
    for name, text in (*CLAIMS, *PHRASES):
        id = text.kind if isinstance(text, Claim) else text.id
        for form in forms_of(id):
            case = f" ({name})" if name else ""
            lines.append((f"{id}{'.' + form if form else ''}{case}", speak(text, form)))
    lines += [(id, speech(language).words.plain(id)({})) for id in labels if id != "dimension-case"]
    return tuple(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_what_was_approved(language, request):
    sheet = HERE / f"sentences.{language}.txt"
    text = "".join(f"{name}: {sentence}\n" for name, sentence in said(language))
    if request.config.getoption("--update-golden"):
        sheet.write_text(text, encoding="utf-8")
    assert sheet.is_file(), "read the sentences, then run pytest --update-golden"
    assert text == sheet.read_text("utf-8")


def test_every_kind_of_claim_and_every_message_is_said():
    kinds = {k.kind for k in vars(claims).values() if isinstance(k, type) and issubclass(k, Claim) and k.kind}
    assert {c.kind for _, c in CLAIMS} == kinds
    items = {"lead-item", "turn-item", "exact-turn-item", "price-item", "price-since", "price-about", "price-per"} | {
        i for i in VOCABULARY.ids if i.startswith("part-")
    }
    spoken = {re.split(r"[. ]", name)[0] for name, _ in said("en")} | items | {"dimension-case"}
    assert set(VOCABULARY.ids) == spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_well_formed(language):
    for name, sentence in said(language):
        assert sentence == sentence.strip(), name
        assert not re.search(r"[{}]|  | [,.;:]|\.\.|\( |None", sentence), (name, sentence)
        assert not re.search(r"\b1 (dimensions|scores|months|hours|Kriterien|Monate|Stunden)\b", sentence), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_that_differ_are_said_differently(language):
    """No two cases of a claim are told in the same words, where their sentences say it in full."""
    quiet = {"cost-by", "cost-at", "split", "unproven", "pair-description", "part"}
    seen: dict[str, str] = {}
    for name, sentence in said(language):
        if name.endswith(")") and re.split(r"[. ]", name)[0] not in quiet and "." not in name.split(" ")[0]:
            assert seen.setdefault(sentence, name) == name, sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_never_bent(language):
    for name, sentence in said(language):
        assert not re.search(r"\b(James|Atlas 2)(s\b|['’]|es\b)", sentence), (name, sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lead_verdict_and_description_differ(language):
    """The opening of a page is said in several places, each time in other words."""
    for _, claim in CLAIMS:
        if claim.kind in ("overall", "close", "split", "unproven", "incomparable"):
            forms = [speech(language).plain(claim, form).rstrip(".") for form in ("", "card", "teaser", "description")]
            assert len(set(forms)) == 4, forms


def test_a_claim_is_given_the_arguments_it_is_said_to_be_given():
    given: dict[str, set[str]] = {}
    every = {name for _, claim in CLAIMS for name in arguments_of(type(claim))}

    def sentence(id, form):
        def said(arguments):
            given[id] = set(arguments)
            return id

        return said

    pen = Pen(sentence, lambda id, form: every, speech("en").formats, str, True)
    for _, claim in CLAIMS:
        pen.claim(claim, "")
        assert given[claim.kind] == set(arguments_of(type(claim))), claim.kind


# --- numbers

FIGURE = re.compile(r"\d(?:[\d.,’\u202f\u00a0]*\d)?")
CONSTANTS = {"cost-working": {30, 12}, "exact-share": {4481, 4508}, "break-evens": {61, 75}}
"""Numbers that stand in the words file or in a fraction."""
NO_FIGURES = re.compile(
    r"Atlas 2|10,000 requests|Windows 2026|1\. (?:April|März) 2026|(?:April|March) 1, 2026|(?:per|pro) 1M"
)
PERCENT = re.compile(rf"({FIGURE.pattern})\u00a0?%")
REGIONS = {
    "en": ("8.9", "CHF\u00a01,234.50", "1,500"),
    "de": ("8,9", "1.234,50\u00a0CHF", "1.500"),
    "de-AT": ("8,9", "CHF\u00a01.234,50", "1.500"),
    "de-CH": ("8.9", "CHF\u00a01’234.50", "1’500"),
}


def values(thing: object) -> Iterator[Fraction]:
    """All numbers of a claim, scores in points, shares in percent, of what is shown in hundredths too."""
    match thing:
        case bool() | str():
            return
        case Fraction():
            yield from (thing, Fraction(floor(thing * 100)), Fraction(ceil(thing * 100)))
            yield Fraction(round(thing * 10_000), 100)
        case int() | Decimal():
            yield from (Fraction(thing), Fraction(thing) / 10, Fraction(thing) / 100)
        case tuple():
            for inner in thing:
                yield from values(inner)
        case Struct():
            for name in thing.__struct_fields__:
                yield from values(getattr(thing, name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_sentence_is_one_of_its_claim(language):
    """As a reader of that language reads it."""
    locale = Formats(language).locale
    for name, claim in CLAIMS:
        known = {*values(claim), *CONSTANTS.get(claim.kind, ())}
        for form in forms_of(claim.kind):
            sentence = speech(language).plain(claim, form)
            told = re.sub(
                r"Atlas 2|10,000 requests|Windows 2026|1\. (?:April|März) 2026|(?:April|March) 1, 2026|(?:per|pro) 1M",
                "",
                sentence,
            )
            for found in FIGURE.findall(told):
                assert Fraction(parse_decimal(found, locale=locale)) in known, (name, form, sentence)


@pytest.mark.parametrize("language", [*REGIONS, "fr", "en-IN", "pl"])
@given(amount=st.decimals(0, 10**9, places=2), tenths=st.integers(0, 100), count=st.integers(0, 10**9))
def test_numbers_are_read_back_as_what_they_are(language, amount, tenths, count):
    formats = Formats(language)

    def read(text: str) -> Decimal:
        return parse_decimal(text, locale=formats.locale)

    assert read(formats.number(amount)) == amount
    assert read(formats.number(count)) == count
    assert read(formats.points(tenths)) * 10 == tenths
    for currency in ("USD", "EUR", "CHF"):
        (found,) = FIGURE.findall(formats.sum(Money(amount, currency)))
        assert read(found) == amount
    (yen,) = FIGURE.findall(formats.sum(Money(Decimal(count), "JPY")))
    assert read(yen) == count
    (share,) = PERCENT.findall(formats.percent(Fraction(tenths, 100)).replace("\u202f%", "%"))
    assert read(share) == tenths


@pytest.mark.parametrize("language", REGIONS)
def test_a_region_writes_numbers_its_own_way_with_the_words_of_its_language(language):
    found = language_of(language, read_theme(), {}).value
    formats = found.speech.formats
    assert (formats.points(89), formats.sum(Money(Decimal("1234.5"), "CHF")), formats.number(1500)) == REGIONS[language]
    assert [path for path, _ in found.files] == [f"templates/words/{language[:2]}.ftl"]


def test_days_and_lists_and_percentages_in_german():
    formats = Formats("de")
    assert formats.day(date(2026, 4, 1)) == "1. April 2026"
    assert formats.weight(3500) == "35\u00a0%"
    assert (formats.listing(["a", "b", "c"]), formats.choice(["a", "b", "c"])) == ("a, b und c", "a, b oder c")
    assert Formats("de-AT").day(date(2026, 1, 2)) == "2. Jänner 2026"
