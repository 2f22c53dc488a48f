"""Pages that search engines could not tell apart. Start with `same_texts`."""

from collections.abc import Iterator, Mapping

from generator.diagnostics.problem import Diagnostic, Span
from generator.pages.views import Page


def same_texts(pages: tuple[Page, ...], texts: Mapping[str, tuple[bytes, bytes]]) -> Iterator[Diagnostic]:
    """Find titles and descriptions that two listed pages share; emits `plan/same-text`.

    `texts` are the digests of both, by the address of each page that search engines are shown.
    """
    seen: dict[tuple[str, bytes], Page] = {}
    for page in pages:
        for what, text in zip(("title", "description"), texts.get(page.url, ()), strict=False):
            first = seen.setdefault((what, text), page)
            if first is not page:
                message = f"/{page.url} and /{first.url} have the same {what}"
                hint = {"title": "give one of them another `name:`", "description": "write a text for one of them"}[
                    what
                ]
                if page.source.endswith(".md"):
                    hint = f"give one of them a `{what}:` of its own"
                yield Diagnostic("plan/same-text", message, Span(page.source), hint=hint)
