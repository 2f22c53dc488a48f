"""Checks of single words and phrases, in English only. Start with `casing`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct

from generator.diagnostics.problem import Diagnostic, Edit
from generator.linting.english import ACRONYMS, COMPARATIVES, FILLER, OBJECT
from generator.linting.manuscript import Manuscript, Passage

LONGEST_NAME = 200
"""Characters of a name that texts may spell in another way."""
WORD = re.compile(r"[A-Za-z0-9]+(?:[.+-][A-Za-z0-9]+)*")
JOINED = frozenset("/._@#$-=&\\")
CLAIMS = frozenset(("best_for", "cons", "pros", "summary", "tagline", "why"))


class Lexicon(Struct, frozen=True):
    """How names are written, by their words in lower case; `lengths` are those of the names that begin with a word."""

    names: Mapping[tuple[str, ...], str]
    lengths: Mapping[str, Set[int]]
    spellings: frozenset[str]
    """The words of all names as they should be written."""
    words: frozenset[str]
    """The same in lower case."""

    def suspects(self, text: str) -> set[str]:
        """The words of names that stand in a text in another spelling."""
        others = set(WORD.findall(text)) - self.spellings
        return {word for word in others if word.lower() in self.words}


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


FILLERS, COMPARATIVE, OBJECTS = _any_of(FILLER), _any_of(COMPARATIVES), _any_of(OBJECT)
FRACTION = re.compile(r"\ba (?:small |tiny |mere )?fraction of\b", re.IGNORECASE)


def is_english(manuscript: Manuscript) -> bool:
    return manuscript.catalogue.site.language.split("-")[0] == "en"


def _whole(passages: Sequence[Passage]) -> str:
    """All texts in one: what stands in none of them need not be looked for in each."""
    return "\n".join([passage.text for passage in passages])


def filler(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/filler` for each phrase that says nothing."""
    passages = manuscript.passages if is_english(manuscript) else ()
    whole = _whole(passages).lower()
    phrases = [phrase for phrase in FILLER if phrase in whole]
    for passage in passages:
        lower = passage.text.lower()
        if not any(phrase in lower for phrase in phrases):
            continue
        for found in FILLERS.finditer(passage.text):
            place = manuscript.spot(passage.span, found.group())
            hint = "say what is meant, or leave it out"
            yield Diagnostic("editorial/filler", f"`{found.group()}` says nothing", place, hint=hint)


def comparative(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/comparative` for a comparison without its other side, in texts of product files."""
    products = [p for category in manuscript.catalogue.categories for p in category.products]
    names = {name for p in products for name in (p.name, p.maker)}
    passages = manuscript.passages if is_english(manuscript) else ()
    passages = tuple([p for p in passages if p.key in CLAIMS and p.path.startswith("scores/")])
    whole = _whole(passages)
    for passage in passages if COMPARATIVE.search(whole) or FRACTION.search(whole) else ():
        for sentence in passage.sentences:
            found = _dangling(sentence)
            if found and not any(name in sentence for name in names):
                place = manuscript.spot(passage.span, found)
                hint = "name the other side (cheaper than Gemma 3), or give the number"
                yield Diagnostic("editorial/comparative", f"`{found}` than what?", place, hint=hint)


def _dangling(sentence: str) -> str | None:
    """The comparative, or "a fraction of", that nothing in the sentence gives a measure."""
    if (found := COMPARATIVE.search(sentence)) and not OBJECTS.search(sentence, found.end()):
        return found.group()
    found = FRACTION.search(sentence)
    return found.group() if found and not any(c.isdigit() for c in sentence) else None


def casing(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Yield `editorial/casing` for names and acronyms that are not written as their owners write them."""
    lexicon = _lexicon(manuscript)
    passages = manuscript.passages if is_english(manuscript) else ()
    suspects = lexicon.suspects(_whole(passages))
    for passage in passages:
        if not (any(word in passage.text for word in suspects) and lexicon.suspects(passage.text)):
            continue
        for written, right, nth in _miswritten(passage.text, lexicon):
            place = manuscript.spot(passage.span, written, nth)
            fix = Edit(place, right) if place.end_column - place.column == len(written) else None
            message = f"`{written}` is written `{right}`"
            yield Diagnostic("editorial/casing", message, place, hint=f"write {right}", fix=fix)


def _miswritten(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str, int]]:
    """Yield as written, as it should be, and how often the former stands before."""
    words = list(WORD.finditer(text))
    folded = tuple(m.group().lower() for m in words)
    for n, word in enumerate(folded):
        for length in lexicon.lengths.get(word, ()):
            right = lexicon.names.get(folded[n : n + length], "")
            written = text[words[n].start() : words[min(n + length, len(words)) - 1].end()]
            is_slip = right and written != right and written.casefold() == right.casefold()
            if is_slip and not _is_part_of_an_address(text, words[n]):
                start = words[n].start()
                yield written, right, len(re.findall(rf"(?<!\w){re.escape(written)}(?!\w)", text[:start]))


def _is_part_of_an_address(text: str, word: re.Match[str]) -> bool:
    before, after = text[word.start() - 1] if word.start() else " ", text[word.end() : word.end() + 1] or " "
    return before in JOINED or after in JOINED - {".", "-"}


def _lexicon(manuscript: Manuscript) -> Lexicon:
    """Names of products and makers that no common word can be, and well-known acronyms."""
    products = [p for category in manuscript.catalogue.categories for p in category.products]
    own = [name for p in products for name in (p.name, p.maker) if _is_unmistakable(name)]
    names: dict[tuple[str, ...], str] = {}
    lengths: dict[str, set[int]] = {}
    for name in (*ACRONYMS, *own):
        if words := tuple(w.lower() for w in WORD.findall(name)):
            names[words] = name
            lengths.setdefault(words[0], set()).add(len(words))
    spellings = frozenset(word for name in names.values() for word in WORD.findall(name))
    return Lexicon(names, lengths, spellings, frozenset(word for words in names for word in words))


def _is_unmistakable(name: str) -> bool:
    """A digit or an inner capital: `GPT-4o`, `Gemma 3`, `OpenAI`, but not `Render` or `Oak Desk`."""
    if len(name) > LONGEST_NAME:
        return False
    return any(c.isdigit() for c in name) or any(c.isupper() for word in name.split() for c in word[1:])
