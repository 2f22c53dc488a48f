"""The house: who may touch the disk, how large rooms are, what every module says of itself."""

import ast
import importlib
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from msgspec import Struct

from tests.conftest import ROOT

GENERATOR = ROOT / "generator"
MODULES = sorted(GENERATOR.rglob("*.py"))
DISK_ROOMS = ("files", "preview", "publishing", "cli", "scaffold", "processes")
BANNED = {"open", "print", "input", "exec", "eval", "__import__"}
BANNED_ATTRIBUTES = {"read_text", "write_text", "read_bytes", "write_bytes", "now", "today", "getenv", "environ"}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60


def room(path: Path) -> str:
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_what_it_is(path):
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring
    assert docstring.rstrip().endswith((".", "`")), docstring


@pytest.mark.parametrize(
    "path", [p for p in MODULES if room(p) not in DISK_ROOMS], ids=lambda p: str(p.relative_to(ROOT))
)
def test_no_disk_clock_or_environment_outside_their_rooms(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                assert function.id not in BANNED, f"{path}:{node.lineno}"
            elif isinstance(function, ast.Attribute):
                assert function.attr not in BANNED_ATTRIBUTES, f"{path}:{node.lineno}"
        elif isinstance(node, ast.Import):
            assert not {a.name for a in node.names} & {"os", "time", "random", "locale", "shutil"}, (
                f"{path}:{node.lineno}"
            )


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_rooms_are_small(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= (400 if path.name == "claims.py" else LONGEST_MODULE)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, f"{path}:{node.lineno} {node.name}"


def test_no_room_is_a_drawer_for_everything():
    names = {p.stem for p in MODULES}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core"}


def test_values_are_frozen_structs():
    """Two are filled while a file is read; nothing else may change once it is there."""
    loose, others = [], []
    for path in MODULES:
        module = importlib.import_module(".".join(("generator", *path.relative_to(GENERATOR).with_suffix("").parts)))
        for name, found in vars(module).items():
            if isinstance(found, type) and found.__module__ == module.__name__:
                if issubclass(found, Struct) and not found.__struct_config__.frozen:
                    loose.append(f"{path.name}:{name}")
                if is_dataclass(found):
                    others.append(f"{path.name}:{name}")
    assert loose == ["desk.py:Desk", "nodes.py:Node"]
    assert not others


def test_no_sentence_of_the_site_is_in_python():
    """Templates are told what to say by ids of messages; views and claims hold none of a reader's words."""
    for folder in ("judging", "pages"):
        for path in (GENERATOR / folder).rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            docstrings = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
            reported = {
                id(inner)
                for n in ast.walk(tree)
                if isinstance(n, ast.Call) and ast.unparse(n.func) in ("Diagnostic", "NotFound", "problems.append")
                for inner in ast.walk(n)
            }
            assigned = {
                id(inner)
                for n in ast.walk(tree)
                if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) in ("hint", "message")
                for inner in ast.walk(n)
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count(" ") > 2:
                    assert id(node) in docstrings | reported | assigned, f"{path}:{node.lineno} {node.value!r}"
