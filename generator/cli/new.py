"""`evenhand new`: a small, complete site to start from."""

from datetime import date
from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Make a small, complete, commented site in DIR."""
    from generator.loading import load_catalogue
    from generator.runs import Options
    from generator.scaffold.editor import write_schemas
    from generator.scaffold.start import start_site

    any_day = date(2026, 1, 1)  # the ids that schemas list are the same on every day
    written = [*start_site(folder), *write_schemas(folder, load_catalogue(Options(folder, any_day)))]
    click.echo(f"{len(written)} files in {folder}. Next:\n\n  cd {folder}\n  evenhand serve\n")
    return 0
