"""Hosts: what they read is in their form, what they refuse is told before anything is sent."""

import pytest

from generator.files.manifest import FileMark, Making, Manifest
from generator.model.publishing import Hosting, HostName
from generator.publishing.hosts import HOSTS, for_host, limits
from generator.publishing.refusal import Reason
from tests.publishing.making import HOME, release

MOVES = {"c/old-vs-x/": "c/new-vs-x/", "c/old/": "c/new/", "c/old/alternatives/": "c/new/"}
FILES = {**HOME, **{f"{old}index.html": "moved" for old in MOVES}}


def hosted(host: HostName, base_url: str = "https://example.com/", files=FILES, moves=MOVES, **hosting):
    return for_host(
        release(files, base_url=base_url, policy="default-src 'none'", moves=moves), Hosting(host, **hosting)
    )


def made(files: dict[str, int], **making) -> Manifest:
    return Manifest({path: FileMark("0" * 64, size) for path, size in files.items()}, Making(**making))


def told(found) -> tuple[list[str], list[str]]:
    refusals, notes = found
    assert all(r.reason is Reason.HOST_LIMIT and r.hint for r in refusals)
    return [r.message for r in refusals], list(notes)


@pytest.mark.parametrize("host", [HostName.CLOUDFLARE_PAGES, HostName.NETLIFY, HostName.GITLAB_PAGES])
def test_a_rule_stands_for_the_page_that_moved_readers_on(host):
    found = hosted(host)
    assert found.read("_redirects").decode() == (
        "/c/old/ /c/new/ 301\n/c/old/alternatives/ /c/new/ 301\n/c/old-vs-x/ /c/new-vs-x/ 301\n"
    )
    assert not found.manifest.files.keys() & {f"{old}index.html" for old in MOVES}
    assert found.manifest.making.moves == MOVES


@pytest.mark.parametrize("host", [HostName.PLAIN, HostName.GITHUB_PAGES])
def test_a_host_without_rules_keeps_the_pages(host):
    found = hosted(host)
    assert found.manifest.files.keys() >= FILES.keys()
    assert "_redirects" not in found.manifest.files
    assert (".nojekyll" in found.manifest.files) == (host is HostName.GITHUB_PAGES)
    assert "_headers" not in found.manifest.files


def test_rules_count_from_the_root_of_the_address():
    found = hosted(HostName.GITLAB_PAGES, "https://editors.gitlab.io/chairs/")
    assert "/chairs/c/old/ /chairs/c/new/ 301\n" in found.read("_redirects").decode()


@pytest.mark.parametrize(("host", "length"), [(HostName.GITLAB_PAGES, 5), (HostName.GITLAB_PAGES, 70)])
def test_what_is_beyond_the_rules_stays_a_page(host, length):
    moves = {f"c/{'o' * length}{n:04}/": f"c/new{n:04}/" for n in range(1500)}
    found = hosted(host, files={**HOME, **{f"{old}index.html": "moved" for old in moves}}, moves=moves)
    rules = found.read("_redirects").decode().splitlines()
    assert len(rules) <= 1000 and len(found.read("_redirects")) <= 64_000
    ruled = {rule.split()[0][1:] for rule in rules}
    for old in moves:
        assert (f"{old}index.html" in found.manifest.files) == (old not in ruled)
    assert len(rules) == 1000 if length == 5 else 600 < len(rules) < 1000


def test_headers_protect_pages_and_keep_assets():
    text = hosted(HostName.NETLIFY).read("_headers").decode()
    everywhere, assets = text.split("/assets/*\n")
    assert everywhere.startswith("/*\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\n")
    assert "  X-Content-Type-Options: nosniff\n" in everywhere
    assert assets == "  Cache-Control: public, max-age=31536000, immutable\n"
    own = {"content-security-policy": "default-src 'self'", "X-Robots-Tag": "noai"}
    text = hosted(HostName.CLOUDFLARE_PAGES, headers=own).read("_headers").decode()
    assert "default-src 'none'" not in text
    assert "  content-security-policy: default-src 'self'\n  X-Robots-Tag: noai\n" in text


def test_nothing_to_move_needs_no_rules():
    assert "_redirects" not in hosted(HostName.NETLIFY, files=HOME, moves={}).manifest.files


def test_the_free_plan_of_cloudflare():
    site = made({f"p{n}.html": 10 for n in range(20_000)})
    messages, _ = told(limits(site, Hosting(HostName.CLOUDFLARE_PAGES)))
    assert messages == ["files: 20,001; Cloudflare Pages takes 20,000"]
    refusals, _ = limits(site, Hosting(HostName.CLOUDFLARE_PAGES))
    assert "closest: 8" in refusals[0].hint and "paid: true" in refusals[0].hint
    assert told(limits(site, Hosting(HostName.CLOUDFLARE_PAGES, paid=True))) == ([], [])
    fewer = made({f"p{n}.html": 10 for n in range(16_000)})
    nearly = told(limits(fewer, Hosting(HostName.CLOUDFLARE_PAGES)))
    assert nearly == ([], ["files: 16,001 of the 20,000 that Cloudflare Pages takes"])


def test_gitlab_counts_folders_too():
    site = made({f"a/p{n}/index.html": 10 for n in range(100_000)})
    messages, _ = told(limits(site, Hosting(HostName.GITLAB_PAGES)))
    assert messages == ["files and folders: 200,002; GitLab Pages takes 200,000"]


def test_bytes_of_a_site_and_of_a_file():
    large = made({"index.html": 1, "a.svg": 600_000_000, "b.svg": 500_000_000})
    messages, _ = told(limits(large, Hosting(HostName.GITHUB_PAGES)))
    assert messages == [
        "bytes of the site: 1,100,000,001; GitHub Pages takes 1,000,000,000",
        "bytes of `a.svg`: 600,000,000; GitHub Pages takes 104,857,600",
        "bytes of `b.svg`: 500,000,000; GitHub Pages takes 104,857,600",
    ]
    assert told(limits(large, Hosting(HostName.PLAIN))) == ([], [])
    file = made({"video.svg": 26_300_000})
    assert told(limits(file, Hosting(HostName.CLOUDFLARE_PAGES)))[0] == [
        "bytes of `video.svg`: 26,300,000; Cloudflare Pages takes 26,214,400"
    ]


@pytest.mark.parametrize("site", [{f"p{n}.html": 10 for n in range(20_000)}, {"a.svg": 50_000_000 * 10}])
def test_a_site_that_may_take_longer_than_a_deployment_may(site):
    _, notes = told(limits(made(site), Hosting(HostName.GITHUB_PAGES)))
    assert [note.partition(",")[0] for note in notes] == ["GitHub Pages gives up on a deployment after 10 minutes"]
    assert told(limits(made(site), Hosting(HostName.NETLIFY)))[1] == []
    assert told(limits(made({"a.svg": 10}), Hosting(HostName.GITHUB_PAGES)))[1] == []


@pytest.mark.parametrize("host", HostName)
def test_a_site_below_a_path_where_only_the_root_is_served(host):
    _, notes = limits(made({"index.html": 1}, base_url="https://x.org/chairs/"), Hosting(host))
    assert bool(notes) == HOSTS[host].at_root
