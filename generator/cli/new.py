"""`evenhand new`: a small, complete site to start from."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Make a small, complete, commented site in DIR."""
    from generator.scaffold.start import start_site

    written = start_site(folder)
    click.echo(f"{len(written)} files in {folder}. Next:\n\n  cd {folder}\n  evenhand serve\n")
    return 0
