"""A whole finished site, file by file, in several processes. Start with `prove_finished`."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.audit.auditor import Auditor
from generator.audit.whole import Batch, Found, Gist
from generator.diagnostics.problem import Diagnostic
from generator.processes.workers import in_processes


class Proved(Struct, frozen=True):
    """What an audit of a whole site found, and of how many pages and claims."""

    lies: tuple[Diagnostic, ...]
    pages: int
    claims: int


class Part(Struct, frozen=True):
    """What one process found in its part of the files."""

    lies: tuple[Diagnostic, ...]
    seen: tuple[Found, ...]
    claims: int

    @property
    def batch(self) -> Batch:
        return Batch(Gist.of(self.seen), lambda: self.seen)


def prove_finished(auditor: Auditor, paths: Iterable[str], read: Callable[[str], bytes], jobs: int) -> Proved:
    """Audit files of an output that `read` returns by their paths: pages, feeds, sitemaps, what scripts reckon with."""
    listed = tuple(paths)
    parts = [*in_processes(lambda number: _part(auditor, listed[number::jobs], read), jobs, jobs)]
    lies = [lie for part in parts for lie in part.lies]
    across = auditor.site([part.batch for part in parts])
    pages = sum(path.endswith(".html") for path in listed)
    return Proved((*auditor.words(), *lies, *across), pages, sum(part.claims for part in parts))


def _part(auditor: Auditor, paths: tuple[str, ...], read: Callable[[str], bytes]) -> Part:
    before = auditor.claims
    lies: list[Diagnostic] = []
    seen: list[Found] = []
    for path in paths:
        told, found = auditor.page(path, read(path))
        lies += told
        seen.append(found)
    return Part(tuple(lies), tuple(seen), auditor.claims - before)
