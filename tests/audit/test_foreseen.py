"""What pages about two products are foreseen to say, against what a closer look at each claim proves."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings

from generator.audit.expected import Expected
from generator.audit.glance import mark_of
from generator.audit.provers import OF_A_PAGE
from generator.audit.sayings import Sayings
from tests.audit.conftest import auditor_of
from tests.audit.random_sites import auditor_for, catalogues


def closely(ring, bout) -> dict[tuple[str, str], str]:
    """Each claim with each of its sentences, made with the names in it, and nothing remembered; its first subject."""
    found = {}
    for prover in set(OF_A_PAGE.values()):
        for expected in prover.claims(ring, bout):
            assert isinstance(expected, Expected)
            for sentence in ring.sentences.of_claim(expected):
                found[expected.facts, sentence] = next(iter(expected.values.values())).fact
    return found


def compare(auditor, catalogue) -> None:
    """Pairs that are alike share their wording, so all of a category have to go through one memory."""
    for category in catalogue.categories:
        ring = auditor._world.ring(category.id)
        sayings = Sayings(ring)
        for one, other in combinations(ring.entrants.values(), 2):
            bout = ring.bout(one, other)
            foreseen = {mark_of(spot)[:2]: place for spot, place in sayings.of(bout, OF_A_PAGE.values()).items()}
            proved = closely(ring, ring.bout(one, other))
            assert foreseen.keys() == proved.keys()
            for written, place in foreseen.items():
                assert not place.side or proved[written] == (bout.a if place.side == "a" else bout.b).id


@pytest.mark.parametrize("name", ["reference", "rarities"])
def test_what_is_foreseen_of_a_pair_is_what_is_proved_of_it(request, name):
    auditor = auditor_of(request.getfixturevalue(name))
    compare(auditor, auditor._world.catalogue)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(catalogues())
def test_what_is_foreseen_of_random_pairs_is_what_is_proved_of_them(catalogue):
    compare(auditor_for(catalogue), catalogue)


@pytest.mark.parametrize("name", ["reference", "rarities"])
def test_pages_of_two_products_need_no_closer_look(request, name, monkeypatch):
    site = request.getfixturevalue(name)
    auditor = auditor_of(site)
    monkeypatch.setattr(auditor, "_claims", lambda *_: pytest.fail("a true page was looked at closer"))
    for path, data in site.files().items():
        if "-vs-" in path and path.endswith(".html") and b"<data " not in data and b"refresh" not in data:
            before = auditor.claims
            assert not auditor.page(path, data)[0]
            assert auditor.claims - before == data.count(b"data-claim=")
