"""`build --why` says which pages had to be made, and for what reason."""

from tests.cli.test_main import evenhand


def asked(site, *more):
    result = evenhand("build", "--as-of", "2026-11-21", "--quiet", "--why", *more, cwd=site.root)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_reasons_are_named(starter):
    assert "22 of 22 pages had to be made\n  22: new\n" in (told := asked(starter)), told
    assert asked(starter) == "0 of 22 pages had to be made\n"
    starter.edit("scores/chairs/alder.yaml", "score: 7.5", "score: 7.4")
    told = asked(starter, "--all")
    assert "2: Alder\n      /chairs/alder/alternatives/\n      /chairs/alder-vs-cedar/\n" in told, told
    assert "1: Alder; the text\n      /chairs/alder-vs-birch/\n" in told, "its text shows the score"
    assert "birch-vs-cedar" not in told
    starter.edit("evenhand.yaml", "title: My comparisons", "title: Other comparisons")
    assert "what surrounds every page" in asked(starter)
    assert "made by other code, templates, words or options" in asked(starter, "--no-audit")
