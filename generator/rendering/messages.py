"""Messages and their forms: texts with arguments, other messages and choices in them.

Knows the part of Fluent that docs/words.md describes, not how it is written,
no claim and no page. Start with `Catalogue`.
"""

from collections.abc import Mapping
from typing import Union

from msgspec import Struct

Key = tuple[str, str]
"""A message and one of its forms; the form of its own value is ""."""


class Argument(Struct, frozen=True, tag="argument"):
    name: str


class Reference(Struct, frozen=True, tag="message"):
    """What another message says."""

    id: str
    form: str


class Choice(Struct, frozen=True, tag="choice"):
    """One of several texts, by an argument: by its number, its word or the category of its plural, in this order."""

    argument: str
    texts: tuple[tuple[int | str, "Form"], ...]
    default: int | str


class Foreign(Struct, frozen=True, tag="foreign"):
    """What Fluent knows and we do not say, by the name of its kind."""

    kind: str


Form = tuple[Union[str, Argument, Reference, Choice, Foreign], ...]  # noqa: UP007 (msgspec reads the name in `Choice`)


class Catalogue(Struct, frozen=True):
    """The messages of a language by message and form, and at which line each begins."""

    forms: Mapping[Key, Form]
    lines: Mapping[Key, int]

    def under(self, other: "Catalogue") -> "Catalogue":
        """Return both, the messages and forms of `other` instead of one's own."""
        return Catalogue({**self.forms, **other.forms}, {**self.lines, **other.lines})


class Parts(Struct, frozen=True):
    """What a form is made of beside text: arguments, messages, and what we cannot say."""

    arguments: tuple[str, ...]
    references: tuple[Key, ...]
    foreign: tuple[str, ...]


def parts_of(form: Form) -> Parts:
    """Look through a form and all of its variants."""
    arguments: list[str] = []
    references: list[Key] = []
    foreign: list[str] = []
    waiting = [*form]
    while waiting:
        match waiting.pop(0):
            case Argument(name):
                arguments.append(name)
            case Reference(id, other):
                references.append((id, other))
            case Choice(argument, texts):
                arguments.append(argument)
                waiting += [element for _, text in texts for element in text]
            case Foreign(kind):
                foreign.append(kind)
    return Parts(tuple(arguments), tuple(references), tuple(foreign))


def used_by(key: Key, forms: Mapping[Key, Form]) -> set[Key]:
    """The messages that a form uses, and those that these use, as far as there are such; itself if it never ends."""
    found, waiting = set[Key](), [key]
    while waiting:
        more = {other for other in parts_of(forms[waiting.pop()]).references if other in forms} - found
        found |= more
        waiting += more
    return found


def named(key: Key) -> str:
    """How problems name a message or one of its forms: `overall.card`."""
    return f"`{key[0]}{'.' + key[1] if key[1] else ''}`"
