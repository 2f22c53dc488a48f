"""What the policy of the pages refuses is found in templates; what it allows is not."""

import pytest

from generator.rendering.blocked import check_policy


def told(text: str, name: str = "page.html") -> list[tuple[int, int, str]]:
    return [(p.span.line, p.span.column, p.message) for p in check_policy({name: text})]


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ('<script src="https://cdn.example.com/a.js"></script>', "cdn.example.com"),
        ("<img alt='' src='//pixel.example.com/1.png'>", "pixel.example.com"),
        ('<link href="https://fonts.example.com/css?family=A" rel="stylesheet">', "fonts.example.com"),
        ('<link rel="preconnect" href="https://fonts.example.com">', "fonts.example.com"),
        ('<iframe src="https://video.example.com/1"></iframe>', "video.example.com"),
        ('<svg><use href="https://icons.example.com/i.svg#a"/></svg>', "icons.example.com"),
        ("<svg>\n<image\n href='http://icons.example.com/i.png'/></svg>", "icons.example.com"),
    ],
)
def test_files_of_other_hosts_are_told_by_name(text, host):
    ((_, _, message),) = told(text)
    assert message == f"a page would ask `{host}` for a file"


def test_styles_and_scripts_are_read_too():
    assert told('p {}\n@import "https://a.example.com/a.css";', "assets/a.css") == [
        (2, 18, "a page would ask `a.example.com` for a file")
    ]
    assert len(told("p { background: url( //b.example.com/b.png ) }", "assets/a.css")) == 1
    assert len(told('import x from "https://c.example.com/c.js"; fetch("https://c.example.com/d")', "assets/a.js")) == 2


@pytest.mark.parametrize(
    ("text", "column", "what"),
    [
        ('<p style="color: red">', 4, "an inline style"),
        ("<style>p {}</style>", 2, "an inline style sheet"),
        ("<script>alert(1)</script>", 2, "an inline script"),
        ('<a href="#" onclick="x()">', 13, "an inline event handler"),
    ],
)
def test_what_is_written_into_the_page_is_told(text, column, what):
    assert told(text) == [(1, column, f"{what}, which browsers refuse on our pages")]


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://example.com/">there</a>',
        '<link rel="canonical" href="https://example.com/"><link rel="alternate" href="https://example.com/de/">',
        '<script src="{{ page.root }}{{ page.frame.assets["a.js"] }}"></script>',
        '<script type="application/ld+json">{}</script>',
        '<img src="{{ page.root }}{{ page.frame.logo.url }}" alt="once">',
        '{# <script src="https://cdn.example.com/a.js"></script> #}<!-- <p style="a"> -->',
        '<meta property="og:image" content="https://example.com/a.png">',
        '<form action="https://example.com/"><p data-style="x" class="one">',
    ],
)
def test_what_is_allowed_is_not(text):
    assert told(text) == []


def test_the_theme_holds_nothing_that_its_policy_refuses():
    from generator.files.theme import read_theme

    texts = {n: d.decode() for n, d in read_theme().items() if n.endswith((".html", ".css", ".js"))}
    assert [*check_policy(texts)] == []
