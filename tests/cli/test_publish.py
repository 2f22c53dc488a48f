"""`evenhand publish` as a user types it: the plan, the questions, the exit codes, and that secrets stay secret."""

import json

import pytest

from generator.cli.main import run
from generator.publishing.plan import Change, Flip, Plan, Standing
from tests.publishing.making import Place, commit_to, git

TARGETS = """
targets:
  live: {kind: git, remote: ../pages.git}
  copy: {kind: folder, path: ../public}
"""


@pytest.fixture
def site(starter, tmp_path, monkeypatch):
    """The starter with two targets, built; nobody sits at the terminal, and no CI is around."""
    for variable in ("GITHUB_ACTIONS", "GITHUB_HEAD_REF", "CI_MERGE_REQUEST_IID", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(variable, raising=False)
    git(tmp_path, "init", "--quiet", "--bare", "pages.git")
    starter.write("evenhand.yaml", (starter.root / "evenhand.yaml").read_text("utf-8") + TARGETS)
    return starter.built()


@pytest.fixture
def evenhand(site, capsys):
    def call(*arguments):
        capsys.readouterr()
        code = run([*arguments, "--root", str(site.root)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def branch(site) -> dict[str, str]:
    return Place("git", site.root.parent).files()


def rescore(site) -> None:
    """A score of Alder that turns a verdict."""
    site.edit("scores/chairs/alder.yaml", "score: 9", "score: 2").built()


@pytest.mark.parametrize("target", ["live", "copy"])
def test_publish_look_again_change_and_go_back(site, evenhand, target):
    code, out, err = evenhand("publish", target, "--yes")
    assert (code, err) == (0, "")
    assert "published and verified:" in out
    code, out, _ = evenhand("publish", target, "--yes")
    assert code == 0 and "nothing to publish" in out
    rescore(site)
    code, out, _ = evenhand("publish", target, "--plan")
    assert code == 0
    assert "  changed" in out and "    chairs/alder-vs-birch/index.html\n" in out
    assert "verdicts that flip: 1\n    chairs/alder-vs-birch: nobody → birch\n" in out
    assert evenhand("publish", target, "--yes", "--quiet") == (0, "", "")
    code, out, _ = evenhand("publish", target, "--rollback", "--yes")
    assert code == 0
    assert "back to the release of 20" in out and "    chairs/alder-vs-birch: birch → nobody\n" in out
    assert "restored and verified" in out
    code, _, err = evenhand("publish", target, "--rollback", "--yes")
    assert code == 4 and "no earlier release" in err


def test_a_plan_for_other_programs(site, evenhand):
    code, out, err = evenhand("publish", "live", "--plan", "--format", "json")
    plan = json.loads(out)
    assert (code, err) == (0, "")
    assert (plan["target"], plan["place"]) == ("live", "branch gh-pages of ../pages.git")
    assert plan["added"]["count"] == len(plan["added"]["paths"]) > 10
    assert plan["added"]["bytes"] == sum(len(d) for p, d in site.files().items() if p != "evenhand.json")
    assert (plan["changed"]["count"], plan["deleted"]["count"], plan["same"]) == (0, 0, 0)
    assert plan["flips"] == plan["notes"] == plan["refusals"] == []
    rescore(site)
    site.edit("scores/chairs/alder.yaml", "score: 2", "score: 9")
    code, out, err = evenhand("publish", "live", "--plan", "--format", "json")
    assert (code, err) == (4, "")
    assert [r["reason"] for r in json.loads(out)["refusals"]] == ["stale"]
    assert branch(site) == {}


def test_a_plan_against_another_finished_site(site, evenhand, tmp_path):
    (site.root / "site").rename(tmp_path / "before")
    rescore(site)
    code, out, err = evenhand("publish", "--plan", "--against", str(tmp_path / "before"))
    assert (code, err) == (0, "")
    assert out.startswith(f"against: {tmp_path / 'before'}\n") and "chairs/alder-vs-birch: nobody → birch" in out
    code, _, err = evenhand("publish", "--plan", "--against", str(tmp_path))
    assert code == 4 and "there is no finished site in" in err
    assert evenhand("publish", "--against", str(tmp_path / "before"))[0] == 2


def test_a_refused_plan_says_why_and_sends_nothing(site, evenhand):
    commit_to(site.root.parent / "pages.git", "gh-pages", {"README.md": "theirs"}, site.root.parent / "work")
    code, _, err = evenhand("publish", "live", "--yes")
    assert code == 4
    assert "refused: the target holds files that are not ours: `README.md`; " in err
    assert branch(site) == {"README.md": "theirs"}
    assert evenhand("publish", "live", "--yes", "--adopt", "copy")[0] == 2
    assert evenhand("publish", "live", "--yes", "--adopt", "live")[0] == 0
    assert branch(site)["README.md"] == "theirs" and len(branch(site)) > 10


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["publish"], "Say which target. Known here: live, copy."),
        (["publish", "lve"], "There is no target 'lve'"),
        (["publish", "live"], "--yes"),
        (["publish", "live", "--format", "json"], "goes with --plan"),
        (["publish", "live", "--allow-deletes", "-1"], "-1"),
    ],
)
def test_what_is_asked_wrongly(site, evenhand, arguments, words):
    code, _, err = evenhand(*arguments)
    assert code == 2 and words in err
    assert branch(site) == {}


