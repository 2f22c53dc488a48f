"""Sentence forms: messages of a Fluent file, made into functions when they are first used.

Arguments arrive as finished text; beside `NAME` there may be `NAME_is`, the
small whole number or word that a form selects by. So a sentence costs about a
microsecond, and another program can say the same (docs/decisions.md tells why
this is not a library). Start with `Words`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from generator.rendering.messages import Argument, Catalogue, Choice, Foreign, Form, Key, Reference, parts_of, used_by

Arguments = Mapping[str, str | int]
Sentence = Callable[[Arguments], str]
Plural = Callable[[int], str]
Literal = Callable[[str], str]
"""Writes what the words file itself says."""


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

    def html(self, id: str, form: str = "") -> Sentence:
        """What says a message as HTML; arguments have to be escaped already.

        Raises:
            MissingWords: there is no such message. So does what is returned, if it is not given an argument.
        """
        return self._html.get((id, form)) or self._make(self._html, id, form, escape)

    def plain(self, id: str, form: str = "") -> Sentence:
        """What says a message as plain text; raises as `html` does."""
        return self._plain.get((id, form)) or self._make(self._plain, id, form, str)

    def _make(self, made: dict[Key, Sentence], id: str, form: str, literal: Literal) -> Sentence:
        if (id, form) not in self._forms:
            raise MissingWords(f"there is no message `{id}{'.' + form if form else ''}`")
        made[id, form] = sentence = _Maker(id, self._forms, self._plural, literal).sentence(self._forms[id, form])
        return sentence


class _Maker(Struct, frozen=True):
    """Makes what says the message `id`."""

    id: str
    forms: Mapping[Key, Form]
    plural: Plural
    literal: Literal

    def sentence(self, form: Form) -> Sentence:
        parts = list(self._parts(form))
        if len(parts) == 1:
            return parts[0]
        return lambda arguments: "".join([part(arguments) for part in parts])

    def _parts(self, form: Form) -> Iterator[Sentence]:
        """Texts and plain arguments in a row are said at once."""
        for plain, elements in groupby(form, lambda element: isinstance(element, str | Argument)):
            if plain:
                yield self._run([*elements])
            else:
                yield from map(self._element, elements)

    def _run(self, elements: Sequence[object]) -> Sentence:
        names = [element.name for element in elements if isinstance(element, Argument)]
        text = "".join(["%s" if isinstance(element, Argument) else self._text(element) for element in elements])
        if not names:
            alone = text % ()
            return lambda arguments: alone
        given: Callable[[Arguments], object] = itemgetter(*names)

        def run(arguments: Arguments) -> str:
            try:
                return text % given(arguments)
            except KeyError as error:
                raise self._missing(error) from None

        return run

    def _text(self, element: object) -> str:
        return self.literal(str(element)).replace("%", "%%")

    def _element(self, element: object) -> Sentence:
        match element:
            case Reference(id, form):
                if (id, form) not in self.forms:
                    raise MissingWords(f"there is no message `{id}`")
                return self.sentence(self.forms[id, form])
            case Choice():
                return self._select(element)
            case Foreign(kind):
                raise MissingWords(f"{kind} is not part of our sentence forms")
        raise TypeError(element)

    def _select(self, choice: Choice) -> Sentence:
        """Exact numbers and words first, then the plural category, then the default."""
        choices = {key: self.sentence(text) for key, text in choice.texts}
        name, default, plural = choice.argument, choices[choice.default], self.plural

        def select(arguments: Arguments) -> str:
            try:
                value = arguments[name]
            except KeyError as error:
                raise self._missing(error) from None
            chosen = choices.get(value)
            if chosen is None and isinstance(value, int):
                chosen = choices.get(plural(value))
            return (chosen or default)(arguments)

        return select

    def _missing(self, error: KeyError) -> MissingWords:
        return MissingWords(f"message `{self.id}` uses `${error.args[0]}`, which it is not given")
