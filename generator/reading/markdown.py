"""Markdown becomes prose: finished markup with typed holes for values, links, pictures and blocks.

CommonMark with tables, footnotes, definition lists, task lists and `:::`
blocks; raw HTML is shown as text. Knows no page and no product: what a hole
refers to is found later, by `pages.prose`. Start with `parse`.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.model.prose import ANCHOR, Block, Heading, Html, Link, Picture, Piece, Prose, Value
from generator.reading.nodes import Document
from generator.reading.slugs import slug

REFERENCE = re.compile(r"(product|pair|article|page|category):[^\s]+|#[^\s]+")
VALUE = re.compile(r"\{\{\s*([a-z0-9][a-zA-Z0-9_./-]*)\s*\}\}")
OUTSIDE = re.compile(r"(https?://[^\s]+|mailto:[^\s]+)", re.IGNORECASE)


def parse(document: Document) -> Outcome[Prose]:
    """Return the prose of a document's body.

    Emits `markdown/heading` (a `#` that is not the title; shown as `##`) and
    `link/scheme` (anything but http, https, mailto and internal links).
    """
    writer = _Writer(document)
    prose = writer.write()
    return Outcome(prose, tuple(writer.problems))


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "highlight": _highlight}).enable("table")
    md.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin, label=True)
    md.use(container_plugin, name="block", validate=lambda *_: True)
    md.inline.ruler.before("escape", "value", _value_rule)
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # refused with a position, in _link
    return md


def _value_rule(state: StateInline, silent: bool) -> bool:
    found = VALUE.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("value", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _highlight(code: str, language: str, attributes: str) -> str:
    """Mark up code with Pygments' classes; an unknown language is shown as it is."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    if not language:
        return ""
    try:
        return str(highlight(code, get_lexer_by_name(language), HtmlFormatter(nowrap=True)))
    except ClassNotFound:
        return ""


