"""What the terminal, other programs and GitHub are shown: problems, the last line, progress. Start with `show`."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
from msgspec.structs import replace

from generator import __version__
from generator.cli.options import EXIT_CONTENT, EXIT_REFUSED, Settings
from generator.diagnostics.codes import Level
from generator.diagnostics.fold import Fold, folded
from generator.diagnostics.github import annotations, step_summary
from generator.diagnostics.machine import to_json
from generator.diagnostics.problem import Diagnostic, Edit, Span
from generator.diagnostics.sarif import to_sarif
from generator.diagnostics.text import plain, render_fold, summary
from generator.runs import Report

COLOURS = {"error": "red", "warn": "yellow", "info": "cyan", "place": "blue", "hint": "green"}
CAP = 50


def show(report: Report, settings: Settings) -> None:
    """Print every problem: as text to standard error, capped and folded unless `--all`, else to standard output."""
    match settings.format:
        case "text":
            _show_text(report, settings)
        case "json":
            click.echo(to_json(report.diagnostics))
        case "sarif":
            click.echo(to_sarif(_from_checkout(report, settings.root), __version__))
        case "github":
            located = _from_checkout(report, settings.root)
            for line in annotations(located):
                click.echo(line)
            if path := os.environ.get("GITHUB_STEP_SUMMARY"):
                with open(path, "a", encoding="utf-8") as file:
                    file.write(step_summary(located))


def finish(report: Report, done: str, started: float, settings: Settings) -> int:
    """Print the last line and return the exit code."""
    counted = summary(report.diagnostics)
    for_people = settings.format in ("text", "github")
    if report.failed:
        click.echo(f"{counted}; `evenhand explain CODE` says more" if for_people else counted, err=True)
        return EXIT_REFUSED if report.lies else EXIT_CONTENT
    if not settings.quiet:
        seconds = time.monotonic() - started
        click.echo(f"{done}, {counted or 'no warnings'}, {seconds:.2f} s", err=not for_people)
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


def _show_text(report: Report, settings: Settings) -> None:
    style = _style if settings.color is None and sys.stderr.isatty() else plain
    folds = tuple(Fold(d) for d in report.diagnostics) if settings.everything else folded(report.diagnostics)
    if len(folds) > CAP and not settings.everything:
        folds = tuple(sorted(folds, key=lambda fold: list(Level).index(fold.first.level)))
    shown = folds if settings.everything else folds[:CAP]
    for fold in shown:
        click.echo(render_fold(fold, report.sources, style) + "\n", err=True)
    if hidden := sum(1 + len(f.others) for f in folds[len(shown) :]):
        click.echo(f"… and {hidden:,} more (--all shows them)\n", err=True)


def _style(text: str, role: str) -> str:
    return click.style(text, fg=COLOURS.get(role), bold=role in ("error", "warn"))


def _from_checkout(report: Report, root: Path) -> tuple[Diagnostic, ...]:
    """GitHub counts paths from the checkout, of which the site may be a part."""
    checkout = os.environ.get("GITHUB_WORKSPACE")
    if not checkout or not root.resolve().is_relative_to(Path(checkout).resolve()):
        return report.diagnostics
    prefix = root.resolve().relative_to(Path(checkout).resolve())

    def moved(span: Span) -> Span:
        return replace(span, path=(prefix / span.path).as_posix())

    return tuple(
        replace(
            d,
            span=d.span and moved(d.span),
            related=tuple(replace(r, span=moved(r.span)) for r in d.related),
            fix=replace(d.fix, span=moved(d.fix.span)) if isinstance(d.fix, Edit) else d.fix,
        )
        for d in report.diagnostics
    )
