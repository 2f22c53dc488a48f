"""The search as readers use it: by keyboard, with slips of the finger, with names that look like programs."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.serving import served
from tests.conftest import SiteFolder

pytestmark = pytest.mark.browser
EVIL = "<img src=x onerror=document.title=1>"


def found(page, query: str, kind: str = "") -> list[str]:
    """What the page of the search lists for a query, in groups by heading or those of one."""
    page.fill("#query", query)
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q", [""]) == [query])
    page.locator("#found .links").first.wait_for(state="detached")
    page.wait_for_timeout(50)
    sections = page.locator("#found section").all()
    return [
        link.inner_text() for section in sections
        if not kind or section.locator("h2").inner_text() == kind for link in section.locator("a").all()
    ]  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        "gemma 3 vs gpt-4.1 mini", "GPT-4.1 MINI VS GEMMA 3", "gpt 4.1 mini or gemma 3", "gemma 3 versus gpt4.1mini",
        "gpt 4 1 mini gemma 3", "gema 3 vs gtp 4.1 mini", "gémma-3 gpt-4-1-mini", "google gemma 3 vs openai 4.1 mini",
    ],
)  # fmt: skip
def test_two_products_are_found_in_any_order_and_spelling(page, base, query):
    page.goto(f"{base}search/")
    assert found(page, query, "Comparisons")[0] == "Gemma 3 vs GPT-4.1 Mini"


def test_what_is_found_can_be_reached(page, base):
    page.goto(f"{base}search/?q=gpt-4.1+mini+vs+gemma+3")
    page.get_by_role("link", name="Gemma 3 vs GPT-4.1 Mini").click()
    assert page.url == f"{base}ai-models/gemma-3-vs-gpt-4-1-mini/"
    page.goto(f"{base}search/?q=requests+cost")
    page.locator("#found a").first.click()
    assert page.url == f"{base}articles/what-ten-thousand-requests-cost/"


def test_the_address_keeps_what_was_asked(page, base):
    page.goto(f"{base}search/")
    before = page.locator("#found").inner_text()
    listed = found(page, "gemma")
    assert "Gemma 3" in listed
    page.goto(f"{base}search/?q=gemma")
    page.locator("#found section").first.wait_for()
    assert page.input_value("#query") == "gemma"
    assert found(page, "gemma") == listed
    page.fill("#query", "")
    page.wait_for_url(lambda url: not urlsplit(url).query)
    assert page.locator("#found").inner_text() == before


def test_nothing_is_said_to_be_nothing(page, base):
    page.goto(f"{base}search/")
    assert found(page, "<b>zzzzqqq</b>") == []
    assert page.locator("#found").inner_text() == "Nothing here is called “<b>zzzzqqq</b>”."
    page.get_by_role("status").get_by_text("Nothing here is called").wait_for(state="attached")


def test_the_keyboard_alone_finds_a_page(page, base):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.goto(f"{base}about/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "finder"
    page.keyboard.type("gema vs gp")
    assert not any("search" in url for url in asked), "nothing is fetched before somebody wants to search"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=gema+vs+gp")
    page.locator("#found section a").first.wait_for()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"
    focused = "document.activeElement.textContent"
    page.keyboard.press("ArrowDown")
    first = page.evaluate(focused)
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) != first
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == first
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "query"
    page.get_by_role("status").get_by_text("Results: ").wait_for(state="attached")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ai-models/**")
    assert page.locator("h1").inner_text() == first


def test_without_scripts_the_search_is_a_list_of_links(browser, base):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base)
    page.fill("#finder", "gemma")
    page.press("#finder", "Enter")
    assert page.url == f"{base}search/?q=gemma"
    assert not page.locator("#query").is_visible()
    assert "Searching needs JavaScript" in page.locator("noscript").inner_html()
    page.locator("main").get_by_role("link", name="AI models").click()
    assert page.locator("h1").inner_text() == "AI models"
    context.close()


def test_no_name_is_run_and_former_names_lead_to_the_present_one(browser, starter: SiteFolder):
    starter.edit("scores/chairs/alder.yaml", "name: Alder", f"name: Alder {EVIL}")
    starter.edit("scores/chairs/birch.yaml", "tagline:", "former_ids: [silver-stool]\ntagline:").built()
    with served(starter.output) as base:
        page = browser.new_page()
        told = []
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(f"{base}search/")
        title = page.title()
        assert found(page, "alder", "Products") == [f"Alder {EVIL}"]
        assert f"Alder {EVIL} vs Birch" in found(page, "silver stool vs alder", "Comparisons")
        assert found(page, "silver-stool", "Products") == ["Birch"]
        assert found(page, EVIL)[0].startswith("Alder")
        page.goto(f"{base}chairs/alder-and-{EVIL}/")
        page.locator("#near a").first.wait_for()
        assert (page.locator("img[src=x]").count(), told) == (0, [])
        page.goto(f"{base}search/?q={EVIL}")
        page.locator("#found a").first.wait_for()
        assert page.locator("img[src=x]").count() == 0
        assert page.title() == title
        page.close()


def test_an_index_that_cannot_be_had_is_said_and_asked_for_again(browser, starter: SiteFolder):
    starter.built()
    with served(starter.output) as base:
        page = browser.new_page()
        page.route("**/search.json", lambda route: route.abort(), times=1)
        page.goto(f"{base}search/")
        page.fill("#query", "alder")
        page.get_by_text("could not be fetched").wait_for()
        assert found(page, "birch", "Products") == ["Birch"]
        assert not page.get_by_text("could not be fetched").is_visible()
        page.close()


@pytest.mark.parametrize("below", ["/", "/deep/down/"])
def test_an_address_without_a_page_leads_on(browser, starter: SiteFolder, below):
    starter.edit("scores/chairs/birch.yaml", "tagline:", "former_ids: [ash]\ntagline:")
    starter.built(base_url=f"https://example.com{below}")
    with served(starter.output, below) as base:
        page = browser.new_page()
        page.set_default_timeout(5000)
        page.goto(f"{base}chairs/birch-vs-alder/#costs")
        page.wait_for_url(f"{base}chairs/alder-vs-birch/#costs")
        page.goto(f"{base}chairs/ash-vs-alder/")
        page.wait_for_url(f"{base}chairs/alder-vs-birch/")
        page.goto(f"{base}chairs/brich-vs-aldr")
        page.get_by_role("heading", name="Did you mean").wait_for()
        page.locator("#near").get_by_role("link", name="Alder vs Birch", exact=True).click()
        assert page.locator("h1").inner_text() == "Alder vs Birch"
        page.goto(f"{base}%E0%A4%A/x/y/")
        page.goto(f"{base}nothing/like/qqqqzzzz/")
        page.wait_for_load_state("networkidle")
        assert not page.get_by_role("heading", name="Did you mean").is_visible()
        page.close()
