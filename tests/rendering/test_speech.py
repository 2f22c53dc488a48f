"""Claims in words: each value by its type, each claim with its facts, names isolated where they run backwards."""

from fractions import Fraction

import pytest

from generator.files.theme import read_theme
from generator.judging import claims
from generator.judging.claims import Claim, DimensionRef, Flips, Lead, Overall, ProductRef, Threshold, Turn, Wins
from generator.judging.duel import judge
from generator.judging.figures import working
from generator.model.rubric import Tenths
from generator.pages.views import phrase
from generator.rendering.facts import facts
from generator.rendering.formats import Formats
from generator.rendering.speech import Speech
from generator.rendering.words import Words
from generator.rendering.words_file import parse_words
from tests.making import product, rubric

A, B = ProductRef("a", "A & <A>"), ProductRef("b", "عربي")


@pytest.fixture(scope="module")
def speech():
    return english()


def english() -> Speech:
    parsed = parse_words("en.ftl", read_theme()["words/en.ftl"].decode())
    formats = Formats("en")
    return Speech(Words(parsed.value, formats.plural), formats)


def test_a_claim_states_its_facts_and_is_escaped(speech):
    said = speech.say(Overall(A, B, Tenths(89), Tenths(81)))
    assert said == (
        '<span data-claim="overall winner=a loser=b high=89 low=81">'
        "A &amp; &lt;A&gt; scores higher overall, 8.9 to 8.1.</span>"
    )
    assert speech.plain(Overall(A, B, Tenths(89), Tenths(81))) == "A & <A> scores higher overall, 8.9 to 8.1."


def test_names_that_run_from_right_to_left_are_isolated(speech):
    assert "<bdi>عربي</bdi>" in speech.say(Overall(B, A, Tenths(89), Tenths(81)))
    assert "bdi" not in speech.plain(Overall(B, A, Tenths(89), Tenths(81)))


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Ease of use", "ease of use"), ("API", "API"), ("GPT-4o", "GPT-4o"), ("iOS", "iOS"), ("X", "X")],
)
def test_dimensions_begin_small_unless_they_are_acronyms(speech, name, inside):
    lead = Lead(DimensionRef("d", name), Tenths(95), Tenths(70))
    assert inside in speech.plain(Wins(A, B, (lead,), claims.Count(1)))


def test_alternatives_are_joined_by_or(speech):
    turns = tuple(
        Turn(DimensionRef(d, d.title()), Threshold(Fraction(n, 100), n > 50)) for d, n in (("value", 81), ("speed", 22))
    )
    said = "with over 81% of the weight on value or under 22% of the weight on speed,"
    assert said in speech.plain(Flips(A, B, turns))
    assert facts(Flips(A, B, turns)) == "flips challenger=a holder=b turns=value:>81/100,speed:<11/50"


def test_facts_have_no_exponents():
    """A mean of 10 is the decimal 1E+1 once idle zeros are gone."""
    best = product("best", 100)
    other = product("other", 90)
    claim = working(judge(best, other, rubric((100,))), best)
    assert "mean=10 overall=100" in facts(claim)


def test_every_kind_of_claim_has_words(speech):
    kinds = [c for c in vars(claims).values() if isinstance(c, type) and issubclass(c, Claim) and c is not Claim]
    assert len(kinds) > 20
    for kind in kinds:
        assert speech.words.has(kind.kind), kind
        speech._html.learn(kind, "")


def test_phrases_say_claims_in_their_description_form(speech):
    text = phrase("pair-description", a="A", b="B", category="", opening=Overall(A, B, Tenths(89), Tenths(81)))
    assert "A & <A> is ahead overall, 8.9 to 8.1." in speech.plain(text)
