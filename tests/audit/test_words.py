"""A words file that turns a claim around, or leaves something out, is found whatever page says it."""

import pytest

from generator.audit.auditor import Auditor
from generator.files.theme import read_theme
from generator.model.catalogue import Catalogue, Site
from tests.conftest import told

WORDS = read_theme()["words/en.ftl"].decode()


def faults(old: str, new: str) -> list[str]:
    assert old in WORDS
    catalogue = Catalogue(Site("Site", "https://example.com/"))
    return [d.message for d in Auditor(catalogue, ("templates/words/en.ftl", WORDS.replace(old, new, 1))).words()]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{ $high } to { $low }.", "{ $low } to { $high }.", "names `$low`, `$high`"),
        ("{ $winner } is ahead, { $high }", "{ $loser } is not { $winner }, { $high }", "names `$loser`, `$winner`"),
        ("{ $product } leads on { $leads }.", "{ $product } leads on much.", "does not name `$leads`"),
        ("{ $theirs } to { $own }", "{ $own } to { $theirs }", "names `$own`, `$theirs`"),
        (", { $points }, of the { $of } products", ", { $points }, of all products", "does not name `$of`"),
        ("({ $high } to { $low })", "({ $low } to { $high })", "`lead-item` names"),
        ("It would take { $turns }.", "It would take more.", "does not name `$turns`"),
        ("Compared with { $older }, { $newer } gains", "Compared with { $newer }, { $older } gains", "`upgrade` names"),
    ],
)
def test_a_sentence_that_turns_a_claim_around_is_found(old, new, fault):
    assert any(fault in found for found in faults(old, new)), faults(old, new)


def test_the_words_of_the_theme_are_sound():
    assert not faults("scores higher overall", "scores higher overall")


@pytest.mark.parametrize("verb", ["check", "build"])
def test_check_and_build_say_so_at_the_line(starter, verb):
    text = WORDS.replace("scores higher overall, { $high } to { $low }.", "scores higher, { $low } to { $high }.", 1)
    starter.write("templates/words/en.ftl", text)
    (found,) = told(getattr(starter, verb)())
    assert found.code == "audit/words"
    assert found.span.path == "templates/words/en.ftl"
    assert text.split("\n")[found.span.line - 1].startswith("overall =")
