"""Markdown becomes prose: finished markup with typed holes for values, links, pictures and blocks.

CommonMark with tables, footnotes, definition lists, task lists and `:::`
blocks; raw HTML is shown as text. Knows no page and no product: what a hole
refers to is found later, by `pages.prose`. Start with `parse`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from html import escape
from itertools import groupby
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.diagnostics.problem import Diagnostic, Outcome
from generator.model.prose import ANCHOR, Block, Heading, Html, Link, Picture, Piece, Prose, Value
from generator.reading.nodes import Document
from generator.reading.places import Places
from generator.reading.slugs import slug

REFERENCE = re.compile(r"(product|pair|article|page|category):[^\s]+|#[^\s]+")
VALUE = re.compile(r"\{\{\s*([a-z0-9][a-zA-Z0-9_./-]*)\s*\}\}")
DEEPEST = 16
"""Levels of blocks inside one another; a list has two, itself and its entry."""
TOO_DEEP = "too-deep"
MOST_COLOURED = 5_000
"""Characters of a piece of code up to which it is coloured; some lexers take the square of the length."""
TASK = re.compile(r"\[([ xX])\]\s")
ITS_WORDS = ("list_item_open", "paragraph_open")
OUTSIDE = re.compile(r"(https?://[^\s]+|mailto:[^\s]+)", re.IGNORECASE)


def parse(document: Document) -> Outcome[Prose]:
    """Return the prose of a document's body.

    Emits `markdown/heading` (a `#` that is not the title; shown as `##`),
    `markdown/too-deep`, and `link/scheme` (anything but http, https, mailto
    and internal links).
    """
    writer = _Writer(document)
    prose = writer.write()
    return Outcome(prose, tuple(writer.problems))


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "highlight": _highlight}).enable("table")
    md.use(footnote_plugin).use(deflist_plugin)
    md.core.ruler.after("inline", "tasks", _task_rule)
    md.use(container_plugin, name="block", validate=lambda *_: True)
    md.block.ruler.before("table", "depth", _depth_rule)
    md.inline.ruler.before("escape", "value", _value_rule)
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # refused with a position, in _link
    return md


def _depth_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Note where a text is nested too deep; what is more than twenty levels deep the parser drops without a word."""
    if state.level > DEEPEST:
        state.env.setdefault(TOO_DEEP, line)
    return False


def _value_rule(state: StateInline, silent: bool) -> bool:
    found = VALUE.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("value", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _task_rule(state: StateCore) -> None:
    """Give a box to entries that begin with `[ ]` or `[x]`; the plugin for it takes the square of the list's length."""
    lists: list[Token] = []
    for entry, paragraph, token in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if entry.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(entry)
        elif entry.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif (entry.type, paragraph.type) == ITS_WORDS and (task := TASK.match(token.content)):
            lists[-1].attrSet("class", "contains-task-list")
            entry.attrSet("class", "task-list-item")
            ticked = "" if task[1] == " " else ' checked="checked"'
            box = f'<label><input class="task-list-item-checkbox"{ticked} disabled="disabled" type="checkbox">'
            words = token.children or []
            words[0].content = words[0].content[len("[ ]") :]
            token.children = [_markup(box), *words, _markup("</label>")]


def _markup(text: str) -> Token:
    return Token("html_inline", "", 0, content=text)


def _highlight(code: str, language: str, attributes: str) -> str:
    """Mark up code with Pygments' classes; what is long or in an unknown language is shown as it is."""
    lexer = _lexer(language) if language and len(code) <= MOST_COLOURED else None
    if lexer is None:
        return ""
    from pygments import highlight

    return str(highlight(code, lexer, _formatter()))


@cache
def _formatter() -> Any:
    from pygments.formatters import HtmlFormatter

    return HtmlFormatter(nowrap=True)


@lru_cache
def _lexer(language: str) -> Any:
    """Pygments' lexer of a language; to ask it for one that it does not know would take milliseconds."""
    from pygments.lexers import get_lexer_by_name

    return get_lexer_by_name(language) if language.lower() in _languages() else None


@cache
def _languages() -> frozenset[str]:
    from pygments.lexers import get_all_lexers

    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


class _Writer:
    """Turns one document's tokens into pieces, keeping places and problems."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places = Places(document)
        self.env: dict[str, Any] = {}
        self.md = _parser()
        self.problems: list[Diagnostic] = []
        self.headings: list[Heading] = []
        self.ids: dict[str, int] = {}
        self.open_links: list[str] = []

    def write(self) -> Prose:
        tokens, title = self.md.parse(self.document.body, self.env), ""
        if TOO_DEEP in self.env:
            self.places.enter(self.env[TOO_DEEP], self.env[TOO_DEEP] + 1)
            hint = "nest at most eight lists, or sixteen quotes and blocks"
            place = self.places.block_line()
            self.problems.append(Diagnostic("markdown/too-deep", "nested too deep to be shown", place, hint=hint))
        if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
            title, tokens = tokens[1].content.strip(), tokens[3:]
        pieces = _merged(self._pieces(tokens, iter(range(len(tokens)))))
        return Prose(self.document.path, pieces, tuple(self.headings), title)

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
                    yield Value(token.content, self.places.find(token.content))
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
        source = str(token.attrGet("src") or "")
        alt = "".join(child.content for child in token.children or [])
        return Picture(source, alt, str(token.attrGet("title") or ""), self.places.find(source))

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
