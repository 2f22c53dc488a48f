"""How our files write numbers, and what one that is written otherwise must have meant. Start with `numbers_meant`."""

import re

NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?")
QUANTITY = re.compile(r"((?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,12})?)([KMB]?)")
FACTORS = {"": 1, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}


def numbers_meant(value: str) -> list[str]:
    """What a number may be that is written as in another language; a comma before three digits leaves it open."""
    bare = value.replace("_", "").replace(" ", "")
    dotted = bare.replace(".", "").replace(",", ".")
    joined = bare.replace(",", "")
    if re.fullmatch(r"-?[0-9]+,[0-9]+", bare):
        found = [dotted, joined] if len(bare.partition(",")[2]) == len("000") else [dotted]
    elif re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", bare):
        found = [dotted]
    elif re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})*(\.[0-9]+)?", bare) or "," not in bare:
        found = [joined]
    else:
        found = []
    return [number for number in found if NUMBER.fullmatch(number)]


def quantity_meant(value: str) -> str | None:
    """As `numbers_meant`, of a number that may end in a letter; None if there is more than one answer, or none."""
    bare = value.replace("_", "").replace(" ", "")
    if re.fullmatch(r"[0-9]+,[0-9]{3}[KMB]?", bare):
        return None
    if re.fullmatch(r"[0-9]+,[0-9]+[KMB]?", bare):
        bare = bare.replace(",", ".")
    if bare.isdigit():
        amount = int(bare)
        for letter in "BMK":
            if amount and amount % FACTORS[letter] == 0:
                return f"{amount // FACTORS[letter]}{letter}"
    return bare.upper() if QUANTITY.fullmatch(bare.upper()) else None
