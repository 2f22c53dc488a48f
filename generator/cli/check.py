"""`evenhand check`: find every mistake; with `--fix --write`, mend what has one answer."""

import time
from typing import TYPE_CHECKING

import click

from generator.cli.options import EXIT_CONTENT, Settings, report_options, run_options

if TYPE_CHECKING:
    from generator.runs import Report

ROUNDS = 5
"""A mended file may show further mistakes with one answer; no chain of them is longer."""


@click.command()
@run_options
@report_options
@click.option("--fix", is_flag=True, help="Show the changes that mend what has only one answer.")
@click.option("--write", is_flag=True, help="With --fix: make these changes.")
def check(settings: Settings, fix: bool, write: bool) -> int:
    """Find every mistake in the site. Nothing is written but what `--fix --write` mends."""
    from generator.cli.report import finish, show

    if write and not fix:
        raise click.UsageError("--write goes with --fix.")
    if fix and settings.format in ("json", "sarif"):
        raise click.UsageError(f"--fix shows a difference, which is not {settings.format}.")
    started = time.monotonic()
    before = None
    if fix:
        before, report, count = _mend(settings, write)
        click.echo(_made(count, write))
    else:
        report = _checked(settings)
    show(report, settings)
    left = finish(report, "checked", started, settings)
    return EXIT_CONTENT if before and before.failed and not write else left


def _checked(settings: Settings) -> "Report":
    from generator.files.tree import read_tree
    from generator.loading import begin
    from generator.runs import Manner

    options = settings.options()
    loading = begin(read_tree(options.root), options, settings.jobs, settings.reader)

    from generator.build import check_loaded  # while the site is loaded

    return check_loaded(loading, Manner(settings.jobs, cache=settings.cache))


def _mend(settings: Settings, write: bool) -> "tuple[Report, Report, int]":
    """Show, perhaps write, the changes; return what was wrong, what is left after them, and how many there are."""
    from generator.build import check_loaded
    from generator.diagnostics.problem import Outcome
    from generator.files.mend import difference, mended, possible, renames, write_changes
    from generator.files.tree import read_tree
    from generator.loading import begin

    options = settings.options()
    reading = read_tree(settings.root)
    report = first = check_loaded(begin(reading, options))
    count = 0
    for _ in range(ROUNDS):
        fixes = possible(d.fix for d in report.diagnostics if d.fix)
        before = reading.value
        if not fixes or before is None:
            break
        after, renamed = mended(before, fixes), renames(fixes)
        for line in difference(before, after, renamed):
            click.echo(line)
        if write:
            write_changes(settings.root, before, after, renamed)
        reading, count = Outcome(after, reading.diagnostics), count + len(fixes)
        report = check_loaded(begin(reading, options))
    return first, report, count


def _made(count: int, written: bool) -> str:
    if not count:
        return "nothing here has only one answer"
    changes = f"{count} change{'s' if count > 1 else ''}"
    return f"{changes} made" if written else f"{changes} to make (--write makes them); after them:"
