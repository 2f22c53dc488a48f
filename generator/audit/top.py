"""The top of a page read without parsing all of it: head, JSON-LD, breadcrumb, first heading.

Each function returns None where the markup is not as plain as the default
theme's; `seen` then asks the parser. Start with `head_of`.
"""

import re
from html import unescape

META = re.compile(rb'<meta (?:name|property|http-equiv)="([^"<>]*)" content="([^"<>]*)">')
TITLE = re.compile(rb"<title>([^<]*)</title>")
CANONICAL = re.compile(rb'<link rel="canonical" href="([^"<>]*)">')
SCRIPT = re.compile(rb'<script type="application/ld\+json">([^<]*)</script>')
CRUMB = re.compile(rb'<li>(?:<span[^<>]*>([^<]*)</span>|<a href="([^"<>]*)">([^<]*)</a>)</li>')
TAG = re.compile(rb"<[^<>]*>")
TOLD = frozenset((b"description", b"robots", b"og:title", b"og:description", b"og:url", b"refresh"))
"""What somebody asks for; the rest of a head is the same on all pages."""
TRAIL = b'<nav class="breadcrumb"'


def head_of(top: bytes) -> dict[str, str] | None:
    """Title, canonical address and metas by name, from what stands before `</head>`."""
    title = TITLE.findall(top)
    metas = META.findall(top)
    canonical = CANONICAL.findall(top)
    others = top.count(b"<meta ") - len(metas) - top.count(b"<meta charset=")
    if len(title) != 1 or others or len(canonical) != top.count(b"canonical") or b"<!--" in top:
        return None
    found = {name.decode(): _text(content) for name, content in metas if name in TOLD}
    found["title"] = _text(title[0])
    if canonical:
        found["canonical"] = _text(canonical[-1])
    return found


def scripts_of(data: bytes) -> tuple[str, ...] | None:
    """The blocks of JSON-LD."""
    found = SCRIPT.findall(data) if b"ld+json" in data else []
    return tuple(block.decode() for block in found) if data.count(b"ld+json") == len(found) else None


def crumbs_of(data: bytes) -> tuple[tuple[str, str | None], ...] | None:
    """Texts and addresses of the breadcrumb."""
    start = data.find(TRAIL)
    if start < 0 or data.count(b"breadcrumb") != 1:
        return None if b"breadcrumb" in data else ()
    trail = data[start : data.find(b"</nav>", start)]
    found = CRUMB.findall(trail)
    if len(found) != trail.count(b"<li"):
        return None
    return tuple((_text(here or text).strip(), _text(href) if not here else None) for here, href, text in found)


def heading_of(data: bytes) -> str | None:
    """The text of the first heading."""
    start = data.find(b"<h1>")
    if start < 0:
        return None
    return _text(TAG.sub(b"", data[start : data.find(b"</h1>", start)]))


def _text(text: bytes) -> str:
    return unescape(text.decode()) if b"&" in text else text.decode()
