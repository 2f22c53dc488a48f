"""What there is to be said: messages, their forms and arguments, and whether the words files of a site say it.

Knows ids and names of arguments, not what a sentence says. Start with
`check_words`; `Vocabulary` reads the model.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from generator.diagnostics.problem import Diagnostic, Span
from generator.diagnostics.suggest import closest, did_you_mean
from generator.judging import claims
from generator.judging.claims import Claim
from generator.rendering.messages import Catalogue, Form, Key, named, parts_of, used_by
from generator.rendering.speech import arguments_of

MESSAGE = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
FORM = re.compile(r"^    \.([\w-]+) =", re.MULTILINE)
ARGUMENT = re.compile(r"\{ \$(\w+)")
REFERENCE = re.compile(r"\{ ([a-z][\w-]*) \}")
QUOTED = re.compile(r"""["']([a-z][\w-]*)["']""")
FEW = 5


class Vocabulary:
    """The messages and forms of the theme's model, by a scan of its text; ids that a site's own templates name."""

    def __init__(self, model: str, pages: str) -> None:
        starts = [*MESSAGE.finditer(model)]
        ends = [m.start() for m in starts[1:]] + [len(model)]
        texts = {m[1]: model[m.end() : end] for m, end in zip(starts, ends, strict=True)}
        self.forms: dict[Key, None] = {}
        for id, text in texts.items():
            first = FORM.search(text)
            if (text[: first.start()] if first else text).split("\n#")[0].strip():
                self.forms[id, ""] = None
            self.forms.update(((id, form), None) for form in FORM.findall(text))
        self._texts = texts
        self.named = frozenset(QUOTED.findall(pages))

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._texts)

    def has(self, id: str) -> bool:
        return id in self._texts

    def arguments(self, id: str) -> tuple[str, ...]:
        """The arguments that a message is given: those of its claim, else those that the model uses."""
        found = dict.fromkeys((*claim_arguments().get(id, ()), *ARGUMENT.findall(self._texts[id])))
        for other in REFERENCE.findall(self._texts[id]):
            if other in self._texts:
                found |= dict.fromkeys(self.arguments(other))
        return tuple(found)


@cache
def claim_arguments() -> Mapping[str, tuple[str, ...]]:
    """The arguments of every kind of claim."""
    kinds = [c for c in vars(claims).values() if isinstance(c, type) and issubclass(c, Claim) and c.__struct_fields__]
    return {kind.kind: arguments_of(kind) for kind in kinds}


def check_words(own: Mapping[str, Catalogue], spoken: Catalogue, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield what is missing or misspelt in the words files of a site, by path; `spoken` is theirs over the theme's.

    Emits `words/syntax`, `words/missing`, `words/argument` and `words/unknown`.
    """
    path = [*own][-1]
    absent = [key for key in vocabulary.forms if key not in spoken.forms]
    if absent:
        yield Diagnostic("words/missing", _missing(absent), Span(path), hint="the words of `en` have every message")
    for file, catalogue in own.items():
        for key, line in catalogue.lines.items():
            yield from _check(key, Span(file, line), spoken.forms, vocabulary)


def _check(key: Key, at: Span, forms: Mapping[Key, Form], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    id, _ = key
    name, known = named(key), vocabulary.has(id)
    parts, used = parts_of(forms[key]), used_by(key, forms)
    for foreign in parts.foreign:
        yield Diagnostic("words/syntax", f"{name} uses a {foreign}, which is not part of our sentence forms", at)
    for other in parts.references:
        if other not in forms:
            hint = did_you_mean(other[0], (id for id, _ in forms))
            yield Diagnostic("words/missing", f"{name} uses {named(other)}, which does not exist", at, hint=hint)
    if key in used:
        yield Diagnostic("words/syntax", f"{name} uses itself, and would never end", at, hint="say it in its own words")
    if known:
        given = vocabulary.arguments(id)
        asked = chain.from_iterable(parts_of(forms[one]).arguments for one in (key, *sorted(used - {key})))
        for argument in (name for name in dict.fromkeys(asked) if name not in given):
            hint = did_you_mean(argument, given) if given else "this message has no arguments"
            yield Diagnostic("words/argument", f"{name} is not given `${argument}`", at, hint=hint)
    if key not in vocabulary.forms and not {*key} & vocabulary.named:
        yield Diagnostic("words/unknown", f"nothing says {name}", at, hint=_hint(key, known, vocabulary))


def _hint(key: Key, known: bool, vocabulary: Vocabulary) -> str:
    """The form of the message, or the message, that was likely meant."""
    id, form = key
    candidates = [other for of, other in vocabulary.forms if of == id and other] if known else vocabulary.ids
    near = closest(form if known else id, candidates)
    return f"did you mean `{'.' if known else ''}{near}`?" if near else "no template of this site names it"


def _missing(keys: list[Key]) -> str:
    names = [named(key) for key in keys[:FEW]]
    more = f" and {len(keys) - FEW} more" if len(keys) > FEW else ""
    return f"{len(keys)} message{'s are' if len(keys) > 1 else ' is'} missing: {', '.join(names)}{more}"
