"""Addresses: one for both orders, none twice, and the way back to the root."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.routes import Routes, canonical, output_path, root_of

ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True).filter(lambda i: "-vs-" not in i)


@given(ids, ids, ids)
def test_a_pair_has_one_address(category, a, b):
    routes = Routes()
    assert routes.pair(category, a, b) == routes.pair(category, b, a)


@given(st.sets(ids, min_size=2, max_size=6))
def test_no_two_pages_share_an_address(found):
    routes = Routes()
    urls = [routes.product("c", i) for i in found] + [routes.alternatives("c", i) for i in found]
    urls += [routes.pair("c", a, b) for a, b in combinations(sorted(found), 2)]
    assert len({output_path(u) for u in urls}) == len(urls)


def test_the_way_to_the_root():
    assert [root_of(u) for u in ("", "a/", "a/b/", "404.html", "a/index.html")] == ["./", "../", "../../", "./", "../"]


def test_files_name_their_index_but_the_canonical_address_does_not():
    routes = Routes(files=True)
    assert routes.product("c", "p") == "c/p/index.html"
    assert output_path(routes.product("c", "p")) == "c/p/index.html"
    assert (canonical("c/p/index.html"), canonical("index.html"), canonical("c/p/")) == ("c/p/", "", "c/p/")
