"""A category as written becomes a category as meant: rubric, units, workloads, profiles, specs.

Its products and articles are added by `load`. Start with `read_category`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, cast

from generator.diagnostics.problem import Span
from generator.diagnostics.suggest import did_you_mean, only_answer
from generator.model.catalogue import Build, Category, PairRule
from generator.model.rubric import (
    WHOLE,
    Answer,
    Assumptions,
    Dimension,
    ExchangeRate,
    Profile,
    Rubric,
    SpecField,
    SpecType,
    Unit,
    Weight,
    Workload,
)
from generator.reading.currencies import CURRENCIES
from generator.reading.desk import Desk
from generator.reading.fields import partial_date
from generator.reading.nodes import Document, Plain
from generator.reading.numerals import NUMBER
from generator.reading.schema.category import (
    AssumptionsEntry,
    CategoryFile,
    ClosestEntry,
    PairsEntry,
    ProfileEntry,
    RubricEntry,
    WorkloadEntry,
)
from generator.reading.validation import MOST_TOLD, edit


def read_category(desk: Desk, id: str, path: str, default: Rubric | None, currency: str) -> Category | None:
    """Read scores/<id>/category.yaml; `default` is the site's rubric. None if the file is broken."""
    read = desk.read(path, CategoryFile)
    if read is None:
        return None
    document, written = read
    rubric = read_rubric(desk, document, written.rubric) if written.rubric else default
    if rubric is None:
        hint = "add `rubric:` here or in evenhand.yaml"
        desk.report("rubric/missing", f"category `{id}` has no rubric", document.span(), hint)
        return None
    for list_name in ("workloads", "profiles", "specs"):
        _check_unique(desk, document, (list_name,), [entry.id for entry in getattr(written, list_name)])
    for n, workload in enumerate(written.workloads):
        used = check_known(desk, document, ("workloads", n, "usage"), workload.usage, written.units, "unit")
        check_known(desk, document, ("workloads", n, "variants"), workload.variants, written.units, "unit")
        if used:
            _check_variants(desk, document, ("workloads", n, "variants"), workload)
    _check_derived(desk, id, rubric, [w.id for w in written.workloads])
    specs = tuple(SpecField(s.id, s.name, s.type, s.unit, s.better) for s in written.specs)
    return Category(
        id=id,
        name=written.name,
        singular=written.singular or written.name,
        rubric=rubric,
        icon=written.icon,
        description=written.description,
        currency=currency,
        units=MappingProxyType({u: Unit(u, e.name, e.shown_per, e.short) for u, e in written.units.items()}),
        workloads=tuple(_workload(entry) for entry in written.workloads),
        assumptions=_assumptions(desk, document, written.assumptions),
        profiles=tuple(
            _profile(desk, document, ("profiles", n), entry, rubric, written)
            for n, entry in enumerate(written.profiles)
        ),
        specs=specs,
        pairs=_pair_rule(written.pairs),
        span=document.span("name"),
    )


def _workload(entry: WorkloadEntry) -> Workload:
    usage = {unit: amount.value for unit, amount in entry.usage.items()}
    variants = {u: MappingProxyType({v: q.value for v, q in of.items()}) for u, of in entry.variants.items()}
    return Workload(entry.id, entry.name, MappingProxyType(usage), MappingProxyType(variants), entry.about)


def _check_variants(desk: Desk, document: Document, path: tuple[str | int, ...], workload: WorkloadEntry) -> None:
    """What is billed in other forms is part of what is used."""
    for unit, variants in workload.variants.items():
        used, total = workload.usage.get(unit), sum((v.value for v in variants.values()), Decimal(0))
        if total > (used.value if used else 0):
            whole = used.written if used else "none"
            message = f"the variants of `{unit}` add up to {total.normalize():f}, and the workload uses {whole}"
            hint = f"write at most what `usage` says of `{unit}`, all variants together"
            desk.report("pricing/variants", message, document.span(*path, unit), hint)


def read_rubric(desk: Desk, document: Document, written: RubricEntry) -> Rubric:
    """Emits `rubric/weights` unless the weights add up to 100, `rubric/derived` and `id/duplicate`."""
    dimensions = tuple(
        Dimension(
            d.id,
            d.name,
            d.weight,
            d.about,
            tuple(sorted(d.anchors.items())),
            d.derive.workload if d.derive else "",
            document.span("rubric", "dimensions", number, "weight"),
            document.span("rubric", "dimensions", number, "derive", "workload") if d.derive else None,
        )
        for number, d in enumerate(written.dimensions)
    )
    _check_unique(desk, document, ("rubric", "dimensions"), [d.id for d in dimensions])
    _check_sum(desk, document, ("rubric", "dimensions"), [d.weight for d in dimensions])
    if all(d.derive for d in dimensions):
        hint = "take `derive:` away from one of them"
        place = document.span("rubric", "dimensions", key=True)
        desk.report("rubric/derived", "every dimension is derived from the others", place, hint)
    if written.narrow < written.tie:
        hint = "`tie` is the smaller of the two"
        place = document.span("rubric", "narrow" if document.has("rubric", "narrow") else "tie")
        desk.report("rubric/narrow", "a narrow win would be less than a tie", place, hint)
    return Rubric(dimensions, written.version, written.tie, written.narrow)


