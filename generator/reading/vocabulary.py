"""What the files of a site may name: the ids of its dimensions, units, specs, workloads, products.

For JSON Schemas only; loading checks references against the category itself.
Start with `vocabulary`.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.diagnostics.codes import CODES
from generator.model.catalogue import Catalogue, Category
from generator.model.rubric import Answer, SpecField, SpecType
from generator.reading.desk import ADJUSTABLE
from generator.reading.fields import free
from generator.reading.kinds import Form
from generator.reading.nodes import Plain
from generator.reading.specs import FORMS

Names = Mapping[str, Form]
"""By id: what it is, and the form of its value where that depends on the id."""
Vocabulary = Mapping[str, Names]
"""By what is named: `dimension`, `unit`, `spec`, `need`, `workload`, `product`, `family`, `check`."""
SUGGESTED = ("family",)
"""What may also be new: its names are examples."""


def vocabulary(catalogue: Catalogue | None) -> Vocabulary:
    """Return what is named in any category of the site.

    While a category cannot be read, nothing of the categories is listed: what
    is missing from a list would be refused in the editor.
    """
    listed: dict[str, dict[str, Form]] = {"check": {code: {"description": CODES[code].says} for code in ADJUSTABLE}}
    if catalogue is None or any("/" not in id for id in catalogue.unread):
        return listed
    told: dict[tuple[str, str], list[tuple[str, Form]]] = {}
    for category in catalogue.categories:
        for kind, id, form in _of_category(category, catalogue.unread):
            told.setdefault((kind, id), []).append((category.name, form))
    for (kind, id), forms in told.items():
        listed.setdefault(kind, {})[id] = _merged(forms)
    return listed


def as_read(name: str) -> tuple[str | bool | int | float, ...]:
    """The ways in which an editor may read a name: `360` also as a number, `true` also as a truth value."""
    value = free(Plain(name))
    if isinstance(value, Decimal):
        value = int(value) if value == int(value) else float(value)
    return (name,) if value == name else (name, value)


def _of_category(category: Category, unread: frozenset[str]) -> Iterator[tuple[str, str, Form]]:
    for dimension in category.rubric.dimensions:
        yield "dimension", dimension.id, _about(dimension.name, dimension.about)
    for unit in category.units.values():
        yield "unit", unit.id, _about(unit.name)
    for workload in category.workloads:
        yield "workload", workload.id, _about(workload.name, workload.about)
    for spec in category.specs:
        yield "spec", spec.id, {**FORMS[spec.type], **_about_spec(spec)}
        yield "need", spec.id, {**_need(spec), **_about_spec(spec)}
    for product in category.products:
        yield "product", product.id, _about(product.label)
        if product.family:
            yield "family", product.family, {}
    for id in sorted(unread):
        if id.startswith(f"{category.id}/"):
            yield "product", id.removeprefix(f"{category.id}/"), {}


def _about(name: str, text: str = "") -> Form:
    return {"description": f"{name}: {text}" if text else name}


def _about_spec(spec: SpecField) -> Form:
    unit = f" ({spec.unit})" if spec.unit else ""
    return _about(spec.name + unit + (f", {spec.better} is better" if spec.better else ""))


def _need(spec: SpecField) -> Form:
    return {"enum": [a.value for a in Answer]} if spec.type is SpecType.BOOL else {}


def _merged(forms: Sequence[tuple[str, Form]]) -> Form:
    """One form for an id that several categories use, each under the category's name."""
    first = forms[0][1]
    if all(form == first for _, form in forms):
        return first
    told = [f"{category} – {form['description']}" for category, form in forms if "description" in form]
    values = [{key: value for key, value in form.items() if key != "description"} for _, form in forms]
    distinct = [value for n, value in enumerate(values) if value not in values[:n]]
    return {"description": "\n\n".join(told), **(distinct[0] if len(distinct) == 1 else {"anyOf": distinct})}
