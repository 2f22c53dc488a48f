"""The first half of a run: a snapshot becomes a catalogue, and is read as an editor would read it.

This needs other libraries than pages do, so that it can be done in a process
of its own while those of the pages are loaded. Start with `begin`.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.files.tree import SourceTree, read_tree
from generator.model.catalogue import Catalogue
from generator.processes.workers import Standby, ahead
from generator.runs import Options


class Read(Struct, frozen=True):
    """A site as meant, and what its files waive (by path, code)."""

    catalogue: Catalogue
    waivers: Mapping[str, Mapping[str, Span]]


class Step(Struct, frozen=True):
    """Something that has been found out, with the problems that showed."""

    language: str = ""
    site: Read | None = None
    problems: tuple[Diagnostic, ...] = ()


class Loading:
    """A snapshot that is being loaded: it tells, once and in this order, its `language`, its `site` and `findings`."""

    def __init__(self, reading: Outcome[SourceTree], options: Options, steps: Iterator[Step]) -> None:
        self.tree = reading.value or SourceTree()
        self.options = options
        self._steps = steps

    def language(self) -> str:
        """Wait for the language of the site, of which there is none without a sound `evenhand.yaml`."""
        return next(self._steps).language

    def site(self) -> Outcome[Read | None]:
        """Wait for the site; there is none without a language."""
        step = next(self._steps)
        return Outcome(step.site, step.problems)

    def findings(self) -> tuple[Diagnostic, ...]:
        """Wait for what the editorial checks found."""
        return tuple(problem for step in self._steps for problem in step.problems)


Question = tuple[Outcome[SourceTree], Options]
Reader = Standby[Question, Step]


def begin(reading: Outcome[SourceTree], options: Options, jobs: int = 1, reader: Reader | None = None) -> Loading:
    """Begin to load a snapshot, which need not be what stands on the disk; with several `jobs` in another process.

    That may be a `reader` that is ready for it.
    """
    question = (reading, options)
    asked = reader.ask(question) if reader and jobs > 1 else ahead(lambda: steps(question), forked=jobs > 1)
    return Loading(reading, options, asked)


def load_catalogue(options: Options) -> Catalogue | None:
    """Read the site as far as it can be read; None without a sound evenhand.yaml."""
    from generator.reading.load import load

    loaded = load(read_tree(options.root).value or SourceTree(), options.as_of, options.drafts).value
    return loaded.catalogue if loaded else None


def steps(question: Question) -> Iterator[Step]:
    """What is found out about a site as it is read, in the order in which `Loading` tells it."""
    reading, options = question

    from generator.reading.site import language_in

    tree = reading.value or SourceTree()
    yield Step(language=language_in(tree))

    from generator.judging.derived import derive
    from generator.reading.load import load

    loading = load(tree, options.as_of, options.drafts)
    problems, loaded = (*reading.diagnostics, *loading.diagnostics), loading.value
    if loaded is None:
        yield Step(problems=problems)
        return
    catalogue = derive(loaded.catalogue)
    if options.base_url:
        catalogue = replace(catalogue, site=replace(catalogue.site, base_url=options.base_url.rstrip("/") + "/"))
    yield Step(site=Read(catalogue, loaded.waivers), problems=problems)

    from generator.linting.checks import lint
    from generator.linting.manuscript import manuscript_of

    yield Step(problems=tuple(lint(manuscript_of(catalogue, loaded.documents, tree, options.as_of))))
