"""A reader's own weights on the pages of pairs and categories: by the keyboard alone, in the address, in our words."""

import re

import pytest
from msgspec.structs import replace

from generator.files.theme import read_theme
from generator.judging.advice import advice
from generator.judging.verdict import firmness, opening
from generator.loading import load_catalogue
from generator.model.rubric import Weight
from generator.rendering.language import language_of
from tests.browser.conftest import reach
from tests.browser.serving import served
from tests.conftest import SiteFolder
from tests.readers_duel import readers_duel

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api").expect
PAIR = "ai-models/gemma-3-vs-gpt-4-1-mini/"
OURS = {"performance": "35", "value": "30", "reliability": "20", "ease_of_use": "15"}


def values(page) -> dict[str, str]:
    sliders = page.locator(".weigh [type=range]").all()
    return {s.get_attribute("name").removeprefix("weigh."): s.input_value() for s in sliders}


def said(page) -> str:
    return " ".join(page.locator("div.weighed").inner_text().split())


def expected(reference, **weights):
    """The sentences that the build would write for a pair under other weights."""
    category = load_catalogue(reference.options()).category("ai-models")
    dimensions = [d for d in category.rubric.dimensions if weights[d.id]]
    rubric = replace(
        category.rubric, dimensions=tuple(replace(d, weight=Weight(100 * weights[d.id])) for d in dimensions)
    )
    duel = readers_duel(category.product("gemma-3"), category.product("gpt-4-1-mini"), rubric)
    speech = language_of("en", read_theme()).value.speech
    claims = (opening(duel), firmness(duel), *advice(duel, duel.a), *advice(duel, duel.b))
    return [speech.plain(claim) for claim in claims if claim and claim.kind != "choose"]


def test_nothing_is_fetched_before_the_first_touch(page, base):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + PAIR)
    page.wait_for_load_state("networkidle")
    assert page.locator("#weigh").is_visible()
    names = {re.sub(r".*/", "", url) for url in asked if ".js" in url}
    assert names == {"calculator.js", "finder.js", "reader.js", "verdict.js", "weights.js"}
    reach(page, "weigh.performance")
    page.wait_for_load_state("networkidle")
    assert any("words" in url for url in asked)


def test_without_scripts_there_are_no_sliders(browser, base):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for url in (PAIR, "ai-models/"):
        page.goto(base + url)
        assert page.locator(".weigh").count() == 1
        assert not page.locator(".weigh").is_visible()
    context.close()


def test_weigh_share_open_again_and_reset_by_the_keyboard_alone(page, base, reference, browser):
    page.goto(base + PAIR)
    before = page.locator("main").inner_text()
    reach(page, "weigh.value")
    assert values(page) == OURS
    for key, value in (("ArrowRight", "31"), ("ArrowLeft", "30"), ("End", "100"), ("Home", "0"), ("End", "100")):
        page.keyboard.press(key)
        expect(page.locator("[name='weigh.value']")).to_have_value(value)
    for sentence in expected(reference, **{**{id: int(w) for id, w in OURS.items()}, "value": 100}):
        assert sentence in said(page)
    assert "Winner" in said(page)
    page.wait_for_url("**/?*weigh.value=100*")
    status = page.locator("#weigh [role=status]").inner_text()
    assert status.startswith("GPT-4.1 Mini scores higher overall")
    assert page.locator("[name='weigh.value']").get_attribute("aria-valuetext") == "59%"
    assert "With your weights: GPT-4.1 Mini" in page.locator(".own-weights").inner_text()
    assert page.locator(".weighed [data-claim], .own-weights [data-claim]").count() == 0

    other = browser.new_page()
    other.goto(page.url)
    other.locator("div.weighed").wait_for()
    assert said(other) == said(page)
    assert values(other) == {**OURS, "value": "100"}
    other.close()

    reach(page, "Our weights")
    page.keyboard.press("Enter")
    page.locator("div.weighed").wait_for(state="detached")
    assert values(page) == OURS
    page.wait_for_url(base + PAIR)
    assert page.locator("main").inner_text() == before


