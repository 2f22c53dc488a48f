"""Views become bytes: the Jinja environment, its filters, and fragments that are rendered once.

Knows how a page looks, not what it says. Templates see one variable, `page`.
A site's templates come before the theme's; `default/NAME` always means the
theme's. Start with `Renderer`.
"""

import re
import traceback
from collections.abc import Mapping
from typing import Any

import msgspec
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup, escape

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.files.tree import SourceTree
from generator.judging.values import PointsValue
from generator.model.prose import Html
from generator.pages.prose import Anchor, Box, Figure, Part, Placed, Shown
from generator.pages.routes import canonical
from generator.pages.views import Framed, Link, Page, Phrase
from generator.rendering.charts.bars import bar
from generator.rendering.charts.costs import CostCharts
from generator.rendering.charts.prices import price_chart
from generator.rendering.charts.scatter import scatter
from generator.rendering.charts.sparks import spark
from generator.rendering.charts.strips import strip
from generator.rendering.compiled import Compiled
from generator.rendering.compiler import CheckedEnvironment
from generator.rendering.for_scripts import iso, json_filter
from generator.rendering.formats import direction
from generator.rendering.lettering import Lettering
from generator.rendering.speech import Speech, name_markup

DEFAULT = "default"
TEMPLATES = "templates/"

FAILURES = (TemplateError, LookupError, TypeError, AttributeError, ValueError, ArithmeticError, RecursionError)
"""What a template may do wrong although all that it asks for is there."""
KINDS = (".html", ".xml", ".json", ".svg", "robots.txt")


def own_templates(tree: SourceTree) -> dict[str, bytes]:
    """A site's own templates and assets, named as in the theme."""
    return {path.removeprefix(TEMPLATES): tree.files[path] for path in tree.under("templates")}


def templates_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """What of these is a template, as text."""
    found = {n: data for n, data in files.items() if n.endswith(KINDS) and not n.startswith("assets/")}
    return {name: data.decode("utf-8", "replace") for name, data in found.items()}


class Rendered(msgspec.Struct, frozen=True):
    """A page's bytes; its title and description as they are written, empty for files that are not for readers.

    `winner` is the page's own word for who wins its duel.
    """

    data: bytes
    title: bytes = b""
    description: bytes = b""
    card: str = ""
    """An SVG, if the page has a picture for places where it is shared."""
    winner: str = ""


class BoxView(msgspec.Struct, frozen=True):
    """What the template of a block sees; `side` is "a" or "b" where the block speaks for one side of a pair."""

    title: str
    side: str
    body: Markup
    advice: Markup
    """What was computed for the side, where its reasons are given first."""


