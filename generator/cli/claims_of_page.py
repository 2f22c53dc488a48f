"""Which page is meant, what it claims, and which of its claims is asked for.

Knows addresses and kinds, not arithmetic and not how anything is printed. Read `pages.claimed` first.
"""

from collections.abc import Sequence
from itertools import combinations

import click
from msgspec import Struct

from generator.diagnostics.codes import CODES
from generator.diagnostics.suggest import closest, did_you_mean
from generator.judging.claims import Advised, Choose, Claim, CostAt, CostBy, ProfileNeeds, ProfileWins
from generator.judging.traces.subjects import refs
from generator.model.catalogue import Category
from generator.pages.claimed import claimed
from generator.pages.routes import canonical
from generator.pages.views import Page
from generator.preparation import LaidOut
from generator.rendering.speech import Speech

TEMPLATES = ("category.html", "product.html", "pair.html", "alternatives.html")
VERSUS = "-vs-"


class Claims(Struct, frozen=True):
    """The claims of a page, in its order; `name` is its address without slashes around it."""

    name: str
    category: Category
    claims: tuple[Claim, ...]

    def kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.kind for claim in self.claims))

    def of_kind(self, kind: str) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.kind == kind)

    def told_apart(self, claim: Claim) -> str:
        """The words that narrow a kind to this claim, empty if it is the only one."""
        same = [words_of(other) for other in self.of_kind(claim.kind)]
        own = words_of(claim)
        if len(same) == 1:
            return ""
        for count in (1, 2):
            for few in combinations(own, count):
                if sum({*few} <= {*words} for words in same) == 1:
                    return " ".join(few)
        return " ".join(own)

    def sentence(self, claim: Claim, speech: Speech) -> str:
        """The claim in words; advice, which is half a sentence, with the head that the page gives it."""
        text = speech.plain(claim)
        if not isinstance(claim, Choose | ProfileWins | ProfileNeeds):
            return text
        heads = (c for c in self.claims if isinstance(c, Advised) and c.product == claim.product)
        return " ".join([*(speech.plain(head) for head in heads), text])


def find_page(site: LaidOut, subject: str) -> Claims:
    """Find a page by `category/a-vs-b` in either order, `category/product`, `category` or its whole address."""
    pages = {_bare(page.url): page for page in site.plan.pages.laid_out() if page.template in TEMPLATES}
    name = _bare(subject.removeprefix(site.catalogue.site.base_url).split("#")[0].split("?")[0])
    found = name if name in pages else _turned(name)
    if found not in pages:
        near = _near(name, pages)
        hint = f"did you mean '{near}'?" if near else "a page is category/a-vs-b, category/product or category"
        raise click.UsageError(f"'{subject}' is neither a code nor a page; {hint}")
    category = site.catalogue.category(found.partition("/")[0])
    assert category is not None
    return Claims(found, category, _claims(pages[found]))


def choose(page: Claims, kind: str, words: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of a kind that speak of everything in `words`; of several those that name it in this order."""
    of_kind = page.of_kind(kind)
    if not of_kind:
        raise click.UsageError(_missing(f"{page.name} makes no claim '{kind}'", kind, page.kinds()))
    chosen = of_kind
    for word in words:
        chosen = tuple(claim for claim in chosen if word in words_of(claim))
        if not chosen:
            known = dict.fromkeys(known for claim in of_kind for known in words_of(claim))
            raise click.UsageError(_missing(f"No claim '{kind}' of {page.name} speaks of '{word}'", word, known))
    ordered = tuple(claim for claim in chosen if words_of(claim)[: len(words)] == [*words])
    return ordered if len(words) > 1 and ordered else chosen


def words_of(claim: Claim) -> list[str]:
    """The words that tell a claim from others of its kind: ids, and the month or the volume of a cost."""
    place = (
        [str(claim.months)] if isinstance(claim, CostBy) else [str(claim.times)] if isinstance(claim, CostAt) else []
    )
    return [*(ref.id for ref in refs(claim)), *place]


def _claims(page: Page) -> tuple[Claim, ...]:
    return claimed(page.view(*page.subjects))


def _bare(url: str) -> str:
    return canonical(url).removesuffix("index.html").strip("/")


def _turned(name: str) -> str:
    """A pair the other way round."""
    category, slash, pair = name.rpartition("/")
    first, versus, second = pair.partition(VERSUS)
    return f"{category}{slash}{second}{VERSUS}{first}" if versus else name


def _near(name: str, pages: dict[str, Page]) -> str | None:
    """The page or the code that may have been meant; an id alone stands for the page that ends in it."""
    for way in (name, _turned(name)):
        if inside := next((p for p in pages if p.endswith(f"/{way}")), None):
            return inside
    return closest(name, [*pages, *CODES]) or closest(_turned(name), pages)


def _missing(message: str, word: str, known: Sequence[str] | dict[str, None]) -> str:
    hint = did_you_mean(word, known).replace("`", "'") or f"known here: {', '.join(known)}"
    return f"{message}; {hint}"
