"""Programs that are measured: how each is set up, run and asked for a change. Start with `ours` and `others`."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from products import Facts, write_site

VALUES = ("2.1", "9.7", "3.3", "8.9")
EVENHAND = (sys.executable, "-m", "generator")
DAY = "2026-11-21"


@dataclass(frozen=True)
class Row:
    """A program. `prepare` brings its input into being, `change` edits one score of it for the n-th time."""

    name: str
    command: tuple[str, ...]
    output: Path
    prepare: Callable[[], None]
    change: Callable[[int], object] | None = None
    repeats: bool = True
    """Whether it remembers anything, so that it is worth running again."""
    folder: Path | None = None
    environment: dict[str, str] = field(default_factory=dict)
    leftovers: tuple[Path, ...] = ()
    """What a cold run must not find."""


def ours(products: list[Facts], work: Path) -> Iterator[Row]:
    """Our own pages as those of the others, and as they are by default."""
    for name, options, own in (("evenhand", ("--no-audit",), False), ("evenhand, default theme", (), True)):
        site = work / ("default" if own else "same")
        where = ("--root", str(site), "--output", str(site / "site"), "--as-of", DAY, "--quiet")
        product = products[len(products) // 2]

        def prepare(site: Path = site, own: bool = own) -> None:
            if own:
                write_site(products, site, None)
            else:
                write_site(products, site)

        yield Row(
            name,
            (*EVENHAND, "build", *where, *options),
            site / "site",
            prepare,
            partial(edited, site / "scores" / "models" / f"{product['slug']}.yaml"),
            leftovers=(site / ".evenhand",),
        )


def edited(path: Path, number: int) -> str:
    """Give a product another score of its first dimension; return that score."""
    value = VALUES[number % len(VALUES)]
    path.write_text(re.sub(r"(?m)^  quality: .*$", f"  quality: {value}", path.read_text()))
    return value


def others(peers: Path, products: list[Facts], work: Path) -> Iterator[Row]:
    """The programs of a folder that are installed there, on the same products."""
    python, data = str(peers / "venv/bin/python"), work / "data"
    place = len(products) // 2

    def prepare() -> None:
        shutil.rmtree(data, ignore_errors=True)
        (data / "products").mkdir(parents=True)
        for facts in products:
            _theirs(data, facts)
        (data / "products.json").write_text(json.dumps(products, ensure_ascii=False, indent=1))

    def change(number: int) -> None:
        value = edited(data / "products" / f"{products[place]['slug']}.yaml", number)
        known = json.loads((data / "products.json").read_text())
        known[place]["scores"]["quality"] = float(value)
        (data / "products.json").write_text(json.dumps(known, ensure_ascii=False, indent=1))

    def hugo(empty: bool) -> Callable[[], None]:
        def copied() -> None:
            prepare()
            target = work / ("hugo-empty" if empty else "hugo")
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(peers / "hugo", target)
            settings = target / "hugo.toml"
            settings.write_text(settings.read_text().replace("DATADIR", str(data)))
            if empty:
                page = '{{ define "head" }}{{ end }}{{ define "main" }}<p>{{ .Title }}</p>{{ end }}'
                (target / "layouts/compare/page.html").write_text(page)

        return copied

    binary = next((peers / "venv").glob("lib/python*/site-packages/hugo/binaries/hugo"), None)
    for name, empty in (("hugo", False), ("hugo, empty template", True)):
        if binary:
            folder, cache = work / ("hugo-empty" if empty else "hugo"), work / "hugo-cache"
            output = work / f"{folder.name}-site"
            command = (str(binary), "--quiet", "--destination", str(output), "--cacheDir", str(cache))
            yield Row(name, command, output, hugo(empty), change, False, folder, leftovers=(cache,))
    eleventy = peers / "eleventy/node_modules/@11ty/eleventy/cmd.cjs"
    if eleventy.is_file():
        output = work / "eleventy-site"
        command = ("node", str(eleventy), "--config=eleventy.config.cjs", f"--output={output}")
        memory = {"PEER_DATA": str(data), "NODE_OPTIONS": "--max-old-space-size=12000"}
        yield Row("eleventy", command, output, prepare, change, False, peers / "eleventy/js", memory)
    if Path(python).is_file():
        output = work / "jinja2-site"
        command = (python, str(peers / "naive/build.py"), str(data), str(output))
        yield Row("jinja2, straightforward", command, output, prepare, change, False)


def _theirs(data: Path, facts: Facts) -> None:
    """A product as a YAML file that all of them read."""
    lines = [f"{name}: {json.dumps(facts[name], ensure_ascii=False)}" for name in ("name", "slug", "brand", "tagline")]
    lines += [f'updated: "{facts["updated"]}"', "scores:", *(f"  {k}: {v}" for k, v in facts["scores"].items())]
    lines += ["pricing:", *(f"  {k}: {json.dumps(v, ensure_ascii=False)}" for k, v in facts["pricing"].items())]
    for name in ("pros", "cons", "best_for"):
        lines += [f"{name}:", *(f"  - {json.dumps(text, ensure_ascii=False)}" for text in facts[name])]
    (data / "products" / f"{facts['slug']}.yaml").write_text("\n".join(lines) + "\n")


def plain_writer(peers: Path | None, own: Path, theirs: Path | None, work: Path) -> Row:
    """A program that writes the pages of a finished site from memory: in C if there is one, else in Python.

    The one in C knows the folders of the others alone.
    """
    output = work / "plain"
    program = peers / "limits/rawwrite" if peers else None
    if program and program.is_file() and theirs and theirs.is_dir():
        command = (str(program), str(theirs), str(output), "dir")
    else:
        command = (sys.executable, str(Path(__file__).with_name("plain_writer.py")), str(own), str(output))
    return Row("plain writer", command, output, lambda: None, None, False)


def same(peers: Path, ours: Path, theirs: Path) -> str:
    """What the others' own check says of our pages and theirs."""
    check = [sys.executable, str(Path(__file__).with_name("same_page.py")), str(ours), str(theirs)]
    found = subprocess.run([*check, str(peers / "same_text.py")], capture_output=True, text=True, check=False)
    return (found.stdout or found.stderr).strip().splitlines()[-1]
