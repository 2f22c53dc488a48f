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
POLICY = "; ".join(f"{name} {value}" for name, value in DIRECTIVES.items())
"""The content security policy of every page, as a header or a `meta` element holds it."""
