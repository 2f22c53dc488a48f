"""Checks of price lists: what trips them, what does not, and that levels and waivers are heeded."""

import pytest

from tests.conftest import SiteFolder

CATEGORY = """\
name: Things
rubric: {dimensions: [{id: power, name: Power, weight: 100}]}
units:
  input: {name: input tokens, shown_per: 1M}
  output: {name: output tokens, shown_per: 1M}
  calls: {name: calls, shown_per: 1K}
"""
PRODUCT = """\
name: Mini
maker: Maker
scores: {{power: {{score: 8, why: It is strong.}}}}
pricing:
  source: https://example.com/prices
  checked: 2026-11-01
{summary}  plans:
"""


def found(tmp_path, *plans, summary="", more="", config=""):
    site = SiteFolder(tmp_path)
    site.write("evenhand.yaml", f"title: T\nbase_url: https://example.com/\n{config}\n")
    site.write("scores/things/category.yaml", CATEGORY)
    lines = "".join(f"    - {{{plan}}}\n" for plan in plans)
    head = PRODUCT.format(summary=f'  summary: "{summary}"\n' if summary else "")
    site.write("scores/things/mini.yaml", head + (lines or "    []\n") + more)
    return [(d.code, d.level.value) for d in site.check().diagnostics if d.code.startswith(("pricing", "waiver"))]


def rates(*pairs, name="API", more=""):
    listed = ", ".join(f"{unit}: {{price: {price}, per: {per}}}" for unit, price, per in pairs)
    return f"name: {name}, kind: usage, rates: {{{listed}}}{more}"


MILLION = "1M"


@pytest.mark.parametrize(
    ("pairs", "trips"),
    [
        ([("input", "0.40", MILLION), ("output", "1.60", MILLION)], False),
        ([("input", "1", MILLION), ("output", "10", MILLION)], False),
        ([("input", "1", MILLION), ("output", "10.01", MILLION)], True),
        ([("input", "0.40", MILLION), ("output", "1.60", "1")], True),
        ([("input", "0.40", MILLION), ("output", "1600", "1B")], False),
        ([("input", "0", MILLION), ("output", "5", MILLION)], False),
        ([("input", "0.40", MILLION), ("calls", "400", "1K")], False),
        ([("input", "0.40", MILLION)], False),
    ],
)
def test_a_rate_far_from_comparable_ones(tmp_path, pairs, trips):
    expected = [("pricing/outlier", "warn")] if trips else []
    assert found(tmp_path, rates(*pairs)) == expected


@pytest.mark.parametrize(("price", "trips"), [("0.45", False), ("4", False), ("0.0039", True), ("45", True)])
def test_a_rate_far_from_what_it_was(tmp_path, price, trips):
    entries = (
        rates(("input", "0.40", MILLION), more=", until: 2026-03-01"),
        rates(("input", price, MILLION), more=", from: 2026-03-01"),
    )
    assert found(tmp_path, *entries) == ([("pricing/outlier", "warn")] if trips else [])


def test_a_plan_that_ended(tmp_path):
    ended = rates(("input", "1", MILLION), more=", until: 2026-03-01")
    assert found(tmp_path, ended) == [("pricing/expired", "warn")]
    assert not found(tmp_path, ended, rates(("input", "1", MILLION), more=", from: 2027-01-01"))
    assert not found(tmp_path, rates(("input", "1", MILLION), more=", until: 2026-11-22"))


@pytest.mark.parametrize(
    ("summary", "trips"),
    [
        ("$0.40 per 1M input tokens", False),
        ("$0.0004 for a thousand", False),
        ("From $0.25 with more, $0.10 cached", False),
        ("$20 a month, $240 a year, for two $40", False),
        ("$0.60 per 1M input tokens", True),
        ("30 a month", False),
        ("USD 30 a month", True),
        ("Save 30 %, up to 5 seats, since 2024", False),
        ("Nothing to say", False),
    ],
)
def test_amounts_of_a_summary(tmp_path, summary, trips):
    tiers = "tiers: [{above: 5M, price: 0.25}], variants: {cached: 0.10}"
    api = f"name: API, kind: usage, rates: {{input: {{price: 0.40, per: 1M, {tiers}}}}}"
    team = "name: Team, kind: subscription, price: 20, per: seat, minimum: 2"
    assert found(tmp_path, api, team, summary=summary) == ([("pricing/summary", "warn")] if trips else [])


def test_a_price_beside_free_plans_only(tmp_path):
    free, paid = "name: Free, kind: free", "name: Pro, kind: flat, price: 5"
    assert found(tmp_path, free, summary="From $5 a month") == [("pricing/free-summary", "warn")]
    assert not found(tmp_path, free, summary="$0, for ever")
    assert not found(tmp_path, free, paid, summary="From $5 a month")


def test_without_plans_a_summary_contradicts_nothing(tmp_path):
    assert not found(tmp_path, summary="About $5 a month")


@pytest.mark.parametrize(
    ("config", "more", "expected"),
    [
        ("checks: {pricing/expired: error}", "", [("pricing/expired", "error")]),
        ("checks: {pricing/expired: off}", "", []),
        ("", 'waivers: {pricing/expired: "It was for one summer."}', []),
        ("", 'waivers: {pricing/outlier: "No reason."}', [("pricing/expired", "warn"), ("waiver/unused", "warn")]),
    ],
)
def test_levels_and_waivers(tmp_path, config, more, expected):
    ended = rates(("input", "1", MILLION), more=", until: 2026-03-01")
    assert sorted(found(tmp_path, ended, config=config, more=more)) == expected


@pytest.mark.parametrize("key", ["source", "checked"])
def test_prices_without_a_source_or_a_day(tmp_path, key):
    found(tmp_path, "name: Pro, kind: flat, price: 5")
    site = SiteFolder(tmp_path)
    text = (tmp_path / "scores/things/mini.yaml").read_text("utf-8")
    site.write("scores/things/mini.yaml", "".join(line for line in text.splitlines(True) if f"  {key}:" not in line))
    (told,) = (d for d in site.check().diagnostics if d.code == "pricing/unsourced")
    assert told.message == f"these prices have no `{key}`"
    assert told.level.value == "info"
