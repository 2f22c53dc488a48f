"""The whole tree: what is wrong across files, and that one mistake is told once."""

import os

import pytest

from tests.conftest import told

PRODUCT = "name: {name}\nmaker: M\nscores: {{comfort: 5}}\n"


def codes(site, **more):
    return [(d.code, str(d.span).split(":")[0]) for d in told(site.check(**more))]


def test_successors_in_a_circle(starter):
    for id, heir in (("x", "y"), ("y", "x"), ("z", "x")):
        starter.write(f"scores/chairs/{id}.yaml", PRODUCT.format(name=id) + f"status: retired\nsuccessor: {heir}\n")
    found = codes(starter)
    assert set(found) == {("product/successor-circle", f"scores/chairs/{id}.yaml") for id in "xyz"}


def test_a_retired_product_wants_a_successor_that_exists(starter):
    starter.write("scores/chairs/x.yaml", PRODUCT.format(name="X") + "status: retired\n")
    starter.write("scores/chairs/y.yaml", PRODUCT.format(name="Y") + "status: retired\nsuccessor: aldr\n")
    found = told(starter.check())
    assert [d.code for d in found] == ["product/no-successor", "reference/product"]
    assert found[1].hint == "did you mean `alder`?"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("evidence:\n      - {kind: opinion,", "evidence:\n      - {knd: opinion,", "key/unknown"),
        ("{name: Chair, kind: owned, once: 190}", "hello", "value/group"),
        ("{name: Chair, kind: owned, once: 190}", "{name: C, kind: usage, rates: {kg: {price: 1}}}", "reference/unit"),
        (", kind: owned, once: 190}", ", kind: free, allowance: {kg: 1, periox: day}}", "reference/unit"),
        ("weight: 14", "weight: heavy", "value/number"),
        ("weight: 14", 'weight: "14"', "value/quoted-number"),
        ("armrests: no", "armrests: perhaps", "value/choice"),
        ("weight: 14", "wieght: 14", "reference/spec"),
        ("updated: 2026-11-01 ", "updated: ", "value/empty"),
        ("name: Alder", "name: Alder\nimage: absent.png", "image/missing"),
        ("name: Alder", "name: Alder\nformer_ids: [birch]", "id/duplicate"),
        ("name: Alder", "name: Alder\nformer_ids: [index]", "id/reserved"),
        ("name: Alder", "name: Alder\nformer_ids: [old, old]", "id/duplicate"),
        ("name: Alder", "name: Birch", "product/same-name"),
        ("once: 190}", "once: 190, from: 2026-02-01, until: 2026-01-01}", "pricing/term"),
        ("once: 190}", "once: 190}\n    - {name: Chair, kind: quote}", "pricing/overlap"),
    ],
)
def test_one_mistake_in_a_product_is_told_once(starter, old, new, code):
    starter.edit("scores/chairs/alder.yaml", old, new)
    found = {d.code for d in starter.check().diagnostics}
    assert found == {code}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("weight: 40", "weight: 41", "rubric/weights"),
        ("id: value,", "id: comfort,", "id/duplicate"),
        ("narrow: 0.3", "narrow: 0", "rubric/narrow"),
        ("weights: {comfort: 70, durability: 30}", "weights: {comfort: 70, durabilty: 30}", "reference/dimension"),
        ("weights: {comfort: 70, durability: 30}", "weights: {comfort: 70, durability: 20}", "rubric/weights"),
        ("durability: 30}}", "durability: 30}, needs: {armrests: hello}}", "value/choice"),
        ("durability: 30}}", "durability: 30}, workload: busy}", "reference/workload"),
    ],
)
def test_one_mistake_in_a_category_is_told_once(starter, old, new, code):
    starter.edit("scores/chairs/category.yaml", old, new)
    found = {d.code for d in starter.check().diagnostics}
    assert code in found
    assert found <= {code, "reference/dimension"}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("scores/chairs/Big Chair.yaml", "id/malformed"),
        ("scores/chairs/a-vs-b.yaml", "id/reserved"),
        ("scores/chairs/alternatives.yaml", "id/reserved"),
        ("scores/chairs/con.yaml", "id/reserved"),
        ("scores/chairs/x.yml", "files/unexpected"),
        ("scores/x.yaml", "files/unexpected"),
        ("scores/chairs/deep/x.yaml", "files/unexpected"),
        ("scores/search/x.yaml", "id/reserved"),
        ("content/chairs/aldr.md", "reference/product"),
        ("content/chairs/alder-vs-brch.md", "reference/product"),
        ("content/chairs/birch-vs-alder.md", "pair/two-articles"),
        ("content/chairs/alder-vs-alder.md", "pair/itself"),
        ("content/chiars/alder.md", "files/unexpected"),
        ("content/loose.md", "files/unexpected"),
        ("content/pages/chairs.md", "plan/collision"),
        ("content/pages/untitled.md", "article/no-title"),
        ("content/articles/con.md", "id/reserved"),
    ],
)
def test_files_in_the_wrong_place(starter, path, code):
    text = PRODUCT.format(name="X") if path.endswith(("yaml", "yml")) else "---\ntitle: T\n---\nText.\n"
    starter.write(path, "Text.\n" if "untitled" in path else text)
    found = codes(starter)
    assert code in {c for c, _ in found}
    assert len(found) == (2 if path.startswith("scores/search") else 1)


