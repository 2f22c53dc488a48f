"""`evenhand templates`: what there is, and copies that change nothing until they are changed."""

import pytest
from click.testing import CliRunner

from generator.cli.main import evenhand, run
from generator.files.theme import theme_folder
from generator.scaffold.theme import pieces


def ran(site, *arguments):
    return CliRunner().invoke(evenhand, ["templates", *arguments, "--root", str(site.root)])


def test_the_list_marks_what_the_site_has_its_own_of(starter):
    starter.write("templates/pair.html", "ours")
    lines = ran(starter, "list").output.splitlines()
    assert "* pair.html" in lines
    assert "  fragments/card.html" in lines
    assert "  assets/style.css" in lines
    assert not any("words/" in line for line in lines)


def pages_of(site) -> dict[str, bytes]:
    """What is built, but for the manifest, which has the digest of the sources."""
    return {path: data for path, data in site.built().files().items() if path != "evenhand.json"}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("pair", "pair.html"),
        ("fragments/card.html", "fragments/card.html"),
        ("card", "fragments/card.html"),
        ("style.css", "assets/style.css"),
        ("feed.xml", "feed.xml"),
    ],
)
def test_a_copy_is_the_theme_s_and_changes_nothing(starter, name, path):
    before = pages_of(starter)
    result = ran(starter, "eject", name)
    assert result.exit_code == 0, result.output
    assert (starter.root / "templates" / path).read_bytes() == (theme_folder() / path).read_bytes()
    assert f"a copy of {theme_folder() / path}" in result.output
    assert pages_of(starter) == before


def test_every_piece_can_be_ejected_at_once(starter):
    before = pages_of(starter)
    for name in pieces():
        assert ran(starter, "eject", name).exit_code == 0, name
    assert pages_of(starter) == before


def test_words_are_copied_as_those_of_another_language(starter):
    assert ran(starter, "eject", "words/en.ftl", "--as", "words/fr.ftl").exit_code == 0
    copy = starter.root / "templates/words/fr.ftl"
    assert copy.read_bytes() == (theme_folder() / "words/en.ftl").read_bytes()
    starter.edit("evenhand.yaml", "language: en", "language: fr").built()
    for wrong in (("words/en.ftl",), ("words/en.ftl", "--as", "words/de.ftl"), ("pair.html", "--as", "words/fr.ftl")):
        assert "take --as" in ran(starter, "eject", *wrong).output


def test_it_says_what_the_copy_depends_on(starter):
    output = ran(starter, "eject", "pair.html").output
    assert "uses base.html, fragments/card.html, fragments/month.html, parts/dates.html, parts/section.html" in output
    assert "used by pair.html" in ran(starter, "eject", "parts/dates.html").output
    assert "sections/scores.html" in ran(starter, "eject", "parts/section.html").output


def test_a_file_that_is_there_is_never_touched(starter, capsys):
    starter.write("templates/pair.html", "ours")
    assert run(["templates", "eject", "pair.html", "--root", str(starter.root)]) == 4
    assert "is there already; change it there" in capsys.readouterr().err
    assert (starter.root / "templates/pair.html").read_text() == "ours"


def test_a_slip_gets_a_hint(starter):
    result = ran(starter, "eject", "piar.html")
    assert result.exit_code == 2
    assert "did you mean 'pair.html'?" in result.output
