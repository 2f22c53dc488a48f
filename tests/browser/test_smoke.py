"""The reference site in a real browser: it works without JavaScript, asks nobody else, and fits a phone."""

import re

import pytest

from generator.pages.policy import POLICY
from tests.browser.serving import served

pytestmark = pytest.mark.browser
PAGES = [
    "", "ai-models/", "ai-models/gemma-3/", "ai-models/gemma-3/alternatives/", "ai-models/gemma-3-vs-gpt-4-1-mini/",
    "ai-models/claude-vs-gemma-4/", "static-hosts/", "static-hosts/gitlab-pages-vs-render/", "how-we-score/", "about/",
    "articles/what-ten-thousand-requests-cost/", "search/", "404.html",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_and_asks_nobody_else(browser, base, path):
    page = browser.new_page()
    told, asked = [], []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: told.append(request.url))
    page.goto(base + path)
    assert told == []
    assert [url for url in asked if not url.startswith(base)] == []
    page.close()


WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", e => violations.push(e.effectiveDirective + " " + e.blockedURI));
"""


def violations(page) -> list[str]:
    """What the policy of the page at hand has refused; that it has one is part of the answer."""
    assert page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") == POLICY
    page.wait_for_load_state("networkidle")
    return page.evaluate("violations")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stays_within_its_policy(browser, base, path):
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(base + path)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert violations(page) == []
    page.close()


def test_the_policy_refuses_what_it_should(browser, starter):
    starter.write(
        "templates/page.html",
        "{% extends 'default/page.html' %}{% block content %}{{ super() }}"
        '<p style="color: red">a</p><script>alert(1)</script><img src="https://example.com/a.png" alt="">'
        "{% endblock %}",
    ).build()
    with served(starter.output) as base:
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{base}about/")
        found = set(violations(page))
        page.close()
    assert found == {"style-src-attr inline", "script-src-elem inline", "img-src https://example.com/a.png"}


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways(browser, base, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
    )
    page = context.new_page()
    for path in PAGES:
        page.goto(base + path)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{path} at {width}"
    context.close()


def test_everything_is_there_without_javascript(browser, base):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "ai-models/gemma-3-vs-gpt-4-1-mini/")
    assert page.locator(".crown").is_visible()
    page.get_by_text("Why these scores").first.click()
    assert page.get_by_text("Google AI Studio gets you a first answer").is_visible()
    page.get_by_role("link", name="AI models").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "AI models"
    context.close()


def test_a_moved_page_takes_its_reader_along(browser, starter):
    starter.edit("scores/chairs/birch.yaml", "tagline:", "former_ids: [old-birch]\ntagline:").built()
    with served(starter.output) as base:
        page = browser.new_page()
        page.goto(f"{base}chairs/old-birch/")
        page.wait_for_url("**/chairs/birch/")
        page.close()


def test_the_site_works_from_a_folder_on_disk(browser, starter):
    starter.built(files=True)
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(f"file://{starter.output}/index.html")
    assert violations(page) == []
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    page.get_by_role("link", name="Office chairs").first.click()
    page.get_by_role("link", name="Alder vs Birch").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Alder vs Birch"
    page.close()


def test_the_browser_follows_every_save_and_shows_mistakes(browser, starter):
    from tests.preview.test_preview import start

    server, _ = start(starter.root, "--port", "0")
    page = browser.new_page()
    page.add_init_script(WATCH)
    try:
        page.goto(f"http://127.0.0.1:{server.port}/chairs/alder/")
        page.wait_for_timeout(500)
        assert violations(page) == []
        starter.edit(
            "scores/chairs/alder.yaml", "tagline: The plain one that lasts", "tagline: The one that was edited"
        )
        page.get_by_text("The one that was edited").wait_for(timeout=5000)
        starter.edit("scores/chairs/alder.yaml", "maker:", "makr:")
        page.get_by_text("did you mean `maker`?").wait_for(timeout=5000)
        assert violations(page) == []
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).borderLeftStyle") == "solid"
        starter.edit("scores/chairs/alder.yaml", "makr:", "maker:")
        page.get_by_text("The one that was edited").wait_for(timeout=5000)
        starter.edit("scores/chairs/alder.yaml", "name: Alder", "name: Alder <img src=x onerror=alert(1)>")
        page.get_by_role("heading", name="Alder <img src=x onerror=alert(1)>", exact=True).wait_for(timeout=5000)
    finally:
        page.close()
        server.process.terminate()
        server.process.wait(10)
        server.process.stdout.close()


@pytest.mark.parametrize("pair", ["static-hosts/netlify-vs-render/", "static-hosts/cloudflare-pages-vs-netlify/"])
def test_a_pair_is_printed_on_two_pages(base, browser, pair):
    page = browser.new_page()
    page.goto(base + pair)
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    page.close()
