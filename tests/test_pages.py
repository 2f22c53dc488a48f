"""What stands on the pages: the reference pair, odd data, and laws that hold for every page."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT

PAIR = "ai-models/gemma-3-vs-gpt-4-1-mini"


def text_of(html, selector="main"):
    node = LexborHTMLParser(html).css_first(selector)
    assert node is not None, selector
    return " ".join(node.text(separator=" ").split())


def pages(site):
    return {path: data.decode() for path, data in site.files().items() if path.endswith(".html")}


# --- the reference pair


def test_the_reference_pair_says_what_the_data_bear(reference):
    page = reference.page(PAIR)
    duel = LexborHTMLParser(page)
    assert [n.text(strip=True) for n in duel.css(".duel .number")] == ["8.1", "8.9"]
    (crowned,) = duel.css(".crowned")
    assert "GPT-4.1 Mini" in crowned.text()
    assert "GPT-4.1 Mini wins with over 99% of all possible weightings" in text_of(page, ".firmness")
    verdict = text_of(page, "#verdict")
    assert "ease of use (9.5 to 7.0), reliability (9.0 to 7.0), and performance (8.2 to 7.8)" in verdict
    assert "Gemma 3 is ahead on value" in verdict
    assert "It would take over 81% of the weight on value" in text_of(page, ".box-reasons.side-a")


def test_no_advice_is_false(reference):
    """Fault 1: "pick Gemma 3 if value is your priority" is not what the scores say."""
    advice = text_of(reference.page(PAIR), ".box-reasons.side-a")
    assert "you care most about value" not in advice
    assert "Being better on value is not enough" in advice


def test_reasons_stand_in_order_of_size(reference):
    rows = LexborHTMLParser(reference.page(PAIR)).css("table.scores .score-row th")
    assert [r.text().split("  ")[0].strip().rsplit(" ", 1)[0] for r in rows] == [
        "Ease of use",
        "Reliability",
        "Performance",
        "Value",
    ]


def test_each_score_opens_to_its_reason_and_evidence_and_the_overall_to_its_arithmetic(reference):
    tree = LexborHTMLParser(reference.page(PAIR))
    opened = tree.css("#scores .why-row details")
    assert len(opened) == 4
    assert all(len(d.css("dl.why > div")) == 2 and len(d.css(".evidence li")) == 2 for d in opened)
    working = text_of(reference.page(PAIR), "#scores details.working")
    assert "7.8 × 35% + 9.8 × 30% + 7.0 × 20% + 7.0 × 15% = 8.12 ≈ 8.1" in working
    assert "GPT-4.1 Mini is ahead with 4481/4508 ≈ 99.40% of all possible weightings." in working
    assert "Gemma 3 draws level at 61/75 ≈ 81.33% of the weight on value" in working
    assert not tree.css("details a.source")
    product_page = reference.page("ai-models/gemma-3")
    assert "7.8 × 35% + 9.8 × 30%" in text_of(product_page, "#scores details.working")


def test_evidence_stands_once_on_a_page(reference):
    for path, page in pages(reference).items():
        told = [" ".join(n.text().split()) for n in LexborHTMLParser(page).css(".evidence li")]
        assert len(told) == len(set(told)), path
    assert "8 scores are the editors’ opinion" in text_of(reference.page(PAIR), "#sources")


def source_links(site, url):
    return [a.attributes["href"] for a in LexborHTMLParser(site.page(url)).css("#scores a.source")]


def test_scores_link_to_their_lines(starter):
    """The short form, the long one in both styles, and a score that is unknown."""
    starter.edit(
        "evenhand.yaml", "currency:", "source_url: https://example.org/b/{path}?plain=1&a=b#L{line}\ncurrency:"
    )
    scores = "\n  comfort: 7.5\n  value: {why: Well made., score: 6.5}\n  durability:\n    why: Old.\n    score: 4.5"
    starter.write("scores/chairs/lines.yaml", product("Lines", scores=scores)).built()
    shown = [("7.5", 4), ("6.5", 5), ("4.5", 8)]
    lines = (starter.root / "scores/chairs/lines.yaml").read_text("utf-8").splitlines()
    assert all(number in lines[line - 1] for number, line in shown)
    wanted = [f"https://example.org/b/scores/chairs/lines.yaml?plain=1&a=b#L{line}" for _, line in shown]
    assert source_links(starter, "chairs/lines") == wanted
    assert set(wanted) < set(source_links(starter, "chairs/alder-vs-lines"))
    assert "?plain=1&amp;a=b#L5" in starter.page("chairs/lines")
    assert "source, line 5" in text_of(starter.page("chairs/lines"))


def test_a_score_that_takes_no_part_opens_too(starter):
    """If there is anything behind it; that a score is not known its cell says already."""
    starter.write("scores/chairs/one.yaml", product("One", scores="{value: 7, comfort: unknown}")).built()
    opened = LexborHTMLParser(starter.page("chairs/alder-vs-one")).css("#scores .why-row details")
    known = [d for d in opened if len(d.css("dl.why > div")) == 2]
    assert len(known) == 1
    assert [d.css_first("dt").text() for d in opened if d not in known] == ["Alder", "Alder"]


@pytest.mark.parametrize(
    ("source_url", "link"),
    [
        ("https://example.org/tree/{path}", "https://example.org/tree/scores/chairs/birch.yaml"),
        ("https://example.org/line-{line}", "https://example.org/line-{line}"),
        ("https://example.org/repository", "https://example.org/repository"),
        ("https://example.org?file={path}", "https://example.org?file=scores/chairs/birch.yaml"),
    ],
)
def test_source_url_may_leave_out_path_or_line(starter, source_url, link):
    starter.edit("evenhand.yaml", "currency:", f"source_url: {source_url}\ncurrency:").built()
    first = source_links(starter, "chairs/birch")[0]
    assert re.fullmatch(re.escape(link).replace(r"\{line\}", r"\d+"), first)


@pytest.mark.parametrize(
    "source_url",
    [
        "example.org/{path}",
        "https://{path}/x",
        "https://example.org/{file}",
        "https://example.org/{path",
        "ftp://x/{path}",
    ],
)
def test_a_source_url_that_leads_nowhere_is_an_error(starter, source_url):
    starter.edit("evenhand.yaml", "currency:", f"source_url: '{source_url}'\ncurrency:")
    (problem,) = [d for d in starter.check().diagnostics if d.level.value == "error"]
    assert problem.code == "value/url"
    assert "{path}#L{line}" in problem.hint


FIGURES = {
    "score",
    "weight",
    "own-overall",
    "duel-overall",
    "row-lead",
    "row-level",
    "cost",
    "cost-working",
    "cost-by",
    "cost-at",
    "no-cost",
}


def test_no_sentence_stands_twice_on_a_page(reference):
    for path, page in pages(reference).items():
        if "-vs-" in path:
            said = LexborHTMLParser(page).css("[data-claim]")
            sentences = [n.text(strip=True) for n in said if n.attributes["data-claim"].split()[0] not in FIGURES]
            assert len(sentences) == len(set(sentences)), path


# --- laws of every page


class Collector(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids, self.tags, self.attributes = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value)
            elif (name in ("href", "src") and tag != "link") or name == "href":
                self.links.append(value)


def collected(page):
    collector = Collector()
    collector.feed(page)
    return collector


@pytest.fixture(params=["reference", "starter"])
def site(request):
    found = request.getfixturevalue(request.param)
    return found if request.param == "reference" else found.built()


def test_every_link_leads_somewhere(site):
    files = site.files()
    anchors = {path: set(collected(page).ids) for path, page in pages(site).items()}
    for path, page in pages(site).items():
        for link in collected(page).links:
            address = urlsplit(urljoin(f"https://example.com/{path}", link))
            if address.netloc != "example.com":
                continue
            target = unquote(address.path).lstrip("/")
            target = f"{target}index.html" if not target or target.endswith("/") else target
            assert target in files, f"{path} → {link}"
            if address.fragment:
                assert address.fragment in anchors[target], f"{path} → {link}"


def test_every_page_is_well_made(site):
    for path, page in pages(site).items():
        found = collected(page)
        assert found.tags.count("h1") == 1, path
        assert len(found.ids) == len(set(found.ids)), path
        assert not [a for a in found.attributes if a[1] == "style" or a[1].startswith("on")], path
        assert "{{" not in text_of(page, "body").replace("{{ a.b }}", ""), path
        assert 'number">None' not in page, path
        headings = LexborHTMLParser(page).css("h1,h2,h3,h4,h5,h6")
        assert all(h.text(strip=True) for h in headings), path
        scripts = LexborHTMLParser(page).css("script")
        kinds = {(s.attributes.get("type"), "src" in s.attributes, bool(s.text())) for s in scripts}
        assert kinds <= {("application/ld+json", False, True), ("module", True, False)}, path


def test_titles_and_descriptions_are_unique_and_canonical_is_own(site):
    seen = {}
    for path, page in pages(site).items():
        tree = LexborHTMLParser(page)
        if tree.css_first("meta[name=robots]"):
            continue
        title = tree.css_first("title").text()
        description = tree.css_first("meta[name=description]").attributes["content"]
        assert seen.setdefault(title, path) == path
        assert seen.setdefault(description, path) == path
        canonical = tree.css_first("link[rel=canonical]").attributes["href"]
        assert canonical == "https://example.com/" + path.removesuffix("index.html")
        assert tree.css_first("meta[property='og:url']").attributes["content"] == canonical


def test_breadcrumbs_agree_with_json_ld(site):
    for path, page in pages(site).items():
        tree = LexborHTMLParser(page)
        shown = [n.text(strip=True) for n in tree.css(".breadcrumb li")]
        data = [json.loads(n.text()) for n in tree.css("script[type='application/ld+json']")]
        named = [item["name"] for d in data for item in d["itemListElement"]]
        assert [s.replace("  ", " ") for s in shown] == named, path


def test_sitemap_and_feeds_are_sound_xml_of_existing_pages(site):
    files = site.files()
    for path, data in files.items():
        if path.endswith(".xml"):
            tree = ElementTree.fromstring(data)
            for node in tree.iter():
                if node.tag.endswith("}loc") or (node.tag.endswith("}link") and node.get("rel") == "alternate"):
                    url = (node.text or node.get("href")).removeprefix("https://example.com/")
                    assert (f"{url}index.html" if not url or url.endswith("/") else url) in files


def test_only_earned_pairs_are_in_the_sitemap(reference):
    sitemap = reference.files()["sitemap.xml"].decode()
    for path, page in pages(reference).items():
        listed = f"<loc>https://example.com/{path.removesuffix('index.html')}</loc>" in sitemap
        hidden = 'name="robots" content="noindex, follow"' in page
        assert listed != hidden, path
    assert "ai-models/claude-vs-gemini/" not in sitemap
    assert f"{PAIR}/" in sitemap


def test_a_pair_page_without_its_article_stays_small(reference):
    for path, data in reference.files().items():
        if "-vs-" in path and b'class="prose' not in data:
            assert len(data) < 40_000, path


def test_pages_say_which_way_they_are_written(starter):
    words = (ROOT / "templates/words/en.ftl").read_text("utf-8")
    (starter.root / "templates/words").mkdir(parents=True)
    starter.write("templates/words/ar.ftl", words)
    starter.edit("evenhand.yaml", "language: en", "language: ar").built()
    assert '<html lang="ar" dir="rtl">' in starter.page("chairs/alder")
    starter.edit("evenhand.yaml", "language: ar", "language: en").built()
    assert '<html lang="en" dir="ltr">' in starter.page("chairs/alder")


def test_styles_and_scripts_stay_small(reference):
    """Of each page all that it may ever load, be it after a touch."""
    files = reference.files()
    (style,) = [data for path, data in files.items() if path.endswith(".css")]
    assert len(style) <= 20_000
    scripts = {path.rpartition("/")[2]: data.decode() for path, data in files.items() if path.endswith(".js")}
    for path, data in files.items():
        waiting = (
            re.findall(r'<script type="module" src="[^"]*/([\w.]+)"', data.decode()) if path.endswith(".html") else []
        )
        loaded: set[str] = set()
        while waiting:
            name = waiting.pop()
            waiting += [other for other in re.findall(r'"\./([\w.]+)"', scripts[name]) if other not in loaded]
            loaded.add(name)
        assert sum(len(scripts[name]) for name in loaded) <= 25_000, (path, loaded)
        if "-vs-" in path and path.endswith("/index.html") and b"refresh" not in data:
            assert {"verdict.js", "duel.js", "words.js"} <= loaded, path


# --- odd data


def product(name, maker="Example Works", **more):
    scores = more.pop("scores", "{comfort: 7, value: 7, durability: 7}")
    extra = "".join(f"{key}: {value}\n" for key, value in more.items())
    return f"name: {name}\nmaker: {maker}\nscores: {scores}\n{extra}"


def test_names_are_kept_as_they_are(starter):
    names = {
        "cpp": ("'C++ & \"Friends\" <3'", 'C++ & "Friends" <3'),
        "no": ("No", "No"),
        "version": ("1.10", "1.10"),
        "arabic": ("عربي", "عربي"),
        "script": ("'<script>alert(1)</script>'", "<script>alert(1)</script>"),
        "braces": ("'{{ 7*7 }}'", "{{ 7*7 }}"),
        "versus": ("A vs B", "A vs B"),
        "long": ("x" * 40 + " " + "y" * 39, "x" * 40 + " " + "y" * 39),
    }
    for id, (written, _) in names.items():
        starter.write(f"scores/chairs/{id}.yaml", product(written))
    starter.built()
    for id, (_, shown) in names.items():
        page = starter.page(f"chairs/{id}")
        assert LexborHTMLParser(page).css_first("h1").text() == shown
        assert LexborHTMLParser(page).css_first("title").text().startswith(shown)
        assert shown in LexborHTMLParser(starter.page(f"chairs/alder-vs-{id}")).css_first("h1").text()
    for path, page in pages(starter).items():
        assert "alert(1)" not in [s.text() for s in LexborHTMLParser(page).css("script:not([type])")], path
    assert "<bdi>عربي</bdi>" in starter.page("chairs/arabic")


def test_a_product_with_one_score(starter):
    starter.write("scores/chairs/one.yaml", product("One", scores="{value: 7}")).built()
    page = starter.page("chairs/alder-vs-one")
    assert "Compared on 1 of 3 dimensions" in text_of(page)
    assert "Not ranked: 1 of 3 scores is known" in text_of(starter.page("chairs/one"))


def test_nothing_shared(starter):
    starter.write("scores/chairs/only-unknown.yaml", product("Only", scores="{durability: unknown}")).built()
    page = starter.page("chairs/alder-vs-only-unknown")
    assert "There is no score that Alder and Only both have" in text_of(page)
    assert not LexborHTMLParser(page).css(".crown")


def test_a_tie_has_no_winner(starter):
    starter.write("scores/chairs/twin.yaml", product("Twin", scores="{comfort: 7.5, value: 8.5, durability: 9.0}"))
    page = starter.built().page("chairs/alder-vs-twin")
    assert "Alder and Twin score the same overall, 8.3." in text_of(page, ".lead")
    assert not LexborHTMLParser(page).css(".crown")
    assert "Rank 1= of 3" in text_of(starter.page("chairs/twin"))


def test_two_products_of_one_name_carry_their_makers(starter):
    starter.write("scores/chairs/alder-two.yaml", product("Alder", maker="Other Works")).built()
    assert LexborHTMLParser(starter.page("chairs/alder-two")).css_first("h1").text() == "Alder (Other Works)"
    title = LexborHTMLParser(starter.page("chairs/alder-vs-alder-two")).css_first("h1").text()
    assert title == "Alder (Example Works) vs Alder (Other Works)"


def test_two_products_of_one_family_get_an_upgrade_page(starter):
    starter.edit("scores/chairs/alder.yaml", "tagline:", "family: alder\ntagline:")
    starter.write("scores/chairs/alder-2.yaml", product("Alder 2", family="alder")).built()
    assert "are of one family" in text_of(starter.page("chairs/alder-vs-alder-2"), ".lead")
    assert "are of one family" not in text_of(starter.page("chairs/alder-vs-birch"), ".lead")
    assert "What changes" in text_of(starter.page("chairs/alder-vs-alder-2"))


def test_the_newer_of_a_family_is_weighed_against_the_older(starter):
    """Which is newer follows from `successor:`, and without one from `released`."""
    starter.edit("scores/chairs/alder.yaml", "tagline:", "family: alder\ntagline:")
    starter.edit(
        "scores/chairs/category.yaml",
        "  - {id: armrests",
        "  - {id: released, name: Released, type: date}\n  - {id: armrests",
    )
    starter.edit("scores/chairs/alder.yaml", "specs: {", "specs: {released: 2024-03, ")
    newer = product("Alder 2", family="alder", specs="{released: 2025}")
    page = starter.write("scores/chairs/alder-2.yaml", newer).built().page("chairs/alder-vs-alder-2")
    assert "Compared with Alder, Alder 2 gains" in text_of(page, "#verdict")
    assert "leads on" not in text_of(page, "#verdict")
    headings = [h.text(strip=True) for h in LexborHTMLParser(page).css("#choose h3")]
    assert not [h for h in headings if h.startswith("Choose")]
    assert {"Move to Alder 2 if", "Stay with Alder if"} & set(headings)


def test_former_ids_move_readers_on(starter):
    starter.edit("scores/chairs/birch.yaml", "tagline:", "former_ids: [old-birch]\ntagline:").built()
    page = starter.page("chairs/old-birch")
    assert 'http-equiv="refresh" content="0; url=../../chairs/birch/"' in page
    assert 'rel="canonical" href="https://example.com/chairs/birch/"' in page
    assert 'content="0; url=../../chairs/alder-vs-birch/"' in starter.page("chairs/alder-vs-old-birch")
    assert "old-birch" not in starter.files()["sitemap.xml"].decode()


def test_a_retired_product_points_to_its_successor(starter):
    starter.remove("content/chairs/alder-vs-birch.md")
    starter.edit("scores/chairs/alder.yaml", "tagline:", "status: retired\nsuccessor: birch\ntagline:").built()
    assert "Alder is retired, and Birch has taken its place." in text_of(starter.page("chairs/alder"))
    assert "Rank" not in text_of(starter.page("chairs/alder"), ".duel")
    moved = starter.page("chairs/alder-vs-cedar")
    assert 'content="0; url=../../chairs/birch-vs-cedar/"' in moved
    assert 'content="0; url=../../chairs/birch/"' in starter.page("chairs/alder-vs-birch")


def test_every_old_name_of_a_duel_leads_on(starter):
    """Both renamed, both retired, and a retired product that had another name before."""
    starter.edit("scores/chairs/birch.yaml", "tagline:", "former_ids: [old-birch]\ntagline:")
    starter.edit("scores/chairs/cedar.yaml", "tagline:", "former_ids: [old-cedar]\ntagline:")
    for id in ("r1", "r2"):
        former = "former_ids: [older-r1]\n" if id == "r1" else ""
        starter.write(f"scores/chairs/{id}.yaml", product(id, status="retired", successor="birch") + former)
    starter.built()
    for old, new in {
        "old-birch-vs-old-cedar": "birch-vs-cedar",
        "birch-vs-old-cedar": "birch-vs-cedar",
        "alder-vs-r1": "alder-vs-birch",
        "alder-vs-older-r1": "alder-vs-birch",
        "old-cedar-vs-r2": "birch-vs-cedar",
        "r1-vs-r2": "birch",
        "birch-vs-r1": "birch",
    }.items():
        assert f'content="0; url=../../chairs/{new}/"' in starter.page(f"chairs/{old}"), old


def test_the_duel_of_a_retired_product_leads_to_its_heir_where_there_is_no_other_duel(starter):
    starter.edit("scores/chairs/category.yaml", "singular:", "pairs: {build: written}\nsingular:")
    starter.write("scores/chairs/r1.yaml", product("r1", status="retired", successor="birch")).built()
    assert 'content="0; url=../../chairs/birch/"' in starter.page("chairs/cedar-vs-r1")


def test_a_former_name_of_a_duel_that_is_still_there_says_that_it_was_renamed(starter):
    """The article keeps the retired product's duel; its old address leads there, not to the heir."""
    starter.edit(
        "scores/chairs/alder.yaml", "tagline:", "status: retired\nsuccessor: cedar\nformer_ids: [elder]\ntagline:"
    )
    page = starter.built().page("chairs/birch-vs-elder")
    assert 'content="0; url=../../chairs/alder-vs-birch/"' in page
    assert "This product has a new address." in page
    assert "retired" not in text_of(page)


