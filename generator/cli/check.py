"""`evenhand check`: find every mistake, write nothing."""

import time

import click

from generator.cli.options import Settings, run_options


@click.command()
@run_options
def check(settings: Settings) -> int:
    """Find every mistake in the site, without writing anything."""
    from generator import build
    from generator.cli.report import finish, show

    started = time.monotonic()
    report = build.check(settings.options())
    show(report, settings.color)
    return finish(report, "checked", started, settings.quiet)
