"""What the terminal shows: problems, the last line, progress. Start with `show`."""

import sys
import time
from collections.abc import Callable

import click

from generator.build import Report
from generator.cli.options import EXIT_CONTENT
from generator.diagnostics.text import plain, render, summary

COLOURS = {"error": "red", "warn": "yellow", "info": "cyan", "place": "blue", "hint": "green"}
CAP = 50


def show(report: Report, color: bool | None) -> None:
    """Print every problem, at most `CAP` in full, to standard error."""
    style = _style if color is None and sys.stderr.isatty() else plain
    for diagnostic in report.diagnostics[:CAP]:
        click.echo(render(diagnostic, report.sources, style) + "\n", err=True)
    hidden = len(report.diagnostics) - CAP
    if hidden > 0:
        click.echo(f"… and {hidden} more\n", err=True)


def finish(report: Report, done: str, started: float, quiet: bool) -> int:
    """Print the last line and return the exit code."""
    counted = summary(report.diagnostics)
    if report.failed:
        click.echo(counted, err=True)
        return EXIT_CONTENT
    if not quiet:
        seconds = time.monotonic() - started
        click.echo(f"{done}, {counted or 'no warnings'}, {seconds:.2f} s")
    return 0


def progress(quiet: bool) -> Callable[[int, int], None]:
    """A bar on a terminal for builds that take longer than a moment."""
    if quiet or not sys.stderr.isatty():
        return lambda done, of: None
    started = shown = time.monotonic()

    def update(done: int, of: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if done == of and shown > started:
            click.echo("\r" + " " * 60 + "\r", nl=False, err=True)
        elif now - started > 0.5 and now - shown > 0.1:
            shown = now
            filled = 30 * done // of
            click.echo(f"\r{'█' * filled}{'░' * (30 - filled)} {done:,} of {of:,} pages", nl=False, err=True)

    return update


def _style(text: str, role: str) -> str:
    return click.style(text, fg=COLOURS.get(role), bold=role in ("error", "warn"))
