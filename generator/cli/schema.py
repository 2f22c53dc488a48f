"""`evenhand schema`: what may stand in the files of this site, as JSON Schemas for editors."""

import json

import click

from generator.cli.options import Settings, run_options


@click.command()
@run_options
@click.option("--write", is_flag=True, help="Write them into .schema/ of the site, where its files look for them.")
def schema(settings: Settings, write: bool) -> int:
    """Print the JSON Schemas of this site's files, with its own dimensions, units and specs, or write them."""
    from generator.loading import load_catalogue
    from generator.reading.json_schema import json_schemas
    from generator.scaffold.editor import write_schemas

    catalogue = load_catalogue(settings.options())
    if not write:
        click.echo(json.dumps(json_schemas(catalogue), indent=1, ensure_ascii=False))
        return 0
    for path, changed in write_schemas(settings.root, catalogue).items():
        if not settings.quiet:
            click.echo(f"{path}: {'written' if changed else 'unchanged'}")
    return 0
