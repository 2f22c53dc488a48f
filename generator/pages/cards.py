"""Which pairs have a card, and why some cannot: no font here has the letters of a name. Start with `is_writable`."""

import unicodedata
from collections.abc import Iterator

from generator.diagnostics.problem import Diagnostic, Span
from generator.model.catalogue import Catalogue
from generator.model.product import Product

Letters = frozenset[int]
"""Code points that the fonts of cards have."""
WITHOUT_SHAPE = ("Cc", "Cf", "Zs", "Zl", "Zp")


def is_writable(letters: Letters, *products: Product) -> bool:
    return not any(_absent(product.label, letters) for product in products)


def unwritable(catalogue: Catalogue, letters: Letters) -> Iterator[Diagnostic]:
    """Yield the products whose pairs have no card; emits `card/letters`."""
    for category in catalogue.categories:
        for product in category.products:
            if absent := _absent(product.label, letters):
                signs = ", ".join(f"`{sign}`" for sign in absent[:3])
                yield Diagnostic(
                    "card/letters",
                    f"no font of cards has {signs} of `{product.label}`, so its pairs have no card",
                    product.span or Span(f"scores/{category.id}/{product.id}.yaml"),
                    hint="put a font that has it (.ttf or .otf) into templates/cards/",
                )


def _absent(text: str, letters: Letters) -> list[str]:
    return [
        sign for sign in dict.fromkeys(text)
        if ord(sign) not in letters and unicodedata.category(sign) not in WITHOUT_SHAPE
    ]  # fmt: skip
