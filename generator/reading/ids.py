"""Which names may become addresses: the form of an id, and the words that are taken."""

from generator.diagnostics.problem import Rename, Span
from generator.reading.desk import Desk
from generator.reading.slugs import ID, ID_LENGTH, slug
from generator.reading.validation import edit

WINDOWS = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
CATEGORY_WORDS = {
    "articles",
    "pages",
    "compare",
    "search",
    "how-we-score",
    "assets",
    "index",
    "404",
    "images",
} | WINDOWS
PRODUCT_WORDS = CATEGORY_WORDS - {"images"} | {"category", "alternatives"}
PAGE_WORDS = CATEGORY_WORDS
BETWEEN = "-vs-"


def check_id(desk: Desk, id: str, place: str | Span, taken: set[str]) -> bool:
    """Report an id (of a file, or written at a place in one) that is malformed or reserved; say whether it may be."""
    span = Span(place) if isinstance(place, str) else place
    if not ID.fullmatch(id) or len(id) > ID_LENGTH:
        proposal = slug(id)
        hint = f"rename it to `{proposal}`" if proposal else "use a-z, 0-9 and single hyphens"
        fix = _renamed(desk, span, id, proposal) if isinstance(place, str) else edit(span, proposal or None)
        desk.report("id/malformed", f"`{id}` is not an id", span, hint, fix=fix)
    elif BETWEEN in id:
        hint = f"rename it to `{id.replace(BETWEEN, '-versus-')}`" if isinstance(place, str) else "remove it"
        desk.report("id/reserved", f"`{id}` holds `-vs-`, which stands between two products", span, hint)
    elif id in taken:
        hint = f"rename it, to `{id}-1` for example" if isinstance(place, str) else "remove it"
        desk.report("id/reserved", f"`{id}` is a reserved word", span, hint)
    else:
        return True
    return False


def _renamed(desk: Desk, span: Span, id: str, proposal: str) -> Rename | None:
    """Give a file the name that its id should have, unless another file has it."""
    folder, _, name = span.path.rpartition("/")
    to = f"{folder}/{name.replace(id, proposal, 1)}"
    return Rename(span.path, to) if proposal and span.path in desk.tree.files and to not in desk.tree.files else None
