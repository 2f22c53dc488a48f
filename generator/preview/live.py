"""The site as it stands now: prepared once a change, rendered page by page when asked for.

Nothing is written to disk. While there is a mistake in a file every page is
the list of mistakes. Knows nothing of sockets. Start with `LiveSite`.
"""

import mimetypes
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import urlsplit

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, has_errors
from generator.diagnostics.rules import Rules
from generator.diagnostics.text import render, summary
from generator.files.tree import SourceTree, read_tree
from generator.loading import Loading, begin
from generator.pages.policy import POLICY
from generator.pages.routes import CARD, output_path
from generator.preparation import LaidOut, Prepared, lay_out
from generator.runs import USUAL, Manner, Options

HTML = "text/html; charset=utf-8"
MANY = 100
"""Pages that are kept until the files change."""
SCRIPT, STYLE = "/livereload.js", "/livereload.css"


class Answer(Struct, frozen=True):
    """What a request gets; `location` is set for a redirect."""

    status: int
    kind: str
    body: bytes
    location: str = ""


class Shown(Struct, frozen=True):
    """The site since its files last changed, and the pages of it that were asked for, by address and status."""

    prepared: Prepared
    answers: dict[tuple[str, int], Answer]


class LiveSite:
    """Answers requests for addresses below `path`, the path of the site's `base_url`."""

    def __init__(self, options: Options, manner: Manner = USUAL) -> None:
        self._options, self._manner = options, manner
        self._shown = Shown(Prepared(SourceTree(), Rules(), ()), {})
        self._loading: Loading | None = None
        self._failure = ""
        self.path = "/"

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return self._shown.prepared.problems

    def reload(self) -> None:
        """Read everything anew. A site with errors has no pages until they are mended; `check` may find more."""
        self._loading = begin(read_tree(self._options.root), self._options)
        self._show(lay_out(self._loading, self._manner))

    def check(self) -> bool:
        """Read what was reloaded as an editor would; return whether there are pages no more."""
        before = self._shown.prepared
        checked = before.checked(self._loading.findings()) if self._loading else before
        self._show(checked)
        return before.site is not None and checked.site is None

    def _show(self, prepared: Prepared) -> None:
        same = prepared.site is self._shown.prepared.site
        self._shown = Shown(prepared, self._shown.answers if same else {})
        self._failure = ""
        if site := prepared.site:
            self.path = urlsplit(site.plan.frame.base_url).path or "/"

    def fail(self, trace: str) -> None:
        """Show a failure of our own on every page until the next reload."""
        self._failure = trace

    def answer(self, path: str) -> Answer:
        """Return the page, file or error page at a decoded path that begins with a slash."""
        if self._failure:
            return failure("Evenhand failed; this is a bug", self._failure)
        if not path.startswith(self.path):
            return Answer(302, HTML, b"", self.path) if path in ("/", self.path.rstrip("/")) else self._not_found()
        url, shown = path.removeprefix(self.path), self._shown
        site = shown.prepared.site
        if site is None:
            return self.mistakes(self.problems)
        if url in site.copies:
            return Answer(200, _kind(url), site.copies[url])
        pages = site.plan.pages
        if url in pages:
            return self._page(shown, site, url, 200)
        if url.endswith(CARD) and url.removesuffix(CARD) in pages:
            return _card(site, url)
        for other in (f"{url}/", url.removesuffix("index.html")):
            if other in pages and other != url:
                return Answer(302, HTML, b"", self.path + other)
        return self._not_found()

    def mistakes(self, problems: tuple[Diagnostic, ...]) -> Answer:
        """The list of mistakes as a page that goes away by itself when they are mended."""
        sources = self.sources(problems)
        listed = "\n\n".join(render(d, sources) for d in problems)
        return failure(summary(problems), listed)

    def _page(self, shown: Shown, site: LaidOut, url: str, status: int) -> Answer:
        """Make a page, unless that was done since the files changed."""
        answers, asked = shown.answers, (url, status)
        if asked not in answers:
            if len(answers) >= MANY:
                answers.clear()
            answers[asked] = self._made(site, url, status)
        return answers[asked]

    def _made(self, site: LaidOut, url: str, status: int) -> Answer:
        outcome = site.renderer.render(site.plan.pages[url])
        if outcome.value is None or has_errors(outcome.diagnostics):
            return self.mistakes(outcome.diagnostics)
        lies = site.auditor.page(output_path(url), outcome.value.data)[0] if site.auditor else ()
        if lies:
            return self.mistakes(lies)
        return Answer(status, _kind(url), outcome.value.data)

    def _not_found(self) -> Answer:
        shown = self._shown
        site = shown.prepared.site
        return self._page(shown, site, "404.html", 404) if site else self.mistakes(self.problems)

    def sources(self, problems: tuple[Diagnostic, ...] | None = None) -> dict[str, str]:
        """The texts that problems (all present ones, unless some are given) point into."""
        tree = self._shown.prepared.tree
        named = {d.span.path for d in problems or self.problems if d.span}
        return {path: tree.text(path) for path in named if path in tree.files}


def _card(site: LaidOut, url: str) -> Answer:
    """The picture of a page, made anew; nothing if it has none."""
    rendered = site.renderer.render(site.plan.pages[url.removesuffix(CARD)]).value
    if rendered is None or not rendered.card or site.painter is None:
        return Answer(404, _kind(url), b"")
    return Answer(200, _kind(url), site.painter.paint(rendered.card))


def failure(title: str, text: str) -> Answer:
    """A page that shows text as it is, and reloads with the site."""
    template = Template(_own("error.html"))
    page = template.substitute(title=escape(title), text=escape(text), script=SCRIPT, style=STYLE, policy=POLICY)
    return Answer(500, HTML, page.encode())


def style() -> Answer:
    """The looks of a page that shows mistakes."""
    return Answer(200, "text/css; charset=utf-8", _own("error.css").encode())


def _own(name: str) -> str:
    return files("generator.preview").joinpath(name).read_text("utf-8")


def _kind(url: str) -> str:
    if not url or url.endswith(("/", ".html")):
        return HTML
    kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("xml") else kind
