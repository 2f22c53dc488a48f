"""All pages by address: each is found by its own, wherever and however it is laid out."""

import pytest

from generator.diagnostics.codes import Level
from generator.files.tree import read_tree
from generator.loading import begin
from generator.preparation import prepare


@pytest.mark.parametrize("files", [False, True])
def test_each_page_is_found_by_its_address_alone(reference, files):
    pages = prepare(begin(read_tree(reference.root), reference.options(files=files))).site.plan.pages
    laid_out = list(pages.laid_out())
    assert [*pages] == [page.url for page in laid_out]
    assert len(pages) == len(laid_out) == len({*pages})
    for page in laid_out:
        assert page.url in pages
        assert pages[page.url].url == page.url
    for other in (
        "nothing/",
        "ai-models/gemma-3-vs-/",
        "ai-models/-vs-/",
        "ai-models/gemma-3-vs-gemma-3/",
        "sitemap-9.xml",
    ):
        assert other not in pages
        with pytest.raises(KeyError):
            pages[other]


def test_ids_that_look_like_what_stands_between_them_are_told_apart(starter):
    """`a-vs` and `vs-c` are ids; `a-vs-c` is none."""
    text = (starter.root / "scores/chairs/alder.yaml").read_text("utf-8")
    for id in ("a-vs", "vs", "vs-c"):
        starter.write(f"scores/chairs/{id}.yaml", text.replace("name: Alder", f"name: Chair {id}"))
    pages = prepare(begin(read_tree(starter.root), starter.options())).site.plan.pages
    wanted = [page for page in pages.laid_out() if page.template == "pair.html"]
    assert len(wanted) >= 15
    for page in wanted:
        assert pages[page.url].subjects == page.subjects


def test_two_pairs_that_want_one_address_are_told(starter):
    """`a-vs` with `b`, and `a` with `vs-b`."""
    text = (starter.root / "scores/chairs/alder.yaml").read_text("utf-8")
    for id in ("a", "a-vs", "b", "vs-b"):
        starter.write(f"scores/chairs/{id}.yaml", text.replace("name: Alder", f"name: Chair {id}"))
    found = [d for d in starter.check().diagnostics if d.code == "plan/collision"]
    assert [d.span.path for d in found] == ["scores/chairs/a-vs.yaml"]
    assert "/chairs/a-vs-vs-b/" in found[0].message
    assert {d.code for d in starter.build().diagnostics if d.level is Level.ERROR} == {"plan/collision"}
