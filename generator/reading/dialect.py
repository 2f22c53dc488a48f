"""The markdown of a site: CommonMark with tables, footnotes, definition lists, task lists, values and `:::` blocks.

Raw HTML is shown as text. Knows how a text is divided, not what becomes of its parts; that is `markdown`.
Start with `parser`.
"""

import re
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.model.prose import HOLE

DEEPEST = 16
"""Levels of blocks inside one another; a list has two, itself and its entry."""
TOO_DEEP = "too-deep"
MOST_COLOURED = 5_000
"""Characters of a piece of code up to which it is coloured; some lexers take the square of the length."""
TASK = re.compile(r"\[([ xX])\]\s")
ITS_WORDS = ("list_item_open", "paragraph_open")


def parser() -> MarkdownIt:
    """Return a parser of its own for one text."""
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
    """Two braces begin a value, whatever follows: what is none is told later, and never shown as it is."""
    if not state.src.startswith("{{", state.pos):
        return False
    found = HOLE.match(state.src, state.pos)
    if not silent:
        token = state.push("value", "", 0)
        token.content, token.markup = (found[1].strip(), found[0]) if found else ("", "{{")
    state.pos = found.end() if found else state.pos + 2
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
