"""The reference site as readers meet it: where it is served, a page that must stay quiet, a way without a mouse."""

import pytest

from tests.browser.serving import served


@pytest.fixture(scope="module")
def base(reference):
    """The address of the reference site."""
    with served(reference.output) as address:
        yield address


@pytest.fixture
def page(browser):
    """A page on which nothing may go wrong, not even unseen."""
    page, told = browser.new_page(), []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    yield page
    page.close()
    assert told == []


def reach(page, name):
    """Go to a control, by its name or its text, as readers without a mouse do."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name || document.activeElement.textContent") == name:
            return
    raise AssertionError(f"no way to {name}")
