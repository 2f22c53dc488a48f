"""A published site as readers meet it: below a path, by the host's rules, under the headers that we send."""

import re
import shutil
import urllib.error
import urllib.request
from urllib.parse import urljoin

import pytest

from generator.cli.main import run
from tests.browser.test_smoke import PAGES
from tests.conftest import ROOT, SiteFolder
from tests.publishing.making import git
from tests.publishing.nginx import nginx
from tests.publishing.pages_host import hosting

LINK = re.compile(r'(?:href|src)="([^"#?]+)')


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> SiteFolder:
    """The reference site below a path, with a former id; a branch for a host without rules, a folder for one with."""
    root = tmp_path_factory.mktemp("published") / "site"
    for name in ("scores", "content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "evenhand.yaml", root)
    site = SiteFolder(root).edit("evenhand.yaml", "https://example.com/", "https://editors.example/repo/")
    targets = (
        "targets: {branch: {kind: git, remote: ../pages.git}, rules: {kind: folder, path: ../rules, host: netlify}}\n"
    )
    site.write("evenhand.yaml", (root / "evenhand.yaml").read_text("utf-8") + targets)
    site.edit("scores/ai-models/gemma-3.yaml", "maker:", "former_ids: [gemma-three]\nmaker:").built()
    git(root.parent, "init", "--quiet", "--bare", "pages.git")
    for target in ("branch", "rules"):
        assert run(["publish", target, "--yes", "--quiet", "--root", str(root)]) == 0
    git(root.parent, "clone", "--quiet", "--branch", "gh-pages", "pages.git", "branch")
    return site


def fetched(url: str) -> tuple[int, str, str]:
    """Status, last address and text."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.url, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, url, error.read().decode()


@pytest.mark.parametrize(("target", "host"), [("branch", "pages"), ("rules", "pages"), ("branch", "nginx")])
def test_every_link_of_the_published_site_leads_somewhere(site, tmp_path, target, host):
    folder = site.root.parent / target
    with hosting(folder, "/repo/") if host == "pages" else nginx(folder, tmp_path, "/repo/") as home:
        seen, pending, broken = {home}, [home], []
        while pending:
            url = pending.pop()
            status, _, text = fetched(url)
            if status != 200:
                broken.append(url)
            for link in LINK.findall(text) if "<!doctype html>" in text else []:
                there = urljoin(url, link)
                if there.startswith(home) and there not in seen:
                    seen.add(there)
                    pending.append(there)
        assert broken == []
        assert len(seen) > 60


@pytest.mark.parametrize("target", ["branch", "rules"])
def test_a_former_address_leads_to_the_present_one(site, target):
    with hosting(site.root.parent / target, "/repo/") as home:
        status, url, text = fetched(home + "ai-models/gemma-three/")
        assert status == 200
        if target == "rules":
            assert url == home + "ai-models/gemma-3/"
        else:
            assert '<meta http-equiv="refresh" content="0; url=../../ai-models/gemma-3/">' in text
        status, _, text = fetched(home + "ai-models/gemma-four/")
        assert status == 404 and 'href="/repo/' in text


@pytest.mark.browser
def test_no_page_breaks_the_policy_that_it_is_sent_with(site, browser):
    with hosting(site.root.parent / "rules", "/repo/") as home:
        page = browser.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        for path in PAGES:
            answer = page.goto(home + path)
            assert answer is not None
            assert answer.headers["content-security-policy"].startswith("default-src 'none'")
            assert "x-content-type-options" in answer.headers
            assert page.evaluate("document.styleSheets[0].cssRules.length") > 10
        assert told == []
        style = page.evaluate("document.styleSheets[0].href")
        assert page.request.get(style).headers["cache-control"].endswith("immutable")
        page.evaluate("document.body.setAttribute('style', 'color: red')")
        page.wait_for_timeout(200)
        assert told, "the policy is not in force"
        page.close()
