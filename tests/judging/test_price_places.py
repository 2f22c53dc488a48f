"""Every price in the arithmetic of a cost is traced to the character at which it stands."""

import re
from decimal import Decimal

import pytest

from generator.judging.bills import Bill, bill_of
from generator.judging.claims import Bought, Fee, Metered, Power
from generator.judging.costs import price
from generator.judging.traces.spending import spending
from generator.loading import load_catalogue
from tests.conftest import SiteFolder

SITE = """\
title: Places
base_url: https://example.com/
source_url: "https://example.com/src/{path}#L{line}"
"""
CATEGORY = """\
name: Things
rubric: {dimensions: [{id: value, name: Value, weight: 100}]}
units:
  calls: {name: calls}
  words: {name: words, shown_per: 1K, short: K}
workloads:
  - {id: w, name: W, usage: {calls: 300, words: 50K}, variants: {words: {cached: 10K, batch: 5K}}}
assumptions:
  electricity: 0.17
  rates: {EUR: {USD: 1.25, date: 2026-04-01}}
"""
PRODUCT = """\
name: Alpha
maker: Maker
scores: {value: 5}
pricing:
  currency: EUR
  plans:
    - name: Stepped
      kind: usage
      rates:
        calls:
          price: 0.31
          tiers:
            - {above: 100, price: 0.22}
            - above: 200
              price: 0.13
        words:
          price: 0.41
          per: 1K
          variants:
            batch: 0.05
            cached: 0.07
    - name: At once
      kind: usage
      rates:
        calls: {price: 0.91, tiers_for: all, tiers: [{above: 100, price: 0.82}]}
        words: {price: 0.03}
    - name: Team
      kind: subscription
      price: 7.50
      allowance: {words: 1M}
      rates: {calls: {price: 0.11}}
    - name: Own
      kind: owned
      monthly: 19
      once: 720
      power_watts: 55
"""
SHOWN = {
    "Stepped": ["0.31", "0.22", "0.13", "0.07", "0.05", "0.41"],
    "At once": ["0.82", "0.03"],
    "Team": ["7.50", "0.11"],
    "Own": ["720", "55", "0.17", "19"],
}


@pytest.fixture(scope="module")
def priced(tmp_path_factory):
    site = SiteFolder(tmp_path_factory.mktemp("places"))
    site.write("evenhand.yaml", SITE)
    site.write("scores/things/category.yaml", CATEGORY).write("scores/things/alpha.yaml", PRODUCT)
    catalogue = load_catalogue(site.options())
    return site, catalogue.categories[0]


def text_at(site, span):
    line = (site.root / span.path).read_text("utf-8").splitlines()[span.line - 1]
    return line[span.column - 1 :].split(",")[0].rstrip(" }]")


def amount_of(part):
    match part:
        case Metered(price=money) | Fee(price=money) | Bought(price=money) | Power(price=money):
            return money.amount


@pytest.mark.parametrize("plan", SHOWN)
def test_each_part_knows_where_its_price_stands(priced, plan):
    site, category = priced
    (product,), (workload,) = category.products, category.workloads
    (found,) = (p for p in product.pricing.plans if p.name == plan)
    bill = bill_of(found, workload, category, "EUR")
    assert isinstance(bill, Bill)
    assert [text_at(site, span) for spans in bill.places for span in spans] == SHOWN[plan]
    for part, spans in zip(bill.parts, bill.places, strict=True):
        per = 1000 if isinstance(part, Metered) and part.short and plan == "At once" else 1
        assert amount_of(part) == Decimal(text_at(site, spans[-1])) * per


def test_a_trace_names_the_exchange_rate_too(priced):
    site, category = priced
    cost = price(category.products[0], category.workloads[0], category).cost
    (bill,) = spending(cost, category.products, category)
    assert text_at(site, bill.rate.span) == "1.25"
    assert [p.part for p in bill.prices] == list(bill.working.parts)


def test_a_page_leads_to_each_line_once(priced):
    """Team is the cheapest: a fee at line 29, and the calls beyond, which share a line with nothing."""
    site, _ = priced
    assert not site.build().failed
    page = site.page("things/alpha")
    lines = re.findall(r'href="https://example.com/src/scores/things/alpha.yaml#L(\d+)"[^>]*>source, line (\d+)<', page)
    texts = [PRODUCT.splitlines()[int(line) - 1].strip() for line, _ in lines[-2:]]
    assert texts == ["price: 7.50", "rates: {calls: {price: 0.11}}"]
    assert all(line == said for line, said in lines)
