"""Templates compiled to plain attribute access say what Jinja says of the same templates."""

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from generator.rendering.compiler import CheckedEnvironment

OPTIONS = {"undefined": StrictUndefined, "autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
PAGE = SimpleNamespace(
    name="A & <B>",
    html=Markup("<b>1</b>"),
    count=3,
    nothing=None,
    rows=[SimpleNamespace(id="x", n=1), SimpleNamespace(id="y", n=2)],
    by_id={"x": "the & x"},
    kw={"a": "K"},
    sum=lambda a, b=2: a + b,
)
TEMPLATES = {
    "parts/row.html": "<i>{{ row.id }}/{{ page.count }}</i>",
    "parts/own.html": "{% set row = 5 %}{{ row }}",
    "base.html": "<{% block title %}{{ page.name }}{% endblock %}|{% block body %}{% endblock %}>",
    "values.html": "{{ page.name }}{{ page.html }}{{ page.count }}{{ page.nothing }}{{ 1.5 }}{{ 'a&b' }}",
    "loop.html": "{% for row in page.rows %}{% include 'parts/row.html' %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "counted.html": "{% for row in page.rows %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}"
    "{{ row.id }}{% endfor %}",
    "cycled.html": "{% for row in page.rows %}{{ loop.cycle('a', row.id, '<') }}{{ loop.cycle(row) == row }}"
    "{% for n in [loop.cycle(1, 2)] %}{{ loop.cycle(n, 0) }}{{ loop.cycle(*[3, 4]) }}{% endfor %}{% endfor %}",
    "counted-inside.html": "{% for row in page.rows %}{% for n in [7, 8] %}{{ loop.index }}"
    "{{ row.id }}{{ n }}{% endfor %}"
    "{% for n in [loop.index] if loop.first %}{{ n }}{{ loop.last }}{% endfor %}{% endfor %}",
    "chosen.html": "{% set n = 1 %}{% for row in page.rows if row.n > n %}{% set n = 9 %}"
    "{{ loop.index }}{{ n }}{% endfor %}",
    "loop-by-name.html": "{% for row in page.rows %}{% set all = loop %}{{ all.length }}{{ loop.index }}{% endfor %}",
    "loop-in-macro.html": "{% for row in page.rows %}{% macro at() %}{{ loop.index }}{{ row.id }}{% endmacro %}"
    "{{ at() }}{% endfor %}",
    "often.html": "{% with a = page.name ~ '!', b = page.html, c = page.rows | first, d = 'x' if page.nothing %}"
    "{{ a }}{{ a }}{{ a ~ a }}{{ b }}{{ b }}{{ c.id }}{% if d is defined %}{{ d }}{{ d }}{% endif %}"
    "{% for a in [1] %}{{ a }}{{ a }}{% endfor %}{% endwith %}",
    "often-other.html": "{% with a = page.name ~ 1 %}{{ a }}{% set a = '<' %}{{ a }}{% with a = '>' ~ a %}"
    "{{ a }}{{ a }}{% endwith %}{{ a }}{% endwith %}",
    "often-raw.html": "{% with a = page.name ~ '<' %}{{ a }}{{ a }}{% autoescape false %}{{ a }}{% endautoescape %}"
    "{% endwith %}",
    "often-empty.html": "{% with a = page.nothing ~ '', b = [] | first, c = [] | map('upper') | join %}"
    "{{ a }}{{ a }}{{ c }}{{ c }}"
    "{% if page.nothing %}{{ b }}{{ b }}{% endif %}{% endwith %}",
    "often-in-macro.html": "{% with a = page.name ~ '<' %}{% macro m() %}{{ a }}{{ a }}{% endmacro %}"
    "{{ m() }}{{ a }}{% endwith %}",
    "markup.html": "{% with a = page.name | e %}"
    "{{ a }}{{ page.name | e }}{{ a | upper }}{{ page.name | default('&') }}{% endwith %}",
    "twin-of-twin.html": "{% with a = '<' %}{{ a }}{{ a }}{% with b = a %}{{ b }}{% endwith %}{% endwith %}",
    "twin-called.html": "{% with a = '<' ~ 1, a_written = page.html, t_1 = 2 %}{{ a }}{{ a }}{{ a_written }}{{ t_1 }}"
    "{% endwith %}",
    "twin-again.html": "{% with a = page.name ~ 1, (a, b) = [1, 2] %}{{ a }}{{ a }}{% endwith %}",
    "twin-macro.html": "{% with a = 'x' ~ 1 %}{{ a }}{% macro a() %}{% endmacro %}{{ a }}{% endwith %}",
    "twin-absent.html": "{% with a = page.nothing or ([] | first) %}{% if a is defined %}{{ a }}{{ a }}{% endif %}"
    "{% endwith %}{% for r in [1, 2] %}{% with p = loop.nextitem %}{% if p is defined %}{{ p }}{{ p }}{% endif %}"
    "{% endwith %}{% endfor %}",
    "joined.html": "{{ page.name ~ (' & ' ~ page.html if page.count > 2 else '') ~ ('<' if page.nothing else "
    "'>' ~ page.name) }}{{ page.name ~ (1 ~ '<' if page.count else '') ~ ('' ~ page.nothing) }}"
    "{{ '' ~ page.count ~ '' }}"
    "{{ page.html ~ (1 | e) }}{{ page.name ~ ('<' | e if true else '&') }}"
    "{% with b = ('<' | safe) ~ 1, c = page.name ~ (('<' | safe) ~ 1) %}{{ b }}{{ c }}{{ c }}{% endwith %}"
    "{% with d = page.name ~ ('' | safe) %}{{ d }}{{ d }}{% endwith %}"
    "{% autoescape false %}{{ page.name ~ ('<' ~ page.name if page.count else '') }}{% endautoescape %}",
    "joined-markup.html": "{% with m = page.name | e, n = page.name ~ 1 %}{{ n }}{{ n }}{% with o = m ~ '<' ~ n ~ "
    "(1 ~ '&' if page.count else '') ~ ('>' ~ n ~ page.html if page.nothing else '') ~ page.nothing ~ 'a\"' %}"
    "{{ o }}{{ o ~ '<' }}{{ o | length }}"
    "{{ (o ~ n) | default('&') }}{{ (o ~ n) is defined }}{% endwith %}{% endwith %}",
    "joined-maybe.html": "{% with m = page.name | e %}{% with o = (m ~ '<' if page.nothing else '<') ~ '>' %}"
    "{{ o }}{{ o | length }}{{ o ~ m }}{% endwith %}{% endwith %}",
    "asked-always.html": "{% with x = page.by_id['x'], no = page.by_id['zz'] %}{{ x.upper() }}{{ x[4:] }}"
    "{% if no is defined %}{{ no.n }}{% endif %}{% for _ in [] %}{{ no.n }}{% endfor %}{{ 1 if true else no.n }}"
    "{% endwith %}",
    "test-calls.html": "{% for c in [1, 2] if page.sum(1, b=c) > 2 %}{{ c }}{% endfor %}"
    "{% macro big(n) %}{{ n if n > 1 else '' }}{% endmacro %}{% for c in [1, 2] if big(c) %}{{ c }}{% endfor %}",
    "test-loop.html": "{% for a in [1, 2] %}{% for b in [1, 2] if loop.first %}{{ loop.index }}{% endfor %}"
    "{% endfor %}",
    "test-set.html": "{% set x = 1 %}{% for r in [1] if x %}{% set x = r %}{{ x }}{% endfor %}"
    "{% block b %}{% for r in [1] if page.count %}{% set page = r %}{{ page }}{% endfor %}{% endblock %}",
    "loop-included.html": "{% for a in [1, 2] %}{{ loop.index }}{% for b in [7] %}{% include 'parts/index.html' %}"
    "{% endfor %}{% endfor %}",
    "parts/index.html": "{{ loop.index }}",
    "loop-else.html": "{% for row in [] %}1{% else %}{{ page.count }}{% endfor %}",
    "inner.html": "{% include 'parts/own.html' %}{{ page.count }}",
    "any.html": "{% for some in [['parts/none.html', 'parts/own.html']] %}{% include some %}{% endfor %}",
    "child.html": "{% extends 'base.html' %}{% block title %}{{ super() }}!{% endblock %}{% block body %}"
    "{% for row in page.rows %}{% include 'parts/row.html' %}{% endfor %}{% endblock %}",
    "grandchild.html": "{% extends 'child.html' %}{% block body %}[{{ super() }}]{% endblock %}",
    "absent.html": "{{ page.none is defined }}{{ page.none | default('no') }}{{ page.name is defined }}",
    "missing.html": "{% include ['parts/none.html', 'parts/own.html'] %}{% include 'none.html' ignore missing %}",
    "keys.html": "{{ page.by_id['x'] }}{{ page.by_id.get('x') }}"
    "{% for k, v in page.by_id.items() %}{{ k ~ v }}{% endfor %}",
    "calls.html": "{{ page.sum(1) }}{{ page.sum(1, 4) }}{{ page.sum(1, b=6) }}{{ page.sum(*[1, 2]) }}",
    "macro.html": "{% macro bold(text) %}<b>{{ text }}{{ caller() }}</b>{% endmacro %}"
    "{% call bold(page.name) %}{{ page.count }}{% endcall %}",
    "set.html": "{% set text %}{{ page.name }}{% endset %}{{ text }}{% filter upper %}{{ page.name }}{% endfilter %}",
    "imported.html": "{% import 'parts/macros.html' as m %}{% call m.box() %}hi{% endcall %}"
    "{% call m.box1('t') %}x{% endcall %}{{ m.free() }}",
    "parts/macros.html": "{% macro box() %}[{{ caller() }}]{% endmacro %}"
    "{% macro box1(t) %}[{{ t }}{{ caller() }}]{% endmacro %}"
    "{% macro free() %}{{ page is defined }}{{ page | default('none') }}{% endmacro %}",
    "asked-later.html": "{% set x = page.by_id['none'] %}{{ x is defined }}"
    "{% with y = page.by_id['none'] %}{{ y | default(1) }}{% endwith %}"
    "{% macro or_so(z) %}{{ z | default('so') }}{% endmacro %}{{ or_so(page.by_id['none']) }}",
    "formats.html": "{{ '%s-%.2f' | format(page.name, 2) }}"
    "{{ '%(a)s' | format(**page.kw) }}{{ '%(a)s' | format(a=page.name) }}",
    "joins.html": "{{ page.rows | join(', ', attribute='id') }}{{ ['a&b', page.html] | join('<') }}{{ [1, 2] | join }}",
    "own-block.html": "{% block title %}{{ page.count }}{% endblock %}{{ self.title() }}",
    "recursive.html": "{% for row in page.rows recursive %}{{ row.n }}{% endfor %}",
}


@pytest.mark.parametrize("name", [name for name in TEMPLATES if not name.startswith("parts/")])
def test_a_template_says_what_jinja_says(name):
    ours, theirs = (kind(loader=DictLoader(TEMPLATES), **OPTIONS) for kind in (CheckedEnvironment, Environment))
    said = theirs.get_template(name).render(page=PAGE)
    assert ours.get_template(name).render(page=PAGE) == said
    assert said


def test_what_is_not_there_is_an_error_at_its_line():
    environment = CheckedEnvironment(
        loader=DictLoader({"a.html": "1\n2\n{{ page.count }}\n{{ page.none }}"}), **OPTIONS
    )
    with pytest.raises(AttributeError, match="none") as raised:
        environment.get_template("a.html").render(page=PAGE)
    assert raised.traceback[-1].lineno + 1 == 4


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.rows | join(',', attribute='none') }}",
        "{{ page.by_id['none'] }}",
        "{% with x = page.by_id['none'] %}{{ x.n + 1 }}{% endwith %}",
        "{% with x = page.by_id['none'] %}{% with y = x['none'] %}{{ y }}{% endwith %}{% endwith %}",
    ],
)
def test_what_is_not_there_is_an_error_in_filters_and_brackets_too(text):
    environment = CheckedEnvironment(loader=DictLoader({"a.html": text}), **OPTIONS)
    with pytest.raises((UndefinedError, KeyError), match="none"):
        environment.get_template("a.html").render(page=PAGE)


def test_a_fragment_is_made_once_for_each_part_wherever_it_is_placed():
    made = []

    def fragment(part: object, name: str) -> Markup:
        made.append((part, name))
        environment.fragments[name].note(part, Markup(f"<i>{name}</i>"))
        return environment.fragments[name][id(part)]

    text = "{% for row in page.rows %}{{ row | fragment('a') }}{{ row | fragment('b') }}{% endfor %}{{ self.body() }}"
    texts = {"a.html": text + "{% block body %}{{ page.rows[0] | fragment('a') }}{% endblock %}"}
    environment = CheckedEnvironment(loader=DictLoader(texts), **OPTIONS)
    environment.filters["fragment"] = fragment
    for _ in range(2):
        said = environment.get_template("a.html").render(page=PAGE)
    assert said == "<i>a</i><i>b</i><i>a</i><i>b</i><i>a</i><i>a</i>"
    assert made == [(row, name) for row in PAGE.rows for name in "ab"]
