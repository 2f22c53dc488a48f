"""How a site looks: its own templates over those of the theme, checked before a page is made. Start with `looks_of`."""

from collections.abc import Mapping
from itertools import chain

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Outcome
from generator.files.programs import Programs
from generator.pages.asked import ALL, Asked
from generator.rendering.blocked import READABLE, check_policy
from generator.rendering.compiled import Compiled
from generator.rendering.language import Language
from generator.rendering.lettering import Lettering
from generator.rendering.templates import Renderer, templates_of


class Looks(Struct, frozen=True):
    """What renders the pages, and what it may ask these for."""

    renderer: Renderer
    asked: Asked = ALL


def looks_of(
    theme: Mapping[str, bytes],
    own: Mapping[str, bytes],
    language: Language,
    lettering: Lettering | None = None,
    programs: Programs | None = None,
) -> Outcome[Looks]:
    """Find how a site looks; emits `template/syntax`, `template/unknown` and `template/blocked`.

    What is in `programs` need not be compiled, or checked, again.
    """
    texts, own_texts = templates_of(theme), templates_of(own)
    compiled = Compiled(programs, language.digest) if programs else None
    renderer = Renderer(texts, own_texts, language.speech, lettering, compiled)
    if not own:
        return Outcome(Looks(renderer))
    readable = _texts(own, READABLE)
    ids = language.speech.words.ids

    def checked() -> tuple[Asked, tuple[Diagnostic, ...]]:
        from generator.rendering.template_check import check_templates  # as seldom needed as the templates change

        found = check_templates(renderer.environment, texts, own_texts, ids)
        return found.asked, (*found.problems, *check_policy(readable))

    if programs is None:
        asked, problems = checked()
    else:
        all_texts = [part for files in (texts, own_texts, readable) for part in ("", *chain(*files.items()))]
        kept = (*all_texts, "", *sorted(ids))
        asked, problems = programs.once(kept, tuple[Asked, tuple[Diagnostic, ...]], checked)
    return Outcome(Looks(renderer, asked), problems)


def _texts(files: Mapping[str, bytes], suffixes: tuple[str, ...]) -> dict[str, str]:
    return {name: data.decode("utf-8", "replace") for name, data in files.items() if name.endswith(suffixes)}
