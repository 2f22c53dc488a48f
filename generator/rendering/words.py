"""Sentence forms: messages of a Fluent file, made into functions when they are first used.

Arguments arrive as finished text; beside `NAME` there may be `NAME_is`, the
small whole number or word that a form selects by. So a sentence costs about a
microsecond, and another program can say the same (docs/decisions.md tells why
this is not a library). Start with `Words`.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from itertools import groupby

from generator.rendering.messages import Argument, Catalogue, Choice, Foreign, Form, Key, Reference, parts_of, used_by

Arguments = Mapping[str, str | int]
Sentence = Callable[[Arguments], str]
Plural = Callable[[int], str]


class MissingWords(LookupError):
    """A message, a form of it or an argument that does not exist; becomes a diagnostic in `build`."""


class Words:
    """Says messages of a catalogue, as HTML (text of the file escaped) or as plain text."""

    def __init__(self, catalogue: Catalogue, plural: Plural) -> None:
        self._forms = catalogue.forms
        self._plural = plural
        self._html: dict[Key, Sentence] = {}
        self._plain: dict[Key, Sentence] = {}

    def has(self, id: str, form: str = "") -> bool:
        return (id, form) in self._forms

    @property
    def ids(self) -> frozenset[str]:
        """The messages that have a form of their own value."""
        return frozenset(id for id, form in self._forms if not form)

    def uses(self, id: str, form: str) -> frozenset[str]:
        """The arguments that a message may ask for, in whichever of its variants; none if there is no such message."""
        keys = {(id, form), *used_by((id, form), self._forms)} if (id, form) in self._forms else ()
        return frozenset(name for key in keys for name in parts_of(self._forms[key]).arguments)

    def html(self, id: str, form: str, arguments: Arguments) -> str:
        """Say a message; `arguments` have to be escaped already."""
        sentence = self._html.get((id, form)) or self._make(self._html, id, form, escape)
        return self._say(sentence, id, arguments)

    def plain(self, id: str, form: str, arguments: Arguments) -> str:
        sentence = self._plain.get((id, form)) or self._make(self._plain, id, form, str)
        return self._say(sentence, id, arguments)

    @staticmethod
    def _say(sentence: Sentence, id: str, arguments: Arguments) -> str:
        try:
            return sentence(arguments)
        except KeyError as error:
            raise MissingWords(f"message `{id}` uses `${error.args[0]}`, which it is not given") from None

    def _make(self, made: dict[Key, Sentence], id: str, form: str, literal: Callable[[str], str]) -> Sentence:
        if (id, form) not in self._forms:
            raise MissingWords(f"there is no message `{id}{'.' + form if form else ''}`")
        made[id, form] = sentence = self._form(self._forms[id, form], literal)
        return sentence

    def _form(self, form: Form, literal: Callable[[str], str]) -> Sentence:
        parts = list(self._runs(form, literal))
        if len(parts) == 1:
            return parts[0]
        return lambda arguments: "".join([part(arguments) for part in parts])

    def _runs(self, form: Form, literal: Callable[[str], str]) -> Iterator[Sentence]:
        """Texts and plain arguments in a row are written at once, by a format."""
        for plain, elements in groupby(form, lambda element: isinstance(element, str | Argument)):
            if plain:
                yield "".join([_as_format(element, literal) for element in elements]).format_map
            else:
                yield from (self._element(element, literal) for element in elements)

    def _element(self, element: object, literal: Callable[[str], str]) -> Sentence:
        match element:
            case Reference(id, form):
                if (id, form) not in self._forms:
                    raise MissingWords(f"there is no message `{id}`")
                return self._form(self._forms[id, form], literal)
            case Choice():
                return self._select(element, literal)
            case Foreign(kind):
                raise MissingWords(f"{kind} is not part of our sentence forms")
        raise TypeError(element)

    def _select(self, choice: Choice, literal: Callable[[str], str]) -> Sentence:
        """Exact numbers and words first, then the plural category, then the default."""
        choices = {key: self._form(text, literal) for key, text in choice.texts}
        name, default, plural = choice.argument, choices[choice.default], self._plural

        def select(arguments: Arguments) -> str:
            value = arguments[name]
            chosen = choices.get(value)
            if chosen is None and isinstance(value, int):
                chosen = choices.get(plural(value))
            return (chosen or default)(arguments)

        return select


def _as_format(element: object, literal: Callable[[str], str]) -> str:
    """A text or a plain argument as a part of a Python format."""
    if isinstance(element, Argument):
        return f"{{{element.name}}}"
    return literal(str(element)).replace("{", "{{").replace("}", "}}")
