"""`evenhand audit`: prove a finished site, wherever it lies, against the data of today."""

import time
from pathlib import Path

import click
from msgspec.structs import replace

from generator.cli.options import FOLDER, Settings, report_options, run_options


@click.command()
@run_options
@report_options
@click.option("--site", type=FOLDER, help="The finished site. [default: the output folder]")
def audit(settings: Settings, site: Path | None) -> int:
    """Read the finished pages again and prove every claim on them from the files of the site."""
    from generator.audit.finished import prove_finished
    from generator.cli.report import finish, show
    from generator.files.output import read_finished
    from generator.files.tree import read_tree
    from generator.loading import begin
    from generator.preparation import prepare
    from generator.runs import Manner

    started = time.monotonic()
    prepared = prepare(begin(read_tree(settings.root), settings.options()), Manner(settings.jobs))
    auditor = prepared.site.auditor if prepared.site else None
    if auditor is None:
        report = prepared.report()
        show(report, settings)
        return finish(report, "checked", started, settings)
    files = read_finished((site or settings.output).absolute())
    proved = prove_finished(auditor, files, lambda path: files[path].read_bytes(), settings.jobs)
    report = replace(prepared, found=proved.lies).report(pages=proved.pages)
    show(report, settings)
    return finish(report, f"{proved.pages:,} pages, {proved.claims:,} claims: all hold", started, settings)
