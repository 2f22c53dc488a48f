"""What browsers are told that pages may load: files of the site itself and nothing else.

One policy for built pages, the preview and hosts that send headers. Start with `POLICY`.
"""

from collections.abc import Mapping
from types import MappingProxyType

DIRECTIVES: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "font-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
)
WASM = {"script-src": "'self' 'wasm-unsafe-eval'"}
"""What Pagefind needs: its index is searched by a WebAssembly module of the site's own."""


def policy(*more: Mapping[str, str]) -> str:
    """The content security policy as a header or a `meta` element holds it."""
    directives = dict(DIRECTIVES)
    for changed in more:
        directives.update(changed)
    return "; ".join(f"{name} {value}" for name, value in directives.items())


POLICY = policy()
"""The policy of every page of a site whose search is our own."""
