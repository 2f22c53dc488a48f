"""Templates against the views: what is not there is told before a page is made, and nothing else is."""

from time import perf_counter

import pytest

from generator.files.theme import read_theme
from generator.pages.asked import Asked
from generator.pages.pair import PairView
from generator.pages.parts import Card
from generator.pages.templates import VIEWS
from generator.rendering.language import language_of
from generator.rendering.template_check import check_templates, uses
from generator.rendering.templates import Renderer, templates_of

FILES = read_theme()
THEME = templates_of(FILES)
SPEECH = language_of("en", FILES).value.speech
ENVIRONMENT = Renderer(THEME, {}, SPEECH).environment


def problems(own: dict[str, str]):
    return [*check_templates(ENVIRONMENT, THEME, own, SPEECH.words.ids).problems]


def asked(own: dict[str, str]) -> Asked:
    return check_templates(ENVIRONMENT, THEME, own, SPEECH.words.ids).asked


RIVALS = {
    "of a side": {"pair.html": "{{ page.b.rivals[0].url }}"},
    "by a key": {"pair.html": "{{ page.b['rivals'] }}"},
    "in a loop": {"pair.html": "{% for s in (page.a, page.b) %}{% for link in s.rivals %}{% endfor %}{% endfor %}"},
    "under another name": {"pair.html": "{% with one = page.a %}{{ one.rivals | length }}{% endwith %}"},
    "of what was the side": {"pair.html": "{{ page.left.rivals }}"},
    "in a macro": {"pair.html": "{% macro m(x) %}{{ x.rivals }}{% endmacro %}{{ m(page.a) }}"},
    "by a filter": {"pair.html": "{{ [page.a, page.b] | map(attribute='rivals') | list }}"},
    "by another": {"pair.html": "{{ page.a | attr('rivals') }}"},
    "in an import": {"pair.html": "{% from 'm.html' import m %}{{ m(page.a) }}", "m.html": ""},
    "in a fragment": {"pair.html": "{{ page.a | fragment('own') }}", "fragments/own.html": "{{ page.rivals }}"},
    "in a part": {"pair.html": "{% include 'own.html' %}", "own.html": "{{ page.a.rivals }}"},
    "in a section": {"pair.html": "", "sections/costs.html": "{{ page.a.rivals }}"},
    "in a block": {"pair.html": "", "parts/advice.html": "{{ side.rivals }}"},
    "by a name put together": {"pair.html": "{{ page.a | attr('riv' ~ 'als') }}"},
    "by a name that data gives": {"pair.html": "{{ [page.a] | map(attribute=page.byline) | list }}"},
    "by a key that data gives": {"pair.html": "{% if page.a[page.byline] is defined %}{% endif %}"},
    "nobody knows where": {"pair.html": "{% include page.byline %}"},
    "in the theme's": {"fragments/buy.html": ""},
    "around the theme's": {"pair.html": "{% extends 'default/pair.html' %}"},
}


@pytest.mark.parametrize("own", RIVALS.values(), ids=RIVALS)
def test_whoever_may_show_rivals_is_given_them(own):
    assert asked(own).rivals


@pytest.mark.parametrize(
    "own",
    [
        {"pair.html": "{{ page.a.name }} {{ 'rivals' | t }}"},
        {"pair.html": "{{ page.a.card | fragment('card') }}", "product.html": "{{ page.rivals | length }}"},
        {"pair.html": "{% for side in (page.a, page.b) %}{{ side.notes['rivals'] }}{% endfor %}"},
        {"pair.html": "{% for id, own in page.a.notes.items() %}{{ page.b.notes[id].line | join(', ') }}{% endfor %}"},
    ],
)
def test_whoever_shows_no_rivals_is_given_none(own):
    assert not asked(own).rivals


PLAIN = {"product.html": "{{ page.card.name }}{{ page.head.title | say }}"}


@pytest.mark.parametrize(
    "own",
    [
        {},
        {"product.html": "{{ page.card.name }}{% if page.best %}{% endif %}"},
        {"product.html": "{{ page['rank'] | say }}"},
        {"product.html": "{{ page.head.description | say }}"},
        {
            "product.html": "{% extends 'mine.html' %}",
            "mine.html": "{% with h = page.head %}{{ h.description }}{% endwith %}",
        },
        {"product.html": "{% include page.homepage %}"},
    ],
)
def test_whoever_may_show_where_a_product_stands_is_told(own):
    assert asked(own).standing


