"""Front matter of markdown files. Start with `ArticleFile`."""

from pydantic import Field

from generator.reading.kinds import Day, Flag, Line, Text
from generator.reading.schema.written import Waivers, Written


class QuestionEntry(Written):
    q: Text
    """A question that readers ask."""
    a: Text
    """The answer."""


class TextFile(Written):
    """Front matter of content/index.md, how-we-score.md, a category's or a product's prose."""

    title: Line = ""
    description: Text = ""
    """One or two sentences for search engines and feeds."""
    updated: Day | None = None
    """When the text last changed in substance."""
    author: Line = ""
    """Who wrote it."""
    waivers: Waivers = Field(default_factory=dict)
    """Checks that do not count for this file, each with the reason."""


class ArticleFile(TextFile):
    """Front matter of content/articles/*.md and content/pages/*.md; `title` or a leading `# …` is needed."""

    draft: Flag = False
    """true: shown by `serve`, left out by `build`."""


class PairArticleFile(ArticleFile):
    """Front matter of content/<category>/<a>-vs-<b>.md"""

    verdict: Text = ""
    """Replaces the computed opening; the numbers behind it are still checked."""
    winner: Line = ""
    """Who wins by the verdict: an id, or none; the data have to say the same."""
    faq: tuple[QuestionEntry, ...] = ()
    """Questions about the two, with their answers."""
    facts: tuple[Line, ...] = ()
    """Assertions that must hold: `gemma-3.scores.value > 9`."""
