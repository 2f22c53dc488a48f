"""Front matter of markdown files. Start with `ArticleFile`."""

from pydantic import Field

from generator.reading.fields import (
    Day,
    Flag,
    Line,
    Text,
)
from generator.reading.schema.written import Waivers, Written


class QuestionEntry(Written):
    q: Text
    a: Text


class TextFile(Written):
    """Front matter of content/index.md, how-we-score.md, a category's or a product's prose."""

    title: Line = ""
    description: Text = ""
    updated: Day | None = None
    author: Line = ""
    waivers: Waivers = Field(default_factory=dict)
    """Checks that do not count for this file, each with the reason."""


class ArticleFile(TextFile):
    """Front matter of content/articles/*.md and content/pages/*.md; `title` or a leading `# …` is needed."""

    draft: Flag = False


class PairArticleFile(ArticleFile):
    """Front matter of content/<category>/<a>-vs-<b>.md"""

    verdict: Text = ""
    """Replaces the computed opening; the numbers behind it are still checked."""
    faq: tuple[QuestionEntry, ...] = ()
    facts: tuple[Line, ...] = ()
    """Assertions that must hold: `gemma-3.scores.value > 9`."""
