"""The words file read by a small reader of its own: each message as alternatives of text and arguments.

Knows the part of Fluent that docs/words.md describes, nothing of claims; white
space counts as one space, as in HTML. Start with `read_forms`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from msgspec import Struct

from generator.audit.expected import Expected, template_of

ENTRY = re.compile(r"(-?[a-zA-Z][\w-]*)[ \t]*=[ \t]*(.*)", re.DOTALL)
ATTRIBUTE = re.compile(r"[ \t]+\.([a-zA-Z][\w-]*)[ \t]*=[ \t]*(.*)", re.DOTALL)
VARIANT = re.compile(r"\s*\n?[ \t]*(\*?)\[\s*([\w-]+)\s*\][ \t]*")
SELECTOR = re.compile(r"\{\s*\$([\w-]+)\s*->")
ARGUMENT = re.compile(r"\{\s*\$([\w-]+)\s*\}")
LITERAL = re.compile(r'\{\s*"((?:[^"\\]|\\.)*)"\s*\}|\{\s*(-?[\d.]+)\s*\}')
REFERENCE = re.compile(r"\{\s*([a-zA-Z][\w-]*(?:\.[a-zA-Z][\w-]*)?)\s*\}")
NEXT = re.compile(r"[{}]|\n[ \t]*\*?\[")

Key = tuple[str, str]
"""A message and one of its forms; the form of its own value is ""."""


class Argument(Struct, frozen=True):
    name: str


class Reference(Struct, frozen=True):
    key: Key


class Choice(Struct, frozen=True):
    """Alternatives by what the argument is; `default` is the key of the starred one."""

    argument: str
    variants: Mapping[int | str, "Pattern"]
    default: int | str


Pattern = tuple["str | Argument | Reference | Choice", ...]


class Unreadable(ValueError):
    """A message that is not in the part of Fluent that we read; whoever asks for it is told."""


class Form(Struct, frozen=True):
    """A message or one of its forms: how it is written, and at which line of which file."""

    source: str
    line: int
    path: str = ""


def read_forms(text: str, path: str = "") -> dict[Key, Form]:
    """Find all messages of a words file; what they say is read when it is asked for."""
    found: dict[Key, Form] = {}
    message, key, body, start = "", ("", ""), [""], 0
    for number, line in enumerate([*text.replace("\r\n", "\n").split("\n"), "#"], 1):
        entry, attribute = ENTRY.match(line), ATTRIBUTE.match(line)
        if not (entry or attribute or line.startswith("#")):
            body.append(line)
            continue
        if key[0]:
            found[key] = Form("\n".join(body), start, path)
        message = entry[1] if entry else message if attribute else ""
        key = (message, attribute[1] if attribute else "") if message else ("", "")
        body, start = [(entry or attribute or [line, "", ""])[2]], number
    return {key: form for key, form in found.items() if form.source.strip()}


def pattern_of(source: str) -> Pattern:
    """Read how a message is written.

    Raises:
        Unreadable: it uses what docs/words.md does not describe.
    """
    pattern, end = _pattern(source.strip(), 0)
    if end < len(source.strip()):
        raise Unreadable(source)
    return pattern


def _pattern(source: str, at: int) -> tuple[Pattern, int]:
    """Read until the end, a closing brace or the next variant."""
    parts: list[str | Argument | Reference | Choice] = []
    while at < len(source):
        stop = NEXT.search(source, at)
        end = stop.start() if stop else len(source)
        if end > at:
            parts.append(re.sub(r"\s+", " ", source[at:end]))
        if stop is None or stop[0] != "{":
            return _trimmed(parts), end
        part, at = _placeable(source, end)
        parts.append(part)
    return _trimmed(parts), at


def _trimmed(parts: list[str | Argument | Reference | Choice]) -> Pattern:
    """White space before a closing brace or the next variant is no part of the text."""
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return tuple(p for p in parts if p != "")


def _placeable(source: str, at: int) -> tuple[str | Argument | Reference | Choice, int]:
    if found := ARGUMENT.match(source, at):
        return Argument(found[1]), found.end()
    if found := LITERAL.match(source, at):
        return _Literal(re.sub(r"\\(.)", r"\1", found[1]) if found[1] is not None else found[2]), found.end()
    if found := REFERENCE.match(source, at):
        message, _, form = found[1].partition(".")
        return Reference((message, form)), found.end()
    if found := SELECTOR.match(source, at):
        return _choice(source, found)
    raise Unreadable(source[at : at + 40])


class _Literal(str):
    """A quoted text, whose white space counts."""

    __slots__ = ()

    def rstrip(self, *_: object) -> str:
        return self


def _choice(source: str, head: re.Match[str]) -> tuple[Choice, int]:
    variants: dict[int | str, Pattern] = {}
    at, default = head.end(), None
    while found := VARIANT.match(source, at):
        key: int | str = int(found[2]) if found[2].isdigit() else found[2]
        variants[key], at = _pattern(source, found.end())
        default = key if found[1] else default
    close = re.compile(r"\s*\}").match(source, at)
    if default is None or close is None:
        raise Unreadable(source[head.start() : head.start() + 40])
    return Choice(head[1], variants, default), close.end()


Arguments = Mapping[str, str | int]
Sentence = tuple[str, tuple[str, ...]]
"""A way through a form as a `%` template, and the arguments to put in."""
Told = tuple[str, tuple[tuple[str, int], ...]]
"""A claim with all of its sentences as a `%` template, and what to put in: values and which part of each."""
TURN, SPOT = "\5", "\0"
"""Stand between a claim and its sentence, and between two of these; no text has such signs."""


class Sentences:
    """What the messages of a words file say for given arguments."""

    def __init__(self, forms: Mapping[Key, Form], plural: Callable[[int], str]) -> None:
        self.forms = forms
        self._plural = plural
        self._patterns: dict[Key, Pattern] = {}
        self._choosers: dict[Key, tuple[str, ...]] = {}
        self._choosers_of: dict[str, tuple[str, ...]] = {}
        self._told: dict[tuple[str | int | None, ...], Told] = {}
        self._ways: dict[tuple[Key, tuple[str | int, ...]], Sentence] = {}
        self._of: dict[str, tuple[str, ...]] = {}
        for message, form in forms:
            self._of[message] = (*self._of.get(message, ()), form)

    def say(self, message: str, form: str, arguments: Arguments) -> str | None:
        """Return what a form says, without white space at its ends; None if it wants what there is not."""
        key = (message, form)
        try:
            choosers = self._choosers[key] if key in self._choosers else self._learn(key)
            way = (key, tuple([arguments[name] for name in choosers]))
            if way not in self._ways:
                self._ways[way] = self._find(key, arguments)
            template, names = self._ways[way]
            return template % tuple([arguments[name] for name in names])
        except (KeyError, Unreadable):
            return None

    def of_claim(self, expected: Expected) -> list[str]:
        """Return what the forms of its message say of a claim, its own form first."""
        text = self.marks_of(expected)
        return [mark.partition(TURN)[2] for mark in text.split(SPOT)] if text else []

    def marks_of(self, expected: Expected) -> str:
        """Return a claim with each of these sentences, as `facts TURN sentence SPOT facts TURN sentence`."""
        kind, values = expected
        choosers = self._choosers_of.get(kind)
        if choosers is None:
            choosers = self._choosers_of[kind] = self._choosers_for(expected)
        way = (kind, *[values[name][2] for name in choosers])
        told = self._told.get(way)
        if told is None:
            told = self._told[way] = self._tell_all(expected)
        template, places = told
        return template % tuple([values[name][part] for name, part in places])

    def _tell_all(self, expected: Expected) -> Told:
        facts, named = template_of(expected)
        told = list(self._tell(expected))
        places = [place for _, names in told for place in (*[(n, 0) for n in named], *[(n, 1) for n in names])]
        return SPOT.join([facts + TURN + sentence for sentence, _ in told]), tuple(places)

    def _choosers_for(self, expected: Expected) -> tuple[str, ...]:
        """The values of a claim by which any of its forms chooses its words."""
        names: dict[str, None] = {}
        for form in self._of.get(expected.kind, ()):
            with suppress(KeyError, Unreadable):
                names |= dict.fromkeys(self._learn((expected.kind, form)))
        return tuple([name for name in expected.values if f"{name}_is" in names])

    def _tell(self, expected: Expected) -> Iterator[Sentence]:
        kind, values = expected
        choices = {f"{name}_is": shown.choice for name, shown in values.items() if shown.choice is not None}
        for form in self._of.get(kind, ()):
            with suppress(KeyError, Unreadable):
                template, names = self._find((kind, form), choices)
                if values.keys() >= set(names):
                    yield template, names

    def paths(self, key: Key) -> Iterator[tuple[str, ...]]:
        """Yield the arguments that each way through a form names, in order."""
        yield from self._paths(self._pattern(key))

    def _paths(self, pattern: Pattern) -> Iterator[tuple[str, ...]]:
        found: list[tuple[str, ...]] = [()]
        for part in pattern:
            if isinstance(part, Argument):
                found = [(*path, part.name) for path in found]
            elif isinstance(part, Choice):
                ways = [way for variant in part.variants.values() for way in self._paths(variant)]
                found = [path + way for path in found for way in ways]
        yield from found

    def _pattern(self, key: Key) -> Pattern:
        if key not in self._patterns:
            self._patterns[key] = pattern_of(self.forms[key].source)
        return self._patterns[key]

    def _learn(self, key: Key) -> tuple[str, ...]:
        """The arguments by which a form chooses its words."""
        self._choosers[key] = tuple(dict.fromkeys(self._choices(self._pattern(key))))
        return self._choosers[key]

    def _choices(self, pattern: Pattern) -> Iterator[str]:
        for part in pattern:
            if isinstance(part, Choice):
                yield part.argument
                for variant in part.variants.values():
                    yield from self._choices(variant)
            elif isinstance(part, Reference):
                yield from self._choices(self._pattern(part.key))

    def _find(self, key: Key, arguments: Arguments) -> Sentence:
        parts = list(self._chosen(self._pattern(key), arguments))
        template = "".join("%s" if isinstance(part, Argument) else part.replace("%", "%%") for part in parts)
        return template.strip(), tuple(part.name for part in parts if isinstance(part, Argument))

    def _chosen(self, pattern: Pattern, arguments: Arguments) -> Iterator[str | Argument]:
        """Choose the exact number or word, then the plural category of a number, then the starred variant."""
        for part in pattern:
            if isinstance(part, Reference):
                yield from self._chosen(self._pattern(part.key), arguments)
            elif isinstance(part, Choice):
                value = arguments[part.argument]
                variant = part.variants.get(value)
                if variant is None and not isinstance(value, str):
                    variant = part.variants.get(self._plural(value))
                yield from self._chosen(part.variants[part.default] if variant is None else variant, arguments)
            else:
                yield part
