"""A build with a memory makes what a build without one makes, byte for byte, and only what would be different."""

import json
import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.build import build
from generator.diagnostics.codes import Level
from generator.files.manifest import MANIFEST
from generator.judging import pairs
from generator.runs import Manner
from tests.conftest import ROOT, SiteFolder, copy_site

STEPS, MANY_STEPS = 14, 200
BOOL = "tag:yaml.org,2002:bool"
DAY = date(2026, 11, 21)
Data = dict


@pytest.fixture
def site(tmp_path) -> SiteFolder:
    """Six products with prices, derived scores and two workloads."""
    site = SiteFolder(copy_site(ROOT / "tests/sites/prices/input", tmp_path / "mine"))
    site.build()
    return site


def products(site: SiteFolder) -> list[Path]:
    return sorted(p for p in (site.root / "scores").glob("*/*.yaml") if p.name != "category.yaml")


class Dumper(yaml.SafeDumper):
    """Writes answers as editors do."""


Dumper.add_representer(bool, lambda dumper, answer: dumper.represent_scalar(BOOL, "yes" if answer else "no"))


def change(path: Path, edit: Callable[[Data], object]) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    edit(data)
    path.write_text(yaml.dump(data, Dumper=Dumper, sort_keys=False, allow_unicode=True), "utf-8")


def say(site: SiteFolder, key: str, value: str) -> None:
    """Put a line into the site's own file."""
    path = site.root / "evenhand.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(f"{key}:")]
    path.write_text("\n".join([*lines, f"{key}: {value}", ""]), "utf-8")


def made(site: SiteFolder, audit: bool = True) -> dict[str, tuple[str, ...]]:
    """The pages that a build had to make, and why."""
    report = site.build(watched=True, audit=audit)
    assert not report.failed
    assert report.made == len(report.why)
    return dict(report.why)


# --- exactly what shows it


def test_nothing_is_made_twice(site):
    assert not made(site)


def test_a_score_is_made_where_it_shows(site):
    path = products(site)[0]
    change(path, lambda data: next(iter(data["scores"].values())).update(score=5.5))
    before = site.files()
    anew = made(site)
    changed = {path for path, data in site.files().items() if before.get(path) != data and path != MANIFEST}
    assert changed
    assert changed <= {f"{url}index.html" if url.endswith("/") or not url else url for url in anew}
    others = [url for url in anew if "-vs-" in url and path.stem not in url]
    assert all(len(reasons) for reasons in anew.values())
    named = yaml.safe_load(path.read_text("utf-8"))["name"]
    assert not [url for url in others if named in anew[url]]
    mine = [url for url in anew if path.stem in url and "-vs-" in url]
    assert len(mine) == len(products(site)) - 1
    assert all(named in anew[url] for url in mine)


def without_rivals() -> str:
    """The theme's page of a pair, less the links to the pairs with both rivals."""
    page, count = re.subn(
        r"(?s){% if side\.rivals %}.*?{% endif %}\n", "", (ROOT / "templates/pair.html").read_text("utf-8")
    )
    assert count == 1
    return page


OWN_PRODUCT = """<title>{{ page.card.url }}</title><meta name="description" content="About {{ page.card.url }}">
{% for row in page.scores if row.note and row.note.figure %}{{ row.note.figure.points }}{% endfor %}"""


@pytest.mark.parametrize("points", [1.5, 5.0, 9.5])
@pytest.mark.parametrize(
    "own",
    [{}, {"pair.html": without_rivals()}, {"product.html": OWN_PRODUCT}],
    ids=["the theme", "a pair of one's own", "a product of one's own"],
)
def test_no_page_is_made_that_stays_as_it_was(site, own, points):
    """Among so many products a score moves ranks and rivals of some of them, which others show or do not."""
    for name, text in own.items():
        site.write(f"templates/{name}", text)
    first, draw = products(site)[0], random.Random(7)
    for number in range(20):
        path = shutil.copy(first, first.with_name(f"maker-{number}.yaml"))
        scores = {
            "scores": {id: {"score": draw.randint(10, 95) / 10} for id in yaml.safe_load(path.read_text())["scores"]}
        }
        change(path, lambda data, number=number, scores=scores: data.update(scores, name=f"Maker {number}"))
    audit = "product.html" not in own  # ours says less than there is to prove
    site.build(audit=audit)
    before = site.files()
    change(path, lambda data: next(iter(data["scores"].values())).update(score=points))
    anew = {f"{url}index.html" if url.endswith("/") or not url else url for url in made(site, audit)}
    assert anew == {path for path, data in site.files().items() if before.get(path) != data and path != MANIFEST}
    assert len(anew) < len(before) / 2


