"""What a sentence form has to name, and in which order, so that no words file can turn a claim around.

Knows the arguments of claims, no page. Start with `check_words`.
"""

from collections.abc import Iterator, Mapping

from generator.audit.forms import Key, Sentences, Unreadable
from generator.diagnostics.problem import Diagnostic, Span

ORDER: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "overall": (("winner", "loser"), ("high", "low")),
    "close": (("first", "second"), ("high", "low")),
    "split": (("ahead", "behind"), ("high", "low")),
    "unproven": (("ahead", "behind"), ("high", "low")),
    "tally": (("ahead", "own", "behind", "other"),),
    "wins": (("product", "leads"),),
    "concedes": (("product", "leads"),),
    "coverage": (("compared", "scored", "missing"),),
    "lead-item": (("high", "low"),),
    "firmness": (("winner", "loser"),),
    "odds": (("product", "other"),),
    "flips": (("challenger", "holder"),),
    "not-choose": (("dimensions", "other", "turns"),),
    "profile-needs": (("need", "word"),),
    "price-change": (("after", "before"),),
    "rank": (("rank", "of"),),
    "unranked": (("scored", "of"),),
    "best-for": (("products", "overall", "of"),),
    "evidence": (("proven", "scores", "derived"),),
    "derived": (("quality", "price", "month", "least"),),
    "difference": (("theirs", "own"), ("trails", "leads")),
    "superlative": (("products", "points", "of"),),
    "upgrade": (("older", "newer"), ("gains", "losses")),
    "retired": (("product", "successor"),),
    "row-lead": (("product", "gap"),),
    "cheaper": (("product", "other", "theirs"),),
    "crossing": (("product", "other"), ("once", "running", "theirs")),
    "no-crossing": (("product", "other"), ("once", "running", "theirs")),
    "cheapest-for": (("products", "month", "of"),),
    "all-cost": (("of", "month"),),
    "cost-rank": (("rank", "of"),),
    "converted": (("rate", "target", "date"),),
    "break-evens": (("challenger", "turns"),),
    "exact-share": (("ahead", "share"),),
    "working": (("terms", "divisor", "mean", "overall"),),
}
"""By message: arguments that have to stand in this order where they stand."""

NEEDED: Mapping[Key, tuple[str, ...]] = {
    ("overall", ""): ("winner", "high", "low"),
    ("wins", ""): ("leads",),
    ("concedes", ""): ("leads",),
    ("level", ""): ("dimensions",),
    ("coverage", ""): ("missing",),
    ("flips", ""): ("challenger", "turns"),
    ("choose", ""): ("dimension",),
    ("not-choose", ""): ("dimensions", "turns"),
    ("profile", ""): ("profiles",),
    ("profile-needs", ""): ("profile", "need", "word", "other"),
    ("lead-item", ""): ("dimension", "high", "low"),
    ("turn-item", ""): ("dimension", "at"),
    ("superlative", ""): ("products", "dimension", "points", "of"),
    ("superlative", "short"): ("products", "of"),
    ("best-for", ""): ("products", "overall", "of"),
    ("rank", ""): ("rank", "of"),
    ("cheapest-for", ""): ("products", "month", "of"),
    ("all-cost", ""): ("month",),
    ("cost-rank", ""): ("rank", "of"),
    ("cost", "month"): ("month",),
    ("cost", "year"): ("year",),
    ("crossing", ""): ("product", "other", "months"),
    ("break-evens", ""): ("turns",),
    ("derived", ""): ("quality", "price", "workload"),
    ("score", ""): ("points",),
    ("own-overall", ""): ("points",),
    ("duel-overall", ""): ("points",),
    ("row-lead", ""): ("product", "gap"),
    ("price-change", ""): ("plan",),
    ("price-since", ""): ("day",),
    ("plan-ends", ""): ("plan", "day"),
    ("price-then", ""): ("price",),
}
"""By form: arguments that each way through it has to name: lists in whole, a superlative with its population."""


def check_words(sentences: Sentences) -> Iterator[Diagnostic]:
    """Yield what the forms of a words file name in a wrong order or leave out; emits `audit/words`."""
    for key, form in sentences.forms.items():
        try:
            ways = tuple(sentences.paths(key))
        except Unreadable:
            if key[0] in ORDER:
                yield Diagnostic("audit/words", f"{_named(key)} cannot be read back", Span(form.path, form.line))
            continue
        for fault in dict.fromkeys(fault for way in ways for fault in _faults(key, way)):
            yield Diagnostic("audit/words", fault, Span(form.path, form.line), hint="docs/claims.md has the rules")


def _faults(key: Key, way: tuple[str, ...]) -> Iterator[str]:
    for order in ORDER.get(key[0], ()):
        named = [name for name in way if name in order]
        wanted = sorted(named, key=order.index)
        if named != wanted:
            yield f"{_named(key)} names {_list(named)}; the order is {_list(wanted)}"
    missing = [name for name in NEEDED.get(key, ()) if name not in way]
    if missing:
        yield f"{_named(key)} does not name {_list(missing)}"


def _named(key: Key) -> str:
    return f"`{key[0]}{'.' + key[1] if key[1] else ''}`"


def _list(names: list[str]) -> str:
    return ", ".join(f"`${name}`" for name in names)
