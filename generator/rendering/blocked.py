"""What browsers refuse under the policy of the pages, found in a site's templates before a browser does.

Knows markup and styles as text, no page. Start with `check_policy`.
"""

import re
from collections.abc import Iterator, Mapping

from generator.diagnostics.problem import Diagnostic, Span
from generator.rendering.templates import TEMPLATES

MARKUP, STYLES, SCRIPTS = (".html",), (".css",), (".js", ".mjs")
READABLE = MARKUP + STYLES + SCRIPTS
HOST = r"(?:https?:)?//([^/\s\"'>)]+)"
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->|/\*.*?\*/", re.DOTALL)
LOADED = re.compile(
    rf"<(?!a\b|link\b|form\b|base\b)[a-z]+\b[^>]*?\s(?:src|srcset|data|poster|href)=[\"']?\s*{HOST}", re.I
)
LINKED = re.compile(r"<link\b[^>]*>", re.I)
FETCHES = re.compile(r"\brel=[\"']?[^\"'>]*(?:stylesheet|icon|load|manifest|prefetch|preconnect)", re.I)
HREF = re.compile(rf"\bhref=[\"']?\s*{HOST}", re.I)
IN_STYLES = re.compile(rf"(?:url\(\s*[\"']?|@import\s+[\"'])\s*{HOST}", re.I)
IN_SCRIPTS = re.compile(rf"(?:\bfrom|\bimport|\bfetch\(|\bimport\(|\bimportScripts\()\s*[\"'`]{HOST}")
INLINE = (
    (re.compile(r"<[a-z][^>]*?\s(style=)[\"']", re.I), "an inline style", "give the element a class"),
    (re.compile(r"<(style)\b", re.I), "an inline style sheet", "put it into a file of `templates/assets/`"),
    (
        re.compile(r"<(script)\b(?![^>]*\ssrc=)(?![^>]*\bjson\b)", re.I),
        "an inline script",
        "put it into a file of `templates/assets/`",
    ),
    (re.compile(r"<[a-z][^>]*?\s(on[a-z]+=)[\"']", re.I), "an inline event handler", "listen for it in a script file"),
)
COPY = "keep a copy in `templates/assets/`; pages ask nobody but their own host"


def check_policy(own: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what the pages of a site would not be allowed to use; `own` are its templates, styles and scripts by name.

    Emits `template/blocked`, a warning.
    """
    for name, text in own.items():
        path = TEMPLATES + name
        bare = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        for found, what, hint in _blocked(path, bare):
            yield Diagnostic("template/blocked", what, _span(path, bare, found), hint=hint)


def _blocked(path: str, text: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    if path.endswith(STYLES + MARKUP):
        yield from (_asked(found) for found in IN_STYLES.finditer(text))
    if path.endswith(SCRIPTS + MARKUP):
        yield from (_asked(found) for found in IN_SCRIPTS.finditer(text))
    if not path.endswith(MARKUP):
        return
    yield from (_asked(found) for found in LOADED.finditer(text))
    for link in LINKED.finditer(text):
        if FETCHES.search(link[0]) and (found := HREF.search(text, link.start(), link.end())):
            yield _asked(found)
    for pattern, what, hint in INLINE:
        yield from (
            (found.span(1), f"{what}, which browsers refuse on our pages", hint) for found in pattern.finditer(text)
        )


def _asked(found: re.Match[str]) -> tuple[tuple[int, int], str, str]:
    return found.span(1), f"a page would ask `{found[1]}` for a file", COPY


def _span(path: str, text: str, place: tuple[int, int]) -> Span:
    start, end = place
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Span(path, line, column, line, column + end - start)