def test_what_is_shown_nowhere_changes_no_page(site):
    path = site.root / "scores" / next(p.name for p in (site.root / "scores").iterdir()) / "category.yaml"
    path.write_text(path.read_text("utf-8") + "# nobody reads this\n", "utf-8")
    assert not made(site)


def test_another_day_makes_only_what_the_day_changes(site):
    report = build(site.options(as_of=date(2026, 11, 22)), site.output)
    assert report.made < report.pages


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda site: site.write("templates/words/en.ftl", "home = Start\n"), "made by other code"),
        (lambda site: site.write("templates/fragments/buy.html", "<p>Buy</p>\n"), "made by other code"),
        (lambda site: say(site, "title", "Other"), "what surrounds"),
        (lambda site: (site.root / ".evenhand/site.memo").unlink(), "new"),
        (lambda site: (site.root / ".evenhand/site.memo").write_bytes(b"\x93\x01"), "new"),
    ],
)
def test_some_changes_are_changes_of_every_page(site, edit, reason):
    edit(site)
    anew = made(site)
    pages = [url for url in anew if url.endswith("/")]
    assert len(pages) > 20
    assert all(anew[url][0].startswith(reason) for url in pages)


def test_another_language_is_another_site(site, tmp_path):
    say(site, "language", "de")
    assert len(made(site)) == site.build(anew=True).pages
    fresh = SiteFolder(tmp_path / "fresh")
    build(site.options(), fresh.output)
    assert essence(site.files()) == essence(fresh.files())


def test_products_may_be_together_otherwise_when_others_come_or_go(site, tmp_path, monkeypatch):
    """With groups as small as these, their number doubles with one product more."""
    monkeypatch.setattr(pairs, "GROUP", 3)
    path = products(site)[0]
    more = path.with_name("more.yaml")
    for step in range(4):
        shutil.copy(path, more)
        change(more, lambda data: data.update(name="More"))
        if step % 2:
            more.unlink()
        anew = made(site)
        fresh = SiteFolder(tmp_path / f"fresh-{step}")
        build(site.options(), fresh.output)
        assert essence(site.files()) == essence(fresh.files())
        assert ("transcription/finch-vs-more/" in anew) == (step % 2 == 0)
        assert not made(site)


def test_a_page_that_somebody_changed_is_made_again(site):
    site.build()
    (site.output / "index.html").write_text("mine", "utf-8")
    made(site)
    assert "mine" not in site.page("")
    (site.output / "index.html").unlink()
    made(site)
    assert site.page("")


def test_a_page_with_a_problem_is_looked_at_again(site):
    site.write("templates/sections/verdict.html", "{{ page.lead[0].nothing }}\n")
    assert site.build().failed
    assert site.build().failed


# --- as from scratch


