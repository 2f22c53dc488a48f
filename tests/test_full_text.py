"""The search in texts: made by Pagefind from the finished pages, shown below what is found by name."""

import pytest

from generator.diagnostics.codes import Level
from generator.files import full_text
from tests.browser.serving import served
from tests.conftest import SiteFolder


@pytest.fixture
def texted(starter: SiteFolder) -> SiteFolder:
    text = (starter.root / "evenhand.yaml").read_text("utf-8")
    starter.write("evenhand.yaml", f"{text}\nsearch: {{engine: pagefind}}\n")
    return starter.edit("scores/chairs/alder.yaml", "The plain one that lasts", "The plain one with quokkas")


def test_an_index_is_part_of_the_site_and_goes_with_its_switch(texted):
    texted.built()
    found = [path for path in texted.files() if path.startswith("pagefind/")]
    assert "pagefind/pagefind.js" in found
    assert any(path.endswith(".pf_fragment") for path in found)
    assert not any("pagefind-ui" in path for path in found)
    assert "data-pagefind-body" in texted.page("chairs/alder/")
    assert all("data-pagefind-body" not in texted.page(url) for url in ("404.html", "search/"))
    texted.edit("scores/chairs/alder.yaml", "quokkas", "wombats").built()
    names = {path for path in texted.files() if path.startswith("pagefind/")}
    texted.built()
    assert {path for path in texted.files() if path.startswith("pagefind/")} == names
    texted.edit("evenhand.yaml", "search: {engine: pagefind}", "").built()
    assert not (texted.output / "pagefind").exists()
    assert "data-pagefind-body" not in texted.page("chairs/alder/")
    assert not [p for p in (texted.root / ".evenhand").iterdir() if p.name.startswith("pagefind-")]


def test_what_is_not_installed_is_said(texted, monkeypatch):
    monkeypatch.setattr(full_text, "NEEDED", ("no_such_module",))
    (problem,) = (d for d in texted.build().diagnostics if d.level is Level.ERROR)
    assert problem.code == "extra/missing"
    assert 'pip install "evenhand[pagefind]"' in problem.hint
    assert not texted.output.exists()


def test_a_failure_leaves_the_site_as_it_was(texted, monkeypatch):
    before = texted.built().files()
    monkeypatch.setattr(full_text.sys, "executable", "/bin/false")
    texted.edit("scores/chairs/alder.yaml", "quokkas", "wombats")
    with pytest.raises(full_text.Failed, match="pagefind failed"):
        texted.build()
    assert texted.files() == before


@pytest.mark.browser
def test_readers_find_what_stands_in_a_text(browser, texted):
    texted.built(base_url="https://example.com/below/")
    with served(texted.output, "/below/") as base:
        page = browser.new_page()
        page.set_default_timeout(8000)
        page.goto(f"{base}search/?q=quokkas")
        page.get_by_role("heading", name="In the text").wait_for()
        links = page.locator("#found section").last.locator("a")
        assert "Alder" in links.first.inner_text()
        links.first.click()
        page.wait_for_url(f"{base}chairs/alder**")
        page.close()
