"""What pages give scripts to weigh, compare and sort by, against the catalogue: points, weights, costs, facts.

A page without a lie would still mislead a reader who moves a slider, if the
points behind it were others. Start with `Given.check` and `check_table`.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from html import unescape

from generator.audit.bout import Bout
from generator.audit.expected import Shown, in_html
from generator.audit.finding import Lie, quoted
from generator.audit.provers.costs import month_of
from generator.audit.seen import Seen, rows_of, sliders_of
from generator.audit.tariffs import differences
from generator.audit.world import Ring
from generator.model.product import Status
from generator.model.rubric import Answer, PartialDate, Quantity, SpecValue, Unchecked

BOX, END = b'<div class="weigh"', b"</form>"
DATA = re.compile(rb' data-([\w-]+)="([^"]*)"')
SIDES = (b"a", b"name-a", b"b", b"name-b")
PLACES = ("all", "some")
MANY = 8192
Json = dict[str, object]


class Given:
    """Checks forms of sliders; those of one category are alike, so that each is read once."""

    def __init__(self) -> None:
        self._right: dict[str, bytes] = {}
        """The form of each category that was found to be right."""

    def check(self, seen: Seen, ring: Ring, bout: Bout | None, url: str) -> Iterator[Lie]:
        """Check sliders and what they weigh, if a page has any; emits `audit/given`."""
        box = seen.around(b"weigh").partition(BOX)[2]
        if box:
            head, _, form = box.partition(END)[0].partition(b">")
            if bout:
                yield from _sides(head, bout, url)
            if self._right.get(ring.category.id) != form:
                yield from self._form(form, ring, url)
        if seen.around(b"data-points"):
            yield from self._rows(seen.data, ring, url)

    def _rows(self, data: bytes, ring: Ring, url: str) -> Iterator[Lie]:
        for told, address in rows_of(data):
            id = address.removesuffix("index.html").rstrip("/").rpartition("/")[2]
            entrant = ring.entrants.get(id)
            if entrant is None or told != _points(entrant.points):
                yield _lie(url, told, _points(entrant.points) if entrant else f"no product `{id}`")

    def _form(self, form: bytes, ring: Ring, url: str) -> Iterator[Lie]:
        told, meant = dict(sliders_of(form)), dict(_meant(ring))
        wrong = [name for name in {**meant, **told} if told.get(name) != meant.get(name)]
        for name in wrong[:1]:
            yield _lie(url, f"{name} {told.get(name)}", f"{name} {meant.get(name)}")
        if not wrong:
            self._right[ring.category.id] = form


def _sides(head: bytes, bout: Bout, url: str) -> Iterator[Lie]:
    """What stands beside the sliders of a pair: the points of both, and what they are called."""
    found = dict(DATA.findall(head))
    told = [found.get(name, b"nothing") for name in SIDES]
    meant = [*_given(bout.a.points, bout.a.name), *_given(bout.b.points, bout.b.name)]
    if told != meant and (said := _texts(told)) != (expected := _texts(meant)):
        yield _lie(url, ", ".join(said), ", ".join(expected))


def _texts(written: list[bytes]) -> list[str]:
    """What is written in HTML, in which a sign can be written in several ways."""
    return [unescape(text.decode()) for text in written]


@lru_cache(MANY)
def _given(points: tuple[int | None, ...], name: Shown) -> tuple[bytes, bytes]:
    _, text = in_html(name)
    return _points(points).encode(), text


def _meant(ring: Ring) -> Iterator[tuple[str, str]]:
    yield "tie", str(ring.rubric.tie)
    yield "narrow", str(ring.rubric.narrow)
    for dimension, name in zip(ring.rubric.dimensions, ring.dimensions, strict=True):
        shown = ring.writing.weight(dimension.weight).text
        yield f"weigh.{dimension.id}", f"{_percent(dimension.weight)} {name.text} {shown} 0–100"
    for profile in ring.category.profiles:
        weights = (f"weigh.{id}={_percent(weight)}" for id, weight in profile.weights.items())
        yield f"profile {profile.name}", "&".join(weights)


def _percent(weight: int) -> str:
    return f"{(Decimal(weight) / 100).normalize():f}"


@lru_cache(MANY)
def _points(points: tuple[int | None, ...]) -> str:
    return " ".join("-" if p is None else str(p) for p in points)


def check_table(path: str, data: bytes, ring: Ring) -> Iterator[Lie]:
    """Name the first place where the facts of a category are others than the data's; emits `audit/given`."""
    try:
        found = json.loads(data)
    except ValueError as error:
        yield Lie("audit/given", f"`/{path}` cannot be read: {error}")
        return
    if isinstance(found, dict):
        found = {name: value for name, value in found.items() if name not in PLACES}
    rows = found.get("products") if isinstance(found, dict) else None
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            row.pop("url", None)
    for place, expected, told in differences("", _table(ring), found):
        yield _lie(path, f"{place.removeprefix('.')}: {told}", str(expected))
        return


def _table(ring: Ring) -> Json:
    category = ring.category
    return {
        "tie": int(ring.rubric.tie),
        "currency": category.currency,
        "dimensions": [[d.id, d.name, int(d.weight)] for d in ring.rubric.dimensions],
        "workloads": [[w.id, w.name] for w in category.workloads],
        "specs": [[s.id, s.name, s.unit, s.better.value if s.better else ""] for s in category.specs],
        "products": [_product(ring, id) for id in sorted(ring.entrants)],
    }


def _product(ring: Ring, id: str) -> Json:
    entrant = ring.entrants[id]
    product = entrant.product
    months = [month_of(ring, entrant, workload) for workload in ring.category.workloads]
    return {
        "id": id,
        "name": product.label,
        "maker": product.maker,
        "status": Status(product.status).value,
        "overall": ring.overall(entrant),
        "points": list(entrant.points),
        "costs": [month[0].amount if month else None for month in months],
        "specs": [_spec(ring, product.specs.get(s.id, Unchecked.UNKNOWN)) for s in ring.category.specs],
    }


def _spec(ring: Ring, value: SpecValue) -> object:
    match value:
        case Unchecked():
            return None
        case Answer():
            return {"answer": value.value}
        case Quantity():
            return {"text": ring.writing.quantity(value), "by": value.value}
        case PartialDate():
            return {"text": ring.writing.moment(value), "by": str(value)}
        case tuple():
            return list(value)
    return value


def _lie(url: str, told: str, meant: str) -> Lie:
    message = f"`/{url}` gives scripts {quoted(told, 60)}; the data say {quoted(meant, 60)}"
    return Lie("audit/given", message)
