"""The index of the search: small, whole, and with the addresses that pages have."""

import json
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from generator.judging.pairs import Pairs
from generator.pages.search import together
from tests.making import product

PRODUCTS = [product(f"p{n}") for n in range(7)]
ALL = list(combinations(range(7), 2))


def of(pairs) -> Pairs:
    return Pairs((), {(f"p{a}", f"p{b}"): (PRODUCTS[a], PRODUCTS[b]) for a, b in pairs})


def said(every, some) -> set[tuple[int, int]]:
    """The pairs, as a script reads them."""
    return set(combinations(every, 2)) | {(a, b) for a, partners in enumerate(some) for b in partners}


@given(st.sets(st.sampled_from(ALL)))
def test_exactly_the_pairs_with_a_page_are_told(pairs):
    assert said(*together(PRODUCTS, of(pairs))) == pairs


def test_where_all_have_a_page_together_a_number_a_product_is_enough():
    every, some = together(PRODUCTS, of((a, b) for a, b in ALL if 3 not in (a, b)))
    assert (every, some) == ((0, 1, 2, 4, 5, 6), ())


def addresses(index) -> set[str]:
    """Every address that the index leads to."""
    routes, found = index["routes"], {url for _, _, url in index["titles"]}
    for category in index["categories"]:
        names = [item[0] for item in category["products"]]
        pairs = said(category["all"], category["some"])
        found |= {category["url"], *(fill(routes["product"], category=category["id"], id=name) for name in names)}
        found |= {fill(routes["pair"], category=category["id"], a=names[a], b=names[b]) for a, b in pairs}
    return found


def fill(pattern: str, **values: str) -> str:
    for name, value in values.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return pattern


def test_every_page_with_a_name_can_be_found_and_nothing_else(reference):
    index = json.loads(reference.page("search.json"))["index"]
    pages = {path.removesuffix("index.html") for path in reference.files() if path.endswith("/index.html")}
    others = {p for p in pages if p.endswith("/alternatives/") or p in ("search/", "compare/", "how-we-score/")}
    moved = {p for p in pages if 'http-equiv="refresh"' in reference.page(p)}
    assert addresses(index) == pages - others - moved


def test_ids_stand_in_the_order_of_addresses(starter):
    starter.edit("scores/chairs/birch.yaml", "tagline:", "former_ids: [a-birch]\ntagline:").built()
    index = json.loads(starter.page("search.json"))["index"]
    (chairs,) = index["categories"]
    ids = [item[0] for item in chairs["products"]]
    assert ids == sorted(ids)
    assert next(item for item in chairs["products"] if item[0] == "birch")[1:] == ["Birch", 0, "a-birch"]
    assert index["makers"] == ["Example Works", "Sample & Sons"]


def test_the_index_grows_with_products_not_with_pairs(starter):
    """90 products have 4,005 pairs."""
    text = (starter.root / "scores/chairs/alder.yaml").read_text("utf-8")
    for n in range(88):
        starter.write(f"scores/chairs/chair-{n}.yaml", text.replace("name: Alder", f"name: Chair number {n}"))
    from generator.files.tree import read_tree
    from generator.loading import begin
    from generator.preparation import prepare

    prepared = prepare(begin(read_tree(starter.root), starter.options()))
    rendered = prepared.site.renderer.render(prepared.site.plan.pages["search.json"]).value
    assert len(prepared.site.plan.pages) > 4005
    assert len(rendered.data) < 5000


def test_pages_from_a_folder_have_a_form_and_no_script(starter):
    starter.built(files=True)
    page = starter.page("index.html")
    assert 'action="./search/index.html"' in page and "<script type=" not in page.split("ld+json")[0]
    assert "data-index" not in page + starter.page("search/index.html")


def test_an_article_of_a_pair_is_found_by_its_title(reference):
    index = json.loads(reference.page("search.json"))["index"]
    assert ["pair", "Gemma 3 vs GPT-4.1 Mini: own the GPU or rent the API", "ai-models/gemma-3-vs-gpt-4-1-mini/"] in (
        index["titles"]
    )


def test_words_of_the_search_are_those_of_the_site(reference, starter):
    english = json.loads(reference.page("search.json"))["words"]
    assert english["heading"] == "{a} vs {b}"
    starter.edit("evenhand.yaml", "language: en", "language: de").built()
    german = json.loads(starter.page("search.json"))["words"]
    assert (german["heading"], german["count"]) == ("{a} vs. {b}", "Treffer: {count}")
    assert german.keys() == english.keys()