def test_weights_of_profiles_and_none_at_all(page, base, reference):
    page.goto(base + PAIR)
    reach(page, "Bulk API users")
    page.keyboard.press("Enter")
    page.locator("div.weighed").wait_for()
    profile = next(p for p in load_catalogue(reference.options()).category("ai-models").profiles if "Bulk" in p.name)
    weights = {id: profile.weights.get(id, 0) // 100 for id in OURS}
    assert values(page) == {id: str(w) for id, w in weights.items()}
    for sentence in expected(reference, **weights):
        assert sentence in said(page)
    for id in OURS:
        page.locator(f"[name='weigh.{id}']").focus()
        page.keyboard.press("Home")
    expect(page.locator("#weigh [role=status]")).to_have_text("All sliders are at zero. Something has to matter.")


def test_parts_of_the_decision_are_those_of_what_both_are_scored_in(page, base):
    page.goto(f"{base}static-hosts/netlify-vs-render/")
    page.locator("[name='weigh.limits']").wait_for(state="hidden")
    shares = [s.inner_text() for s in page.locator("#weigh .share").all() if s.is_visible()]
    assert shares == ["43%", "29%", "29%"]
    page.locator("[name='weigh.features']").focus()
    page.keyboard.press("Home")
    page.locator("div.weighed").wait_for()
    assert "Render scores higher overall" in said(page)


def test_what_an_address_says_is_not_believed(page, base):
    page.goto(
        f"{base}{PAIR}?weigh.value=900&weigh.performance=<b>&weigh.reliability=1e9&weigh.zork=5&weigh.ease_of_use="
    )
    page.locator("div.weighed").wait_for()
    assert values(page) == {**OURS, "value": "100"}


def test_words_that_cannot_be_had_are_said_and_asked_for_again(browser, base):
    page = browser.new_page()
    page.route("**/words.*.json", lambda route: route.abort(), times=1)
    page.goto(base + PAIR)
    page.locator("[name='weigh.value']").focus()
    expect(page.locator("#weigh [role=status]")).to_contain_text("could not be fetched")
    page.keyboard.press("End")
    page.locator("div.weighed").wait_for()
    page.close()


def ranking(page) -> list[tuple[str, str]]:
    """Name and overall of each row of the ranking, as it stands."""
    rows = page.locator("table.ranking tr[data-points]").all()
    return [(r.locator("a").inner_text(), r.locator(".overall .number").inner_text()) for r in rows]


def test_a_ranking_follows_the_weights_and_comes_back(page, base):
    page.goto(f"{base}ai-models/")
    before, table = ranking(page), page.locator("table.ranking").inner_text()
    page.locator("[name='weigh.value']").focus()
    page.keyboard.press("End")
    for id in ("performance", "reliability", "ease_of_use"):
        page.locator(f"[name='weigh.{id}']").focus()
        page.keyboard.press("Home")
    page.get_by_text("With your weights, Gemma 3 comes first with 9.8.").first.wait_for()
    assert ranking(page) == [
        ("Gemma 3", "9.8"), ("Gemma 4", "9.7"), ("GPT-4.1 Mini", "9.5"), ("Gemini", "7.8"), ("Claude", "7.1")
    ]  # fmt: skip
    assert page.locator("table.ranking .rank").all_inner_texts() == ["1", "2", "3", "4", "5"]
    assert ranking(page) != before
    page.get_by_role("button", name="Our weights").click()
    expect(page.locator("p.weighed")).to_have_count(0)
    assert page.locator("table.ranking").inner_text() == table


CATEGORY = """name: Things
singular: thing
description: Things.
rubric:
  version: "1"
  dimensions:
    - {id: speed, name: Speed, weight: 60, about: How fast., anchors: {2: Slow., 8: Fast.}}
    - {id: price, name: Price, weight: 40, about: How cheap., anchors: {2: Dear., 8: Cheap.}}
"""
THING = "name: {name}\nmaker: M\nscores:\n  speed: {speed}\n  price: {price}\n"


def test_equals_share_a_rank_and_what_lacks_a_score_is_ranked_where_it_does_not_matter(browser, tmp_path):
    site = SiteFolder(tmp_path).write("evenhand.yaml", "title: T\nbase_url: https://example.com/\n")
    site.write("scores/things/category.yaml", CATEGORY)
    for name, speed, price in (("Ash", 9, 5), ("Beech", 8, 7), ("Cedar", "unknown", 7), ("Dogwood", 6, 6)):
        text = THING.format(name=name, speed=speed, price=price)
        site.write(f"scores/things/{name.lower()}.yaml", text)
    site.build()
    with served(site.output) as base:
        page = browser.new_page()
        page.goto(f"{base}things/")
        before = page.locator("table.ranking").inner_text()
        page.locator("[name='weigh.speed']").focus()
        page.keyboard.press("Home")
        page.get_by_text("With your weights, Beech and Cedar share the first place with 7.0.").first.wait_for()
        assert ranking(page)[:2] == [("Beech", "7.0"), ("Cedar", "7.0")]
        assert page.locator("table.ranking .rank").all_inner_texts() == ["1=", "1=", "3", "4"]
        page.get_by_role("button", name="Our weights").click()
        expect(page.locator("p.weighed")).to_have_count(0)
        assert page.locator("table.ranking").inner_text() == before
        page.close()
