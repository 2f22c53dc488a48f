"""Did you mean: the nearest of the words that would have been right."""

from bisect import bisect
from collections.abc import Iterable

MANY = 400


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like `word`, or None if none is near.

    Upper case, spaces and the kind of dash do not count as differences.
    """
    from difflib import get_close_matches

    wanted, plain = _plain(word), {_plain(c): c for c in candidates}
    likely = [*plain] if len(plain) <= MANY else _around(wanted, plain)
    near = get_close_matches(wanted, likely, n=1, cutoff=0.6)
    return plain[near[0]] if near else None


def only_answer(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `word` must be a slip of, or None if two are as near or all too far away.

    A slip is one letter wrong, missing, too many or swapped with its
    neighbour; in words of seven letters and more, two.
    """
    plain = _plain(word)
    slips = 2 if len(plain) >= 7 else 1
    likely = ((_plain(c), c) for c in candidates if abs(len(c) - len(word)) <= slips)
    near = sorted((_distance(plain, other), c) for other, c in likely)
    alone = len(near) == 1 or (len(near) > 1 and near[0][0] < near[1][0])
    return near[0][1] if alone and near[0][0] <= slips else None


def _around(word: str, words: Iterable[str]) -> list[str]:
    """Of very many words those that begin or end most like `word`; to compare all 10,000 would take half a second."""
    backwards = _neighbours(word[::-1], (w[::-1] for w in words))
    return [*_neighbours(word, words), *(w[::-1] for w in backwards)]


def _neighbours(word: str, words: Iterable[str]) -> list[str]:
    ordered = sorted(words)
    place = bisect(ordered, word)
    return ordered[max(0, place - MANY // 4) : place + MANY // 4]


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A hint that proposes the nearest candidate, or else lists them all if they are few."""
    known = tuple(candidates)
    if near := closest(word, known):
        return f"did you mean `{near}`?"
    if 0 < len(known) <= 12:
        return "known here: " + ", ".join(f"`{k}`" for k in known)
    return ""


def _plain(word: str) -> str:
    return word.strip().lower().replace(" ", "_").replace("-", "_")


def _distance(a: str, b: str) -> int:
    """Edits between two words, a swap of neighbours counting as one (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y)))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]
