"""`theme:` of `evenhand.yaml` becomes the theme of the site. Start with `read_theme`."""

from types import MappingProxyType

from generator.model.catalogue import Scheme, Theme
from generator.model.product import Image
from generator.reading.desk import Desk
from generator.reading.fonts import find_font
from generator.reading.images import find_image
from generator.reading.nodes import Document
from generator.reading.schema.site import ColoursEntry, ThemeEntry

KEYS = {Scheme.LIGHT: ("theme",), Scheme.DARK: ("theme", "dark")}
CUTS = {"regular": "font", "bold": "font_bold", "italic": "font_italic"}


def read_theme(desk: Desk, document: Document, written: ThemeEntry) -> Theme:
    """Find the files that the theme names; emits `image/missing` and `theme/font`."""

    def picture(key: str) -> Image | None:
        name = getattr(written, key)
        return find_image(desk, name, "content", document.span("theme", key)) if name else None

    named = {cut: (getattr(written, key), document.span("theme", key)) for cut, key in CUTS.items()}
    fonts = {cut: path for cut, (name, span) in named.items() if name and (path := find_font(desk, name, span))}
    colours = {Scheme.LIGHT: _colours(written), Scheme.DARK: _colours(written.dark)}
    return Theme(
        light=MappingProxyType(colours[Scheme.LIGHT]),
        dark=MappingProxyType(colours[Scheme.DARK]),
        face=written.face,
        corners=written.corners,
        fonts=MappingProxyType(fonts),
        logo=picture("logo"),
        logo_dark=picture("logo_dark"),
        logo_alt=written.logo_alt,
        spans=MappingProxyType(
            {
                (scheme, name): document.span(*KEYS[scheme], name.replace("-", "_"))
                for scheme, found in colours.items()
                for name in found
            }
        ),
    )


def _colours(written: ColoursEntry) -> dict[str, str]:
    """The colours that are given, by the name of their custom property."""
    keys = ColoursEntry.model_fields
    return {key.replace("_", "-"): colour for key in keys if (colour := getattr(written, key))}