def test_whoever_does_not_show_where_a_product_stands_is_not_told():
    assert not asked(PLAIN).standing
    assert not asked(PLAIN).nearest
    assert asked({"product.html": "{% for rival in page.rivals %}{% endfor %}"}).nearest
    assert not asked({**PLAIN, "page.html": "{{ page.head.description | say }}"}).standing
    assert not asked({**PLAIN, "category.html": "{% for row in page.ranked %}{{ row.rank }}{% endfor %}"}).standing


def told(text: str, name: str = "pair.html") -> list[str]:
    return [problem.message for problem in problems({name: text})]


def test_the_theme_asks_for_nothing_that_is_not_there():
    assert problems(THEME) == []


def test_every_template_of_the_theme_is_looked_at():
    known = uses(ENVIRONMENT, THEME)
    assert set(known) == set(THEME)
    assert known["fragments/card.html"] == ((Card,),)
    assert (PairView,) in known["base.html"]


def test_the_pages_of_a_site_have_the_views_that_are_checked(reference):
    from generator.files.tree import read_tree
    from generator.loading import begin
    from generator.preparation import prepare

    site = prepare(begin(read_tree(reference.root), reference.options())).site
    seen = {page.template: type(page.view(*page.subjects)) for page in site.plan.pages.laid_out()}
    assert len(seen) > 9
    assert seen.items() <= VIEWS.items()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ page.headign | say }}", "`page` has no `headign`"),
        ("{{ page.a.crad }}", "`page.a` has no `crad`"),
        ("{{ page['headign'] }}", "`page` has no `headign`"),
        ("{{ page['heading'] }}", "`page` has no `heading`"),
        ("{% for row in page.rows %}{{ loop['index'] }}{% endfor %}", "`loop` has no `index`"),
        (
            "{{ page.a.notes['items']() }}{{ page.a.notes['value'].line }}{{ page.a.notes['value'].lien }}",
            "there is no `lien` here",
        ),
        ("{% for row in page.rows %}{{ row.not_there }}{% endfor %}", "`row` has no `not_there`"),
        ("{% for row in page.rows %}{{ row.a.score.whi }}{% endfor %}", "`row.a.score` has no `whi`"),
        ("{% for x, side in (('a', page.a), ('b', page.b)) %}{{ side.nmae }}{% endfor %}", "`side` has no `nmae`"),
        ("{% set side = page.a %}{{ side.nmae }}", "`side` has no `nmae`"),
        ("{% with side = page.b or page.a %}{{ side.nmae }}{% endwith %}", "`side` has no `nmae`"),
        ("{{ (page.a if page.decided else page.b).nmae }}", "there is no `nmae` here"),
        ("{{ page.rows[0].colunm }}", "there is no `colunm` here"),
        ("{{ (page.rows | first).colunm }}", "there is no `colunm` here"),
        ("{{ page.frame.logo.colour }}", "`page.frame.logo` has no `colour`"),
        ("{{ page.frame.home.colour }}", "`page.frame.home` has no `colour`"),
        ("{{ page.costing('x').nmae }}", "there is no `nmae` here"),
        ("{% for c in page.lead %}{{ c.no_claim_has_this }}{% endfor %}", "`c` has no `no_claim_has_this`"),
        ("{% for x in page.rows %}{{ loop.indx }}{% endfor %}", "`loop` has no `indx`"),
        ("{{ site.title }}", "there is no `site` here"),
        ("{{ page.heading | sya }}", "there is no filter `sya`"),
        ("{{ 1 if page.heading is emtpy }}", "there is no test `emtpy`"),
        ("{{ 'scoers' | t }}", "there is no message `scoers`"),
        ("{{ 'vist' | t_with(name=page.a.name) }}", "there is no message `vist`"),
        ("{{ ('evidnce-' ~ page.byline) | t }}", "no message begins with `evidnce-`"),
        ("{% include 'parts/sections.html' %}", "there is no template `parts/sections.html`"),
        ("{% extends 'bsae.html' %}", "there is no template `bsae.html`"),
        ("{{ page.a.card | fragment('crad') }}", "there is no template `fragments/crad.html`"),
        ("{% macro m(x) %}{{ x.anything }}{{ page.nothing }}{% endmacro %}{{ m(1) }}", "`page` has no `nothing`"),
        ("{% if page.nothing %}{% endif %}", "`page` has no `nothing`"),
        ("{% block b %}{{ page.nothing }}{% endblock %}", "`page` has no `nothing`"),
        ("{{ page.heading ~ page.nothing }}", "`page` has no `nothing`"),
        ("{{ page.a.name | replace('a', page.nothing) }}", "`page` has no `nothing`"),
        ("{{ {'k': [page.nothing]} }}", "`page` has no `nothing`"),
        ("{% filter upper %}{{ page.nothing }}{% endfilter %}", "`page` has no `nothing`"),
    ],
)
def test_what_does_not_exist_is_told(text, message):
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "{% if page.nothing is defined %}{{ page.nothing.deeper }}{{ page.nothing }}{% endif %}",
        "{% if page.nothing is defined and page.nothing > 1 %}{% endif %}",
        "{{ page.nothing | default('none') }}",
        "{% for c in page.lead %}{{ c.winner | name }}{{ c.kind }}{% endfor %}",
        "{{ page.heading.args }}",
        "{{ page.frame.assets['extra.css'] }}{{ page.frame.assets.get('x') }}",
        "{% for name, url in page.frame.assets.items() %}{{ name.upper() }}{{ url }}{% endfor %}",
        "{% for side in (page.a, page.b) %}{{ loop.cycle('a', 'b') }}{{ side.card.picture.url }}{% endfor %}",
        "{% extends 'default/pair.html' %}{% block content %}{{ super() }}{{ self.kind() }}{% endblock %}",
        "{% include ['parts/mine.html', 'parts/dates.html'] %}{% include 'parts/none.html' ignore missing %}",
        "{% import 'parts/dates.html' as dates %}{{ dates.x }}",
        "{% set x = namespace %}" if "namespace" in ENVIRONMENT.globals else "{% set x = 1 %}{{ x + 1 }}",
        "{% for row in page.rows | sort(attribute='side') | reverse %}{{ row.column.dimension.id }}{% endfor %}",
        "{% for id, note in page.a.notes.items() %}{{ page.b.notes[id].figure.points }}{% endfor %}",
        "{{ page.dates.words.day.year }}{{ page.rows | map(attribute='about') | join(', ') }}",
    ],
)
def test_what_exists_is_not(text):
    assert told(text) == []


