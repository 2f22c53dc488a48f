"""Seeded products as a site of Evenhand: `python benchmarks/products.py 90 FOLDER`.

With `--from products.json` the products are those that another program was
given, so that both make the same pages (see README.md). Start with `write_site`.
"""

import argparse
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
NEXT = 5
"""Products that follow one in the order of addresses, of which the theme links four."""
CRITERIA = {"quality": "output quality", "speed": "speed", "value": "value for money", "ease": "ease of use"}
Facts = dict[str, Any]


def invented(count: int, seed: int = 7) -> list[Facts]:
    """Make up products, sorted by their address: the same for the same seed."""
    draw = random.Random(seed)
    stems = [a + b for a in ("al", "bor", "cen", "dra", "el", "fen", "gor", "hal", "is", "jun") for b in _endings()]
    kinds = ("Chat", "Writer", "Code", "Vision", "Studio", "Mini", "Scribe", "Agent", "Reader", "Desk")
    names = [f"{stem.capitalize()} {kind}{version}" for stem in stems for kind in kinds for version in ("", " 2", " 3")]
    return sorted([_product(draw, name) for name in draw.sample(names, count)], key=lambda facts: str(facts["slug"]))


def _endings() -> tuple[str, ...]:
    return ("ba", "cor", "da", "gra", "lin", "mer", "na", "quo", "ris", "tal", "ver", "xen", "zu")


def _product(draw: random.Random, name: str) -> Facts:
    price = draw.choice((0.1, 0.25, 0.5, 0.8, 1.25, 2.0, 3.0, 5.0, 10.0))
    return {
        "name": name,
        "slug": name.lower().replace(" ", "-"),
        "brand": draw.choice(("Birch & Reed", "Clay Works", "D'Arcy Systems", "Fjord Research", "Quill Group")),
        "tagline": f"A {draw.choice(('quick', 'careful', 'patient', 'small'))} model for {draw.choice(_uses())}",
        "updated": f"2026-{draw.randint(1, 10):02}-{draw.randint(1, 28):02}",
        "scores": {criterion: draw.randint(35, 99) / 10 for criterion in CRITERIA},
        "pricing": {
            "text": draw.choice(("Pay as you go, no minimum", "Free tier, then metered", "Metered, half on Sundays")),
            "input": price,
            "output": round(price * draw.choice((2, 3, 4, 5)), 2),
        },
        "pros": [f"Handles {draw.choice(_uses())} at {draw.randint(20, 99)} pages a minute" for _ in range(3)],
        "cons": [f"Needs {draw.randint(2, 9)} tries for {draw.choice(_uses())} with <{draw.randint(2, 9)} examples"
                 for _ in range(3)],
        "best_for": draw.sample(_uses(), 4),
    }  # fmt: skip


def _uses() -> tuple[str, ...]:
    return (
        "support desks", "code review", "long documents", "stories", "data extraction", "translation", "meeting notes",
        "SQL & analytics", "contracts", "agents", "teaching", "summaries", "low-latency chat", "spreadsheets",
    )  # fmt: skip


def write_site(products: list[Facts], folder: Path, theme: Path | None = HERE / "theme") -> None:
    """Write the files of a site anew; `theme` is what its pages look like, None for the default theme."""
    shutil.rmtree(folder, ignore_errors=True)
    scores = folder / "scores" / "models"
    scores.mkdir(parents=True)
    (folder / "evenhand.yaml").write_text(_dumped(SITE))
    (scores / "category.yaml").write_text(_dumped(CATEGORY))
    for place, facts in enumerate(products):
        following = [products[(place + step) % len(products)]["name"] for step in range(1, NEXT + 1)]
        (scores / f"{facts['slug']}.yaml").write_text(_dumped(_file(facts, following)))
    if theme:
        shutil.copytree(theme, folder / "templates")


MADE_UP = ("pricing/unsourced", "pricing/summary", "editorial/common-pro", "editorial/similar-taglines",
           "editorial/description-length", "editorial/no-reason")  # fmt: skip
"""What editors are told of texts that a program made up."""
SITE: Facts = {
    "title": "ModelMatch",
    "base_url": "https://modelmatch.example/",
    "description": "Every language model, head to head.",
    "language": "en",
    "currency": "USD",
    "checks": dict.fromkeys(MADE_UP, "off"),
}
CATEGORY: Facts = {
    "name": "Models",
    "rubric": {
        "dimensions": [{"id": id, "name": name, "weight": 25} for id, name in CRITERIA.items()],
    },
    "units": {unit: {"name": f"{unit} tokens", "shown_per": "1M", "short": "M"} for unit in ("input", "output")},
    "workloads": [{"id": "blended", "name": "A million tokens", "usage": {"input": "750K", "output": "250K"}}],
    "specs": [{"id": "next", "name": "Next", "type": "set"}],
    "pairs": {"build": "all", "index": "all"},
}


def _file(facts: Facts, following: list[str]) -> Facts:
    prices = {unit: {"price": facts["pricing"][unit], "per": "1M"} for unit in ("input", "output")}
    return {
        "name": facts["name"],
        "maker": facts["brand"],
        "tagline": facts["tagline"],
        "updated": facts["updated"],
        "scores": facts["scores"],
        "specs": {"next": following},
        "pricing": {
            "summary": facts["pricing"]["text"],
            "currency": "USD",
            "plans": [{"name": "API", "kind": "usage", "rates": prices}],
        },
        "pros": facts["pros"],
        "cons": facts["cons"],
        "best_for": facts["best_for"],
    }


PLAIN = ("updated", "shown_per", "per")
"""Keys whose values are written without quotes."""


def _dumped(value: Facts) -> str:
    return "\n".join(_lines(value)) + "\n"


def _lines(value: Facts, indent: str = "") -> Iterator[str]:
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{indent}{key}:"
            yield from _lines(inner, indent + "  ")
        elif isinstance(inner, list) and isinstance(inner[0], dict):
            yield f"{indent}{key}:"
            for item in inner:
                first, *rest = _lines(item, indent + "    ")
                yield f"{indent}  - {first.strip()}"
                yield from rest
        elif isinstance(inner, list):
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {json.dumps(item, ensure_ascii=False)}" for item in inner)
        else:
            yield f"{indent}{key}: {_scalar(key, inner)}"


def _scalar(key: str, value: object) -> str:
    bare = key in PLAIN or not isinstance(value, str) or value[:-1].isdigit()
    return str(value) if bare else json.dumps(value, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a site of seeded products.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="given", type=Path, help="products.json of other programs")
    parser.add_argument("--default-theme", action="store_true")
    asked = parser.parse_args()
    products = json.loads(asked.given.read_text())[: asked.count] if asked.given else invented(asked.count)
    write_site(products, asked.folder, None if asked.default_theme else HERE / "theme")


if __name__ == "__main__":
    main()
