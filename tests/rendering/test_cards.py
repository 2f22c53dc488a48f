"""Cards: they say what their pages say, are painted once, and no name breaks them."""

import struct
import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.diagnostics.codes import Level
from generator.files.kept import Kept
from generator.files.theme import read_theme
from generator.files.tree import read_tree
from generator.loading import begin
from generator.preparation import prepare
from generator.preview.live import LiveSite
from generator.rendering import cards
from generator.rendering.cards import Painter
from generator.rendering.lettering import Face, Lettering, Run, read_face

FACES = [read_face(data) for name, data in read_theme().items() if name.endswith(".ttf")]
LETTERING = Lettering(FACES)
TEXT = "{http://www.w3.org/2000/svg}text"
LONG = "The Extraordinarily Comfortable Ergonomic Chair for Long Days and Short Nights X"


@pytest.fixture
def carded(starter):
    text = (starter.root / "evenhand.yaml").read_text("utf-8")
    return starter.write("evenhand.yaml", f"{text}\ncards: true\n")


def drawings(site) -> dict[str, str]:
    """The SVG of each pair by the address of its page."""
    prepared = prepare(begin(read_tree(site.root), site.options()))
    assert prepared.site, prepared.found
    made = {url: prepared.site.renderer.render(page).value for url, page in prepared.site.plan.pages.items()}
    return {url: rendered.card for url, rendered in made.items() if rendered.card}


def texts(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(TEXT)]


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_card_says_what_its_page_says(carded, language):
    carded.edit("evenhand.yaml", "language: en", f"language: {language}").built()
    found = drawings(carded)
    assert set(found) == {"chairs/alder-vs-birch/", "chairs/alder-vs-cedar/", "chairs/birch-vs-cedar/"}
    for url, svg in found.items():
        duel = LexborHTMLParser(carded.page(url)).css_first("section.duel")
        page = LexborHTMLParser(carded.page(url)).css_first("html")
        said = flat(duel.text()) + flat(page.css_first(".brand").text())
        assert [t for t in texts(svg) if flat(t) not in said] == []
        card = flat("".join(texts(svg)))
        for selector in (".overall", ".crown", ".firmness"):
            assert all(flat(node.text()) in card for node in duel.css(selector)), (url, selector)


def test_a_picture_has_the_size_that_the_page_says(carded):
    carded.built()
    data = carded.files()["chairs/alder-vs-birch/card.png"]
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    head = LexborHTMLParser(carded.page("chairs/alder-vs-birch/"))
    tags = [node.attributes for node in head.css("meta[content]")]
    meta = {tag.get("property") or tag.get("name"): tag["content"] for tag in tags}
    size = struct.unpack(">II", data[16:24])
    assert size == (1200, 630) == (int(meta["og:image:width"]), int(meta["og:image:height"]))
    assert meta["og:image"] == meta["twitter:image"] == "https://example.com/chairs/alder-vs-birch/card.png"
    assert meta["twitter:card"] == "summary_large_image"
    assert meta["og:image:alt"] == meta["twitter:image:alt"]
    assert "Alder" in meta["og:image:alt"] and "Birch" in meta["og:image:alt"]
    assert len(data) > 5000, "there is something on it"


def test_without_the_switch_there_is_no_card(starter):
    starter.built()
    assert not any(path.endswith(".png") for path in starter.files())
    assert "og:image" not in starter.page("chairs/alder-vs-birch/")


def test_a_card_is_painted_once(carded, monkeypatch):
    painted = []
    paint = Painter.paint
    monkeypatch.setattr(Painter, "paint", lambda self, svg: painted.append(svg) or paint(self, svg))
    before = carded.built().files()
    assert len(painted) == 3
    assert carded.built().files() == before
    carded.edit("scores/chairs/alder.yaml", "The plain one that lasts", "The one that lasts").built()
    assert len(painted) == 3, "what is not on a card does not paint it anew"
    carded.edit("scores/chairs/alder.yaml", "name: Alder", "name: Older").built()
    assert len(painted) == 5
    kept = list((carded.root / ".evenhand/cards").iterdir())
    assert len(kept) == 3, "what is no longer needed is forgotten"
    kept[0].write_bytes(kept[0].read_bytes()[:-10])
    (carded.root / ".evenhand/site.memo").unlink()
    assert all(len(data) > 5000 for path, data in carded.built().files().items() if path.endswith(".png"))
    assert len(painted) == 6


def test_pictures_are_the_same_from_one_process_and_two(carded):
    assert carded.built().files() == carded.built(jobs=2, anew=True).files()


def test_fonts_decide_a_picture_too(monkeypatch):
    one, other = Painter({"a.ttf": b"1"}, LETTERING), Painter({"a.ttf": b"2"}, LETTERING)
    assert one.key("<svg/>") == Painter({"b.ttf": b"1"}, LETTERING).key("<svg/>")
    assert one.key("<svg/>") != other.key("<svg/>")
    assert one.key("<svg/>") != one.key("<svg></svg>")


