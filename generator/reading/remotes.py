"""What a target of publishing may name: a branch, a repository, a server and a folder there, a header.

What a shell, ssh or rsync could take for something else is refused here. Start with `remote`.
"""

import re
from typing import Any

from generator.diagnostics.text import concealed
from generator.reading.fields import line, whole, wrong

BRANCH = re.compile(r"(?!.*(\.\.|\.lock(/|$)|\.(/|$)))[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
REMOTE = re.compile(r"(?!-|.*::)[^\n\r]+")
SECRET = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://([^/@]*:[^/@]*|[^/@]{20,})@")
"""How an address begins that has a password or a token in it."""
SERVER = re.compile(r"([A-Za-z0-9_][A-Za-z0-9_.+-]*@)?([A-Za-z0-9][A-Za-z0-9._-]*|[0-9A-Fa-f]*:[0-9A-Fa-f:]+)")
FOLDER = re.compile(r"(?![-~ ])(?!.*(^|/)\.\.?/)(?!.*/\.\.?$)(?!\.\.$)(?!/+$)[^\x00-\x1f\x7f*?\[\]{}\\'\"`$!;&|<>()#]+")
BUCKET = re.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
PREFIX = re.compile(r"/|/?[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*/?")
PORTS = 65_535
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
        raise wrong("value/target", f"`{concealed(text)}` is not a place that git can send to", hint)
    if SECRET.match(text):
        hint = "leave it out, and let git's credential helper or an SSH key answer for you"
        raise wrong("value/target", "a password or a token stands in the address of a repository", hint)
    return text


def server(value: Any) -> str:
    """A server as ssh knows it; a password would be a secret in a file that everybody can read."""
    text = line(value)
    if not SERVER.fullmatch(text):
        hint = "write it like www.example.com or editor@www.example.com; the folder goes into `path`"
        raise wrong("value/target", f"`{concealed(text)}` is not the name of a server", hint)
    return text


def folder(value: Any) -> str:
    """A folder on a server, whole or counted from the account's home; never the root."""
    text = line(value)
    if not FOLDER.fullmatch(text):
        hint = "write it whole, like /srv/www/site, or counted from the account's home, like www/site"
        raise wrong("value/target", f"`{text}` is not a folder that a site can go to", hint)
    return text


def bucket(value: Any) -> str:
    text = line(value)
    if not BUCKET.fullmatch(text):
        hint = "use 3 to 63 of a-z, 0-9, dots and hyphens; what follows it goes into `prefix`"
        raise wrong("value/target", f"`{text}` is not the name of a bucket", hint)
    return text


def prefix(value: Any) -> str:
    """What keys begin with, without slashes around it."""
    text = line(value)
    if not PREFIX.fullmatch(text):
        raise wrong("value/target", f"`{text}` is not what keys can begin with", "write it like sites/chairs")
    return text.strip("/")


def port(value: Any) -> int:
    found = whole(value)
    if not 0 < found <= PORTS:
        raise wrong("value/target", f"{found} is not a port", f"write a number from 1 to {PORTS}")
    return found


def header(value: Any) -> str:
    text = line(value)
    if not HEADER.fullmatch(text):
        raise wrong("value/target", f"`{text}` is not the name of a header", "use letters, digits and hyphens")
    return text