class _Writer:
    """Turns one document's tokens into pieces, keeping places and problems."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines = document.body.split("\n")
        self.env: dict[str, Any] = {}
        self.md = _parser()
        self.problems: list[Diagnostic] = []
        self.headings: list[Heading] = []
        self.line = 0
        self.last_line = 0
        self.open_links: list[str] = []

    def write(self) -> Prose:
        tokens, title = self.md.parse(self.document.body, self.env), ""
        if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
            title, tokens = tokens[1].content.strip(), tokens[3:]
        pieces = _merged(self._pieces(tokens, iter(range(len(tokens)))))
        return Prose(self.document.path, pieces, tuple(self.headings), title)

    def _pieces(self, tokens: Sequence[Token], cursor: Iterator[int]) -> Iterator[Piece]:
        """Yield pieces up to the end of the block at hand; nested blocks move the same cursor on."""
        for index in cursor:
            token = tokens[index]
            if token.map:
                self.line, self.last_line = token.map
            match token.type:
                case "container_block_open":
                    yield self._block(token, tokens, cursor)
                case "container_block_close":
                    return
                case "heading_open":
                    yield self._heading(token, tokens[index + 1])
                case "heading_close":
                    yield Html(f"</{'h2' if token.tag == 'h1' else token.tag}>\n")
                case "table_open":
                    yield Html('<div class="scroll" tabindex="0"><table>\n')
                case "table_close":
                    yield Html("</table></div>\n")
                case "th_open" | "td_open" | "th_close" | "td_close":
                    yield self._cell(tokens, index)
                case "inline":
                    yield from self._inline(token.children or [])
                case "fence" | "code_block":
                    yield Html(self._render(tokens, index).replace("<pre>", '<pre tabindex="0">', 1))
                case _:
                    yield Html(self._render(tokens, index))

    def _block(self, token: Token, tokens: Sequence[Token], cursor: Iterator[int]) -> Block:
        name, _, argument = token.info.strip().partition(" ")
        span = self._line_span(self.line)
        return Block(name, argument.strip(), _merged(self._pieces(tokens, cursor)), span)

    def _heading(self, token: Token, inline: Token) -> Html:
        tag = token.tag
        if tag == "h1":
            tag = "h2"
            self.problems.append(
                Diagnostic(
                    "markdown/heading",
                    "a page has one `#` heading, its title; this one is shown as `##`",
                    self._line_span(self.line),
                    hint="write `##`",
                )
            )
        text = "".join(c.content for c in inline.children or [] if c.type in ("text", "code_inline"))
        id = self._unique(ANCHOR + (slug(text) or "section"))
        self.headings.append(Heading(int(tag[1]), id, text))
        return Html(f'<{tag} id="{id}">')

    def _cell(self, tokens: Sequence[Token], index: int) -> Html:
        """A cell's tag; an empty heading is no heading."""
        token = tokens[index]
        inside = tokens[index + 1] if token.nesting > 0 else tokens[index - 1]
        tag = token.tag if inside.content.strip() else "td"
        return Html(f"<{tag}{_alignment(token)}>" if token.nesting > 0 else f"</{tag}>\n")

    def _unique(self, id: str) -> str:
        taken = {h.id for h in self.headings}
        return next(c for n in range(len(taken) + 1) if (c := f"{id}-{n + 1}" if n else id) not in taken)

    def _inline(self, children: Sequence[Token]) -> Iterator[Piece]:
        for index, token in enumerate(children):
            match token.type:
                case "value":
                    yield Value(token.content, self._find(token.content))
                case "link_open":
                    yield self._link(token)
                case "link_close":
                    yield Html(self.open_links.pop())
                case "image":
                    yield self._picture(token)
                case _:
                    yield Html(self._render(children, index))

    def _link(self, token: Token) -> Piece:
        target, title = str(token.attrGet("href") or ""), str(token.attrGet("title") or "")
        if REFERENCE.fullmatch(target):
            self.open_links.append("</a>")
            return Link(target, title, self._find(target))
        if OUTSIDE.fullmatch(target):
            self.open_links.append("</a>")
            tooltip = f' title="{escape(title)}"' if title else ""
            return Html(f'<a href="{escape(target)}" rel="noopener"{tooltip}>')
        self.open_links.append("")
        self.problems.append(
            Diagnostic(
                "link/scheme",
                f"`{target}` is no link that a page may have",
                self._find(target),
                hint="use http, https, mailto, `#heading`, or product:, pair:, article:, page:, category:",
            )
        )
        return Html("")

    def _picture(self, token: Token) -> Picture:
        source = str(token.attrGet("src") or "")
        alt = "".join(child.content for child in token.children or [])
        return Picture(source, alt, str(token.attrGet("title") or ""), self._find(source))

    def _render(self, tokens: Sequence[Token], index: int) -> str:
        token, renderer = tokens[index], cast(RendererHTML, self.md.renderer)
        if rule := renderer.rules.get(token.type):
            return str(rule(tokens, index, self.md.options, self.env))
        return renderer.renderToken(tokens, index, self.md.options, self.env)

    def _find(self, text: str) -> Span:
        """The place of a text inside the block at hand; markdown-it keeps lines only for blocks."""
        for number in range(self.line, min(max(self.last_line, self.line + 1), len(self.lines))):
            if (column := self.lines[number].find(text)) >= 0:
                line = number + self.document.body_line
                return Span(self.document.path, line, column + 1, line, column + 1 + len(text))
        return self._line_span(self.line)

    def _line_span(self, line: int) -> Span:
        text = self.lines[line] if line < len(self.lines) else ""
        at = line + self.document.body_line
        return Span(self.document.path, at, 1, at, len(text.rstrip()) + 1)


def _alignment(token: Token) -> str:
    """Columns are aligned by class: a strict content security policy allows no style attribute."""
    style = str(token.attrGet("style") or "")
    return f' class="{style.removeprefix("text-align:")}"' if style else ""


def _merged(pieces: Iterator[Piece]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Html) and merged and isinstance(merged[-1], Html):
            merged[-1] = Html(merged[-1].text + piece.text)
        elif not isinstance(piece, Html) or piece.text:
            merged.append(piece)
    return tuple(merged)
