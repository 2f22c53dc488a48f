"""`evenhand explain`: what a code means, and how to mend it."""

import click

from generator.diagnostics.codes import CODES, Code
from generator.diagnostics.suggest import did_you_mean


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> int:
    """Say what CODE means and how to mend it; without CODE, list them all."""
    if code is None:
        for entry in CODES.values():
            click.echo(f"{entry.name:30} {entry.says}")
        return 0
    if code not in CODES:
        hint = did_you_mean(code, CODES).replace("`", "'")
        raise click.UsageError(f"There is no code '{code}'; {hint or 'evenhand explain lists them'}")
    click.echo(_explained(CODES[code]))
    return 0


def _explained(entry: Code) -> str:
    more = click.wrap_text(entry.more, 78, preserve_paragraphs=True)
    settable = "; a site may set it in `checks:`, and a file may waive it" if entry.adjustable else ""
    return f"{entry.name}: {entry.says}\n\n{more}\n\nLevel: {entry.level.value}{settable}."
