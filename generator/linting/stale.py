"""Bare numbers beside a product's name that are on record no more, or never were. Start with `stale_number`."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from generator.diagnostics.problem import Diagnostic, Span
from generator.linting.manuscript import Manuscript, Passage, category_of
from generator.linting.mentions import Namings, Paragraph, paragraphs
from generator.linting.numbers import ANY, Numerals
from generator.linting.readings import Kind, Reader, Reading
from generator.linting.records import OVERALL, Past, Records
from generator.model.catalogue import Catalogue
from generator.model.product import Product

KEYS = frozenset(("", "a", "cons", "description", "pros", "q", "summary", "tagline", "title", "why"))
MOST = 200
"""Numbers of one paragraph that are told at a time."""
RECORDS = ("corrections", "history", "pricing", "rubric", "waivers")
"""Parts of a file that are records themselves, or are about something else."""


def stale_number(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `prose/stale-number` for a number that equals no record, or only one of the past."""
    checker = _Checker(manuscript)
    for paragraph in paragraphs(p for p in manuscript.passages if _is_prose(p)):
        if ANY.search(paragraph.text):
            yield from islice(checker.check(paragraph), MOST)


def _is_prose(passage: Passage) -> bool:
    return passage.key in KEYS and passage.keys.partition(".")[0] not in RECORDS


class _Checker:
    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.catalogue: Catalogue = manuscript.catalogue
        self.numerals = Numerals(self.catalogue.site.language)
        self.namings = Namings(self.catalogue)
        self.readers = {c.id: Reader(c, self.numerals) for c in self.catalogue.categories}
        self.records: dict[tuple[str, str], Records] = {}
        self.categories = {c.id: c for c in self.catalogue.categories}

    def check(self, paragraph: Paragraph) -> Iterator[Diagnostic]:
        for sentence in self.namings.sentences(paragraph):
            for home in {product.category for product in sentence.named.values()}:
                for reading in self.readers[home].read(sentence):
                    if reading.product.category == home:
                        yield from self._judge(reading, paragraph, sentence.start + reading.number.start)

    def _judge(self, reading: Reading, paragraph: Paragraph, at: int) -> Iterator[Diagnostic]:
        product = reading.product
        records = self._records(product)
        passage = paragraph.at(at)[1]
        if reading.value in self._present(reading, records, passage):
            return
        if records.is_stated(reading.number.value, paragraph.text):
            return
        place, hint = self._place(reading, paragraph, at), self._hint(reading, records, passage)
        yield Diagnostic("prose/stale-number", self._message(reading, records), place, hint=hint)

    def _records(self, product: Product) -> Records:
        key = (product.category, product.id)
        if key not in self.records:
            document = self.manuscript.documents[f"scores/{product.category}/{product.id}.yaml"]
            self.records[key] = Records(product, self.categories[product.category], document, self.numerals)
        return self.records[key]

    def _present(self, reading: Reading, records: Records, passage: Passage) -> set[Decimal]:
        """Every number that would be right."""
        match reading.kind:
            case Kind.SCORE:
                own = {p for what in reading.what if (p := records.points(what)) is not None}
                own = own if reading.what else records.everything()
                is_overall = not reading.what or OVERALL in reading.what
                return own | (self._overalls_here(reading, records, passage) if is_overall else set())
            case Kind.RATE:
                return {*records.rates(reading.what[0])} | records.coming_prices(reading.what[0], self.manuscript.today)
            case Kind.PLAN:
                known = {*records.plan_prices()} | records.coming_prices("", self.manuscript.today)
                is_many = any(price and reading.value % price == 0 for price in known)
                return known | ({reading.value} if is_many or not records.has_plan_prices else set())
            case Kind.SPEC:
                return {number for id in reading.what if (number := records.spec(id)) is not None}

    def _overalls_here(self, reading: Reading, records: Records, passage: Passage) -> set[Decimal]:
        """In the article of a pair the overalls of that pair count too."""
        name = passage.path.rpartition("/")[2].removesuffix(".md")
        ids = name.split("-vs-") if passage.path.startswith("content/") else []
        others = [id for id in ids if id != reading.product.id] if reading.product.id in ids else []
        rivals = [records.category.product(id) for id in others]
        return {overall for rival in rivals if rival for overall in records.overall_against(rival)}

    def _message(self, reading: Reading, records: Records) -> str:
        written, label = f"`{reading.number.written}`", reading.product.label
        past = self._past(reading, records)
        now = self._now(reading, records, past.what if past else "")
        if past:
            what = _what(past.what, reading.kind, records)
            return f"{written} was {what} of {label} until {past.until}" + (f"; it is {now} now" if now else "")
        if corrected := records.correction(reading.value) if reading.kind is Kind.SCORE else None:
            return f"{written} was corrected on {corrected}" + (f"; it is {now} now" if now else "")
        what = _what(reading.what[0], reading.kind, records) if reading.what else ""
        return f"{written} is no record of {label}" + (f": {what} is {now}" if now and what else "")

    def _past(self, reading: Reading, records: Records) -> Past | None:
        if reading.kind is Kind.SCORE:
            found = (records.past_points(reading.value, what) for what in reading.what or ("",))
            return next((past for past in found if past), None)
        if reading.kind is Kind.SPEC:
            return None
        unit = reading.what[0] if reading.kind is Kind.RATE else ""
        return records.past_price(reading.value, unit, self.manuscript.today)

    def _now(self, reading: Reading, records: Records, past: str) -> str:
        """What is right at present, where that is one number."""
        if reading.kind is Kind.SCORE:
            whats = [past] if past else reading.what
            points = records.points(whats[0]) if len(whats) == 1 else None
            return "" if points is None else self.numerals.write(points.quantize(Decimal("0.1")))
        if reading.kind is Kind.SPEC:
            value = records.product.specs.get(reading.what[0])
            return str(value) if value is not None else ""
        return ""

    def _hint(self, reading: Reading, records: Records, passage: Passage) -> str:
        product = reading.product
        is_home = category_of(passage.path) == product.category
        id = product.id if is_home else f"{product.category}/{product.id}"
        past = self._past(reading, records)
        what = [past.what] if past and reading.kind is Kind.SCORE else reading.what
        part = {Kind.SCORE: "scores", Kind.RATE: "price", Kind.SPEC: "specs"}.get(reading.kind)
        if not part:
            return "correct the number, or the plans of the product if they are wrong"
        if len(what) == 1:
            return f"write `{{{{ {id}.{part}.{what[0]} }}}}`"
        return f"correct it, or write the value that is meant, such as `{{{{ {id}.scores.overall }}}}`"

    def _place(self, reading: Reading, paragraph: Paragraph, at: int) -> Span:
        start, passage = paragraph.at(at)
        local, written = at - start, reading.number.written
        if not passage.key:
            line, column = passage.mark[0], passage.mark[1] + local
            return Span(passage.path, line, column, line, column + len(written))
        earlier = sum(1 for n in self.numerals.same(written, passage.text) if n < local)
        return self.manuscript.spot(passage.span, written, earlier)


def _what(what: str, kind: Kind, records: Records) -> str:
    """What a number is, in words for the editor."""
    if kind is Kind.SCORE:
        names = {d.id: d.name for d in records.category.rubric.dimensions}
        return "the overall" if what == OVERALL else f"the score for {names.get(what, what).lower()}"
    if kind is Kind.SPEC:
        return next((f"`{s.name}`" for s in records.category.specs if s.id == what), "it")
    return "the price" if kind is Kind.RATE else f"the price of {what}"
