"""`evenhand build`: make the site, unless it stands there as it would be made."""

import time
from collections.abc import Callable

import click
import msgspec
from msgspec.structs import replace

from generator.cli.options import Settings, report_options, run_options
from generator.cli.report import finish, progress, show
from generator.cli.timings_text import timings_told
from generator.cli.why_text import why_told
from generator.diagnostics.problem import Outcome
from generator.files.last import Last
from generator.files.tree import SourceTree, read_tree
from generator.runs import Manner, Options, Report
from generator.timings import Timings


@click.command()
@run_options
@report_options
@click.option("--no-audit", is_flag=True, help="Do not prove the finished pages against the data.")
@click.option("--anew", is_flag=True, help="Make every page, even if nothing has changed since the last build.")
@click.option("--why", is_flag=True, help="Say which pages had to be made, and for what reason.")
@click.option("--timings", is_flag=True, help="Say how long each phase took.")
@click.option("--profile", is_flag=True, help="Say how long each phase took, and each template in it.")
def build(settings: Settings, no_audit: bool, anew: bool, why: bool, timings: bool, profile: bool) -> int:
    """Build the site into its output folder. A page that says what the data do not bear fails the build.

    Only pages are made that would be different. If neither the sources nor the options have changed, and the output
    is as it was left, nothing is done.
    """
    started = time.monotonic()
    options, clock = settings.options(audit=not no_audit), Timings(time.perf_counter if timings or profile else None)
    with clock.of("read"):
        reading = read_tree(options.root)
        last = _last(settings, options, reading)
    report = None if anew or last is None else _told_again(last)
    if report:
        done = f"{report.pages:,} pages in {settings.output} stand as they would be built"
    else:
        manner = Manner(settings.jobs, anew, why, progress(settings.quiet), _noting(last), clock, settings.cache)
        report = _built(settings, options, reading, manner, last)
        done = f"{report.pages:,} pages in {settings.output}{_how_many(report)}"
    show(report, settings)
    told = (
        *(why_told(report.why, report.pages, settings.everything) if why and not report.failed else ()),
        *(timings_told(clock.spent, settings.jobs, profile) if timings or profile else ()),
    )
    for line in told:
        click.echo(line, err=settings.format != "text")
    weighed = f", {report.sizes}" if report.sizes else ""
    return finish(report, done + weighed, started, settings)


def _how_many(report: Report) -> str:
    return f", {report.made:,} of them made" if report.made < report.pages else ""


def _last(settings: Settings, options: Options, reading: Outcome[SourceTree]) -> Last | None:
    """The last build; None where there are files that cannot be read."""
    if reading.value is None or reading.diagnostics:
        return None
    asked = [f"{name}={getattr(options, name)}" for name in options.__struct_fields__]
    return Last(settings.output, reading.value, asked)


def _told_again(last: Last) -> Report | None:
    try:
        ended = last.ended()
        return msgspec.json.decode(ended, type=Report) if ended else None
    except msgspec.DecodeError:
        return None


def _built(
    settings: Settings, options: Options, reading: Outcome[SourceTree], manner: Manner, last: Last | None
) -> Report:
    """Build a snapshot; it is loaded while what makes pages is, and what `last` will note is found out."""
    from generator.garbage import unswept

    with unswept():
        with manner.timings.of("start"):
            from generator.loading import begin

            loading = begin(reading, options, manner.jobs, settings.reader)

            from generator import build as pipeline

            if last:
                last.made_of()  # while the other process is at work

        return pipeline.build_loaded(loading, settings.output, manner)


def _noting(last: Last | None) -> Callable[[Report, str], None]:
    """Notes how a build has ended and what manifest it left, so that it can be told again."""
    return lambda report, manifest: last.note(manifest, msgspec.json.encode(replace(report, why={}))) if last else None
