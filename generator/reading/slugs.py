"""The shape of ids, and the id that a name would have. Start with `slug`."""

import re
import unicodedata

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What may be part of an address."""
NAME_ID = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
"""What names a dimension, a unit, a spec, a workload or a profile inside its category."""
ID_LENGTH = 80


def slug(text: str) -> str:
    """The id that a name would have: "C++ & Friends" → "c-friends"; may be empty."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")[:ID_LENGTH].strip("-")