def test_on_a_terminal_it_asks(site, evenhand, monkeypatch):
    for answer, published in (("\n", False), ("n\n", False), ("y\n", True)):
        monkeypatch.setattr("generator.cli.publish.sys.stdin", Terminal(answer))
        monkeypatch.setattr("click.termui.visible_prompt_func", lambda prompt, answer=answer: answer.strip())
        assert evenhand("publish", "live")[0] == 0
        assert bool(branch(site)) == published


class Terminal:
    def __init__(self, answer: str) -> None:
        self.answer = answer

    def isatty(self) -> bool:
        return True


def test_a_site_without_targets(starter, capsys):
    assert run(["publish", "--root", str(starter.root)]) == 2
    assert "names no target" in capsys.readouterr().err


def test_the_only_target_need_not_be_named_but_by_a_pull_request(site, evenhand, monkeypatch):
    site.edit("evenhand.yaml", "  copy: {kind: folder, path: ../public}\n", "").built()
    monkeypatch.setenv("GITHUB_HEAD_REF", "patch-1")
    code, _, err = evenhand("publish", "--yes")
    assert code == 2 and "pull request" in err
    assert evenhand("publish", "--plan")[0] == 0
    assert branch(site) == {}
    assert evenhand("publish", "live", "--yes")[0] == 0
    monkeypatch.delenv("GITHUB_HEAD_REF")
    assert evenhand("publish", "--yes")[0] == 0


def test_a_broken_site_is_told_as_by_a_check(site, evenhand):
    site.edit("evenhand.yaml", "kind: git", "kind: gti")
    code, _, err = evenhand("publish", "live", "--plan")
    assert code == 1
    assert "error[value/choice]: `live`: a target needs a `kind` that is known here" in err
    assert "did you mean `git`?" in err


def test_a_host_that_cannot_be_reached(site, evenhand):
    site.edit("evenhand.yaml", "../pages.git", "http://127.0.0.1:9/pages.git").built()
    code, out, err = evenhand("publish", "live", "--plan")
    assert (code, out) == (3, "")
    assert err.startswith("error: git ls-remote: ")


def test_what_did_not_arrive_and_what_was_interrupted(site, evenhand, monkeypatch):
    monkeypatch.setattr("generator.publishing.git_branch.GitBranch.verify", lambda self, manifest: ("index.html",))
    code, out, err = evenhand("publish", "live", "--yes", "--quiet")
    assert (code, out, err) == (3, "", "error: `index.html` did not arrive as sent; run the command again\n")

    def interrupted(self, plan, release):
        raise KeyboardInterrupt

    rescore(site)
    monkeypatch.setattr("generator.publishing.git_branch.GitBranch.apply", interrupted)
    code, _, err = evenhand("publish", "live", "--yes", "--quiet")
    assert (code, err) == (130, "interrupted; `evenhand publish --plan` tells what stands there now\n")


def test_no_place_for_a_site(site, evenhand):
    for path, words in ((".", "holds the sources"), ("site", "lie in one another"), ("site/x", "lie in one another")):
        site.write("evenhand.yaml", (site.root / "evenhand.yaml").read_text("utf-8").replace("../public", path)).built()
        code, _, err = evenhand("publish", "copy", "--yes")
        assert code == 4 and words in err, (path, err)
        site.edit("evenhand.yaml", f"path: {path}", "path: ../public")


def test_the_host_gets_what_it_reads(site, evenhand):
    site.edit("evenhand.yaml", "path: ../public", "path: ../public, host: netlify")
    site.edit("scores/chairs/alder.yaml", "maker:", "former_ids: [elder]\nmaker:").built()
    assert evenhand("publish", "copy", "--yes")[0] == 0
    public = site.root.parent / "public"
    assert "/chairs/elder/ /chairs/alder/ 301" in (public / "_redirects").read_text().splitlines()
    assert not (public / "chairs/elder").exists()
    assert (public / "_headers").read_text().startswith("/*\n")
    assert "nothing to publish" in evenhand("publish", "copy", "--yes")[1]


def test_many_files_are_counted_and_few_are_named():
    from generator.cli.plan_text import plan_lines

    added = tuple(Change(f"p{n:02}.html", 1000) for n in range(12))
    plan = Plan(Standing(), added=added, changed=(Change("a", 1_500_000, 9),), deleted=(Change("b", 0, 7),), same=1)
    assert list(plan_lines(plan, "live: there", everything=False)) == [
        "live: there",
        "  added        12 files    12.0 kB",
        *(f"    p{n:02}.html" for n in range(10)),
        "    … and 2 more (--all shows them)",
        "  changed       1 file      1.5 MB",
        "    a",
        "  deleted       1 file         7 B",
        "    b",
        "  same          1 file",
    ]
    assert len(list(plan_lines(plan, "", everything=True))) == 19
    flips = tuple(Flip("a-vs-b", "a", "b") for _ in range(1))
    assert "    a-vs-b: a → b" in plan_lines(Plan(Standing(), flips=flips), "", everything=False)
