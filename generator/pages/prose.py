"""Prose with its holes filled: values looked up, links found, pictures placed. Start with `resolve`."""

import posixpath
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from generator.diagnostics.problem import Diagnostic, Outcome, Span
from generator.diagnostics.suggest import did_you_mean
from generator.judging.values import Found, NotFound
from generator.model.catalogue import Category
from generator.model.prose import Block, Heading, Html, Link, Piece, Prose, Value
from generator.model.prose import Picture as PictureHole
from generator.pages.assets import Gallery
from generator.pages.directory import Directory, Target, anchors_of, with_anchor
from generator.reading.image_names import look_up, missing

BOXES = ("reasons", "myth", "both", "note", "tip", "warning")
SECTIONS = ("scores", "verdict", "choose", "costs", "specs", "pros-cons", "questions")
"""The sections of a pair's page that its article may place or replace."""
BLOCKS = (*BOXES, *SECTIONS)
CONTENTS_FROM = 4


class Anchor(Struct, frozen=True):
    """The opening tag of an internal link; `url` is relative to the site's root."""

    url: str
    title: str


class Figure(Struct, frozen=True):
    url: str
    width: int
    height: int
    alt: str
    title: str


class Shown(Struct, frozen=True):
    """A value of the data inside a sentence."""

    path: str
    value: Found


class Box(Struct, frozen=True):
    """A block: `reasons` carries the product's name and, in a pair's article, its side ("a" or "b").

    The first `reasons` of a side `advises`: what was computed for it stands there too.
    """

    name: str
    title: str
    side: str
    body: "tuple[Part, ...]"
    advises: bool = False


class Placed(Struct, frozen=True):
    """Where a computed section of the page stands; `argument` narrows it, as `costs` to one workload."""

    name: str
    argument: str


Part = Html | Anchor | Figure | Shown | Box | Placed


class Text(Struct, frozen=True):
    """Resolved prose; `contents` lists its second-level headings if there are enough of them.

    `replaced` holds what stands in the page's sections instead of what was
    computed, `placed` the sections that stand in the text; `advised` are the
    sides whose reasons the text gives, so that the advice goes with them.
    """

    parts: tuple[Part, ...] = ()
    contents: tuple[Heading, ...] = ()
    description: str = ""
    replaced: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    placed: tuple[tuple[str, str], ...] = ()
    advised: tuple[str, ...] = ()


NOTHING = Text()


def resolve(
    prose: Prose | None,
    directory: Directory,
    gallery: Gallery,
    home: Category | None = None,
    pair: tuple[str, str] | None = None,
) -> Outcome[Text]:
    """Fill the holes of a text that belongs to a category (or to none), perhaps to the page of a `pair`.

    Emits `link/dangling`, `value/unknown-path`, `block/unknown`,
    `block/misplaced`, `reference/workload`, `image/missing` and
    `image/no-alt` (a warning).
    """
    if prose is None:
        return Outcome(Text())
    resolver = _Resolver(prose, directory, gallery, home, pair)
    for value in prose.title_values:
        list(resolver.look_up(value))
    if not prose:
        return Outcome(Text(description=prose.description), tuple(resolver.problems))
    parts = tuple(resolver.parts(prose.pieces))
    headings = tuple(h for h in prose.headings if h.level == 2)
    text = Text(
        parts=parts,
        contents=headings if len(headings) >= CONTENTS_FROM else (),
        description=prose.description,
        replaced=MappingProxyType(resolver.replaced),
        placed=tuple(sorted(resolver.placed)),
        advised=tuple(sorted(resolver.advised)),
    )
    return Outcome(text, tuple(resolver.problems))


