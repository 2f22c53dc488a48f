"""A reader's own volume on the page of a pair: by the keyboard alone, in the address, in the words of the build."""

import re
from decimal import Decimal
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from generator.files.theme import read_theme
from generator.judging.costs import cheaper, crossing, price
from generator.loading import load_catalogue
from generator.rendering.language import language_of
from tests.browser.conftest import reach
from tests.browser.serving import Host, served
from tests.conftest import SiteFolder, copy_site

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api").expect
PAIR = "ai-models/gemma-4-vs-gpt-4-1-mini/"
STRICT = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'"
FIELD = "busy-bot.input_tokens"


class Guarded(Host):
    """Answers with the content security policy that the docs name."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()


@pytest.fixture(scope="module")
def base(reference):
    with served(reference.output, host=Guarded) as address:
        yield address


def block(page, workload="busy-bot"):
    return page.locator(f"[data-workload={workload}]")


def seen(page) -> str:
    return " ".join(block(page).inner_text().split())


def expected(reference, **amounts):
    """The sentences that the build would write for a volume."""
    catalogue = load_catalogue(reference.options())
    category = catalogue.category("ai-models")
    usage = MappingProxyType({unit: Decimal(amount) for unit, amount in amounts.items()})
    workload = replace(category.workloads[0], name="Your own volume", usage=usage)
    lines = [price(category.product(id), workload, category) for id in ("gemma-4", "gpt-4-1-mini")]
    speech = language_of("en", read_theme()).value.speech
    said = [speech.plain(line.cost, form) for line in lines for form in ("month", "year")]
    said += [speech.plain(line.working) for line in lines]
    return [*said, *(speech.plain(c) for c in (cheaper(*lines), crossing(*lines, category.assumptions.months)))]


def test_without_scripts_there_are_no_fields(browser, base):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + PAIR)
    assert page.locator("form.volume").count() == 2
    assert not page.locator("form.volume").first.is_visible()
    assert "16.2 months" in seen(page)
    context.close()


def test_nothing_is_fetched_before_the_first_touch(page, base):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.goto(base + PAIR)
    page.wait_for_load_state("networkidle")
    assert page.locator("form.volume").first.is_visible()
    fetched = {re.sub(r".*/", "", url) for url in asked if url.endswith((".js", ".json"))}
    assert fetched == {"calculator.js", "finder.js", "reader.js", "verdict.js", "weights.js"}
    reach(page, FIELD)
    page.wait_for_load_state("networkidle")
    assert {"ai-models/costs.json"} < {*asked}
    assert [url for url in asked if "://" in url] == []


def test_type_step_share_open_again_and_reset_by_the_keyboard_alone(page, base, reference, browser):
    page.goto(base + PAIR)
    before = seen(page)
    reach(page, FIELD)
    page.keyboard.press("Control+A")
    page.keyboard.type("1.25B")
    page.get_by_text("For your own volume instead of 10,000 requests a day:").wait_for()
    for key, amount in (("ArrowUp", "1.3B"), ("ArrowDown", "1.2B"), ("PageUp", "2B"), ("PageDown", "1B")):
        page.keyboard.press(key)
        expect(page.locator(f"[name='{FIELD}']")).to_have_value(amount)
    page.wait_for_url(f"**/?{FIELD}=1B")
    text = seen(page)
    block(page).locator("summary").last.click()
    opened = seen(page)
    for sentence in expected(reference, input_tokens=10**9, output_tokens=60_000_000):
        assert sentence in opened
    assert "GPT-4.1 Mini: $496.00" in block(page).locator("[role=status]").inner_text()
    assert [e for e in block(page).locator("[data-claim]").all() if e.is_visible()] == []
    assert not block(page).locator("svg.chart").first.is_visible()
    assert block(page, "quiet-bot").locator("[data-claim]").first.is_visible()

    other = browser.new_page()
    other.goto(page.url)
    other.get_by_text("For your own volume instead").wait_for()
    assert other.locator(f"[name='{FIELD}']").input_value() == "1B"
    expect(block(other).locator("[role=status]")).not_to_be_empty()
    assert seen(other) == text
    other.close()

    page.locator(f"[name='{FIELD}']").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PAIR}")
    block(page).locator("summary").last.click()
    assert seen(page) == before
    assert page.locator(f"[name='{FIELD}']").input_value() == "150M"


def test_what_is_no_amount_is_said_at_the_field_and_results_are_marked_as_old(page, base):
    page.goto(base + PAIR)
    field = page.locator(f"[name='{FIELD}']")
    field.fill("300M")
    page.get_by_text("$216.00").first.wait_for()
    field.fill("12,34")
    wrong = page.get_by_text("This is no amount. It can be written as 1.5M or 1,500,000.", exact=True)
    wrong.first.wait_for()
    assert field.get_attribute("aria-invalid") == "true"
    assert page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text().startswith("This is no amount")
    assert "What stands below is for the last amounts that could be read." in seen(page)
    assert "$216.00" in seen(page)
    expect(block(page).locator("[role=status]")).to_contain_text("This is no amount")
    assert page.url.endswith("=300M")
    field.fill("150M")
    page.wait_for_url(f"**/{PAIR}")
    assert field.get_attribute("aria-invalid") is None
    assert block(page).locator(".error").count() == 0
    assert "$156.00" in seen(page)


def test_a_foreign_part_of_the_address_is_kept_and_a_broken_volume_left_alone(page, base):
    page.goto(f"{base}{PAIR}?from=feed&{FIELD}=lots&busy-bot.output_tokens=12.5K#costs")
    page.get_by_text("For your own volume instead").wait_for()
    page.wait_for_url("**/?from=feed&busy-bot.output_tokens=12.5K#costs")
    assert page.locator(f"[name='{FIELD}']").input_value() == "150M"
    assert page.locator("[name='busy-bot.output_tokens']").input_value() == "12.5K"


def test_a_failure_is_said_and_the_next_touch_tries_again(browser, base):
    page = browser.new_page()
    page.route("**/costs.json", lambda route: route.abort())
    page.goto(base + PAIR)
    field = page.locator(f"[name='{FIELD}']")
    field.fill("300M")
    expect(block(page).locator("[role=status]")).to_contain_text("The prices could not")
    page.unroute("**/costs.json")
    field.fill("301M")
    page.get_by_text("$216.40").first.wait_for()
    page.close()


@pytest.fixture
def german(reference, tmp_path):
    """The address of the site in German; a page that comes after it in a test is closed before it is gone."""
    site = SiteFolder(copy_site(reference.root, tmp_path / "de"))
    site.write(
        "evenhand.yaml", (site.root / "evenhand.yaml").read_text("utf-8").replace("language: en", "language: de")
    )
    site.write("templates/words/de.ftl", "volume-shown = Hier für eigene Mengen, nicht für { $workload }:\n")
    assert not site.build().failed
    with served(site.output, host=Guarded) as address:
        yield address


def test_a_german_site_speaks_german_numbers(german, page):
    page.goto(german + PAIR)
    page.locator(f"[name='{FIELD}']").fill("1,5M")
    page.get_by_text("Hier für eigene Mengen, nicht für 10,000 requests a day:").wait_for()
    assert "96,60\xa0$" in block(page).inner_text()
    page.wait_for_url(f"**/?{FIELD}=1.5M")
