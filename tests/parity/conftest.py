"""A page of a real browser that has nothing but the published scripts."""

import functools
import http.server
import threading

import pytest

from generator.files.theme import read_theme
from generator.model.catalogue import Theme
from generator.rendering.assets import theme_assets
from tests.browser.test_smoke import Quiet, browser  # noqa: F401


@pytest.fixture(scope="module")
def run(browser, tmp_path_factory):  # noqa: F811
    """Run a script in a page that has nothing but the published scripts."""
    folder = tmp_path_factory.mktemp("scripts")
    assets = theme_assets(read_theme(), Theme(), {}).value
    for url, data in assets.files.items():
        (folder / url).parent.mkdir(parents=True, exist_ok=True)
        (folder / url).write_bytes(data)
    (folder / "index.html").write_text("<!doctype html><title>Scripts</title>")
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        scripts = "/" + assets.urls["js/costs.js"].removesuffix("costs.js")
        yield lambda script, given: page.evaluate(script.replace("${FOLDER}", scripts), given)
        page.close()
        server.shutdown()
