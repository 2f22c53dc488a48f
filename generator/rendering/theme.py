"""What `theme:` changes: colours in both schemes, the face, the corners; as styles, and whether it can be read.

Knows the custom properties of the style sheet, no rule of it. Start with
`themed` and `check_theme`.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Span
from generator.model.catalogue import Corners, Face, Scheme, Theme
from generator.rendering.colours import contrast, hue, lifted, lightness, mixed

ROOT = re.compile(r":root\s*\{([^}]*)\}")
DARK = re.compile(r"@media \(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{([^}]*)\}")
TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\s*(?:;|$)")
TEXT, GRAPHICS = 4.5, 3.0
APART, TURNED = 10.0, 30.0
"""How far apart the accents have to be: in L*, and in degrees of hue."""
SIDES = ("accent-a", "accent-b")
GROUNDS = ("paper", "raised")
READ = (*SIDES, "link", "ink", "soft")
STACKS: Mapping[Face, str] = MappingProxyType(
    {
        Face.HUMANIST: 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", sans-serif',
        Face.GEOMETRIC: 'Avenir, Montserrat, Corbel, "URW Gothic", sans-serif',
        Face.GROTESQUE: 'Inter, Roboto, "Helvetica Neue", "Arial Nova", "Nimbus Sans", Arial, sans-serif',
        Face.BOOK: '"Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, serif',
        Face.TRANSITIONAL: 'Charter, "Bitstream Charter", "Sitka Text", Cambria, "Liberation Serif", serif',
        Face.SLAB: 'Rockwell, "Rockwell Nova", "Roboto Slab", "DejaVu Serif", serif',
        Face.MONO: "var(--mono)",
    }
)
CORNERS: Mapping[Corners, tuple[str, str]] = MappingProxyType(
    {Corners.SOFT: (".3rem", ".2rem"), Corners.SQUARE: ("0", "0")}
)
FORMATS = {"woff2": "woff2", "woff": "woff", "ttf": "truetype", "otf": "opentype"}


class Palette(Struct, frozen=True):
    """Colours by custom property in the light and in the dark scheme."""

    light: Mapping[str, str]
    dark: Mapping[str, str]

    def of(self, scheme: Scheme) -> Mapping[str, str]:
        return self.light if scheme is Scheme.LIGHT else self.dark


def palette_of(css: str) -> Palette:
    """The colours that a style sheet declares at its root; the first declaration is that of the light scheme."""
    light, dark = ROOT.search(css), DARK.search(css)
    own = dict(TOKEN.findall(light[1])) if light else {}
    return Palette(own, {**own, **(dict(TOKEN.findall(dark[1])) if dark else {})})


def chosen(theme: Theme, declared: Palette) -> Palette:
    """What a site's colours make of those of the style sheet: only what changes, with all that follows from it."""
    light = _followed(dict(theme.light), declared.light, 0.12)
    dark = dict(theme.dark)
    grounds = tuple(dark.get(name) or declared.dark.get(name, "#15181b") for name in GROUNDS)
    made = [name for name in (*SIDES, "link") if name in light and name not in dark]
    for name in sorted(made, key=lambda name: lightness(light[name])):
        other = next((dark[side] for side in SIDES if side in dark and side != name and name in SIDES), "")
        dark[name] = lifted(light[name], grounds, TEXT, lightness(other) + APART + 2 if other else 0)
    return Palette(light, _followed(dark, declared.dark, 0.15))


def _followed(own: dict[str, str], declared: Mapping[str, str], wash: float) -> dict[str, str]:
    """With what goes along: cards with the paper, lines and washes with what they lie on."""
    if "paper" in own:
        own.setdefault("raised", own["paper"])
    now = {**declared, **own}
    if "paper" in own and "ink" in now:
        own |= {n: mixed(now["ink"], now["paper"], s) for n, s in (("wash", 0.05), ("line", 0.14)) if n not in own}
    for side in SIDES:
        if (side in own or "raised" in own) and side in now and "raised" in now:
            own[side.replace("accent", "wash")] = mixed(now[side], now["raised"], wash)
    return own


def themed(css: str, theme: Theme, declared: Palette, fonts: Mapping[str, str]) -> str:
    """Put a site's values in the place of those that a style sheet declares at its root; the fonts go to its end.

    `fonts` has the file of each font beside the style sheet. What is printed
    keeps its white paper, with the accents of the site.
    """
    palette, light = chosen(theme, declared), _values(theme)
    light |= palette.light
    accents = {name: value for name, value in light.items() if name in SIDES}
    dark = DARK.search(css)
    rules = [_font(weight, style, fonts[path]) for (weight, style), path in _cuts(theme)]
    if palette.dark and not dark:
        rules.append(f"@media (prefers-color-scheme:dark){{{_root(palette.dark)}}}")
    roots = [*ROOT.finditer(css)]
    for root in reversed(roots):
        if dark and root[1] == dark[1]:
            values: Mapping[str, str] = palette.dark
        elif root is roots[0]:
            values = light
        else:
            values = {name: value for name, value in accents.items() if f"--{name}:" in root[1]}
        css = css[: root.start(1)] + _with(root[1], values) + css[root.end(1) :]
    return "".join([css, *([] if roots or not light else [_root(light)]), *rules])


