"""What all files have in common: unknown keys are mistakes. Start with `Written`."""

from pydantic import BaseModel, ConfigDict, Tag

from generator.reading.kinds import CheckCode, Text
from generator.reading.plugins import without_plugins

without_plugins()

MEMBER = "\0"
"""How the name of a union's member begins in pydantic's paths; no key of a file can hold it."""


def member(name: str) -> Tag:
    """Mark the member of a union that a discriminator calls `name`."""
    return Tag(MEMBER + name)


class Written(BaseModel):
    """Keys as an editor writes them; anything else is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False, defer_build=True)


Waivers = dict[CheckCode, Text]
"""By code, why a check does not count for this file: `{editorial/filler: "The maker's own words."}`."""
