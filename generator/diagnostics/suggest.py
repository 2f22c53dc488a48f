"""Did you mean: the nearest of the words that would have been right."""

from collections.abc import Iterable


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like `word`, or None if none is near.

    Upper case, spaces and the kind of dash do not count as differences.
    """
    from difflib import get_close_matches

    plain = {_plain(c): c for c in candidates}
    near = get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
    return plain[near[0]] if near else None


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
