"""What is known of one claim with its sentence. Start with `Proof`."""

from typing import NamedTuple


class Proof(NamedTuple):
    """The products that a claim is about, its subject first, but not a successor.

    `subject` is empty if it is about several products or none. With a `fault`
    it is a lie of that `code`.
    """

    kind: str
    products: tuple[str, ...]
    subject: str
    fault: str = ""
    code: str = ""