@pytest.mark.parametrize("name", [LONG, "X" * 80, "كرسي مكتب عربي", "כיסא <Pro> & 'co' \"x\"", "Łódź Ελληνικά Стул Ấệ"])
def test_any_name_stays_in_its_half(carded, name):
    import json

    carded.edit("scores/chairs/alder.yaml", "name: Alder", f"name: {json.dumps(name, ensure_ascii=False)}")
    carded.built()
    for url, svg in drawings(carded).items():
        if "alder" not in url:
            continue
        shown = flat("".join(texts(svg)))
        assert flat(name) in shown or "…" in shown
        for node in ElementTree.fromstring(svg).iter(TEXT):
            size, bold = float(node.get("font-size")), node.get("font-weight") == "700"
            if bold:
                assert LETTERING.width(node.text or "".join(node.itertext()).split(" of ")[0], True) * size <= 515
            assert float(node.get("y")) < 630


def test_a_name_that_no_font_can_write_costs_a_card_and_nothing_else(carded):
    carded.edit("scores/chairs/alder.yaml", "name: Alder", "name: 白樺")
    report = carded.build()
    (problem,) = (d for d in report.diagnostics if d.level is not Level.INFO)
    assert (problem.code, problem.level) == ("card/letters", Level.WARN)
    cards_made = [path for path in carded.files() if path.endswith("card.png")]
    assert cards_made == ["chairs/birch-vs-cedar/card.png"]
    assert "og:image" not in carded.page("chairs/alder-vs-birch/")


def test_what_is_not_installed_is_said(carded, monkeypatch):
    monkeypatch.setattr(cards, "NEEDED", ("resvg_py", "no_such_module"))
    report = carded.build()
    (problem,) = (d for d in report.diagnostics if d.level is Level.ERROR)
    assert problem.code == "extra/missing"
    assert 'pip install "evenhand[cards]"' in problem.hint
    assert not carded.output.exists()


def test_a_site_without_cards_never_looks_for_them(starter, monkeypatch):
    monkeypatch.setattr(cards, "NEEDED", ("no_such_module",))
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    starter.built()


def test_a_site_draws_its_own_cards_with_its_own_fonts(carded):
    font = next(data for name, data in read_theme().items() if name.endswith("400.ttf"))
    (carded.root / "templates/cards").mkdir(parents=True)
    (carded.root / "templates/cards/own.ttf").write_bytes(font)
    carded.write("templates/cards/pair.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"/>')
    carded.built()
    assert len(carded.files()["chairs/alder-vs-birch/card.png"]) < 5000


# --- letters


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=90), st.booleans())
def test_a_text_is_never_wider_than_its_room(text, bold):
    fitted = LETTERING.fitted(text, 500, 58, 32, 3, bold)
    assert len(fitted.lines) <= 3
    for line in fitted.lines:
        written = "".join(run.text for run in line)
        assert LETTERING.width(written, bold) * fitted.size <= 500.001 or len(written) == 1
    shown = flat("".join(run.text for line in fitted.lines for run in line))
    assert shown == flat(text) or (shown.endswith("…") and flat(text).startswith(shown[:-1]))


def test_lines_are_about_as_long_as_each_other():
    fitted = LETTERING.fitted("one two three four five six seven", 400, 40, 20, 2)
    first, second = ("".join(run.text for run in line) for line in fitted.lines)
    assert abs(LETTERING.width(first) - LETTERING.width(second)) * fitted.size < 130


def test_letters_come_from_the_first_font_that_has_them():
    ours = Face("Ours", False, {ord("b"): 0.5})
    lettering = Lettering([ours, *FACES])
    assert lettering.runs("abba c") == (Run("Noto Sans", "a"), Run("Ours", "bb"), Run("Noto Sans", "a c"))


@pytest.mark.parametrize("face", FACES, ids=lambda face: f"{face.family} {face.bold}")
def test_the_fonts_of_the_theme_have_the_letters_they_are_said_to_have(face):
    assert face.family == "Noto Sans"
    assert {ord(c) for c in "Aß“”„…×÷½ıŁ€£Жλאع٣%’"} <= face.widths.keys()


def test_what_is_kept_is_what_was_made(tmp_path):
    kept, made = Kept(tmp_path / "cards"), []
    make = lambda: made.append(1) or b"data"  # noqa: E731
    assert [kept.get("ab", make), kept.get("ab", make)] == [b"data", b"data"]
    assert len(made) == 1
    kept.keep_only([])
    assert kept.get("ab", make) == b"data"
    assert len(made) == 2
    Kept(tmp_path / "nowhere").keep_only([])


def test_what_a_link_in_the_place_of_the_kept_leads_to_stays(tmp_path):
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "holiday.jpg").write_bytes(b"p")
    (tmp_path / "cards").symlink_to(photos)
    kept = Kept(tmp_path / "cards")
    kept.get("a" * 64, lambda: b"made")
    kept.keep_only([])
    assert [path.name for path in photos.iterdir()] == ["holiday.jpg"]


def test_the_preview_shows_the_card_as_it_is_now(carded):
    site = LiveSite(carded.options())
    site.reload()
    answer = site.answer("/chairs/alder-vs-birch/card.png")
    assert (answer.status, answer.kind, answer.body[:4]) == (200, "image/png", b"\x89PNG")
    assert site.answer("/chairs/alder/card.png").status == 404
    assert site.answer("/nowhere/card.png").status == 404
