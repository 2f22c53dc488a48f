"""Markdown becomes prose: finished markup with typed holes for values, links, pictures and blocks.

Knows no page and no product: what a hole refers to is found later, by
`pages.prose`; what markdown is, `dialect` says. Start with `parse`.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any, cast
from urllib.parse import unquote

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from generator.diagnostics.problem import Diagnostic, Outcome
from generator.model.prose import ANCHOR, Block, Heading, Html, Link, Picture, Piece, Prose, Value
from generator.reading.dialect import TOO_DEEP, parser
from generator.reading.nodes import Document
from generator.reading.places import Places
from generator.reading.slugs import slug

REFERENCE = re.compile(r"(product|pair|article|page|category):[^\s]+|#[^\s]+")
BRACE_PAIR = re.compile(r"\{\{|\}\}")
BRACES = re.compile(r"\{\{[^{}]*(?:\}\})?")
OUTSIDE = re.compile(r"(https?://[^\s]+|mailto:[^\s]+)", re.IGNORECASE)


def parse(document: Document) -> Outcome[Prose]:
    """Return the prose of a document's body.

    Emits `markdown/heading` (a `#` that is not the title; shown as `##`),
    `markdown/too-deep`, `link/scheme` (anything but http, https, mailto and
    internal links), and `value/unknown-path` for a value where none can be.
    """
    writer = _Writer(document)
    prose = writer.write()
    return Outcome(prose, tuple(writer.problems))


class _Writer:
    """Turns one document's tokens into pieces, keeping places and problems."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places = Places(document)
        self.env: dict[str, Any] = {}
        self.md = parser()
        self.problems: list[Diagnostic] = []
        self.headings: list[Heading] = []
        self.ids: dict[str, int] = {}
        self.open_links: list[str] = []

    def write(self) -> Prose:
        body = self.document.body + "\n"  # the plugin for blocks looks for a mark where a last line has ended
        tokens, title = self.md.parse(body, self.env), ""
        if TOO_DEEP in self.env:
            self.places.enter(self.env[TOO_DEEP], self.env[TOO_DEEP] + 1)
            hint = "nest at most eight lists, or sixteen quotes and blocks"
            place = self.places.block_line()
            self.problems.append(Diagnostic("markdown/too-deep", "nested too deep to be shown", place, hint=hint))
        values: tuple[Value, ...] = ()
        if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
            self.places.enter(*(tokens[0].map or (0, 1)))
            values = tuple(self._value(c) for c in tokens[1].children or [] if c.type == "value")
            title, tokens = tokens[1].content.strip(), tokens[3:]
        pieces = _merged(self._pieces(tokens, iter(range(len(tokens)))))
        return Prose(self.document.path, pieces, tuple(self.headings), title, title_values=values)

    def _pieces(self, tokens: Sequence[Token], cursor: Iterator[int]) -> Iterator[Piece]:
        """Yield pieces up to the end of the block at hand; nested blocks move the same cursor on."""
        for index in cursor:
            token = tokens[index]
            if token.map and tuple(token.map) != self.places.block:
                self.places.enter(*token.map)
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
        span = self.places.block_line()
        self._refuse_braces(token.info, "the title of a block")
        return Block(name, argument.strip(), _merged(self._pieces(tokens, cursor)), span)

    def _heading(self, token: Token, inline: Token) -> Html:
        tag = token.tag
        if tag == "h1":
            tag = "h2"
            self.problems.append(
                Diagnostic(
                    "markdown/heading",
                    "a page has one `#` heading, its title; this one is shown as `##`",
                    self.places.block_line(),
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
        """The id, with a number if an earlier heading has it; `ids` keeps the last number given for each."""
        number = self.ids.get(id, 0) + 1
        while (free := f"{id}-{number}" if number > 1 else id) in self.ids:
            number += 1
        self.ids[id] = number
        self.ids.setdefault(free, 1)
        return free

    def _inline(self, children: Sequence[Token]) -> Iterator[Piece]:
        for index, token in enumerate(children):
            match token.type:
                case "value":
                    yield self._value(token)
                case "link_open":
                    yield self._link(token)
                case "link_close":
                    yield Html(self.open_links.pop())
                case "image":
                    yield self._picture(token)
                case "code_inline":
                    self._pass_over(token.content)
                    yield Html(self._render(children, index))
                case _:
                    yield Html(self._render(children, index))

    def _value(self, token: Token) -> Value:
        """A value at the place of its path, or of its braces if there is none between them."""
        path = token.content
        return Value(path, self.places.block_line() if "\n" in path else self.places.find(path or token.markup))

    def _pass_over(self, code: str) -> None:
        """Leave braces in code behind, so that a value is not looked for there."""
        for braces in BRACE_PAIR.findall(code):
            self.places.find(braces)

    def _refuse_braces(self, text: str, where: str) -> None:
        """Report braces in what is no running text and can hold no value."""
        if found := BRACES.search(text):
            place = self.places.find(found[0])
            hint = "write the words, or put the value into the text"
            self.problems.append(Diagnostic("value/unknown-path", f"{where} takes no values", place, hint=hint))

    def _link(self, token: Token) -> Piece:
        target, title = str(token.attrGet("href") or ""), str(token.attrGet("title") or "")
        self._refuse_braces(unquote(target), "the address of a link")
        self._refuse_braces(title, "the title of a link")
        if REFERENCE.fullmatch(target):
            self.open_links.append("</a>")
            return Link(target, title, self.places.find(target))
        if OUTSIDE.fullmatch(target):
            self.open_links.append("</a>")
            tooltip = f' title="{escape(title)}"' if title else ""
            return Html(f'<a href="{escape(target)}" rel="noopener"{tooltip}>')
        self.open_links.append("")
        self.problems.append(
            Diagnostic(
                "link/scheme",
                f"`{target}` is no link that a page may have",
                self.places.find(target),
                hint="use http, https, mailto, `#heading`, or product:, pair:, article:, page:, category:",
            )
        )
        return Html("")

    def _picture(self, token: Token) -> Picture:
        source, title = str(token.attrGet("src") or ""), str(token.attrGet("title") or "")
        for child in token.children or []:
            self._refuse_braces(child.markup if child.type == "value" else "", "the description of a picture")
        self._refuse_braces(title, "the title of a picture")
        alt = "".join(child.content for child in token.children or [])
        return Picture(source, alt, title, self.places.find(source))

    def _render(self, tokens: Sequence[Token], index: int) -> str:
        token, renderer = tokens[index], cast(RendererHTML, self.md.renderer)
        if rule := renderer.rules.get(token.type):
            return str(rule(tokens, index, self.md.options, self.env))
        return renderer.renderToken(tokens, index, self.md.options, self.env)


def _alignment(token: Token) -> str:
    """Columns are aligned by class: a strict content security policy allows no style attribute."""
    style = str(token.attrGet("style") or "")
    return f' class="{style.removeprefix("text-align:")}"' if style else ""


def _merged(pieces: Iterator[Piece]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    for finished, group in groupby(pieces, lambda piece: isinstance(piece, Html)):
        if not finished:
            merged += group
        elif text := "".join(piece.text for piece in group if isinstance(piece, Html)):
            merged.append(Html(text))
    return tuple(merged)
