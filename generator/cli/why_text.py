"""Which pages a build had to make, and why, as people read it. Start with `why_told`."""

from collections.abc import Iterator, Mapping

SHOWN = 3
"""Addresses of pages that are made for the same reason."""


def why_told(made: Mapping[str, tuple[str, ...]], pages: int, everything: bool) -> Iterator[str]:
    """Yield lines: how many pages were made, then the reasons, the one of most pages first, with some of these."""
    yield f"{len(made):,} of {pages:,} pages had to be made"
    groups: dict[tuple[str, ...], list[str]] = {}
    for url, reasons in made.items():
        groups.setdefault(reasons, []).append(url)
    for reasons, urls in sorted(groups.items(), key=lambda group: -len(group[1])):
        yield f"  {len(urls):,}: {'; '.join(reasons)}"
        shown = urls if everything else urls[:SHOWN]
        yield from (f"      /{url}" for url in shown)
        if len(urls) > len(shown):
            yield f"      … and {len(urls) - len(shown):,} more (--all shows them)"
