"""Markdown files become articles and prose, with their titles, dates and assertions. Start with `read_article`."""

import re

from msgspec.structs import replace

from generator.diagnostics.problem import Outcome, Span
from generator.model.catalogue import Article, Fact
from generator.model.product import Question
from generator.model.prose import Prose
from generator.reading.desk import Desk
from generator.reading.nodes import Document
from generator.reading.schema.texts import ArticleFile, PairArticleFile, TextFile

FACT = re.compile(r"(\S+)\s+(=|!=|<=|>=|<|>|contains|lacks)\s+(\S.*)")


def read_prose(desk: Desk, path: str) -> Prose | None:
    """Read a text that is part of another page; None if there is no such file or it is broken."""
    if path not in desk.tree.files:
        return None
    read = desk.read(path, TextFile)
    prose = desk.take(_parsed(read[0])) if read else None
    if read is None or prose is None:
        return None
    return replace(prose, title=read[1].title or prose.title, description=read[1].description)


def read_article(desk: Desk, path: str, id: str) -> Article | None:
    """Read a free-standing article or page; emits `article/no-title`. None if broken."""
    read = desk.read(path, ArticleFile)
    if read is None:
        return None
    document, written = read
    prose = _prose(desk, document)
    title = written.title or prose.title
    if not title:
        hint = "add `title: …` to the front matter, or start the text with `# …`"
        desk.report("article/no-title", "this text has no title", Span(path), hint)
        return None
    return Article(
        id,
        title,
        prose,
        written.description,
        written.updated,
        written.author,
        written.draft,
        span=_title_span(document),
    )


def read_pair_article(desk: Desk, path: str, category: str, pair: tuple[str, str]) -> Article | None:
    """Read the words of a pair's page; None if broken."""
    read = desk.read(path, PairArticleFile)
    if read is None:
        return None
    document, written = read
    prose = _prose(desk, document)
    facts = [_fact(desk, document, n, text) for n, text in enumerate(written.facts)]
    return Article(
        id="-vs-".join(pair),
        title=written.title or prose.title,
        prose=prose,
        description=written.description,
        updated=written.updated,
        author=written.author,
        draft=written.draft,
        verdict=written.verdict,
        winner=written.winner,
        faq=tuple(Question(e.q, e.a) for e in written.faq),
        facts=tuple(f for f in facts if f),
        pair=pair,
        category=category,
        span=_title_span(document),
        verdict_span=document.span("winner" if written.winner else "verdict"),
    )


def _prose(desk: Desk, document: Document) -> Prose:
    """A text without words is no prose, but may have a title."""
    prose = desk.take(_parsed(document))
    return Prose(document.path) if prose is None else prose


def _parsed(document: Document) -> Outcome[Prose]:
    from generator.reading.markdown import parse  # a site without texts need not wait for it

    return parse(document)


def _title_span(document: Document) -> Span:
    return document.span("title")


def _fact(desk: Desk, document: Document, n: int, text: str) -> Fact | None:
    span = document.span("facts", n)
    found = FACT.fullmatch(text)
    if not found:
        hint = "write PATH OP VALUE, with =, !=, <, <=, >, >=, contains or lacks between"
        desk.report("fact/form", f"`{text}` is not an assertion", span, hint)
        return None
    return Fact(found[1], found[2], found[3], span)
