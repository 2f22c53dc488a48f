"""A site of products with prices of many kinds, and its amounts worked out from the files in whole numbers.

Knows YAML and integers; borrows nothing from what makes or audits pages. Start with `write_priced` and `amounts_of`.
"""

from pathlib import Path

import yaml

CATEGORY = """\
name: Tools
rubric:
  dimensions:
    - {id: power, name: Power, weight: 50}
    - {id: ease, name: Ease of use, weight: 30}
    - {id: care, name: Care, weight: 20}
specs:
  - {id: released, name: Released, type: date}
  - {id: licence, name: Licence, type: text}
  - {id: hosts, name: Runs on, type: set}
  - {id: offline, name: Works offline, type: bool}
profiles:
  - {id: maker, name: Makers , weights: {power: 70, ease: 20, care: 10}}
  - {id: starter, name: Beginners , weights: {power: 20, ease: 60, care: 20}}
pairs: {build: {closest: 8}}
"""
COSTS = """\
units:
  input: {name: input tokens, shown_per: 1M, short: M}
  output: {name: output tokens, shown_per: 1M, short: M}
  seat: {name: seats}
workloads:
  - {id: busy, name: A busy month, usage: {input: 150M, output: 60M}, variants: {input: {cached: 50M}}}
  - {id: team, name: A team, usage: {input: 15M, output: 6M, seat: 4}}
assumptions: {rates: {EUR: {USD: 1.0825, date: 2026-04-01}}}
"""
SITE = "title: Prices\nbase_url: https://example.com/\n"
FACTORS = {"K": 1_000, "M": 1_000_000}
FINE = 10**12
"""All sums are whole multiples of this part of a unit of money."""


def write_priced(root: Path, count: int, costs: bool = True) -> None:
    """Write a site of so many products, every second one with a subscription too, every third one in euros."""
    folder = root / "scores/tools"
    folder.mkdir(parents=True)
    (root / "evenhand.yaml").write_text(SITE, "utf-8")
    units = COSTS if costs else COSTS[: COSTS.index("workloads:")]
    (folder / "category.yaml").write_text(CATEGORY + units, "utf-8")
    for n in range(count):
        (folder / f"tool-{n:03}.yaml").write_text(_product(n), "utf-8")


def _product(n: int) -> str:
    """As much of it as editors write: reasons, pros and cons, specs, questions."""
    points = [(n * step) % 81 + 15 for step in (7, 11, 29)]
    scores = [
        f"  {id}: {{score: {p // 10}.{p % 10}, why: Finished {p} of 100 tasks of {id}, checked: 2026-10-0{n % 9 + 1}}}"
        for id, p in zip(("power", "ease", "care"), points, strict=True)
    ]
    extra = ", tiers: [{above: 40M, price: 0.0125}, {above: 90M, price: 0.0071}]" if n % 5 == 0 else ""
    extra += ", variants: {cached: 0.0033}" if n % 7 == 0 else ""
    lines = [
        f"name: Tool {n:03}",
        f"maker: Works {n % 17}",
        "updated: 2026-11-01",
        f"summary: Handles {n + 20} jobs at a time and keeps a record of each for {n % 30 + 5} days.",
        "scores:",
        *scores,
        "specs:",
        f"  released: 20{10 + n % 16}-0{n % 9 + 1}",
        f"  licence: Licence {n % 6}",
        f"  hosts: [Host {n % 5}, Host {n % 7 + 5}]",
        f"  offline: {'yes' if n % 2 else 'no'}",
        "pros:",
        *(f"  - {text} in version {n}" for text in ("Clear logs", "Keys per team", "Imports whole folders")),
        "cons:",
        *(f"  - {text} before version {n + 1}" for text in ("No dark screens", "Slow first start")),
        "best_for:",
        f"  - Teams of {n % 20 + 2} with one queue",
        "faq:",
        f"  - {{q: 'Can Tool {n:03} be moved to another account?', a: 'Yes, with the export of version {n}.'}}",
        "pricing:",
        f"  currency: {'EUR' if n % 3 == 2 else 'USD'}",
        "  plans:",
        "    - name: Metered",
        "      kind: usage",
        "      rates:",
        f"        input: {{price: 0.{250 + n * 37 % 700}, per: 1M{extra}}}",
        f"        output: {{price: {1 + n % 2}.{n % 40 + 10}, per: 1M}}",
    ]
    if n % 2:
        rates = "      rates: {input: {price: 0.9, per: 1M}, output: {price: 0.0021, per: 1K}}"
        beyond = [rates] if n % 4 == 1 else []
        period = "year" if n % 11 == 0 else "month"
        lines += [
            "    - name: Seats",
            "      kind: subscription",
            f"      price: {9 + n % 50}.{n % 10}0",
            f"      period: {period}",
            "      per: seat",
            f"      minimum: {1 + n % 3 * 2}",
            f"      allowance: {{input: {8 + n % 9}M, output: 6M}}",
            *beyond,
        ]
    return "\n".join(lines) + "\n"


