"""The wheel carries the theme and the starter, and builds a site without the checkout."""

import os
import subprocess
import sys
import zipfile

from tests.conftest import ROOT


def test_a_site_is_built_from_the_wheel_alone(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    assert (unpacked / "generator/templates/pair.html").read_bytes() == (ROOT / "templates/pair.html").read_bytes()
    run = {"cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": str(unpacked)}, "check": True, "capture_output": True}
    command = [sys.executable, "-m", "generator"]
    subprocess.run([*command, "new", "site-of-wheel"], **run)
    run["cwd"] = tmp_path / "site-of-wheel"
    for file in (
        ".gitignore",
        ".vscode/settings.json",
        ".vscode/extensions.json",
        ".schema/product.json",
        "publish.sh",
        ".github/workflows/pages.yml",
    ):
        assert (tmp_path / "site-of-wheel" / file).exists(), file
    subprocess.run([*command, "build", "--strict"], **run)
    assert (tmp_path / "site-of-wheel/site/chairs/alder-vs-birch/index.html").exists()
