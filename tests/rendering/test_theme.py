"""`theme:`: colours that can be read in both schemes, faces, corners, logos, and the style sheet they become."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.problem import Span
from generator.files.theme import read_theme
from generator.model.catalogue import Scheme, Theme
from generator.rendering.colours import contrast, hue, lifted, lightness, mixed
from generator.rendering.theme import APART, READ, SIDES, TEXT, check_theme, chosen, palette_of, themed
from tests.conftest import told

CSS = read_theme()["assets/style.css"].decode()
DECLARED = palette_of(CSS)
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
AT = Span("evenhand.yaml", 3, 9)


def theme(light=None, dark=None) -> Theme:
    named = {Scheme.LIGHT: light or {}, Scheme.DARK: dark or {}}
    spans = {(scheme, name): AT for scheme, colours in named.items() for name in colours}
    return Theme(light=named[Scheme.LIGHT], dark=named[Scheme.DARK], spans=spans)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#fff", "#ffffff", 1), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


def test_lightness_and_hue_are_those_of_lab():
    assert lightness("#ffffff") == pytest.approx(100, abs=0.1)
    assert lightness("#ff0000") == pytest.approx(53.2, abs=0.1)
    assert hue("#ff0000") == pytest.approx(40, abs=0.5)
    assert hue("#808080") is None


@pytest.mark.parametrize("scheme", Scheme)
def test_the_theme_s_own_colours_can_be_read_and_told_apart(scheme):
    colours = DECLARED.of(scheme)
    for name in (*READ, "good", "bad", "note"):
        for ground in ("paper", "raised", "wash"):
            assert contrast(colours[name], colours[ground]) >= TEXT, (name, ground)
    assert contrast(colours["accent-a"], colours["wash-a"]) >= 3
    assert contrast(colours["accent-b"], colours["wash-b"]) >= 3
    everything = theme({side: DECLARED.light[side] for side in SIDES}, {side: DECLARED.dark[side] for side in SIDES})
    assert [*check_theme(everything, DECLARED)] == []


def test_all_colours_of_the_style_sheet_stand_at_its_root():
    rules = CSS[CSS.index("*, ::before") : CSS.index("@media print")]
    assert re.findall(r"#[0-9a-f]{3,6}\b", rules) == []
    assert re.findall(r"font-size: \.?\d*\.\d+rem", rules) == ["font-size: 1.2rem", "font-size: 1.25rem"]


def test_a_site_without_a_theme_changes_nothing():
    assert themed(CSS, Theme(), DECLARED, {}) == CSS
    assert [*check_theme(Theme(), DECLARED)] == []


COLOURED = Theme(light={"accent-a": "#5b2a86", "paper": "#fffff0"}, dark={"ink": "#eeeeee"})


def test_colours_take_the_place_of_those_of_the_style_sheet():
    made = themed(CSS, COLOURED, DECLARED, {})
    expected = chosen(COLOURED, DECLARED)
    found = palette_of(made)
    assert found.light == {**DECLARED.light, **expected.light}
    assert found.dark == {**DECLARED.dark, **expected.light, **{**DECLARED.dark, **expected.dark}}
    assert len(made) < len(CSS) + 100
    printed = made[made.index("@media print") :]
    assert "--paper: #fff;" in printed
    assert "--accent-a:#5b2a86" in printed


@pytest.mark.parametrize("css", ["", "p{color:red}", ":root{--gap:1rem}", ":root { --accent-a: #fff; }"])
def test_a_style_sheet_of_a_site_is_given_what_it_does_not_declare(css):
    made = themed(css, COLOURED, palette_of(css), {})
    assert palette_of(made).light["accent-a"] == "#5b2a86"
    assert palette_of(made).dark["ink"] == "#eeeeee"


@given(COLOURS, COLOURS)
def test_what_is_left_to_us_can_be_read_in_the_dark_and_told_apart(a, b):
    made = chosen(theme({"accent-a": a, "accent-b": b}), DECLARED).dark
    for side in SIDES:
        assert min(contrast(made[side], DECLARED.dark[ground]) for ground in ("paper", "raised")) >= TEXT
    light = max(lightness(made[side]) for side in SIDES)
    assert abs(lightness(made["accent-a"]) - lightness(made["accent-b"])) >= APART or light > 99


@given(COLOURS, COLOURS, st.floats(0, 1))
def test_a_mixture_lies_between(one, other, share):
    low, high = sorted((lightness(one), lightness(other)))
    assert mixed(one, one, share) == one
    assert re.fullmatch(r"#[0-9a-f]{6}", mixed(one, other, share))
    assert low == high or mixed(one, other, 1) == one
    assert contrast(lifted(one, (other,), 4.5), other) >= 4.5 or lifted(one, (other,), 4.5) == "#ffffff"


@pytest.mark.parametrize(
    ("light", "dark", "message"),
    [
        ({"accent-a": "#5aaed6"}, {}, "`accent_a` has 2.3:1 against `paper` in the light scheme, bars need 3:1 and"),
        ({"link": "#8a8a00"}, {}, "`link` has 3.5:1 against `paper` in the light scheme, text needs 4.5:1"),
        ({"paper": "#888888"}, {}, "`accent_b` has 1.5:1 against `paper` in the light scheme"),
        ({}, {"accent-b": "#803000"}, "`accent_b` has 1.8:1 against `raised` in the dark scheme"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(light, dark, message):
    found = [d for d in check_theme(theme(light, dark), DECLARED) if d.code == "theme/contrast"]
    assert any(d.message.startswith(message) for d in found), [d.message for d in found]
    assert {d.span for d in found} == {AT}


def test_accents_of_one_lightness_or_one_hue_are_told():
    def messages(a, b):
        return [d.message for d in check_theme(theme({"accent-a": a, "accent-b": b}), DECLARED)]

    assert messages("#0b6e99", "#b5541c") == ["the two accents are equally light in the light scheme: 44 and 47 of 100"]
    assert messages("#062a70", "#2f66b8") == ["the two accents have one hue in the light scheme"]
    assert messages("#0b4f6c", "#b5541c") == []


def test_the_look_of_a_site_follows_its_theme(starter):
    starter.write("content/mark.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"/>')
    starter.write("content/night.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"/>')
    (starter.root / "content/fonts").mkdir()
    (starter.root / "content/fonts/own.woff2").write_bytes(b"wOF2 and so on")
    starter.edit(
        "evenhand.yaml",
        "currency: USD",
        'currency: USD\ntheme: {accent_a: "#5b2a86", accent_b: "#9a6700", face: book, font: own.woff2, corners: square,'
        " logo: mark.svg, logo_dark: night.svg, logo_alt: Even}",
    ).built()
    files, page = starter.files(), starter.page("chairs/alder")
    (name,) = [path for path in files if path.startswith("assets/style.")]
    (font,) = [path for path in files if path.startswith("assets/own.")]
    css = files[name].decode()
    for declared in ("--accent-a:#5b2a86", "--accent-b:#9a6700", '--face:"Own", "Iowan Old Style"', "--radius:0"):
        assert declared in css[: css.index("}")]
    assert css.count("--accent-a:#5b2a86") == 2, "on the screen and on paper"
    assert css.count("--accent-a:") == 3
    assert f'src:url("{font.removeprefix("assets/")}") format("woff2")' in css
    assert files[font] == b"wOF2 and so on"
    assert f'<link rel="preload" as="font" href="../../{font}" crossorigin>' in page
    assert re.search(
        r'<picture><source media="\(prefers-color-scheme: dark\)" srcset="../../assets/night.\w+.svg"', page
    )
    assert re.search(r'<img src="../../assets/mark.\w+.svg" width="30" height="10" alt="Even"></picture> </a>', page)


@pytest.mark.parametrize(
    ("data", "message"), [(None, "there is no font `own.woff2`"), (b"OTTO", "is no font that browsers read")]
)
def test_a_font_has_to_be_one(starter, data, message):
    if data:
        (starter.root / "content/fonts").mkdir()
        (starter.root / "content/fonts/own.woff2").write_bytes(data)
    starter.edit("evenhand.yaml", "currency: USD", "currency: USD\ntheme: {font: own.woff2}")
    (problem,) = told(starter.check())
    assert problem.code == "theme/font"
    assert message in problem.message
