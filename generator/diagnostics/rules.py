"""How seriously a site takes its problems: levels of `checks:`, waivers in files, `--strict`. Start with `Rules`."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from generator.diagnostics.codes import CODES, Level
from generator.diagnostics.problem import Diagnostic, Span


class Rules(Struct, frozen=True):
    """`levels` by code; `waivers` by path of a file, then code: the place where the waiver stands."""

    levels: Mapping[str, Level] = field(default_factory=dict)
    waivers: Mapping[str, Mapping[str, Span]] = field(default_factory=dict)
    strict: bool = False

    def apply(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Leave out what is waived or off, and give the rest its level; `strict` makes each warning an error."""
        return tuple(self._apply(diagnostics))

    def unused(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Yield `waiver/unused` for each waiver without anything to waive among all `diagnostics` of a run."""
        found = {(d.span.path, d.code) for d in diagnostics if d.span}
        for path, waived in self.waivers.items():
            for code, span in waived.items():
                if (path, code) not in found and self._level(code) is not Level.OFF:
                    message = f"`{code}` finds nothing in this file"
                    yield Diagnostic("waiver/unused", message, span, hint="remove the waiver")

    def _apply(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        for d in diagnostics:
            level = self._level(d.code)
            if self.strict and level is Level.WARN:
                level = Level.ERROR
            if level is not Level.OFF and not (d.span and d.code in self.waivers.get(d.span.path, ())):
                yield d if level is d.level else replace(d, given=level)

    def _level(self, code: str) -> Level:
        return self.levels.get(code) or CODES[code].level