class _Resolver:
    def __init__(
        self, prose: Prose, directory: Directory, gallery: Gallery, home: Category | None, pair: tuple[str, str] | None
    ) -> None:
        self.pair = pair or ()
        self.prose = prose
        self.here = Target("", anchors_of(prose))  # type: ignore[arg-type]
        self.directory = directory
        self.gallery = gallery
        self.category = home.id if home else ""
        self.workloads = [w.id for w in home.workloads] if home else []
        self.problems: list[Diagnostic] = []
        self.replaced: dict[str, tuple[Part, ...]] = {}
        self.placed: set[tuple[str, str]] = set()
        self.advised: set[str] = set()

    def parts(self, pieces: tuple[Piece, ...]) -> Iterator[Part]:
        for piece in pieces:
            match piece:
                case Html():
                    yield piece
                case Value():
                    yield from self.look_up(piece)
                case Link(target, title, span):
                    yield self._link(target, title, span)
                case PictureHole():
                    yield from self._picture(piece)
                case Block():
                    yield from self._block(piece)

    def look_up(self, value: Value) -> Iterator[Shown]:
        """Yield the value, or report that there is none."""
        found = self.directory.values.value(value.path, self.category)
        if self._is_found(found, "value/unknown-path", value.span) and not isinstance(found, NotFound):
            yield Shown(value.path, found)

    def _is_found(self, found: object, code: str, span: Span) -> bool:
        if not isinstance(found, NotFound):
            return True
        if not found.unread:
            self.problems.append(Diagnostic(code, found.message, span, hint=found.hint))
        return False

    def _link(self, reference: str, title: str, span: Span) -> Part:
        target: Target | NotFound
        if reference.startswith("#"):
            found = with_anchor(self.here, reference[1:])
            if self._is_found(found, "link/dangling", span) and isinstance(found, Target):
                return Html(f'<a href="{found.url}">')
            return Html("<a>")
        target = self.directory.find(reference, self.category)
        if self._is_found(target, "link/dangling", span) and isinstance(target, Target):
            return Anchor(target.url, title)
        return Html("<a>")

    def _picture(self, hole: PictureHole) -> Iterator[Part]:
        folder = posixpath.dirname(self.prose.path)
        image = look_up(self.gallery.images, hole.source, folder)
        if not hole.alt:
            hint = "say in a few words what it shows: ![a curve that falls](curve.svg)"
            self.problems.append(
                Diagnostic("image/no-alt", f"`{hole.source}` has no description", hole.span, hint=hint)
            )
        if image is None:
            self.problems.append(missing(self.gallery.images, hole.source, folder, hole.span))
        else:
            picture = self.gallery.place(image)
            yield Figure(picture.url, picture.width, picture.height, hole.alt, hole.title)

    def _block(self, block: Block) -> Iterator[Part]:
        body = tuple(self.parts(block.body))
        if block.name in SECTIONS:
            yield from self._section(block, body)
        elif block.name not in BOXES:
            hint = did_you_mean(block.name, BLOCKS) if block.name else "this `:::` closes nothing; remove it"
            message = f"there is no block `{block.name}`" if block.name else "a block without a name"
            self.problems.append(Diagnostic("block/unknown", message, block.span, hint=hint))
        elif block.name == "reasons":
            yield from self._reasons(block, body)
        else:
            yield Box(block.name, block.argument, "", body)

    def _reasons(self, block: Block, body: tuple[Part, ...]) -> Iterator[Part]:
        owner = self.directory.values.product(block.argument, self.category)
        if not self._is_found(owner, "link/dangling", block.span) or isinstance(owner, NotFound):
            return
        product = owner[1]
        side = "ab"[self.pair.index(product.id)] if product.id in self.pair else ""
        advises = bool(side) and side not in self.advised
        if advises:
            self.advised.add(side)
        yield Box(block.name, product.label, side, body, advises)

    def _section(self, block: Block, body: tuple[Part, ...]) -> Iterator[Part]:
        """A section with a text of its own is replaced where it stands; without one it is placed here."""
        argument = block.argument if block.name == "costs" else ""
        known = {name for name, of in self.placed if of in ("", argument)} | set(self.replaced)
        if not self.pair:
            hint = "only the article of a pair may place it"
            message = f"`::: {block.name}` is a section of a pair's page"
            self._misplaced(block, message, hint)
        elif block.name in known:
            hint = "keep one of the two"
            message = f"`{block.name}` stands in this text twice"
            self._misplaced(block, message, hint)
        elif argument and argument not in self.workloads:
            hint = did_you_mean(argument, self.workloads) or "declare it under `workloads:` in category.yaml"
            message = f"there is no workload `{argument}`"
            self.problems.append(Diagnostic("reference/workload", message, block.span, hint=hint))
        elif body:
            self.replaced[block.name] = body
        else:
            self.placed.add((block.name, argument))
            yield Placed(block.name, argument)

    def _misplaced(self, block: Block, message: str, hint: str) -> None:
        self.problems.append(Diagnostic("block/misplaced", message, block.span, hint=hint))
