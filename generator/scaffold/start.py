"""Writes starting points into a folder, never over a file that is there. Start with `start_site`.

What comes out is an ordinary site; nothing remembers that it was made here.
"""

from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

from generator.files.place import Exists, place
from generator.files.theme import starter_folder
from generator.model.catalogue import Category
from generator.model.product import Product

RENAMED = {"gitignore.txt": ".gitignore"}

__all__ = ["Exists", "add_article", "add_pair_article", "add_product", "start_site"]


def start_site(folder: Path) -> tuple[Path, ...]:
    """Copy the starter into a folder that is empty or does not exist; return the files written.

    Raises:
        Exists: there is something in the folder.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Exists(f"{folder} is not empty; choose another name")
    source = starter_folder()
    paths = sorted(p for p in source.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return tuple(
        place(folder / RENAMED.get(name := path.relative_to(source).as_posix(), name), path.read_text("utf-8"))
        for path in paths
    )


def add_product(root: Path, category: Category, id: str, name: str, maker: str, today: date) -> Path:
    """Write scores/<category>/<id>.yaml, every dimension still unknown."""
    scores = "\n".join(f"  {d.id}: unknown" for d in category.rubric.dimensions)
    text = _fill("product.yaml", name=_quoted(name), maker=_quoted(maker), today=today.isoformat(), scores=scores)
    return place(root / "scores" / category.id / f"{id}.yaml", text)


def add_article(root: Path, id: str, title: str, today: date) -> Path:
    """Write content/articles/<id>.md as a draft."""
    text = _fill("article.md", title=_quoted(title), today=today.isoformat())
    return place(root / "content" / "articles" / f"{id}.md", text)


def add_pair_article(root: Path, first: Product, second: Product, today: date, title: str = "") -> Path:
    """Write the article of a pair as a draft."""
    a, b = sorted((first, second), key=lambda p: p.id)
    names = {"first": a.id, "second": b.id, "first_name": a.label, "second_name": b.label}
    text = _fill("pair.md", **names, title=f"title: {_quoted(title)}\n" if title else "", today=today.isoformat())
    return place(root / "content" / a.category / f"{a.id}-vs-{b.id}.md", text)


def _fill(template: str, /, **values: str) -> str:
    return Template(files("generator.scaffold").joinpath(template).read_text("utf-8")).substitute(values)


def _quoted(text: str) -> str:
    """A text as a YAML scalar: in double quotes, which hold anything on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