def test_every_file_is_read_whatever_else_is_broken(starter):
    starter.edit("evenhand.yaml", "title:", "titel:")
    starter.edit("scores/chairs/category.yaml", "weight: 40", "weight: heavy")
    starter.edit("scores/chairs/alder.yaml", "comfort:\n    score: 7.5", "comfort:\n    score: 75")
    for path in ("content/index.md", "content/pages/about.md", "content/chairs/alder-vs-birch.md"):
        text = (starter.root / path).read_text()
        starter.write(path, text.replace("---\n", "---\nzork: 1\n", 1))
    starter.write("content/chairs/alder.md", "---\nzork: 1\n---\nText.\n")
    places = {str(d.span).split(":")[0] for d in starter.check().diagnostics}
    assert places == {
        "evenhand.yaml",
        "scores/chairs/category.yaml",
        "scores/chairs/alder.yaml",
        "content/index.md",
        "content/pages/about.md",
        "content/chairs/alder-vs-birch.md",
        "content/chairs/alder.md",
    }


def test_a_broken_text_is_not_told_again_by_those_that_link_to_it(starter):
    starter.write("content/articles/costs.md", "---\nzork: 1\n---\nText.\n")
    starter.write("content/articles/other.md", "---\ntitle: Other\n---\nSee [costs](article:costs).\n")
    assert {p for _, p in codes(starter)} == {"content/articles/costs.md"}


def test_a_link_to_a_draft_says_that_it_is_one(starter):
    starter.write("content/articles/costs.md", "---\ntitle: Costs\ndraft: true\n---\nText.\n")
    starter.write("content/articles/other.md", "---\ntitle: Other\n---\nSee [costs](article:costs).\n")
    (problem,) = told(starter.check())
    assert problem.code == "link/dangling"
    assert "is a draft" in problem.message
    assert not told(starter.check(drafts=True))


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("[x](product:aldr)", "link/dangling", "`alder`"),
        ("[x](pair:alder--cedr)", "link/dangling", "`cedar`"),
        ("[x](article:none)", "link/dangling", ""),
        ("[x](category:chars)", "link/dangling", "`chairs`"),
        ("[x](page:abut)", "link/dangling", "`about`"),
        ("[x](pair:alder--birch#what-the-price-buyz)", "link/dangling", "`what-the-price-buys`"),
        ("[x](#nowhere)", "link/dangling", ""),
        ("{{ alder.scores.comfrt }}", "value/unknown-path", "`comfort`"),
        ("{{ cedar.scores.durability }}", "value/unknown-path", "not known"),
        ("{{ alder.price.kg }}", "value/unknown-path", ""),
        ("{{ aldr.name }}", "value/unknown-path", "`alder`"),
        ("::: notes\nx\n:::", "block/unknown", "`note`"),
        ("::: reasons aldr\nx\n:::", "link/dangling", "`alder`"),
        ("![x](absent.png)", "image/missing", ""),
    ],
)
def test_holes_that_cannot_be_filled(starter, text, code, hint):
    starter.write("content/chairs/birch-vs-cedar.md", f"Fine.\n\n{text}\n")
    (problem,) = starter.check().diagnostics
    assert (problem.code, problem.span.line) == (code, 3)
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ("alder.scores.value < birch.scores.value", "fact/false"),
        ("alder.scores.comfort = 8", "fact/false"),
        ("alder.specs.material contains Silk", "fact/false"),
        ("alder.specs.armrests = yes", "fact/false"),
        ("alder.scores.comfrt > 1", "fact/unknown"),
        ("aldr.scores.comfort > 1", "fact/unknown"),
        ("alder.scores.comfort is big", "fact/form"),
        ("alder.scores.comfort > big", "fact/form"),
        ("alder.scores.comfort < 8", None),
        ("alder.scores.overall >= 8.1", None),
        ("alder.specs.weight < 20K", None),
        ("alder.specs.material = Wool felt", None),
        ("alder.specs.material lacks Silk", None),
        ("alder.specs.armrests != yes", None),
        ("alder.maker = birch.maker", None),
    ],
)
def test_facts(starter, fact, code):
    starter.write("content/chairs/birch-vs-cedar.md", f"---\nfacts:\n  - {fact}\n---\nText.\n")
    found = starter.check().diagnostics
    assert [(d.code, d.span.line, d.span.column) for d in found] == ([(code, 3, 5)] if code else [])


