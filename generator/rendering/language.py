"""The language of a site: which words file speaks it, and the speech made of that. Start with `language_of`."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.diagnostics.suggest import did_you_mean
from generator.rendering.formats import Formats
from generator.rendering.speech import Speech
from generator.rendering.templates import TEMPLATES
from generator.rendering.words import Words, parse_words


@dataclass(frozen=True, slots=True)
class Language:
    """How the pages speak; `path` and `text` are the words file."""

    speech: Speech
    path: str
    text: str


def language_of(tag: str, sources: Mapping[str, bytes]) -> Outcome[Language]:
    """Find the words of a language among the files of the templates; a tag such as en-GB falls back to those of en.

    Emits `words/language` and `words/syntax`.
    """
    names = [f"words/{tag}.ftl", f"words/{tag.split('-', maxsplit=1)[0]}.ftl"]
    name = next((n for n in names if n in sources), None)
    try:
        formats = Formats(tag)
    except LookupError:
        name = None
    if name is None:
        languages = [n.removeprefix("words/").removesuffix(".ftl") for n in sources if n.startswith("words/")]
        hint = did_you_mean(tag, languages) or f"add templates/{names[0]}"
        missing = Diagnostic("words/language", f"there are no words for `{tag}`", Span("evenhand.yaml"), hint=hint)
        return Outcome(None, (missing,))
    path, text = TEMPLATES + name, sources[name].decode("utf-8", "replace")
    parsed = parse_words(path, text)
    if parsed.value is None:
        return Outcome(None, parsed.diagnostics)
    return Outcome(Language(Speech(Words(parsed.value, formats.plural), formats), path, text), parsed.diagnostics)
