"""`evenhand build`: make the site."""

import os
import time

import click

from generator.cli.options import Settings, report_options, run_options


@click.command()
@run_options
@report_options
@click.option("--no-audit", is_flag=True, help="Do not prove the finished pages against the data.")
def build(settings: Settings, no_audit: bool) -> int:
    """Build the site into its output folder. A page that says what the data do not bear fails the build."""
    from generator import build as pipeline
    from generator.cli.report import finish, progress, show

    started = time.monotonic()
    options = settings.options(audit=not no_audit)
    report = pipeline.build(options, settings.output, progress(settings.quiet), jobs=os.cpu_count() or 1)
    show(report, settings)
    weighed = f", {report.sizes}" if report.sizes else ""
    return finish(report, f"{report.pages:,} pages in {settings.output}{weighed}", started, settings)
