"""Templates against the views they are given: what they ask for has to be there, before a page is made.

Knows Jinja's syntax tree and the types of the views, not what is shown. Start
with `check_templates`.
"""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Span
from generator.diagnostics.suggest import did_you_mean
from generator.pages.asked import Asked
from generator.pages.costs import CostBlock
from generator.pages.pair import PairView
from generator.pages.product import ProductHead, ProductView
from generator.pages.side import Contender, Side
from generator.pages.templates import VIEWS
from generator.rendering.expressions import SOME, Expressions, Scope, Unknown, signature
from generator.rendering.kinds import OPEN, Kinds
from generator.rendering.statements import Statements
from generator.rendering.templates import DEFAULT, TEMPLATES, BoxView

SYNTAX = Environment()
PAIR: Scope = {"page": (PairView,)}
ALONE: Mapping[str, Scope] = {
    "parts/advice.html": {"side": (Side,)},
    "parts/cost-block.html": {**PAIR, "block": (CostBlock,)},
}
"""Templates that a text places on its own, with what they see then."""


class Source(Struct, frozen=True):
    """A template's text; `path` is what problems name."""

    path: str
    text: str
    tree: nodes.Template


class Checked(Struct, frozen=True):
    """What templates ask for that is not there, and what of other products some of them may show."""

    problems: tuple[Diagnostic, ...]
    asked: Asked


def check_templates(
    environment: Environment, theme: Mapping[str, str], own: Mapping[str, str], ids: Collection[str]
) -> Checked:
    """Check the templates of a site; `ids` are those of all messages.

    Emits `template/syntax` and `template/unknown`.
    """
    check = _Check(environment, theme, own, ids)
    check.run()
    return Checked(tuple(check.problems.values()), check.asked)


def uses(environment: Environment, theme: Mapping[str, str]) -> Mapping[str, tuple[Kinds, ...]]:
    """What `page` is in each template of a theme, by name, for all pages that it is a part of."""
    check = _Check(environment, theme, {}, ())
    check.run()
    found: dict[str, dict[Kinds, None]] = {}
    for name, page in check.seen:
        found.setdefault(name, {})[page] = None
    return {name: tuple(kinds) for name, kinds in found.items()}


@lru_cache(maxsize=256)
def _parsed(text: str) -> nodes.Template:
    """Read a template; the preview reads the same ones after each change."""
    return SYNTAX.parse(text)


class _Check:
    """Walks from every page through all templates that it is made of."""

    def __init__(
        self, environment: Environment, theme: Mapping[str, str], own: Mapping[str, str], ids: Collection[str]
    ) -> None:
        self.problems: dict[tuple[Span, str], Diagnostic] = {}
        self.seen: list[tuple[str, Kinds]] = []
        self._texts = {**{f"{DEFAULT}/{name}": text for name, text in theme.items()}, **theme, **own}
        self._own = own
        self._sources: dict[str, Source | None] = {}
        self._walked: set[object] = set()
        self._expressions = Expressions(environment, self._texts.keys(), ids, self._fragment)
        self._statements = Statements(self._expressions, self._further)
        self._entry = ""

    def run(self) -> None:
        for name in self._own:
            self._source(name)
        for name, view in VIEWS.items():
            self._begin(name, {"page": (view,)})
        for name in sorted(self._texts):
            if name.startswith("blocks/"):
                self._begin(name, {"page": (BoxView,)})
            elif name.startswith("sections/"):
                self._begin(name, PAIR)
        for name, scope in ALONE.items():
            self._begin(name, scope)

    @property
    def asked(self) -> Asked:
        ranked = self._may_ask("rank", ProductView) or self._may_ask("best", ProductView)
        return Asked(
            rivals=self._may_ask("rivals", Side, Contender),
            nearest=self._may_ask("rivals", ProductView),
            standing=ranked or self._may_ask("description", ProductHead),
        )

    def _may_ask(self, name: str, *kinds: type) -> bool:
        """Whether some template may ask one of these kinds of value for a name."""
        asked = self._expressions.asked
        return any((kind, as_name) in asked for kind in (*kinds, Any) for as_name in (name, SOME))

    def _begin(self, name: str, scope: Scope) -> None:
        self._entry = name
        self._template(name, scope)

    def _fragment(self, name: str, page: Kinds) -> None:
        self._template(f"fragments/{name}.html", {"page": page})

    def _source(self, name: str) -> Source | None:
        """Read a template once; a site's that cannot be read is told."""
        if name not in self._sources:
            self._sources[name] = self._read(name) if name in self._texts else None
        return self._sources[name]

    def _read(self, name: str) -> Source | None:
        path = TEMPLATES + name.removeprefix(f"{DEFAULT}/")
        try:
            return Source(path, self._texts[name], _parsed(self._texts[name]))
        except TemplateSyntaxError as error:
            at = Span(path, error.lineno)
            self._tell(Diagnostic("template/syntax", error.message or "not a template", at))
            return None

    def _template(self, name: str, scope: Scope) -> None:
        key = (name, signature(scope))
        source = self._source(name)
        if source is None or key in self._walked:
            return
        self._walked.add(key)
        self.seen.append((name, scope.get("page", ())))
        is_own = name in self._own
        before = self._expressions.enter(lambda unknown: self._unknown(source, unknown) if is_own else None)
        self._statements.run(source.tree.body, dict(scope))
        self._expressions.enter(before)

    def _unknown(self, source: Source, unknown: Unknown) -> None:
        lines = source.text.splitlines()
        line = lines[unknown.line - 1] if unknown.line <= len(lines) else ""
        column = _column(line, unknown.name)
        end = column + len(unknown.name) if column else 0
        at = Span(source.path, unknown.line, column or 1, unknown.line if column else 0, end)
        elsewhere = "" if source.path == TEMPLATES + self._entry else f" while making {self._entry}"
        hint = unknown.hint or did_you_mean(unknown.name, unknown.known)
        self._tell(Diagnostic("template/unknown", unknown.message + elsewhere, at, hint=hint))

    def _tell(self, problem: Diagnostic) -> None:
        """Keep one problem for each place and name, however many pages the template is a part of."""
        assert problem.span
        self.problems.setdefault((problem.span, problem.message.partition(" while making ")[0]), problem)

    def _further(self, node: nodes.Extends | nodes.Include, scope: Scope) -> None:
        """Go on into the templates that a name, or a name with a hole, may mean."""
        self._expressions.kinds(node.template, scope)
        seen: Scope = dict(scope) if getattr(node, "with_context", True) else {}
        may_be_missing = getattr(node, "ignore_missing", False)
        for name in self._expressions.templates(node.template, may_be_missing):
            self._template(name, {"page": scope.get("page", OPEN)} if isinstance(node, nodes.Extends) else seen)


def _column(line: str, name: str) -> int:
    """Where a name stands in a line of a template, as a whole word if it does; 0 if it stands nowhere."""
    word = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line)
    return word.start() + 1 if word else line.find(name) + 1