def test_an_announced_product_has_a_page_and_no_rank(starter):
    starter.write("scores/chairs/dogwood.yaml", product("Dogwood", status="announced")).built()
    assert "Dogwood is announced and not yet on sale." in text_of(starter.page("chairs/dogwood"))
    assert "chairs/alder-vs-dogwood/index.html" not in starter.files()


@pytest.mark.parametrize("count", [1, 10])
def test_any_number_of_dimensions(starter, count):
    dimensions = "".join(f"    - {{id: d{n}, name: D{n}, weight: {100 / count:g}}}\n" for n in range(count))
    starter.write("scores/things/category.yaml", f"name: Things\nrubric:\n  dimensions:\n{dimensions}")
    for id, base in (("a", 5), ("b", 6)):
        points = ", ".join(f"d{n}: {base + n % 3}" for n in range(count))
        starter.write(f"scores/things/{id}.yaml", product(id.upper(), scores=f"{{{points}}}"))
    page = text_of(starter.built().page("things/a-vs-b"))
    assert "B is ahead or level with every possible weighting" in page


def test_a_category_of_one_and_of_none(starter):
    for id in ("lone", "empty"):
        rubric = "rubric: {dimensions: [{id: d, name: D, weight: 100}]}"
        starter.write(f"scores/{id}/category.yaml", f"name: {id.title()}\n{rubric}\n")
    starter.write("scores/lone/only.yaml", product("Only", scores="{d: 5}"))
    starter.built()
    assert "1 of 1" in text_of(starter.page("lone/only"))
    assert "Empty" in text_of(starter.page("empty"))


