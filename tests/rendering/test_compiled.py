"""Templates that were compiled once are not compiled again, and nobody else's programs are run."""

import os
from pathlib import Path

import pytest
from jinja2 import Environment, FunctionLoader

from generator.files.programs import MOST, NEWEST, Programs
from generator.rendering.compiled import Compiled


def environment(folder: Path, text: str, made_by: str = "v1") -> Environment:
    loader = FunctionLoader(lambda name: (text, name, None))
    return Environment(loader=loader, bytecode_cache=Compiled(Programs(folder, made_by)))


def render(folder: Path, text: str, made_by: str = "v1") -> str:
    return environment(folder, text, made_by).get_template("a.html").render(x=2)


def kept(folder: Path) -> list[Path]:
    return sorted(place for place in folder.rglob("*") if place.is_file())


def test_a_template_is_compiled_once(tmp_path, monkeypatch):
    assert render(tmp_path, "{{ x }}!") == "2!"
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert render(tmp_path, "{{ x }}!") == "2!"


def test_another_text_of_the_name_is_another_template(tmp_path):
    assert [render(tmp_path, text) for text in ("{{ x }}", "{{ x }}?", "{{ x }}")] == ["2", "2?", "2"]
    assert len(kept(tmp_path)) == 2


@pytest.mark.parametrize("damage", [b"", b"no program", None])
def test_what_cannot_be_read_is_compiled_again(tmp_path, damage):
    render(tmp_path, "{{ x }}")
    [place] = kept(tmp_path)
    place.write_bytes(place.read_bytes()[:-9] if damage is None else damage)
    assert render(tmp_path, "{{ x }}") == "2"


def test_a_folder_that_others_may_write_to_is_not_read(tmp_path):
    render(tmp_path, "{{ x }}")
    [place] = kept(tmp_path)
    render(tmp_path, "{{ x + 1 }}")
    other = next(found for found in kept(tmp_path) if found != place)
    place.write_bytes(other.read_bytes())
    os.chmod(tmp_path / "v1", 0o777)
    assert render(tmp_path, "{{ x }}") == "2"


def test_nothing_is_written_into_a_folder_that_others_may_write_to(tmp_path):
    (tmp_path / "v1").mkdir()
    os.chmod(tmp_path / "v1", 0o777)
    assert render(tmp_path, "{{ x }}") == "2"
    assert not kept(tmp_path)


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(tmp_path):
    (tmp_path / "file").write_text("")
    assert render(tmp_path / "file", "{{ x }}") == "2"


def test_little_is_kept(tmp_path):
    for version in range(NEWEST + 3):
        render(tmp_path, "{{ x }}", f"v{version}")
    assert len(list(tmp_path.iterdir())) == NEWEST
    for number in range(MOST + 5):
        (tmp_path / f"v{NEWEST + 2}" / str(number)).touch()
    render(tmp_path, "{{ x }}?", f"v{NEWEST + 2}")
    assert len(kept(tmp_path / f"v{NEWEST + 2}")) == 1


def test_what_is_made_of_texts_is_made_once(tmp_path):
    made = []

    def work() -> tuple[int, ...]:
        made.append(1)
        return (1, 2)

    for texts in (("a", "b"), ("a", "b"), ("ab", ""), ("a", "b")):
        assert Programs(tmp_path, "v1").once(texts, tuple[int, ...], work) == (1, 2)
    assert len(made) == 2
    for place in kept(tmp_path):
        place.write_bytes(b"\xc1")
    assert Programs(tmp_path, "v1").once(("a", "b"), tuple[int, ...], work) == (1, 2)
    assert len(made) == 3


def test_words_and_checks_that_were_kept_are_told_as_they_were(starter):
    """A site's own templates and words, with a mistake in each."""
    starter.write(
        "templates/page.html", '{% extends "default/page.html" %}{% block main %}{{ page.nmae }}{% endblock %}'
    )
    starter.write("templates/words/en.ftl", "hoem = Start\n")
    first, second = starter.check(), starter.check()
    assert {d.code for d in first.diagnostics} >= {"template/unknown", "words/unknown"}
    assert second.diagnostics == first.diagnostics
    starter.remove("templates/page.html")
    assert "template/unknown" not in {d.code for d in starter.check().diagnostics}
