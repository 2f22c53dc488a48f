"""A page of a real browser that has nothing but the published scripts."""

import pytest

from generator.files.theme import read_theme
from generator.model.catalogue import Theme
from generator.rendering.assets import theme_assets
from tests.browser.serving import served


@pytest.fixture(scope="module")
def run(browser, tmp_path_factory):
    """Run a script in a page that has nothing but the published scripts."""
    folder = tmp_path_factory.mktemp("scripts")
    assets = theme_assets(read_theme(), Theme(), {}).value
    for url, data in assets.files.items():
        (folder / url).parent.mkdir(parents=True, exist_ok=True)
        (folder / url).write_bytes(data)
    (folder / "index.html").write_text("<!doctype html><title>Scripts</title>")
    with served(folder) as address:
        page = browser.new_page()
        page.goto(address)
        scripts = "/" + assets.urls["js/costs.js"].removesuffix("costs.js")
        yield lambda script, given: page.evaluate(script.replace("${FOLDER}", scripts), given)
        page.close()
