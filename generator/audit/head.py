"""Whether machines read of a page what people read: title, address, breadcrumb. Start with `check_head`."""

import json
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urljoin

from generator.audit.addresses import address_of
from generator.audit.finding import Lie, quoted
from generator.audit.seen import Seen

MANY = 1024


def check_head(seen: Seen, url: str, base_url: str) -> Iterator[Lie]:
    """Compare the head with itself and the address; emits `audit/head`."""
    head = seen.head
    title = head.get("title", "")
    if not title.strip():
        yield Lie("audit/head", f"`/{url}` has no title", "<head")
    elif head.get("og:title", title) not in title:
        yield _differ(url, "og:title", head["og:title"], "the title", title)
    description = head.get("description", "")
    if head.get("og:description", description) != description:
        yield _differ(url, "og:description", head["og:description"], "the description", description)
    if "refresh" not in head:
        for name in ("canonical", "og:url"):
            if head.get(name, base_url + url) != base_url + url:
                yield _differ(url, name, head[name], "its address", base_url + url)


def _differ(url: str, name: str, found: str, what: str, expected: str) -> Lie:
    mark = "<head" if name == "canonical" else f'property="{name}"'
    return Lie("audit/head", f"`/{url}` has {name} {quoted(found)}; {what} is {quoted(expected)}", mark)


def check_structured_data(seen: Seen, url: str, base_url: str) -> Iterator[Lie]:
    """Compare JSON-LD breadcrumbs with the visible one; emits `audit/structured-data`."""
    for script in seen.scripts:
        if script == _trail(seen, url, base_url):
            continue
        try:
            data = json.loads(script)
        except ValueError as error:
            yield Lie("audit/structured-data", f"`/{url}` has JSON-LD that cannot be read: {error}", script[:60])
            continue
        for block in data if isinstance(data, list) else [data]:
            if isinstance(block, dict) and block.get("@type") == "BreadcrumbList":
                for fault in _breadcrumb(block, seen, url, base_url):
                    yield Lie("audit/structured-data", f"`/{url}` has a BreadcrumbList {fault}", "application/ld+json")


def _trail(seen: Seen, url: str, base_url: str) -> str:
    """The visible breadcrumb as JSON-LD, as short as it can be written."""
    items = [
        _item(place, text, "" if href is None else _reached(url, href, base_url))
        for place, (text, href) in enumerate(seen.crumbs, 1)
    ]
    return f'{{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{",".join(items)}]}}'


@lru_cache(MANY)
def _item(place: int, text: str, address: str) -> str:
    leads = f',"item":"{address}"' if address else ""
    return f'{{"@type":"ListItem","position":{place},"name":{encoded(text)}{leads}}}'


encoded = json.JSONEncoder(ensure_ascii=False).encode


def _reached(url: str, href: str, base_url: str) -> str:
    """Where a link on a page leads; most begin by going up to the root of the site."""
    up = "../" * url.count("/")
    rest = href.removeprefix(up)
    if not up or rest == href or ".." in rest:
        return address_of(urljoin(base_url + url, href))
    return base_url + address_of(rest)


def _breadcrumb(block: dict[str, object], seen: Seen, url: str, base_url: str) -> Iterator[str]:
    items = block.get("itemListElement")
    entries = [i for i in items if isinstance(i, dict)] if isinstance(items, list) else []
    if [e.get("position") for e in entries] != list(range(1, len(entries) + 1)) or not entries:
        yield "whose positions do not count from 1"
    if not seen.crumbs:
        return
    named, shown = ([" ".join(t.split()) for t in texts] for texts in _names(entries, seen))
    if named != shown:
        yield f"of {quoted(' / '.join(named))}; the page shows {quoted(' / '.join(shown))}"
    for entry, crumb in zip(entries, seen.crumbs, strict=False):
        address = base_url + url if crumb.href is None else _reached(url, crumb.href, base_url)
        if entry.get("item", address) != address:
            yield f"that leads to {quoted(str(entry['item']))}; the page leads to {quoted(address)}"


def _names(entries: list[dict[str, object]], seen: Seen) -> tuple[list[str], list[str]]:
    return [str(e.get("name", "")) for e in entries], [crumb.text for crumb in seen.crumbs]