def test_a_template_of_many_pages_is_told_once_with_a_page_that_lacks_it():
    (problem,) = problems({"base.html": THEME["base.html"].replace("page.head.url", "page.heading", 1)})
    assert problem.message == "`page` has no `heading` while making home.html"
    assert (problem.code, problem.span.path) == ("template/unknown", "templates/base.html")


def test_the_place_is_that_of_the_name_and_the_hint_is_near():
    (problem,) = problems({"pair.html": "\n\n<p>{{ page.headign | say }}"})
    assert str(problem.span) == "templates/pair.html:3:12"
    assert problem.span.end_column == 19
    assert problem.hint == "did you mean `heading`?"


def test_a_short_name_is_not_found_inside_another():
    (problem,) = problems({"pair.html": "<p>{{ page.e.name }}</p>"})
    assert str(problem.span) == "templates/pair.html:1:12"


@pytest.mark.parametrize(
    "name", ["fragments/card.html", "parts/advice.html", "parts/cost-block.html", "sections/verdict.html"]
)
def test_fragments_and_parts_are_checked_with_what_they_see(name):
    (message,) = told("{{ page.nothing }}{{ side.nothing }}"[: 18 if "advice" not in name else 99], name)[:1]
    assert "nothing" in message or "`page`" in message


def test_a_key_is_no_attribute():
    """Templates are compiled to plain attribute access, which would not try a key."""
    (problem,) = problems({"pair.html": "{{ page.frame.assets.logo }}"})
    assert problem.message == "`page.frame.assets` has no `logo`"
    assert problem.hint == 'a key stands in brackets: `page.frame.assets["logo"]`'
    assert problems({"pair.html": '{{ page.frame.assets["logo"] }}'}) == []
    assert problems({"pair.html": "{% if page.frame.assets.logo is defined %}1{% endif %}"}) == []


def test_a_fragment_of_ones_own_is_checked_with_the_part_that_it_is_given():
    own = {"pair.html": "{{ page.a.card | fragment('mine') }}", "fragments/mine.html": "{{ page.makr }}"}
    (problem,) = problems(own)
    assert (problem.message, problem.hint) == ("`page` has no `makr` while making pair.html", "did you mean `maker`?")


def test_a_template_that_nobody_uses_has_to_be_one_all_the_same():
    (problem,) = problems({"parts/forgotten.html": "{% if %}"})
    assert (problem.code, problem.span.line) == ("template/syntax", 1)


def test_it_takes_a_few_milliseconds_a_template():
    problems(THEME)
    started = perf_counter()
    problems(THEME)
    assert perf_counter() - started < 0.01 * len(THEME)
