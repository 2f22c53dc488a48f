"""A site of many prices: built and audited in full, and each amount on its pages reckoned once more in integers."""

import re
from collections import Counter

import pytest

from tests.audit.priced_site import amounts_of, money, write_priced
from tests.conftest import SiteFolder

COST = re.compile(
    r'<span data-claim="cost product=(\S+) workload=(\S+) plan=\S+ '
    r'month=([\d.]+):USD year=([\d.]+):USD bought=no">([^<]*)<'
)
NO_COST = re.compile(r'<span data-claim="no-cost product=(\S+) workload=(\S+) reason=(\S+) ')
CHEAPER = re.compile(
    r'data-claim="cheaper product=(\S+) other=(\S+) workload=(\S+) '
    r"own=([\d.]+):USD theirs=([\d.]+):USD less=([\d.]+):USD"
)
RANK = re.compile(
    r'data-claim="cost-rank product=(\S+) workload=(\S+) month=([\d.]+):USD rank=(\d+) of=(\d+) shared=(\w+)"'
)
BUDGET = 40_000


def cents(text):
    whole, places = text.split(".")
    assert len(places) == 2
    return int(whole + places)


@pytest.mark.parametrize(
    ("count", "least"),
    [pytest.param(24, 300, id="few"), pytest.param(300, 20_000, id="many", marks=pytest.mark.long)],
)
def test_no_amount_is_wrong(tmp_path, count, least):
    """Pairs are the eight closest of each product: all pairs of three hundred would be 44,850 pages."""
    write_priced(tmp_path, count)
    site = SiteFolder(tmp_path).built(jobs=2)
    expected, checked = amounts_of(tmp_path), Counter()
    places = {w: sorted(e[0] for (_, of), e in expected.items() if of == w and e) for w in ("busy", "team")}
    for path, data in site.files().items():
        if not path.endswith("index.html"):
            continue
        page = data.decode()
        if "-vs-" in path:
            assert len(data) <= BUDGET, path
        for product, workload, month, year, text in COST.findall(page):
            own = expected[product, workload]
            assert (cents(month), cents(year)) == own, (path, product, workload)
            assert text in (money(own[0]), money(own[1])), (path, product, workload)
            checked["cost"] += 2
        for product, workload, reason in NO_COST.findall(page):
            assert expected[product, workload] is None
            assert reason == "no-rate"
            checked["none"] += 1
        for product, other, workload, own, theirs, less in CHEAPER.findall(page):
            low, high = expected[product, workload][0], expected[other, workload][0]
            assert (cents(own), cents(theirs), cents(less)) == (low, high, high - low)
            checked["cheaper"] += 3
        for product, workload, month, rank, of, shared in RANK.findall(page):
            own, ladder = expected[product, workload][0], places[workload]
            assert (cents(month), int(rank), int(of)) == (own, 1 + sum(m < own for m in ladder), len(ladder))
            assert (shared == "yes") == (ladder.count(own) > 1)
            checked["rank"] += 1
    assert checked["rank"] == sum(map(len, places.values()))
    assert checked["none"]
    assert sum(checked.values()) >= least, checked