def test_links_are_not_followed(starter, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("canary")
    (starter.root / "content/pages/secret.md").symlink_to(secret)
    (starter.root / "content/loop").symlink_to(starter.root)
    assert codes(starter) == [("files/symlink", "content/loop"), ("files/symlink", "content/pages/secret.md")]
    (starter.root / "content/pages/secret.md").unlink()
    (starter.root / "content/loop").unlink()
    (starter.root / "scores").rename(tmp_path / "scores")
    (starter.root / "scores").symlink_to(tmp_path / "scores")
    assert ("files/symlink", "scores") in codes(starter)


def test_what_is_no_ordinary_file(starter):
    os.mkfifo(starter.root / "scores/chairs/pipe.yaml")
    starter.write("scores/chairs/big.yaml", "#" * 1_000_001)
    starter.write("content/a\nb.md", "x")
    assert {c for c, _ in codes(starter)} == {"files/not-regular", "files/too-large", "files/name"}


@pytest.mark.parametrize(
    "path",
    [
        "evenhand.yaml",
        "scores/chairs/category.yaml",
        "scores/chairs/alder.yaml",
        "content/pages/about.md",
        "content/chairs/alder-vs-birch.md",
        "content/images/logo.svg",
    ],
)
def test_a_file_that_is_not_read_is_told_once(starter, path):
    starter.write("content/images/logo.svg", '<svg viewBox="0 0 8 4"/>')
    starter.edit("scores/chairs/alder.yaml", "name: Alder", "name: Alder\nimage: logo.svg")
    starter.write("content/articles/links.md", "# Links\n\nTo [a chair](product:alder) and [a page](page:about).\n")
    assert codes(starter) == []
    target = starter.root / path
    target.unlink()
    target.symlink_to("/dev/null")
    assert codes(starter) == [("files/symlink", path)]


def test_leftovers_of_editors_are_not_read(starter):
    for name in ("alder.yaml~", ".alder.yaml.swp", "#alder.yaml#", "alder.yaml.orig"):
        starter.write(f"scores/chairs/{name}", "not: [yaml")
    assert codes(starter) == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.png", b"<html>", "image/type"),
        ("x.svg", b"<svg><script>alert(1)</script></svg>", "image/active"),
        ("x.svg", b'<svg onload="x" width="1" height="1"/>', "image/active"),
        ("x.svg", b"<svg/>", "image/size"),
        ("x.svg", b'<svg viewBox="0 0 . ."/>', "image/size"),
        ("x.svg", b'<svg width="1%s" height="4"/>' % (b"0" * 400), "image/size"),
        ("x.svg", b'<svg viewBox="0 0 1%s 4"/>' % (b"0" * 400), "image/size"),
        ("x.svg", b'<svg viewBox="0 0 8 4"/>', None),
        ("x.svg", b"<svg viewBox='-1 -1 .5e 4'/>", "image/size"),
        ("x.svg", b"<svg viewBox='-1,-1,8.5, 4. '/>", None),
    ],
)
def test_pictures_are_what_they_say(starter, name, data, code):
    (starter.root / "content/chairs" / name).write_bytes(data)
    assert codes(starter) == ([(code, f"content/chairs/{name}")] if code else [])


@pytest.mark.parametrize(
    "url", ["https://x.org/?q=1", "https://x.org/#a", "ftp://x.org", "x.org", "https://a@x.org/", "https://:b@x.org/"]
)
def test_where_a_site_can_live(starter, url):
    starter.edit("evenhand.yaml", "https://example.com/", f"'{url}'")
    assert codes(starter) == [("value/url", "evenhand.yaml")]


def test_any_number_of_days_may_pass_before_a_date_is_old(starter):
    starter.edit("evenhand.yaml", "# freshness: {words: 365,", f"freshness: {{words: {10**17},")
    assert codes(starter) == []


def test_a_text_of_nothing_but_a_title(starter):
    starter.write("content/articles/later.md", "# To be written\n")
    assert codes(starter) == []


def test_a_language_without_words(starter):
    starter.edit("evenhand.yaml", "language: en", "language: tlh")
    (problem,) = starter.check().diagnostics
    assert (problem.code, "`en`" in problem.hint) == ("words/language", True)
