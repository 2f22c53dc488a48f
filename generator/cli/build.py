"""`evenhand build`: make the site."""

import os
import time

import click

from generator.cli.options import Settings, report_options, run_options


@click.command()
@run_options
@report_options
def build(settings: Settings) -> int:
    """Build the site into its output folder."""
    from generator import build as pipeline
    from generator.cli.report import finish, progress, show

    started = time.monotonic()
    report = pipeline.build(settings.options(), settings.output, progress(settings.quiet), jobs=os.cpu_count() or 1)
    show(report, settings)
    return finish(report, f"{report.pages:,} pages in {settings.output}", started, settings)
