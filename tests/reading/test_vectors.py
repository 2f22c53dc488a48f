"""SVGs: what a browser would run is found however it is written, and a mere picture is let through."""

import time

import pytest

from generator.reading.vectors import fault_of

SVG = "xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'"
ACTIVE = [
    "<svg {}><script>alert(1)</script></svg>",
    "<svg {}><SCRIPT/></svg>",
    "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script/></s:svg>",
    "<svg {} onload='alert(1)'/>",
    "<svg {} x:onload='1' xmlns:x='http://www.w3.org/2000/svg'/>",
    "<svg {}><a href='javascript:alert(1)'/></svg>",
    "<svg {}><a href='&#106;ava&#9;script:alert(1)'/></svg>",
    "<svg {}><a x:href='JavaScript:1' xmlns:x='http://www.w3.org/1999/xlink'/></svg>",
    "<svg {}><a href='data:text/html,x'/></svg>",
    "<svg {}><use href='data:image/svg+xml,x'/></svg>",
    "<svg {}><set attributeName='onmouseover' to='alert(1)'/></svg>",
    "<svg {}><animate attributeName='href' values='#a'/></svg>",
    "<svg {}><animate attributeName='x' values='1;javascript:1'/></svg>",
    "<svg {}><foreignObject/></svg>",
    "<svg {}><x:p xmlns:x='http://www.w3.org/1999/xhtml'/></svg>",
    "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg {}/>",
    "<?xml-stylesheet type='text/xsl' href='x.xsl'?><svg {}/>",
]
NO_SVG = [
    "",
    "<html/>",
    "text <svg {}/>",
    "<svg {}><g></svg>",
    "<svg {} /onload='1'/>",
    "<?xml version='1.0' encoding='iso-2022-jp'?><svg {}><scr\x1b(Bipt/></svg>",
    "<svg {}>" + "<g>" * 300 + "</g>" * 300 + "</svg>",
]
PICTURES = [
    "<svg {}/>",
    "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/svg11.dtd'><svg {}/>",
    "<svg {}><title>onload = javascript</title><desc>data: all of it; &lt;script&gt;</desc></svg>",
    "<svg {} aria-label='Our data: all of it' class='one'><path d='M0 0'/><style>a {{ fill: red }}</style></svg>",
    "<svg {}><image href='data:image/png;base64,AAAA'/><a href='https://example.com/'/><use href='#a'/></svg>",
    "<svg {}><animate attributeName='opacity' values='0;1'/></svg>",
]


@pytest.mark.parametrize("text", ACTIVE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_picture_that_can_run_a_program(text, encoding):
    assert fault_of(text.format(SVG).encode(encoding)) == "image/active"


@pytest.mark.parametrize("text", NO_SVG)
def test_what_is_no_picture(text):
    assert fault_of(text.format(SVG).encode()) == "image/type"


@pytest.mark.parametrize("text", PICTURES)
def test_a_mere_picture(text):
    assert fault_of(text.format(SVG).encode()) == ""


@pytest.mark.parametrize("text", ["<g>", "<g/>", "<g a='b' ", "&amp;", "<!--", "<![CDATA["])
def test_a_megabyte_of_anything_is_read_soon(text):
    started = time.process_time()
    fault_of(f"<svg {SVG}>".encode() + text.encode() * (1_000_000 // len(text)))
    assert time.process_time() - started < 2
