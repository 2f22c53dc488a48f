"""Which address a file of the output has. Start with `address_of`."""


def address_of(path: str) -> str:
    """The address that a file of the output serves: "a/index.html" is "a/"."""
    return path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path
