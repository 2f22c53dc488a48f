"""`evenhand add`: a new product or article; asks for what is not given."""

import sys
from typing import TYPE_CHECKING

import click

from generator.cli.options import Settings, run_options

if TYPE_CHECKING:
    from generator.model.catalogue import Catalogue
    from generator.model.product import Product


@click.group()
def add() -> None:
    """Add a product or an article to the site."""


@add.command()
@run_options
@click.option("--category", help="Id of the category.")
@click.option("--name", help="The product's name, as its maker writes it.")
@click.option("--maker", help="Who makes it.")
@click.option("--id", help="Its id and address. [default: made from the name]")
def product(settings: Settings, category: str | None, name: str | None, maker: str | None, id: str | None) -> int:
    """Add a product file in which every score is still unknown."""
    from generator.loading import load_catalogue
    from generator.reading.ids import PRODUCT_WORDS
    from generator.scaffold.editor import write_schemas
    from generator.scaffold.start import add_product

    catalogue = _catalogue(settings)
    categories = {c.id: c for c in catalogue.categories}
    chosen = category or (next(iter(categories)) if len(categories) == 1 else _ask("Category", "--category"))
    if chosen not in categories:
        raise click.UsageError(f"There is no category {chosen!r}. Known here: {', '.join(categories) or 'none'}.")
    name = name or _ask("Name", "--name")
    maker = maker or _ask("Maker", "--maker")
    own = _id(id, name, PRODUCT_WORDS)
    path = add_product(settings.root, categories[chosen], own, name, maker, settings.options().as_of)
    write_schemas(settings.root, load_catalogue(settings.options()))
    click.echo(f"{path}: fill in its scores")
    return 0


@add.command()
@run_options
@click.option("--title", help="Its title; one of a pair need not have one.")
@click.option("--pair", nargs=2, metavar="A B", help="Ids of two products: the article of their page.")
@click.option("--id", help="Its id and address. [default: made from the title]")
def article(settings: Settings, title: str | None, pair: tuple[str, str] | None, id: str | None) -> int:
    """Add an article as a draft."""
    from generator.reading.ids import WINDOWS
    from generator.scaffold.start import add_article, add_pair_article

    today = settings.options().as_of
    if pair:
        first, second = _pair(_catalogue(settings), pair)
        path = add_pair_article(settings.root, first, second, today, title or "")
    else:
        title = title or _ask("Title", "--title")
        path = add_article(settings.root, _id(id, title, WINDOWS), title, today)
    click.echo(f"{path}: a draft, seen in `evenhand serve` only")
    return 0


def _ask(what: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise click.UsageError(f"{option} is missing, and there is nobody to ask.")
    return str(click.prompt(what))


def _id(given: str | None, name: str, taken: set[str]) -> str:
    from generator.reading.ids import BETWEEN
    from generator.reading.slugs import ID, slug

    id = given or slug(name)
    if not ID.fullmatch(id):
        raise click.UsageError(f"{id!r} is not an id: use a-z, 0-9 and single hyphens (--id).")
    if id in taken or BETWEEN in id:
        raise click.UsageError(f"{id!r} cannot be an address of its own: choose another one (--id).")
    return id


def _catalogue(settings: Settings) -> "Catalogue":
    from generator.loading import load_catalogue

    catalogue = load_catalogue(settings.options())
    if catalogue is None:
        raise click.UsageError("The site cannot be read. Run `evenhand check`.")
    return catalogue


def _pair(catalogue: "Catalogue", pair: tuple[str, str]) -> "tuple[Product, Product]":
    for category in catalogue.categories:
        first, second = (category.product(id) for id in pair)
        if first and second and first is not second:
            return first, second
    raise click.UsageError(f"No category has two products {pair[0]!r} and {pair[1]!r}.")
