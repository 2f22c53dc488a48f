"""Files that pages use besides HTML: pictures, styles; each under a name that changes with its bytes.

Start with `Gallery`.
"""

import posixpath
from collections.abc import Mapping

from msgspec import Struct

from generator.model.product import Image
from generator.pages.routes import Routes
from generator.pages.views import Picture


class Asset(Struct, frozen=True):
    """A file of the output. `source` is the path of the source file it is copied from."""

    url: str
    source: str


class Gallery:
    """Gives each picture its address; pictures of one name in different folders do not collide."""

    def __init__(self, images: Mapping[str, Image], routes: Routes) -> None:
        self.images = images
        self._routes = routes

    def place(self, image: Image) -> Picture:
        stem, suffix = posixpath.splitext(posixpath.basename(image.path))
        name = f"{stem}.{image.digest}{suffix.lower()}"
        return Picture(self._routes.asset(name), image.width, image.height)

    def assets(self) -> tuple[Asset, ...]:
        """All pictures of the site, used or not."""
        return tuple(Asset(self.place(image).url, path) for path, image in self.images.items())
