"""What scripts are published as, and what they are given to say."""

import hashlib
import json
import re

import pytest

from generator.files.theme import read_theme
from generator.judging.claims import Converted, Cost, CostWorking
from generator.model.catalogue import Theme
from generator.rendering.assets import theme_assets
from generator.rendering.language import language_of
from generator.rendering.script_words import CLAIMS, script_words
from generator.rendering.speech import arguments_of

THEME = read_theme()
SCRIPTS = sorted(name for name in THEME if name.startswith("assets/js/"))


def words(own="", tag="en", currencies=("USD",)):
    language = language_of(tag, THEME, {f"words/{tag}.ftl": own.encode()} if own else {}).value
    return json.loads(script_words(language, currencies))


@pytest.mark.parametrize("name", SCRIPTS)
def test_minified_scripts_are_of_the_present_ones(name):
    digest = hashlib.blake2b(THEME[name], digest_size=5).hexdigest()
    minified = THEME[f"minified/{name.rpartition('/')[2]}"]
    assert minified.startswith(f"/* {digest} */\n".encode()), "run `make scripts`"
    assert len(minified) < len(THEME[name])


def test_scripts_find_one_another_below_a_folder_of_their_common_digest():
    found = theme_assets(THEME, Theme(), {}).value
    folders = {url.removesuffix(name) for name, url in found.urls.items() if name.startswith("js/")}
    assert len(folders) == 1
    for name, url in found.urls.items():
        if name.startswith("js/"):
            for other in re.findall(rb'(?:from|import\()"(\.[^"]+)"', found.files[url]):
                path = (url.rpartition("/")[0] + "/" + other.decode()).replace("/js/../", "/").replace("/./", "/")
                assert path in found.files, (name, other)


def test_a_sites_own_script_is_published_as_it_is_and_moves_all():
    own = {**THEME, "assets/js/costs.js": b"// mine\nexport {};\n"}
    ours, theirs = (theme_assets(files, Theme(), {}).value for files in (THEME, own))
    assert theirs.files[theirs.urls["js/costs.js"]] == b"// mine\nexport {};\n"
    assert theirs.files[theirs.urls["js/words.js"]] == ours.files[ours.urls["js/words.js"]]
    assert theirs.urls["js/words.js"] != ours.urls["js/words.js"]


def test_scripts_are_sent_no_message_they_do_not_say():
    sent = words()["messages"].keys()
    assert {claim.kind for claim in CLAIMS} < sent
    assert "part-metered" in sent
    assert not sent & {"odds", "home", "chart-time-title"}


def test_a_sites_own_words_and_what_they_refer_to_are_sent():
    messages = words("cost = { ours }: { $month }\nours = Ours\n")["messages"]
    assert messages["ours"] == {"": "Ours"}
    assert messages["cost"][""] == [{"say": "ours", "form": ""}, ": ", {"arg": "month"}]
    assert messages["cost"]["year"] == [{"arg": "year"}]


def test_choices_are_sent_by_words_plurals_and_digits():
    messages = words("same-cost = { $month_is ->\n    [one] x\n   *[other] y\n    [1] z\n}\n")["messages"]
    (choice,) = messages["same-cost"][""]
    assert choice == {"by": "month_is", "of": {"one": "x", "other": "y", "1": "z"}, "else": "other"}


@pytest.mark.parametrize("kind", [Cost, CostWorking, Converted])
def test_the_types_of_fields_tell_how_they_are_written(kind):
    types = words()["claims"][kind.kind]
    assert [*types] == [name for name in arguments_of(kind) if not name.endswith("_is")]


def test_what_scripts_are_sent_is_the_same_in_every_run_and_has_no_floating_point_number():
    language = language_of("de", THEME).value
    sent = script_words(language, {"USD", "EUR", "JPY"})
    assert sent == script_words(language, ["JPY", "USD", "EUR"])
    json.loads(sent, parse_float=pytest.fail)
    assert [*json.loads(sent)["patterns"]["currencies"]] == ["EUR", "JPY", "USD"]


def test_the_search_is_small():
    assets = theme_assets(THEME, Theme(), {}).value
    sizes = {name: len(assets.files[url]) for name, url in assets.urls.items()}
    assert sum(sizes[f"js/{name}.js"] for name in ("search", "found", "names", "reader")) < 6000
    assert sizes["js/finder.js"] < 300, "this one is on every page"
    assert sizes["style.css"] < 20_000
