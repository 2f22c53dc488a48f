"""Pictures of a site: what they really are, how large, and which one a name means."""

import hashlib
import io
import posixpath
import re

from generator.diagnostics.problem import Span
from generator.model.product import Image
from generator.reading.desk import Desk
from generator.reading.image_names import look_up, missing, places
from generator.reading.vectors import fault_of

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif")
MOST_PIXELS = 50_000_000
LENGTH = rb"(\d{1,9}(?:\.\d*)?|\.\d+)"
VIEW_BOX = re.compile(
    rb'viewBox\s*=\s*["\']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+' + LENGTH + rb"[\s,]+" + LENGTH + rb'\s*["\']'
)
MAGIC = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}


def read_images(desk: Desk) -> dict[str, Image]:
    """Measure every picture below `content/`; emits `image/type` and `image/size`."""
    found = {}
    for path in desk.tree.under("content"):
        if path.lower().endswith(SUFFIXES) and (image := _measure(desk, path)):
            found[path] = image
    return found


def find_image(desk: Desk, name: str, folder: str, span: Span) -> Image | None:
    """Return the picture called `name` in `folder` or in content/images; emits `image/missing`."""
    if image := look_up(desk.images, name, folder):
        return image
    broken = any(path in desk.tree.files or path in desk.tree.refused for path in places(name, folder))
    if not broken:  # else that was reported
        desk.problems.append(missing(desk.images, name, folder, span))
    return None


def _measure(desk: Desk, path: str) -> Image | None:
    data = desk.tree.files[path]
    suffix = posixpath.splitext(path)[1].lower()
    fault = fault_of(data) if suffix == ".svg" else ""
    if not data.startswith(MAGIC.get(suffix, (b"",))) or fault == "image/type":
        desk.report("image/type", f"`{path}` is not what its name says", Span(path), f"save it as a real {suffix}")
        return None
    if fault:
        hint = "save it without scripts, event handlers and embedded pages"
        desk.report("image/active", f"`{path}` is a picture that can run a program", Span(path), hint)
        return None
    width, height = _size(data)
    if width <= 0 or height <= 0:
        hint = "an SVG needs a viewBox" if suffix == ".svg" else "save it anew"
        desk.report("image/size", f"`{path}` does not say how large it is", Span(path), hint)
        return None
    if width * height > MOST_PIXELS:
        desk.report("image/size", f"`{path}` has {width} × {height} pixels", Span(path), "make it smaller")
        return None
    return Image(path, width, height, hashlib.blake2b(data, digest_size=6).hexdigest())


def _size(data: bytes) -> tuple[int, int]:
    import imagesize  # takes a client for the web along

    try:
        width, height = (int(length) for length in imagesize.get(io.BytesIO(data)))
    except Exception:  # a broken header raises whatever its parser happens to trip over
        width, height = -1, -1
    if (width <= 0 or height <= 0) and (box := VIEW_BOX.search(data)):
        return round(float(box[1])), round(float(box[2]))
    return width, height
