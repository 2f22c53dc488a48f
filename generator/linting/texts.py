"""Checks of articles: whether readers find them, and what a list of results shows. Start with `unlinked`."""

from collections.abc import Iterator

from generator.diagnostics.problem import Diagnostic, Span
from generator.files.names import CONFIG
from generator.linting.manuscript import Manuscript
from generator.model.prose import HOLE, Block, Link, Piece, Prose
from generator.reading.nodes import Document

LONGEST_TITLE = 60
SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 70, 160


def unlinked(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/unlinked` for an article that no other text and no navigation entry leads to."""
    catalogue = manuscript.catalogue
    linked = {item.target for item in catalogue.site.navigation}
    for prose in _texts(manuscript):
        linked |= {target.partition("#")[0] for target in _targets(prose.pieces) if target != _own(prose)}
    for article in catalogue.articles:
        if f"article:{article.id}" not in linked and not article.draft:
            message = f"no text links to `{article.title}`"
            hint = f"link to it where it helps: [{article.title}](article:{article.id})"
            yield Diagnostic("editorial/unlinked", message, Span(article.prose.path), hint=hint)


def _own(prose: Prose) -> str:
    return "article:" + prose.path.removeprefix("content/articles/").removesuffix(".md")


def _texts(manuscript: Manuscript) -> Iterator[Prose]:
    catalogue = manuscript.catalogue
    single = [catalogue.home, catalogue.method, *(c.prose for c in catalogue.categories)]
    products = [p.prose for c in catalogue.categories for p in c.products]
    articles = [a.prose for c in catalogue.categories for a in c.articles]
    articles += [a.prose for a in (*catalogue.articles, *catalogue.pages)]
    yield from (prose for prose in (*single, *products, *articles) if prose)


def _targets(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Link):
            yield piece.target
        elif isinstance(piece, Block):
            yield from _targets(piece.body)


def title_length(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/title-length` for a title that a list of results would cut."""
    for document, title in _meta(manuscript, "title"):
        if len(title) > LONGEST_TITLE and document.path != CONFIG:
            message = f"this title has {len(title)} characters, the limit is {LONGEST_TITLE}"
            hint = "put what matters first, and leave out the rest"
            yield Diagnostic("editorial/title-length", message, document.span("title"), hint=hint)


def description_length(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/description-length` for a description that is cut, or too short to be used."""
    for document, text in _meta(manuscript, "description"):
        if not SHORTEST_DESCRIPTION <= len(text) <= LONGEST_DESCRIPTION:
            best = f"{SHORTEST_DESCRIPTION} to {LONGEST_DESCRIPTION}"
            message = f"this description has {len(text)} characters, {best} fit a list of results"
            hint = "say what is compared and what comes out" if len(text) < SHORTEST_DESCRIPTION else "shorten it"
            yield Diagnostic("editorial/description-length", message, document.span("description"), hint=hint)


def _meta(manuscript: Manuscript, key: str) -> Iterator[tuple[Document, str]]:
    """Yield a text of the site's file and of front matters, white space folded as it is on the page.

    A value counts as three characters, which is what most scores have.
    """
    for path, document in manuscript.documents.items():
        if path.endswith((".md", CONFIG)) and document.has(key):
            yield document, " ".join(HOLE.sub("0.0", str(document.data[key])).split())
