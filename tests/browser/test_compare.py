"""Products side by side, and rankings sorted and filtered: by the keyboard, in the address, never down to nothing."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.serving import served
from tests.conftest import ROOT, SiteFolder, copy_site

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api").expect


def asked(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def table(page) -> list[list[str]]:
    """The rows as they stand, heads too."""
    rows = page.locator("table.compared tr").all()
    return [[" ".join(cell.inner_text().split()) for cell in row.locator("th, td").all()] for row in rows]


def choose(page, place: int, name: str):
    """Choose a product by typing, as readers without a mouse do."""
    page.locator("select[name=product]").nth(place).focus()
    page.keyboard.type(name)


def test_three_by_the_keyboard_shared_and_opened_again(page, base, browser):
    page.goto(f"{base}ai-models/")
    page.get_by_role("link", name="Compare some of these side by side").click()
    expect(page.locator("select[name=category]")).to_have_value("ai-models")
    page.locator("select[name=product] option", has_text="Claude").first.wait_for(state="attached")
    assert not page.locator("table.compared").is_visible()
    for place, name in enumerate(("Gemma 3", "GPT", "Claude")):
        choose(page, place, name)
    expect(page.locator("table.compared thead a")).to_have_text(["Gemma 3", "GPT-4.1 Mini", "Claude"])
    rows = {row[0]: row[1:] for row in table(page)}
    assert rows["Overall"] == ["8.1", "8.9", "8.5"]
    assert rows["Value"] == ["9.8", "9.5", "7.1"]
    assert rows["Cost: 10,000 requests a day"] == ["$87.96", "$156.00", "Not priced"]
    assert rows["Works offline"] == ["Yes", "No", "No"]
    assert page.locator("table.compared strong").all_inner_texts()[:3] == ["8.9", "9.2", "9.8"]
    links = page.locator("#compared .links a")
    assert links.all_inner_texts() == ["Claude vs Gemma 3", "Claude vs GPT-4.1 Mini", "Gemma 3 vs GPT-4.1 Mini"]
    page.wait_for_url("**products=gemma-3%2Cgpt-4-1-mini%2Cclaude**")
    expect(page.locator("[role=status]")).to_contain_text("3 products; ")

    other = browser.new_page()
    other.goto(page.url)
    other.locator("table.compared").wait_for()
    assert table(other) == table(page)
    other.locator("#compared .links a").last.click()
    assert other.url == f"{base}ai-models/gemma-3-vs-gpt-4-1-mini/"
    other.get_by_role("link", name="Put more beside these two").click()
    expect(other.locator("table.compared thead a")).to_have_text(["Gemma 3", "GPT-4.1 Mini"])
    other.close()


def test_differences_come_first_and_what_nobody_knows_is_left_out(page, base):
    page.goto(f"{base}compare/?category=static-hosts&products=netlify,vercel,github-pages")
    page.locator("table.compared").wait_for()
    names = [row[0] for row in table(page)]
    apart = names.index("The same for all, or nearly")
    for row in table(page)[2:apart]:
        assert len(set(row[1:])) > 1, row
    for row in table(page)[apart + 1 :]:
        numbers = [float(cell) for cell in row[1:]] if row[1][0].isdigit() and row[1][-2:-1] == "." else []
        assert len(set(row[1:])) == 1 or max(numbers) - min(numbers) <= 0.1001, row
    assert not any({*row[1:]} == {"Not checked"} for row in table(page)[1:])


def test_overalls_are_those_over_what_all_of_them_are_scored_in(browser, tmp_path):
    """As on the page of two: what one lacks counts for nobody."""
    site = SiteFolder(copy_site(ROOT / "tests/sites/edge/input", tmp_path / "edge"))
    site.build()
    with served(site.output) as base:
        page = browser.new_page()
        page.goto(f"{base}tools/c-friends-vs-no/")
        shown = page.locator(".duel .overall .number").all_inner_texts()
        for products, name in (("c-friends,no", "3 of 4"), ("arabi,c-friends,no", "1 of 4")):
            page.goto(f"{base}compare/?category=tools&products={products}")
            page.locator("table.compared").wait_for()
            rows = {row[0]: row[1:] for row in table(page)}
            assert rows[f"Overall, on {name} dimensions"] == (shown if name[0] == "3" else rows["Power"])
        page.close()


def test_what_an_address_names_wrongly_is_passed_over(page, base):
    page.goto(f"{base}compare/?category=zork&products=gemma-3,zork,<b>,claude,claude,gemini")
    page.locator("table.compared").wait_for()
    assert page.locator("table.compared thead a").all_inner_texts() == ["Gemma 3", "Claude"]
    assert asked(page)["category"] == ["ai-models"]


def test_without_scripts_it_leads_to_all_pairs(browser, base):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}compare/")
    assert not page.locator("form select").first.is_visible()
    page.get_by_role("link", name="Gemma 3 vs GPT-4.1 Mini").click()
    assert page.url == f"{base}ai-models/gemma-3-vs-gpt-4-1-mini/"
    page.goto(f"{base}ai-models/")
    assert not page.locator(".filters").is_visible()
    assert page.locator("table.ranking thead button").count() == 0
    context.close()


def names(page) -> list[str]:
    return [row.locator("a").inner_text() for row in page.locator("table.ranking tbody tr").all() if row.is_visible()]


def test_a_ranking_is_sorted_by_any_column(page, base, browser):
    page.goto(f"{base}ai-models/")
    by_rank = names(page)
    head = page.locator("th[data-column=value]")
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert names(page) == ["Gemma 3", "Gemma 4", "GPT-4.1 Mini", "Gemini", "Claude"]
    assert (head.get_attribute("aria-sort"), asked(page)["sort"]) == ("descending", ["-value"])
    page.keyboard.press("Enter")
    assert names(page) == ["Claude", "Gemini", "GPT-4.1 Mini", "Gemma 4", "Gemma 3"]
    assert (head.get_attribute("aria-sort"), asked(page)["sort"]) == ("ascending", ["value"])
    other = browser.new_page()
    other.goto(page.url)
    assert names(other) == names(page)
    other.close()
    page.keyboard.press("Enter")
    assert (names(page), head.get_attribute("aria-sort"), asked(page)) == (by_rank, None, {})
    page.get_by_role("button", name="Product").click()
    assert names(page) == ["Claude", "GPT-4.1 Mini", "Gemini", "Gemma 3", "Gemma 4"]


def test_weights_keep_the_order_that_was_asked_for(page, base):
    page.goto(
        f"{base}ai-models/?sort=-overall&weigh.value=100&weigh.performance=0&weigh.reliability=0&weigh.ease_of_use=0"
    )
    page.get_by_text("With your weights").first.wait_for()
    assert names(page) == ["Gemma 3", "Gemma 4", "GPT-4.1 Mini", "Gemini", "Claude"]


def test_filters_count_what_they_leave_and_never_leave_nothing(page, base, browser):
    page.goto(f"{base}ai-models/")
    everybody = names(page)
    page.locator(".filters summary").focus()
    page.keyboard.press("Enter")
    box = page.locator(".filters")
    box.locator("fieldset").first.wait_for()

    def choice(facet: str, text: str):
        group = box.locator("fieldset").filter(has=page.locator("legend", has_text=facet))
        return group.locator("label").filter(has_text=text)

    assert choice("Works offline", "Yes").locator(".share").inner_text() == "2"
    choice("Works offline", "Yes").locator("input").focus()
    page.keyboard.press("Space")
    assert sorted(names(page)) == ["Gemma 3", "Gemma 4"]
    for line in box.locator("label").all():
        count, field = int(line.locator(".share").inner_text()), line.locator("input")
        assert field.is_disabled() == (count == 0 and not field.is_checked())
        assert count <= len(everybody)
    assert choice("Works offline", "No").locator(".share").inner_text() == "3"
    choice("Works offline", "No").locator("input").focus()
    page.keyboard.press("Space")
    assert names(page) == everybody, "choices of one fact add to each other"
    page.keyboard.press("Space")
    expect(box.locator("[role=status]")).to_have_text("2 of 5 shown")
    page.wait_for_url("**/?only.offline=Yes")
    other = browser.new_page()
    other.goto(page.url)
    other.locator(".filters fieldset").first.wait_for()
    assert names(other) == names(page)
    other.close()
    box.get_by_role("button", name="Show all").click()
    page.wait_for_url(f"{base}ai-models/")
    assert names(page) == everybody


def test_facts_that_cannot_be_had_are_said_and_asked_for_again(browser, base):
    page = browser.new_page()
    page.route("**/table.json", lambda route: route.abort(), times=1)
    page.goto(f"{base}ai-models/")
    summary = page.locator(".filters summary")
    summary.click()
    expect(page.locator(".filters [role=status]")).to_contain_text("could not be fetched")
    summary.click()
    summary.click()
    page.locator(".filters fieldset").first.wait_for()
    page.close()


def test_products_that_cannot_be_offered_are_asked_for_again(browser, base):
    page = browser.new_page()
    status, products = page.locator(".side-by-side [role=status]"), page.locator("select[name=product]")
    page.route("**/table.json", lambda route: route.abort(), times=1)
    page.goto(f"{base}compare/?category=ai-models&products=gemma-3,claude")
    expect(status).to_contain_text("could not be fetched")
    products.first.focus()
    expect(page.locator("table.compared thead a")).to_have_text(["Gemma 3", "Claude"])
    expect(status).to_contain_text("2 products; ")
    page.route("**/table.json", lambda route: route.abort(), times=1)
    page.locator("select[name=category]").select_option("static-hosts")
    expect(status).to_contain_text("could not be fetched")
    expect(products.first.locator("option")).to_have_count(1)
    expect(page.locator("table.compared")).to_have_count(0)
    products.last.focus()
    expect(products.last.locator("option", has_text="Netlify")).to_be_attached()
    page.close()


def test_a_site_of_one_category_has_a_way_to_ask_again_too(browser, starter):
    with served(starter.built().output) as base:
        page = browser.new_page()
        page.route("**/table.json", lambda route: route.abort(), times=1)
        page.goto(f"{base}compare/")
        expect(page.locator(".side-by-side [role=status]")).to_contain_text("could not be fetched")
        choose(page, 0, "")
        page.locator("select[name=product] option", has_text="Alder").first.wait_for(state="attached")
        choose(page, 0, "Alder")
        choose(page, 1, "Birch")
        expect(page.locator("table.compared thead a")).to_have_text(["Alder", "Birch"])
        page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_heads_of_a_long_ranking_stay_in_sight(browser, tmp_path, width):
    site = SiteFolder(copy_site(ROOT / "tests/sites/edge/input", tmp_path / "edge"))
    text = (site.root / "scores/tools/no.yaml").read_text("utf-8")
    for n in range(40):
        site.write(f"scores/tools/long-{n}.yaml", text.replace("name: No", f"name: Long {n}"))
    site.build()
    with served(site.output) as base:
        page = browser.new_page(viewport={"width": width, "height": 640})
        page.goto(f"{base}tools/")
        last = page.locator("table.ranking tbody").first.locator("tr").last
        last.scroll_into_view_if_needed()
        head = page.locator("table.ranking thead th").nth(2)
        assert 0 <= head.bounding_box()["y"] < last.bounding_box()["y"]
        page.locator(".scroll").first.evaluate("box => box.scrollTo(120, box.scrollTop)")
        assert last.locator("th").bounding_box()["x"] >= 0
        page.close()
