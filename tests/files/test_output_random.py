"""The output folder after whatever may happen between builds: what the build made, and what is somebody else's."""

import random
import shutil
import time

import pytest

from generator.files.manifest import MANIFEST
from generator.files.output import OutputTree

PAGES = ["index.html", "robots.txt", *(f"{folder}/index.html" for folder in ("a", "a/b", "a/b/c", "c", "c/d", "e"))]
FOLDERS = ["", "a", "a/b", "c", "c/d", "e", "new", "new/deep"]


class World:
    """A site with what stands in it by right, beside a folder that nothing may ever touch."""

    def __init__(self, root, draw):
        self.root, self.draw = root.resolve(), draw
        self.output, self.hidden, self.outside = (self.root / name for name in ("site", ".evenhand/site", "outside"))
        self.mine = {}
        self.outside.mkdir()
        for path in ("index.html", "b/index.html", "mine1"):
            (self.outside / path).parent.mkdir(exist_ok=True)
            (self.outside / path).write_text("precious")
        (root / "evenhand.yaml").touch()

    def build(self):
        draw = self.draw
        files = {path: str(draw.randint(1, 2)) for path in PAGES if draw.random() < 0.6}
        split = draw.choice([lambda path: "all", lambda path: path, lambda path: path.partition("/")[0]])
        with OutputTree(self.root, self.output) as tree:
            tree.open()
            for name in sorted({*map(split, files)}):
                part = tree.part(name)
                for path in [path for path in files if split(path) == name]:
                    part.write(path, files[path].encode())
                tree.add(part.finish())
            time.sleep(draw.choice([0, 0.03]))
            tree.switch()
        assert found_in(self.output) == files | self.mine
        assert set(found_in(self.outside).values()) == {"precious"} and len(found_in(self.outside)) == 3

    def put_mine(self):
        path = f"{self.draw.choice(FOLDERS)}/mine{self.draw.randint(1, 3)}".lstrip("/")
        (self.output / path).parent.mkdir(parents=True, exist_ok=True)
        (self.output / path).write_text(path)
        self.mine[path] = path

    def remove_mine(self):
        for path in self.draw.sample(sorted(self.mine), min(2, len(self.mine))):
            (self.output / path).unlink()
            del self.mine[path]

    def spoil_ours(self):
        for path in self.draw.sample(PAGES, 2):
            if (self.output / path).is_file():
                (self.output / path).write_text("spoilt")

    def stray(self):
        """Something in the hidden tree that nobody should see."""
        place = self.hidden / self.draw.choice(FOLDERS) / f"stray{self.draw.randint(1, 2)}"
        if place.parent.is_dir() and place.parent.resolve() == place.parent:
            place.write_text("stray")

    def lead_elsewhere(self):
        place = self.hidden / self.draw.choice(FOLDERS[1:])
        if place.is_dir() and place.resolve() == place:
            shutil.rmtree(place)
            place.symlink_to(self.outside)

    def forget(self):
        shutil.rmtree(self.root / ".evenhand", ignore_errors=True)

    def forget_a_ledger(self):
        for place in [*(self.root / ".evenhand").glob("site.*.tree")][:1]:
            place.unlink()


def found_in(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_text()
        for p in folder.rglob("*")
        if p.is_file() and not p.is_symlink() and p.name != MANIFEST
    }


@pytest.mark.parametrize("seed", [*range(12), *(pytest.param(n, marks=pytest.mark.long) for n in range(12, 400))])
def test_whatever_happens_between_builds(tmp_path, seed):
    draw = random.Random(seed)
    world = World(tmp_path, draw)
    world.build()
    happenings = [
        world.put_mine, world.put_mine, world.remove_mine, world.spoil_ours, world.stray, world.stray,
        world.lead_elsewhere, world.forget_a_ledger, world.forget,
    ]  # fmt: skip
    for _ in range(12):
        for _ in range(draw.randint(0, 3)):
            draw.choice(happenings)()
        world.build()
