"""Which picture a name means. Start with `look_up`."""

import posixpath
from collections.abc import Mapping

from generator.diagnostics.problem import Diagnostic, Span
from generator.diagnostics.suggest import did_you_mean
from generator.model.product import Image


def look_up(images: Mapping[str, Image], name: str, folder: str) -> Image | None:
    """The picture that a name means in a file of `folder`: beside it, or else in content/images."""
    return next((images[path] for path in places(name, folder) if path in images), None)


def missing(images: Mapping[str, Image], name: str, folder: str, span: Span) -> Diagnostic:
    """What to say of a picture that is not there."""
    near_by = (folder, "content/images")
    near = [posixpath.relpath(path, place) for place in near_by for path in images if path.startswith(place + "/")]
    if name.startswith(("http://", "https://")):
        hint = f"pictures of other sites are not shown; save a copy in {folder}/ or content/images/"
        return Diagnostic("image/missing", f"there is no picture `{name}` on this site", span, hint=hint)
    hint = did_you_mean(name, near) or f"put it into {folder}/ or content/images/"
    return Diagnostic("image/missing", f"there is no picture `{name}`", span, hint=hint)


def places(name: str, folder: str) -> list[str]:
    paths = [posixpath.normpath(posixpath.join(place, name)) for place in (folder, "content/images")]
    return [path for path in paths if path.startswith("content/")]
