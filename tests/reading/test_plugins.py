"""What else is installed has no say in what a file means, and costs nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SITE = """
import sys
from pathlib import Path
from generator.files.tree import read_tree
from generator.reading.site import language_in
Path("evenhand.yaml").write_text("title: A site\\nlanguage: de\\nbase_url: https://example.org/\\n")
"""


def run(program: str, folder: Path) -> str:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", SITE + program], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_nobody_searches_for_plugins(tmp_path):
    program = "print(language_in(read_tree(Path()).value), 'importlib.metadata' in sys.modules)"
    assert run(program, tmp_path) == "de False"


@pytest.mark.parametrize("name", ["entry_points", "PYDANTIC_ENTRY_POINT_GROUP"])
def test_whoever_asks_for_more_is_given_what_pydantic_has(name, tmp_path):
    program = f"from pydantic.plugin._loader import {name}, get_plugins; print({name} is not None, get_plugins())"
    assert run(program, tmp_path) == "True ()"