class Renderer:
    """Renders pages in one language with one set of templates.

    `theme` and `site` map template names to source; `site` may be empty. What
    is in `compiled` need not be compiled again.
    """

    def __init__(
        self,
        theme: Mapping[str, str],
        site: Mapping[str, str],
        speech: Speech,
        lettering: Lettering | None = None,
        compiled: Compiled | None = None,
    ) -> None:
        self.speech = speech
        self._lettering = lettering
        self.environment = _environment(theme, site, compiled)
        self._written = self.environment.written
        self.environment.filters.update(self._filters())

    def render(self, page: Page) -> Outcome[Rendered]:
        """Render one page; emits `template/syntax` and `template/failed`, at the line of the template."""
        view = page.view(*page.subjects)
        try:
            data = self._written(page.template, page=view).encode()
            if not isinstance(view, Framed):
                return Outcome(Rendered(data))
            card = self._written("cards/pair.svg", page=view) if view.head.card else ""
            return Outcome(Rendered(data, *_named(data), card, view.winner))
        except TemplateSyntaxError as error:
            span = Span(f"{TEMPLATES}{error.name}", error.lineno)
            return Outcome(None, (Diagnostic("template/syntax", error.message or "not a template", span),))
        except FAILURES as error:
            span = _place(error) or Span(f"{TEMPLATES}{page.template}")
            hint = f"while making /{page.url}"
            return Outcome(None, (Diagnostic("template/failed", _told(error), span, hint=hint),))

    def _filters(self) -> dict[str, Any]:
        formats = self.speech.formats
        return {
            "say": self.speech.say,
            "plain": self.speech.plain,
            "t": self.speech.label,
            "t_with": lambda id, **args: self.speech.say(Phrase(id, tuple(args.items()))),
            "weight": formats.weight,
            "as_points": PointsValue,
            "canonical": canonical,
            "absolute": lambda url, root: url if url.startswith(("http://", "https://")) else root + url,
            "direction": direction,
            "points": formats.points,
            "number": formats.number,
            "amount": formats.amount,
            "json": json_filter(formats),
            "said": lambda texts: {name: self.speech.plain(text) for name, text in texts.items()},
            "money": formats.money,
            "day": formats.day,
            "iso": iso,
            "name": name_markup,
            "in_sentence": self.speech.dimension,
            "dimension": lambda ref: name_markup(ref.name),
            "spec": lambda cell: self.speech.spec(cell.value, cell.unit),
            "fitted": self._lettering.fitted if self._lettering else None,
            "bar": bar,
            "strip": strip,
            "spark": lambda trend: spark(trend, self.speech),
            "scatter": lambda chart: scatter(chart, self.speech),
            "cost_chart": CostCharts(self.speech),
            "price_chart": lambda chart: price_chart(chart, self.speech),
            "fragment": self.fragment,
            "prose": self.prose,
            "breadcrumb_ld": self.breadcrumb_ld,
        }

    def fragment(self, part: object, template: str) -> Markup:
        """Render a part of a page by `fragments/<template>.html`; once for each part, however many pages place it.

        Compiled templates look themselves whether it is known, see `Direct.visit_Filter`.
        """
        fragments = self.environment.fragments[template]
        if id(part) not in fragments:
            fragments.note(part, Markup(self._written(f"fragments/{template}.html", page=part)))
        return fragments[id(part)]

    def prose(self, parts: tuple[Part, ...], root: str, page: object = None) -> Markup:
        """Write resolved prose for a page whose site begins at `root`; sections placed in it are those of `page`."""
        return Markup("".join(self._part(part, root, page) for part in parts))

    def _part(self, part: Part, root: str, page: Any) -> str:
        match part:
            case Html(text):
                return text
            case Anchor(url, title):
                tooltip = f' title="{escape(title)}"' if title else ""
                return f'<a href="{escape(root + url)}"{tooltip}>'
            case Figure(url, width, height, alt, title):
                tooltip = f' title="{escape(title)}"' if title else ""
                size = f'width="{width}" height="{height}"'
                return f'<img src="{escape(root + url)}" {size} alt="{escape(alt)}" loading="lazy"{tooltip}>'
            case Shown(path, value):
                return f'<data value="{escape(path)}">{self.speech.value(value)}</data>'
            case Box():
                side = getattr(page, part.side, None)
                advice = self._written("parts/advice.html", side=side) if part.advises else ""
                body = self.prose(part.body, root, page)
                return self._written(
                    f"blocks/{part.name}.html", page=BoxView(part.title, part.side, body, Markup(advice))
                )
            case Placed("costs", argument) if argument:
                block = page.costing(argument)
                return self._written("parts/cost-block.html", page=page, block=block) if block else ""
            case Placed(name):
                return self._written(f"sections/{name}.html", page=page)

    def breadcrumb_ld(self, links: tuple[Link, ...], base_url: str) -> Markup:
        """A BreadcrumbList in JSON-LD; the last entry is the page itself and has no address."""
        items: list[dict[str, object]] = []
        for position, link in enumerate(links, 1):
            item: dict[str, object] = {
                "@type": "ListItem",
                "position": position,
                "name": self.speech.plain(link.text),
            }
            if position < len(links):
                item["item"] = base_url + link.url.removesuffix("index.html")
            items.append(item)
        data = {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}
        return Markup(msgspec.json.encode(data).decode().replace("<", "\\u003c"))


def _environment(theme: Mapping[str, str], site: Mapping[str, str], compiled: Compiled | None) -> CheckedEnvironment:
    """The theme under its own names and under `default/`, the site's templates before it."""
    default = _loader(theme)
    loaders: list[BaseLoader] = [_loader(site), default, PrefixLoader({DEFAULT: default})]
    return CheckedEnvironment(
        loader=ChoiceLoader(loaders),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
    )


def _named(page: bytes) -> tuple[bytes, bytes]:
    """The title and the description of a page, as the template wrote them."""
    return _between(page, b"<title>", b"</title>"), _between(page, b'<meta name="description" content="', b'"')


def _between(page: bytes, before: bytes, after: bytes) -> bytes:
    start = page.find(before) + len(before)
    return page[start : page.find(after, start)] if start >= len(before) else b""


def _told(error: Exception) -> str:
    """What went wrong, without the names of our classes."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    if isinstance(error, RecursionError):
        return "a template includes itself without an end"
    if isinstance(error, KeyError):
        return f"there is no `{error.args[0]}` here"
    missing = re.search(r"has no attribute '(\w+)'", str(error))
    return f"there is no `{missing[1]}` here" if missing else str(error)


def _place(error: Exception) -> Span | None:
    """The innermost line of a template that an error passed through."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.startswith(TEMPLATES):
            return Span(frame.filename, frame.lineno or 1)
    return None


def _loader(sources: Mapping[str, str]) -> BaseLoader:
    """Templates from memory; the file name is what error messages show."""
    return FunctionLoader(lambda name: (sources[name], f"{TEMPLATES}{name}", None) if name in sources else None)
