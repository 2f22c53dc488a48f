"""How a site looks: its own templates over those of the theme, checked before a page is made. Start with `looks_of`."""

from collections.abc import Mapping

from generator.diagnostics.problem import Outcome
from generator.rendering.blocked import READABLE, check_policy
from generator.rendering.compiled import Compiled
from generator.rendering.lettering import Lettering
from generator.rendering.speech import Speech
from generator.rendering.template_check import check_templates
from generator.rendering.templates import Renderer, templates_of


def looks_of(
    theme: Mapping[str, bytes],
    own: Mapping[str, bytes],
    speech: Speech,
    lettering: Lettering | None = None,
    compiled: Compiled | None = None,
) -> Outcome[Renderer]:
    """Make the renderer of a site; emits `template/syntax`, `template/unknown` and `template/blocked`."""
    texts, own_texts = templates_of(theme), templates_of(own)
    renderer = Renderer(texts, own_texts, speech, lettering, compiled)
    if not own:
        return Outcome(renderer)
    unknown = check_templates(renderer.environment, texts, own_texts, speech.words.ids)
    return Outcome(renderer, (*unknown, *check_policy(_texts(own, READABLE))))


def _texts(files: Mapping[str, bytes], suffixes: tuple[str, ...]) -> dict[str, str]:
    return {name: data.decode("utf-8", "replace") for name, data in files.items() if name.endswith(suffixes)}