def amounts_of(root: Path) -> dict[tuple[str, str], tuple[int, int] | None]:
    """What a month and a year cost in cents, by product and workload; None where no plan carries it."""
    files = {p.stem: yaml.load(p.read_text("utf-8"), yaml.BaseLoader) for p in (root / "scores/tools").glob("*.yaml")}
    category = files.pop("category")
    found: dict[tuple[str, str], tuple[int, int] | None] = {}
    for id, product in files.items():
        pricing = product["pricing"]
        rate = 10_825 if pricing["currency"] == "EUR" else 10_000
        for workload in category["workloads"]:
            bills = [bill for plan in pricing["plans"] if (bill := _bill(plan, workload))]
            found[id, workload["id"]] = _shown(min(bills), rate) if bills else None
    return found


def _shown(bill: tuple[int, int], rate: int) -> tuple[int, int]:
    month, year = (_cents(value * rate, 60 * FINE * 10_000) for value in bill)
    return month, year


def _bill(plan: dict, workload: dict) -> tuple[int, int] | None:
    """A month and a year in sixtieths of `FINE` parts, so that neither a twelfth nor 365 ÷ 30 leaves a rest."""
    fee, usage = 0, 0
    for unit, text in workload["usage"].items():
        if unit == plan.get("per"):
            continue
        used = _whole(text)
        if free := plan.get("allowance", {}).get(unit):
            used = max(0, used - _whole(free))
        rate = plan.get("rates", {}).get(unit)
        if used and not rate:
            return None
        usage += _used(rate, used, workload.get("variants", {}).get(unit, {})) if rate else 0
    if "price" in plan:
        seats = max(int(workload["usage"].get("seat", 1)), int(plan["minimum"]))
        fee = seats * _fine(plan["price"]) * (1 if plan["period"] == "year" else 12)
    return 5 * fee + 60 * usage, 60 * fee + 730 * usage


def _used(rate: dict, used: int, variants: dict) -> int:
    per, total = _whole(rate.get("per", "1")), 0
    for name, share in variants.items():
        if name in rate.get("variants", {}):
            part = min(used, _whole(share))
            used -= part
            total += part * _fine(rate["variants"][name])
    floors = [(0, rate["price"]), *((_whole(t["above"]), t["price"]) for t in rate.get("tiers", []))]
    for (floor, price), (ceiling, _) in zip(floors, [*floors[1:], (used, "")], strict=True):
        total += max(0, min(used, ceiling) - floor) * _fine(price)
    assert total % per == 0
    return total // per


def _fine(price: str) -> int:
    whole, _, places = price.partition(".")
    return int(whole + places.ljust(12, "0"))


def _whole(text: str) -> int:
    return int(text[:-1]) * FACTORS[text[-1]] if text[-1] in FACTORS else int(text)


def _cents(value: int, unit: int) -> int:
    """Half up."""
    return (200 * value + unit) // (2 * unit)


def money(cents: int) -> str:
    return f"${cents // 100:,}.{cents % 100:02}"