def _values(theme: Theme) -> dict[str, str]:
    """What is no colour."""
    values = {}
    if theme.face in STACKS or theme.fonts:
        stack = STACKS.get(theme.face, "system-ui, sans-serif")
        values["face"] = f'"Own", {stack}' if theme.fonts else stack
    if theme.corners in CORNERS:
        values |= dict(zip(("radius", "corner"), CORNERS[theme.corners], strict=True))
    return values


def _with(block: str, values: Mapping[str, str]) -> str:
    """The declarations of a block, with other values, and with those that it does not declare."""
    for name, value in values.items():
        declaration = f"--{name}:{value}"
        before, declared, rest = block.partition(f"--{name}:")
        if declared:
            _, end, after = rest.partition(";")
            block = f"{before}{declaration}{end}{after}"
        else:
            block = f"{block.rstrip().removesuffix(';')};{declaration}"
    return block


def _cuts(theme: Theme) -> Iterator[tuple[tuple[str, str], str]]:
    """The font files with the weights and the style that each is for; a lone one is for all weights."""
    weights = {"regular": "400" if "bold" in theme.fonts else "100 900", "bold": "600 900", "italic": "100 900"}
    for cut, path in theme.fonts.items():
        yield (weights[cut], "italic" if cut == "italic" else "normal"), path


def _font(weight: str, style: str, file: str) -> str:
    kind = FORMATS[file.rpartition(".")[2]]
    source = f'url("{file}") format("{kind}")'
    return f'@font-face{{font-family:"Own";font-weight:{weight};font-style:{style};font-display:optional;src:{source}}}'


def _root(tokens: Mapping[str, str]) -> str:
    return ":root{" + ";".join(f"--{name}:{value}" for name, value in tokens.items()) + "}"


def check_theme(theme: Theme, declared: Palette) -> Iterator[Diagnostic]:
    """Yield what could not be read or told apart in the site's colours; emits `theme/contrast` and `theme/alike`."""
    made = chosen(theme, declared)
    for scheme in Scheme:
        own = {name: span for (of, name), span in theme.spans.items() if of is scheme}
        now = {**declared.of(scheme), **made.of(scheme)}
        for name in READ:
            if problem := _faint(name, now, own, scheme):
                yield problem
        if (at := own.get("accent-b") or own.get("accent-a")) and all(side in now for side in SIDES):
            yield from _alike(now["accent-a"], now["accent-b"], at, scheme)


def _faint(name: str, now: Mapping[str, str], own: Mapping[str, Span], scheme: Scheme) -> Diagnostic | None:
    """The ground on which a colour is read worst, if that is not well enough and the site chose one of the two."""
    grounds = [g for g in GROUNDS if g in now and (name in own or g in own)]
    if name not in now or not grounds:
        return None
    ground = min(grounds, key=lambda g: contrast(now[name], now[g]))
    ratio = contrast(now[name], now[ground])
    if ratio >= TEXT:
        return None
    need = f"text needs {TEXT}:1" if ratio >= GRAPHICS else f"bars need {GRAPHICS:.0f}:1 and text {TEXT}:1"
    message = f"`{name}` has {int(ratio * 10) / 10}:1 against `{ground}` in the {scheme.value} scheme, {need}"
    hint = "make it darker" if lightness(now[ground]) > 50 else "make it lighter"
    return Diagnostic("theme/contrast", message.replace("accent-", "accent_"), own.get(name) or own[ground], hint=hint)


def _alike(a: str, b: str, at: Span, scheme: Scheme) -> Iterator[Diagnostic]:
    """Colours of one lightness are one colour to some readers and on paper, those of one hue to all."""
    where, apart = f"in the {scheme.value} scheme", abs(lightness(a) - lightness(b))
    if apart < APART:
        message = f"the two accents are equally light {where}: {lightness(a):.0f} and {lightness(b):.0f} of 100"
        yield Diagnostic("theme/alike", message, at, hint=f"make one of them lighter or darker by {APART:.0f} or more")
    one, other = hue(a), hue(b)
    if one is not None and other is not None and 180 - abs(abs(one - other) - 180) < TURNED:
        hint = "choose two colours, not two shades of one"
        yield Diagnostic("theme/alike", f"the two accents have one hue {where}", at, hint=hint)