def test_many_pairs_are_browsed_in_pages(starter):
    for n in range(30):
        starter.write(f"scores/chairs/p{n:02}.yaml", product(f"P{n:02}", scores=f"{{comfort: {n % 10}, value: 5}}"))
    starter.built()
    links = set(re.findall(r'href="\.\./([^"]*index/[^"]*)"', starter.page("chairs")))
    assert links == {"chairs/index/", "chairs/index/2/"}
    (pager,) = LexborHTMLParser(starter.page("chairs/index/2")).css("nav .numbers")
    assert [a.attributes["href"] for a in pager.css("a")] == ["../../../chairs/index/"]
    assert [n.text() for n in pager.css("[aria-current]")] == ["Page 2"], "a page does not lead to itself"
    listed = starter.page("chairs/index") + starter.page("chairs/index/2")
    assert set(re.findall(r"chairs/([a-z0-9-]+-vs-[a-z0-9-]+)/", listed)) == {
        p.split("/")[1] for p in starter.files() if "-vs-" in p
    }


def test_a_site_under_a_path(starter):
    starter.edit("evenhand.yaml", "https://example.com/", "https://example.com/repo/").built()
    assert 'href="/repo/assets/' in starter.page("404.html")
    assert 'href="https://example.com/repo/chairs/"' in starter.page("chairs")
    assert not re.findall(r'(?:href|src)="/', starter.page("chairs/alder-vs-birch"))
