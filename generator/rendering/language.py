"""The language of a site: the words files that speak it, the site's over the theme's, and the speech made of them.

Knows files of the templates by name, no page. Start with `language_of`.
"""

from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import chain
from types import MappingProxyType

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.diagnostics.suggest import did_you_mean
from generator.files.origin import digest_of_parts
from generator.files.programs import Programs
from generator.rendering.formats import Formats
from generator.rendering.messages import Catalogue
from generator.rendering.speech import Speech
from generator.rendering.vocabulary import Vocabulary, check_words
from generator.rendering.words import Words

FOLDER = "templates/"
MODEL = "words/en.ftl"
"""The file of the theme that says which messages, forms and arguments there are."""
PAGES = (".html", ".xml", ".txt")

Files = Mapping[str, bytes]
NONE: Files = MappingProxyType({})


class Language(Struct, frozen=True):
    """How the pages speak. `files` are the words files by path; of two messages the later counts."""

    tag: str
    speech: Speech
    catalogue: Catalogue
    files: tuple[tuple[str, str], ...]

    @property
    def digest(self) -> str:
        """Differs with every difference in words, numbers and days."""
        return digest_of_parts(part.encode() for part in (self.tag, *chain(*self.files)))


def language_of(tag: str, theme: Files, own: Files = NONE, programs: Programs | None = None) -> Outcome[Language]:
    """Gather the words of a language: the theme's, over them the site's; a tag such as en-GB has those of en below.

    What is in `programs` need not be read again.

    Emits `words/language`, `words/syntax`, `words/missing`, `words/argument` and `words/unknown`.
    """
    names = tuple(dict.fromkeys((f"words/{tag.split('-', maxsplit=1)[0]}.ftl", f"words/{tag}.ftl")))
    layers = [(files, name) for files in (theme, own) for name in names if name in files]
    try:
        formats = Formats(tag)
    except LookupError:
        layers = []
    if not layers:
        return Outcome(None, (_nobody(tag, (*theme, *own), names[-1]),))
    texts = [(FOLDER + name, files[name].decode("utf-8", "replace")) for files, name in layers]
    read = [_read(path, text, programs) for path, text in texts]
    spoken = reduce(Catalogue.under, (r.value for r in read if r.value))
    problems = [d for r in read for d in r.diagnostics]
    changed = {
        FOLDER + name: r.value for (files, name), r in zip(layers, read, strict=True) if files is own and r.value
    }
    if changed and not problems:
        vocabulary = Vocabulary(theme[MODEL].decode("utf-8", "replace"), "\n".join(_pages(own)))
        problems += check_words(changed, spoken, vocabulary)
    speech = Speech(Words(spoken, formats.plural), formats)
    return Outcome(Language(tag, speech, spoken, tuple(texts)), tuple(problems))


def _read(path: str, text: str, programs: Programs | None) -> Outcome[Catalogue]:
    def parsed() -> Outcome[Catalogue]:
        from generator.rendering.words_file import parse_words  # hardly ever needed, and it takes its time

        return parse_words(path, text)

    return programs.once((path, text), Outcome[Catalogue], parsed) if programs else parsed()


def _pages(own: Files) -> Iterator[str]:
    return (data.decode("utf-8", "replace") for name, data in own.items() if name.endswith(PAGES))


def _nobody(tag: str, names: tuple[str, ...], wanted: str) -> Diagnostic:
    languages = sorted({n.removeprefix("words/").removesuffix(".ftl") for n in names if n.startswith("words/")})
    hint = did_you_mean(tag, languages) or f"add templates/{wanted}"
    return Diagnostic("words/language", f"there are no words for `{tag}`", Span("evenhand.yaml"), hint=hint)
