"""A finished page against the catalogue: every claim, every hole, the head, and what no page may show.

Knows nothing of how pages are made. Start with `Auditor.page`; `whole` checks
what only shows across pages.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.audit.addresses import address_of
from generator.audit.case import Case
from generator.audit.duel_page import Proved, check_duel, check_product
from generator.audit.expected import in_html
from generator.audit.finding import Lie, quoted, told
from generator.audit.forms import Sentences, read_forms
from generator.audit.given import Given, check_table
from generator.audit.glance import Glance
from generator.audit.head import check_head, check_structured_data
from generator.audit.holes import Holes
from generator.audit.proof import FIGURES
from generator.audit.prover import Prover
from generator.audit.provers.prices import CHANGES
from generator.audit.residue import Residue
from generator.audit.seen import Seen
from generator.audit.shapes import check_words
from generator.audit.tariffs import check_tariffs
from generator.audit.whole import Batch, Found, Record, check_whole, listing_of
from generator.audit.world import Ring, World
from generator.audit.writing import Writing
from generator.diagnostics.problem import Diagnostic
from generator.model.catalogue import Catalogue

BETWEEN = "-vs-"
CHANGED = re.compile(rb'data-claim="(?:%s) ' % "|".join(sorted(CHANGES)).encode())
ENOUGH_WORDS = 4
FILES: Mapping[str, Callable[[str, bytes, Ring], Iterator[Lie]]] = {
    "costs.json": check_tariffs, "table.json": check_table,
}  # fmt: skip
"""What checks the files of a category that scripts are given."""


class Auditor:
    """Audits pages of one site, made from this catalogue with these words.

    `words` are the words files, each its path and text; of two messages the later counts.
    """

    def __init__(self, catalogue: Catalogue, *words: tuple[str, str]) -> None:
        writing = Writing(catalogue.site.language)
        forms = {key: form for path, text in words for key, form in read_forms(text, path).items()}
        self._sentences = Sentences(forms, writing.plural)
        self._world = World(catalogue, writing, self._sentences)
        self._prover = Prover(self._world)
        self._holes = Holes(self._world)
        self._residue = Residue(catalogue)
        self._base_url = catalogue.site.base_url
        self._glance = Glance()
        self._given = Given()
        self.claims = 0

    def words(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the words, whatever page says it; emits `audit/words`."""
        return tuple(check_words(self._sentences))

    def page(self, path: str, data: bytes) -> tuple[tuple[Diagnostic, ...], Found]:
        """Audit a file of the output, and return with the lies what it means for the site as a whole.

        Files other than pages, feeds, sitemaps and what scripts reckon with are not looked at.
        """
        if not path.endswith(".html"):
            category, _, name = path.rpartition("/")
            check, ring = FILES.get(name), self._world.ring(category)
            wrong = check(path, data, ring) if check and ring else ()
            return tuple(told(lie, path, data) for lie in wrong), listing_of(path, data, self._base_url)
        url = address_of(path)
        case = self._case(url)
        sides = (case.bout.a, case.bout.b) if case else ()
        seen = Seen(data, self._glance, [text for side in sides for text in in_html(side.name)])
        lies = tuple(self._lies(seen, url, case))
        head = seen.head
        hidden = "noindex" in head.get("robots", "")
        changes = tuple(_changes(seen)) if case is None and CHANGED.search(data) else ()
        heading = " ".join(seen.heading.split())
        record = Record(url, head.get("title", ""), heading, hidden, "refresh" in head, changes)
        return tuple(told(lie, path, data) for lie in lies), record

    def site(self, batches: Sequence[Batch]) -> tuple[Diagnostic, ...]:
        """Audit what only shows across pages, given what `page` returned for all files; emits `audit/feed`."""
        return tuple(check_whole(batches, self._base_url))

    def _case(self, url: str) -> Case | None:
        """The two products that a page is about, by its address."""
        category, _, rest = url.partition("/")
        name = rest.partition("/")[0]
        return self._prover.case(category, tuple(name.split(BETWEEN, 1))) if BETWEEN in name else None

    def _lies(self, seen: Seen, url: str, case: Case | None) -> Iterator[Lie]:
        category = url.partition("/")[0]
        if case and seen.glimpse and "refresh" not in seen.head and self._prover.foresees(seen.glimpse, case):
            self.claims += len(seen.glimpse.spots)
        else:
            yield from self._claims(seen, url, category, case)
        yield from check_head(seen, url, self._base_url)
        yield from check_structured_data(seen, url, self._base_url)
        if ring := self._world.ring(category):
            yield from self._given.check(seen, ring, case.bout if case else None, url)
        if not seen.is_plain:
            yield from self._closer(seen, url, category)

    def _claims(self, seen: Seen, url: str, category: str, case: Case | None) -> Iterator[Lie]:
        """Check each claim on its own, and all of them as those of one page."""
        marks, name = seen.marks, url.removeprefix(f"{category}/").partition("/")[0]
        proved = list(zip(marks, self._prover.proofs(marks, category, case), strict=True))
        self.claims += len(proved)
        for mark, found in proved:
            if found.fault:
                yield Lie(found.code, f"`/{url}` says {quoted(mark.text)}; {found.fault}", mark.claim)
        if "refresh" not in seen.head:
            if case:
                yield from check_duel(proved, case.bout, url)
            elif (ring := self._world.ring(category)) and name in ring.entrants:
                yield from check_product(proved, name, url)
        yield from _doubled(proved, url)

    def _closer(self, seen: Seen, url: str, category: str) -> Iterator[Lie]:
        """Check what only pages have that are not plain: holes, traces, elements without a text."""
        for hole in seen.holes:
            expected = self._holes.expected(hole, category)
            if expected is not None and " ".join(hole.text.split()) != " ".join(expected.split()):
                message = f"`/{url}` shows {quoted(hole.text)} for `{hole.path}`; the data say {quoted(expected)}"
                yield Lie("audit/value", message, f'value="{hole.path}"')
        yield from self._residue.check(seen, url)
        for element in seen.nameless():
            yield Lie("audit/empty", f"`/{url}` has an element without a text: `{element[:80]}`", element)


def _changes(seen: Seen) -> Iterator[str]:
    for mark in seen.marks:
        if mark.claim.partition(" ")[0] in CHANGES:
            yield " ".join(mark.text.split())


def _doubled(proved: Proved, url: str) -> Iterator[Lie]:
    """A sentence of four words or more that says the same twice; emits `audit/doubled`."""
    said = [mark[:2] for mark, proof in proved if proof.kind not in FIGURES]
    if len(set(said)) == len(said):
        return
    for (claim, text), count in Counter(said).items():
        if count > 1 and len(text.split()) >= ENOUGH_WORDS:
            yield Lie("audit/doubled", f"`/{url}` says {quoted(text)} {count} times", claim)
