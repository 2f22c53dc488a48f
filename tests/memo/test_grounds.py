"""What a portion says its pages are made of decides on these pages, whatever an editor does."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.files.tree import read_tree
from generator.loading import begin
from generator.memo.digests import Digests
from generator.memo.memo import SHARED
from generator.pages.lots import Listing
from generator.preparation import LaidOut, prepare
from tests.conftest import ROOT, SiteFolder, copy_site
from tests.memo.test_memo import change, edits

STEPS = 300
ARTICLE = "content/transcription/finch-vs-lark.md"


class Known:
    """What pages and listings were when they were made of the same."""

    def __init__(self) -> None:
        self._of = Digests(SHARED)
        self._pages: dict[tuple[bytes, ...], tuple[object, ...]] = {}
        self._listings: dict[bytes, list[Listing]] = {}

    def look(self, site: LaidOut) -> int:
        """Look at the pages of pairs; return how many were known before."""
        for lot in site.plan.pages.lots:
            listings = [*lot.listings()]
            assert listings == [Listing(page.url, page.updated) for page in lot.laid_out() if page.listed]
            assert self._listings.setdefault(self._of.of(lot.outline()), listings) == listings
        before, found = len(self._pages), 0
        for key, page in self._made(site):
            found += 1
            assert self._pages.setdefault(key, page) == page
        return found - (len(self._pages) - before)

    def _made(self, site: LaidOut) -> Iterator[tuple[tuple[bytes, ...], tuple[object, ...]]]:
        of = self._of.of
        for portion in site.plan.pages.portions():
            grounds = portion.grounds() if portion.grounds and portion.count else None
            for place in portion.places() if grounds else ():
                page = place.page()
                assert page.url == place.url
                subjects = [page.url if subject is page.url else of(subject) for subject in page.subjects]
                made_of = (self._of.of_each(grounds.shared), *[of(grounds.brought[id]) for id in place.about])
                yield (page.url.encode(), *made_of), (page.template, page.view, page.source, page.listed, *subjects)


@pytest.fixture(params=["earned", "all"])
def site(tmp_path, request) -> SiteFolder:
    site = SiteFolder(copy_site(ROOT / "tests/sites/prices/input", tmp_path / "mine"))
    category(pairs={"index": request.param})(site)
    return site.write(ARTICLE, "---\nupdated: 2026-11-01\n---\nWords.\n")


def laid_out(site: SiteFolder) -> LaidOut | None:
    return prepare(begin(read_tree(site.root), site.options(audit=False))).site


def product(id: str, edit: Callable[[dict], object]) -> Callable[[SiteFolder], None]:
    return lambda site: change(site.root / f"scores/transcription/{id}.yaml", edit)


def category(**more: object) -> Callable[[SiteFolder], None]:
    return product("category", lambda data: data.update(more))


def score(id: str, **more: object) -> Callable[[SiteFolder], None]:
    return product(id, lambda data: data["scores"].update(more))


MEASURED = {"score": 7.5, "evidence": [{"kind": "measured", "what": "Ten recordings"}]}
EDITS = {
    "another score": score("lark", accuracy=1.5),
    "a score more": score("finch", speed=4.5),
    "a measurement, so that search engines are shown pairs": score("finch", accuracy=MEASURED),
    "a name": product("lark", lambda data: data.update(name="Sky")),
    "a day": product("finch", lambda data: data.update(updated="2026-11-09")),
    "a family": product("lark", lambda data: data.update(family="birds")),
    "retired": product("finch", lambda data: data.update(status="retired", successor="tern")),
    "announced": product("finch", lambda data: data.update(status="announced")),
    "gone": lambda site: [site.remove("scores/transcription/finch.yaml"), site.remove(ARTICLE)],
    "few pairs": product("category", lambda data: data["pairs"].update(build={"closest": 1})),
    "written pairs": product("category", lambda data: data["pairs"].update(build="written")),
    "all pairs are listed": category(pairs={"index": "all"}),
    "written pairs are listed": category(pairs={"index": "written"}),
    "another name of all": category(name="Writing down"),
    "other words": lambda site: site.edit(ARTICLE, "Words", "Other words"),
    "words of another day": lambda site: site.edit(ARTICLE, "11-01", "11-02"),
    "a title": lambda site: site.edit(ARTICLE, "updated", "title: Both\nupdated"),
    "a draft": lambda site: site.edit(ARTICLE, "updated", "draft: true\nupdated"),
    "no article": lambda site: site.remove(ARTICLE),
    "another article": lambda site: Path(site.root / ARTICLE).rename(site.root / ARTICLE.replace("lark", "tern")),
    "another title of the site": lambda site: site.edit("evenhand.yaml", "title:", "title: Other"),
}
ELSEWHERE = ("a day", "a family", "a measurement, so that search engines are shown pairs")
"""What leaves the pages of other pairs as they are; most else shows in the links to rivals, of which there are few."""


@pytest.mark.parametrize("edit", EDITS)
def test_pages_follow_from_their_grounds_and_listings_from_their_outline(site, edit):
    known = Known()
    assert known.look(laid_out(site)) == 0
    assert known.look(laid_out(site)) == 15
    EDITS[edit](site)
    again = known.look(laid_out(site))
    assert again >= 5 or edit not in ELSEWHERE


@pytest.mark.long
def test_they_do_after_any_edits(site, tmp_path):
    known, draw, again = Known(), random.Random(STEPS), 0
    site.build()
    (tmp_path / "store").mkdir()
    for _ in range(STEPS):
        edits(draw, site, tmp_path / "store")()
        found = laid_out(site)
        again += known.look(found) if found else 0
    assert again > STEPS


def test_a_rank_moves_no_page_among_others(site):
    """Else the sitemap, which tells of all pages, would be made again whenever a product overtakes another."""
    before = [listing.url for lot in laid_out(site).plan.pages.lots for listing in lot.listings()]
    for points in (0.5, 9.5):
        score("lark", accuracy=points)(site)
        assert [listing.url for lot in laid_out(site).plan.pages.lots for listing in lot.listings()] == before
