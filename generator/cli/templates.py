"""`evenhand templates`: what the theme is made of, and a copy of a piece of it to change."""

import re

import click

from generator.cli.options import Settings, run_options

WORDS_FILE = re.compile(r"words/[a-z]{2,3}(-[A-Za-z0-9]+)*\.ftl")


@click.group()
def templates() -> None:
    """List the templates of the theme, or copy one into the site to change it."""


@templates.command("list")
@run_options
def list_(settings: Settings) -> int:
    """Print the names of all templates and assets of the theme; a star marks those that the site has its own of."""
    from generator.scaffold.theme import pieces

    for name in pieces():
        click.echo(f"{'*' if (settings.root / 'templates' / name).exists() else ' '} {name}")
    return 0


@templates.command()
@run_options
@click.argument("name")
@click.option("--as", "to", metavar="NAME", help="Name of the copy of a words file: words/fr.ftl.")
def eject(settings: Settings, name: str, to: str | None) -> int:
    """Copy NAME, such as pair.html, fragments/card.html or style.css, into templates/ of the site.

    Words are changed message by message; a copy of words/en.ftl --as words/fr.ftl is there to be translated.
    """
    from generator.diagnostics.suggest import did_you_mean
    from generator.scaffold.theme import eject_piece, eject_words, languages, pieces

    if to is not None or name in languages():
        if name not in languages() or not to or not WORDS_FILE.fullmatch(to) or to in languages():
            raise click.UsageError("Only words/en.ftl and the like take --as, with a language that the theme has not.")
        click.echo(f"{eject_words(settings.root, name, to)}: a copy of {name}, to be translated")
        return 0
    known = pieces()
    found = next((n for n in (name, f"{name}.html", f"assets/{name}", f"fragments/{name}.html") if n in known), None)
    if found is None:
        hint = did_you_mean(name, known).replace("`", "'") or "`evenhand templates list` names them."
        raise click.UsageError(f"The theme has no template {name!r}; {hint}")
    ejected = eject_piece(settings.root, found)
    click.echo(f"{ejected.path}: a copy of {ejected.source}")
    for label, names in (("uses", ejected.uses), ("used by", ejected.used_by)):
        if names and not settings.quiet:
            click.echo(f"  {label} {', '.join(names)}")
    return 0