def _check_derived(desk: Desk, category: str, rubric: Rubric, known: list[str]) -> None:
    """Report each dimension that is derived from a workload which the category does not have."""
    for dimension in rubric.dimensions:
        if dimension.derive and dimension.derive not in known:
            hint = did_you_mean(dimension.derive, known) or f"declare it under `workloads:` of `{category}`"
            message = f"there is no workload `{dimension.derive}`"
            place = dimension.derive_span or Span(f"scores/{category}/category.yaml")
            desk.report("reference/workload", message, place, hint)


def check_known(
    desk: Desk, document: Document, path: tuple[str | int, ...], keys: Iterable[str], known: Iterable[str], what: str
) -> bool:
    """Report each key below `path` that the category does not declare."""
    known = tuple(known)
    unknown = [key for key in keys if key not in known]
    for key in unknown[:MOST_TOLD]:
        hint = did_you_mean(key, known) or f"declare it under `{what}s:`"
        span = document.span(*path, key, key=True)
        fix = edit(span, only_answer(key, known))
        desk.report(f"reference/{what}", f"there is no {what} `{key}`", span, hint, fix=fix)
    return not unknown


def _check_unique(desk: Desk, document: Document, path: tuple[str, ...], ids: list[str]) -> None:
    for n, id in enumerate(ids):
        if id in ids[:n]:
            desk.report("id/duplicate", f"`{id}` stands twice", document.span(*path, n, "id"), "rename one of them")


def _check_sum(desk: Desk, document: Document, path: tuple[str | int, ...], weights: list[Weight]) -> None:
    if (total := sum(weights)) != WHOLE:
        hint = "weights are percentages and add up to 100"
        desk.report(
            "rubric/weights", f"the weights add up to {total / 100:g}, not 100", document.span(*path, key=True), hint
        )


def _profile(
    desk: Desk,
    document: Document,
    path: tuple[str | int, ...],
    entry: ProfileEntry,
    rubric: Rubric,
    category: CategoryFile,
) -> Profile:
    dimensions = [d.id for d in rubric.dimensions]
    if check_known(desk, document, (*path, "weights"), entry.weights, dimensions, "dimension"):
        _check_sum(desk, document, (*path, "weights"), list(entry.weights.values()))
    _check_needs(desk, document, (*path, "needs"), entry.needs, category)
    if entry.workload and entry.workload not in (known := [w.id for w in category.workloads]):
        hint = did_you_mean(entry.workload, known) or "declare it under `workloads:`"
        desk.report(
            "reference/workload", f"there is no workload `{entry.workload}`", document.span(*path, "workload"), hint
        )
    return Profile(
        entry.id,
        entry.name,
        MappingProxyType(entry.weights),
        MappingProxyType(entry.needs),
        entry.workload,
        document.span(*path, "weights"),
    )


def _check_needs(
    desk: Desk, document: Document, path: tuple[str | int, ...], needs: Mapping[str, str], category: CategoryFile
) -> None:
    """A need names a declared spec, and a word that a bool spec can have."""
    specs = {s.id: s for s in category.specs}
    if not check_known(desk, document, path, needs, specs, "spec"):
        return
    words = [a.value for a in Answer]
    for id, word in needs.items():
        if specs[id].type is SpecType.BOOL and word not in words:
            hint = did_you_mean(word, words)
            desk.report("value/choice", f"`{id}` can never be `{word}`", document.span(*path, id), hint)


def _assumptions(desk: Desk, document: Document, entry: AssumptionsEntry) -> Assumptions:
    rates = [
        rate
        for source, targets in entry.rates.items()
        for rate in _exchange_rates(desk, document, source, cast(Mapping[str, Any], targets))
    ]
    place = document.span("assumptions", "electricity")
    return Assumptions(entry.electricity, entry.hours, entry.months, tuple(rates), place)


def _exchange_rates(desk: Desk, document: Document, source: str, targets: Mapping[str, Any]) -> list[ExchangeRate]:
    path = ("assumptions", "rates", source)
    found, rates = partial_date(str(targets.get("date"))), []
    day = date(found.year, found.month, found.day) if found and found.month and found.day else None
    if day is None:
        place = document.span(*path, "date", key=True)
        desk.report("value/exchange-rate", "an exchange rate needs its day", place, "add `date: 2026-04-01`")
    for target, value in targets.items():
        if target == "date":
            continue
        if target in CURRENCIES and isinstance(value, Plain) and NUMBER.fullmatch(value) and Decimal(value) > 0:
            place = document.span(*path, target)
            rates += [ExchangeRate(source, target, Decimal(value), day, place)] if day else []
        else:
            place = document.span(*path, target)
            desk.report("value/exchange-rate", "this is no exchange rate", place, "write {USD: 1.08, date: 2026-04-01}")
    return rates


def _pair_rule(written: PairsEntry) -> PairRule:
    if isinstance(written.build, ClosestEntry):
        return PairRule(Build.CLOSEST, written.build.closest, written.index)
    return PairRule(Build(written.build), 0, written.index)