def edits(draw: random.Random, site: SiteFolder, store: Path) -> Callable[[], object]:
    """Something that an editor, a program or a clock may do."""
    category = products(site)[0].parent / "category.yaml"
    some = draw.choice(products(site))
    number = draw.randint(0, 100) / 10

    def score(data: Data) -> None:
        typed = [s for s in data["scores"].values() if isinstance(s, dict) and "score" in s]
        if typed:
            draw.choice(typed)["score"] = number

    def price(data: Data) -> None:
        for plan in data.get("pricing", {}).get("plans", [])[:1]:
            for key in ("price", "once"):
                if key in plan:
                    plan[key] = draw.randint(1, 500)

    def weights(data: Data) -> None:
        listed = data["rubric"]["dimensions"]
        shuffled = draw.sample([d["weight"] for d in listed], len(listed))
        for dimension, weight in zip(listed, shuffled, strict=True):
            dimension["weight"] = weight

    def gone() -> None:
        if len(products(site)) > 2 and not any(some.stem in p.read_text("utf-8") for p in products(site) if p != some):
            shutil.move(some, store / some.name)
            for text in (site.root / "content").rglob(f"*{some.stem}*"):
                text.unlink()

    def back() -> None:
        for path in sorted(store.glob("*.yaml"))[:1]:
            shutil.move(path, some.parent / path.name)

    def look() -> None:
        for name in ("fragments/buy.html", "words/en.ftl"):
            place = site.root / "templates" / name
            if place.exists():
                place.unlink()
                return
        site.write("templates/fragments/buy.html", f"<p>{draw.random()}</p>\n") if draw.random() < 0.5 else site.write(
            "templates/words/en.ftl", f"home = Start {draw.randint(1, 9)}\n"
        )

    def article() -> None:
        a, b = sorted(p.stem for p in draw.sample(products(site), 2))
        path = site.root / "content" / some.parent.name / f"{a}-vs-{b}.md"
        if path.exists():
            path.unlink()
        else:
            site.write(str(path.relative_to(site.root)), f"---\nupdated: 2026-11-0{draw.randint(1, 9)}\n---\nWords.\n")

    def spoil() -> None:
        page = draw.choice(sorted(site.output.rglob("*.html")))
        page.unlink() if draw.random() < 0.5 else page.write_text("spoilt", "utf-8")

    return draw.choice(
        [
            lambda: change(some, score),
            lambda: change(some, score),
            lambda: change(some, price),
            lambda: change(some, lambda data: data.update(tagline=f"As it was on day {draw.randint(1, 99)}")),
            lambda: change(some, lambda data: data.update(name=f"{some.stem.title()} {draw.randint(2, 9)}")),
            lambda: change(category, weights),
            lambda: change(category, lambda data: data["rubric"].update(tie=draw.choice([0, 0.1, 0.2]))),
            lambda: say(site, "title", f"Site {draw.randint(1, 9)}"),
            lambda: say(site, "language", draw.choice(["en", "de"])),
            lambda: say(site, "base_url", draw.choice(["https://a.example/", "https://b.example/shop/"])),
            lambda: say(site, "source_url", "https://git.example/{path}#{line}"),
            lambda: some.write_text("# a line more\n" + some.read_text("utf-8"), "utf-8"),
            lambda: shutil.rmtree(site.root / ".evenhand", ignore_errors=True) if draw.random() < 0.3 else None,
            gone, back, back, look, article, spoil,
        ]
    )  # fmt: skip


def essence(files: dict[str, bytes]) -> dict[str, bytes]:
    """A site without what only stays for pages that a browser kept."""
    manifest = json.loads(files[MANIFEST])
    former = manifest.pop("former")
    manifest["files"] = {path: mark for path, mark in manifest["files"].items() if path not in former}
    kept = {path: data for path, data in files.items() if path not in (*former, MANIFEST)}
    return {**kept, MANIFEST: json.dumps(manifest).encode()}


@pytest.mark.parametrize(
    ("seed", "steps"), [(1, STEPS), (2, STEPS), pytest.param(3, MANY_STEPS, marks=pytest.mark.long)]
)
def test_a_site_with_a_past_is_as_one_without(site, tmp_path, seed, steps):
    draw, store, day, done = random.Random(seed), tmp_path / "store", DAY, 0
    store.mkdir()
    for step in range(steps):
        if draw.random() < 0.1:
            day = date.fromordinal(day.toordinal() + draw.randint(1, 90))
        for _ in range(draw.choice([1, 1, 1, 2])):
            edits(draw, site, store)()
        fresh = tmp_path / "fresh/site"
        shutil.rmtree(fresh.parent, ignore_errors=True)
        with_past = build(site.options(as_of=day), site.output, Manner(draw.choice([1, 2])))
        without = build(site.options(as_of=day), fresh)
        assert told(with_past) == told(without), f"step {step}"
        if not without.failed:
            done += 1
            found, expected = essence(site.files()), essence(SiteFolder(fresh.parent).files())
            assert {p for p in {*found, *expected} if found.get(p) != expected.get(p)} == set(), f"step {step}"
    assert done > steps / 2


def told(report) -> list[tuple[Level, str, str]]:
    return sorted((d.level, d.code, d.message) for d in report.diagnostics)


DAMAGES = {
    "empty": lambda data: b"",
    "cut": lambda data: data[:-3],
    "moved": lambda data: data[9:],
    "entries": lambda data: b"\xc1" * 400 + data[400:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_memory_that_cannot_be_read_is_forgotten(site, damage):
    files = site.files()
    place = site.root / ".evenhand" / "site.memo"
    place.write_bytes(damage(place.read_bytes()))
    change(products(site)[0], lambda data: None)
    assert made(site)
    assert {path: data for path, data in site.files().items() if path != MANIFEST} == {
        path: data for path, data in files.items() if path != MANIFEST
    }
