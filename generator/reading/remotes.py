"""What a target of publishing may name: a branch, a repository, a header. Start with `remote`."""

import re
from typing import Any

from generator.reading.fields import line, wrong

BRANCH = re.compile(r"(?!.*(\.\.|\.lock(/|$)|\.(/|$)))[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
REMOTE = re.compile(r"(?!-|.*::)[^\n\r]+")
SECRET = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/@]*:[^/@]*@")
"""How an address begins that has a password in it."""
HEADER = re.compile("[A-Za-z][A-Za-z0-9-]*")


def branch(value: Any) -> str:
    text = line(value)
    if not BRANCH.fullmatch(text):
        raise wrong("value/target", f"`{text}` is not the name of a branch", "write it like gh-pages or sites/live")
    return text


def remote(value: Any) -> str:
    """A remote, an address or a folder; what would be a secret in a file that everybody can read is refused."""
    text = line(value)
    if not REMOTE.fullmatch(text):
        hint = "write the name of a remote, an address, or a folder"
        raise wrong("value/target", f"`{text}` is not a place that git can send to", hint)
    if SECRET.match(text):
        hint = "leave it out, and let git's credential helper or an SSH key answer for you"
        raise wrong("value/target", "a password stands in the address of a repository", hint)
    return text


def header(value: Any) -> str:
    text = line(value)
    if not HEADER.fullmatch(text):
        raise wrong("value/target", f"`{text}` is not the name of a header", "use letters, digits and hyphens")
    return text
